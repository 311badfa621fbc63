"""E-mails on their way: over SMTP, or into the simulator's mailbox where no server is set."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine, insert

from bot.channels.base import SendError
from bot.runtime import simulated_clock
from bot.settings import Settings
from db.tables import SimulatedMailRow

LINE = "email"
TIMEOUT = 20.0  # seconds, for each answer of the server
PORTS: Mapping[tuple[str, bool], int] = {
    ("smtp", False): 25,
    ("smtp", True): 587,  # RFC 6409: whoever logs in submits
    ("smtps", False): 465,
    ("smtps", True): 465,
}
NOBODY = "Clinic <desk@clinic.example>"


class Mailer(Protocol):
    """Takes a whole message and brings it on its way."""

    def send(self, message: EmailMessage) -> None:
        """Raises SendError: kind "permanent" with effect "unreachable" where the address itself was refused."""
        ...


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to hand in e-mails."""

    host: str
    port: int
    tls: bool  # from the first byte on; else STARTTLS when offered
    user: str | None = None
    password: str | None = None

    @classmethod
    def at(cls, url: str) -> Server:
        """Reads smtp://user:password@host:587 or smtps://…; a percent-encoded user or password is decoded."""
        parts = urlsplit(url)
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        port = parts.port or PORTS[parts.scheme, user is not None]
        return cls(parts.hostname or "localhost", port, parts.scheme == "smtps", user, password)


class SmtpMailer:
    """Hands each message to an SMTP server, on a connection of its own."""

    def __init__(self, server: Server, timeout: float = TIMEOUT) -> None:
        self.server, self.timeout = server, timeout
        self._tls = ssl.create_default_context()

    def send(self, message: EmailMessage) -> None:
        try:
            with self._connected() as smtp:
                _hand_in(smtp, message)
        except SendError:
            raise
        except Exception as error:
            trouble = verdict(error)
            if trouble is None:
                raise
            # The server's own words may quote the address.
            raise trouble from None

    def check(self) -> None:
        """Connects and logs in, no more. Raises SendError."""
        try:
            with self._connected() as smtp:
                smtp.noop()
        except Exception as error:
            trouble = verdict(error)
            if trouble is None:
                raise
            raise trouble from None

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        smtp: smtplib.SMTP
        if server.tls:
            smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=self.timeout, context=self._tls)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self.timeout)
        try:
            smtp.ehlo_or_helo_if_needed()
            if not server.tls and smtp.has_extn("starttls"):
                smtp.starttls(context=self._tls)
            if server.user is not None:
                smtp.login(server.user, server.password or "")
        except BaseException:
            smtp.close()
            raise
        return smtp


def _hand_in(smtp: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        smtp.send_message(message)
    except smtplib.SMTPNotSupportedError:
        # An address beyond ASCII, and a server without SMTPUTF8 (RFC 6531): the matter of one patient, not of the line.
        raise SendError("permanent", "the mail server cannot write such an address", effect="unreachable") from None


def verdict(error: Exception) -> SendError | None:
    """What went wrong with a server, by the type of the error; None where it was no server's doing."""
    for kind, judge in VERDICTS.items():
        if isinstance(error, kind):
            return judge(error)
    return None


def _operator(words: str, code: object = None) -> SendError:
    return SendError("operator", words, code=str(code) if code else None, line=LINE)


def _by_code(code: int, refused: SendError) -> SendError:
    """4yz asks to come back later, 5yz refuses for good (RFC 5321, 4.2.1)."""
    if code in (530, 534, 535, 538):
        return _operator("the SMTP server wants another login than SMTP_URL has", code)
    return refused if code >= 500 else SendError("temporary", "the SMTP server asks for patience", code=str(code))


def _recipient(error: Exception) -> SendError:
    assert isinstance(error, smtplib.SMTPRecipientsRefused)
    code = max((refusal[0] for refusal in error.recipients.values()), default=550)
    refused = SendError("permanent", "the e-mail address was refused", code=str(code), effect="unreachable")
    return _by_code(code, refused)


def _sender(error: Exception) -> SendError:
    assert isinstance(error, smtplib.SMTPSenderRefused)
    return _by_code(error.smtp_code, _operator("the SMTP server does not accept EMAIL_FROM", error.smtp_code))


def _data(error: Exception) -> SendError:
    assert isinstance(error, smtplib.SMTPResponseException)
    refused = SendError("permanent", "the e-mail was refused", code=str(error.smtp_code), effect="unreachable")
    return _by_code(error.smtp_code, refused)


def _login(error: Exception) -> SendError:
    assert isinstance(error, smtplib.SMTPAuthenticationError)
    return _by_code(
        error.smtp_code, _operator("the SMTP server does not accept the login of SMTP_URL", error.smtp_code)
    )


def _greeting(error: Exception) -> SendError:
    assert isinstance(error, smtplib.SMTPResponseException)
    return _by_code(error.smtp_code, _operator("the SMTP server does not let us in", error.smtp_code))


# In this order: the first types are kinds of the later ones.
VERDICTS: Mapping[type[Exception], Callable[[Exception], SendError]] = {
    smtplib.SMTPAuthenticationError: _login,
    smtplib.SMTPRecipientsRefused: _recipient,
    smtplib.SMTPSenderRefused: _sender,
    smtplib.SMTPDataError: _data,
    smtplib.SMTPConnectError: _greeting,
    smtplib.SMTPHeloError: _greeting,
    smtplib.SMTPNotSupportedError: lambda _: _operator("the SMTP server cannot do what SMTP_URL asks, such as a login"),
    smtplib.SMTPServerDisconnected: lambda _: SendError("temporary", "the SMTP server hung up"),
    smtplib.SMTPResponseException: _greeting,
    ssl.SSLCertVerificationError: lambda _: _operator("the SMTP server's certificate is not valid"),
    UnicodeEncodeError: lambda _: _operator("the login of SMTP_URL has letters that SMTP cannot carry"),
    OSError: lambda e: SendError("temporary", f"the SMTP server is out of reach ({type(e).__name__})"),
}


class SimulatedMailer:
    """Keeps each message where the simulator's mailbox shows it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def send(self, message: EmailMessage) -> None:
        row = {
            "recipient": str(message["To"]),
            "subject": str(message["Subject"]),
            "raw": message.as_string(),
            "created_at": simulated_clock(self.engine)(),
        }
        with self.engine.begin() as conn:
            conn.execute(insert(SimulatedMailRow).values(row))


def made_from(settings: Settings, engine: Engine) -> Mailer:
    """The way that the settings name, or the simulator's."""
    return SmtpMailer(Server.at(settings.smtp_url)) if settings.smtp_url else SimulatedMailer(engine)


def sender(settings: Settings) -> str:
    """What stands in From; made up where neither it nor a server is set."""
    return settings.email_from or NOBODY
