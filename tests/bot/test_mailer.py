"""Handing in e-mails: what the address of the server may say, and what the server's answers mean."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.channels.base import SendError
from bot.mailer import Server, SimulatedMailer, SmtpMailer, verdict
from tests.listener import Listener
from tests.providers.wire import until


def letter(to: str = "maya@mail.example") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Your visit", "Clinic <desk@riverside.example>", to
    message.set_content("Tuesday at three.")
    return message


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("mail.example", 25, tls=False)),
        ("smtp://mail.example:2525", Server("mail.example", 2525, tls=False)),
        ("smtp://apikey:s%40cret%2F@mail.example", Server("mail.example", 587, False, "apikey", "s@cret/")),
        ("smtps://me%40clinic.example:x@mail.example", Server("mail.example", 465, True, "me@clinic.example", "x")),
    ],
)
def test_the_server_s_address(url: str, server: Server) -> None:
    assert Server.at(url) == server


def refusal(mailer: SmtpMailer, message: EmailMessage | None = None) -> SendError:
    with pytest.raises(SendError) as told:
        mailer.send(message or letter())
    assert "maya" not in str(told.value), "an error is told to staff and to the log"
    return told.value


@pytest.mark.parametrize(
    ("answer", "kind", "effect"),
    [
        ("421 4.3.2 closing", "temporary", None),
        ("451 4.7.1 greylisted, maya", "temporary", None),
        ("452 4.2.2 mailbox full", "temporary", None),
        ("550 5.1.1 no such user maya@mail.example", "permanent", "unreachable"),
        ("554 5.7.1 refused", "permanent", "unreachable"),
        ("530 5.7.0 authentication required", "operator", None),
    ],
)
def test_what_an_answer_means(smtp: Listener, answer: str, kind: str, effect: str | None) -> None:
    smtp.answers.append(answer)
    told = refusal(SmtpMailer(Server.at(smtp.url)))
    assert (told.kind, told.effect, told.code) == (kind, effect, answer[:3])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (smtplib.SMTPRecipientsRefused({"maya@mail.example": (550, b"no")}), "permanent"),
        (smtplib.SMTPRecipientsRefused({"maya@mail.example": (450, b"later")}), "temporary"),
        (smtplib.SMTPSenderRefused(550, b"who are you", "desk@riverside.example"), "operator"),
        (smtplib.SMTPSenderRefused(451, b"later", "desk@riverside.example"), "temporary"),
        (smtplib.SMTPAuthenticationError(535, b"wrong"), "operator"),
        (smtplib.SMTPAuthenticationError(454, b"later"), "temporary"),
        (smtplib.SMTPConnectError(421, b"busy"), "temporary"),
        (smtplib.SMTPConnectError(554, b"go away"), "operator"),
        (smtplib.SMTPNotSupportedError("no AUTH"), "operator"),
        (smtplib.SMTPServerDisconnected("gone"), "temporary"),
        (ssl.SSLCertVerificationError("self-signed"), "operator"),
        (TimeoutError(), "temporary"),
        (ConnectionRefusedError(), "temporary"),
        (socket.gaierror(), "temporary"),
    ],
)
def test_what_an_error_means(error: Exception, kind: str) -> None:
    told = verdict(error)
    assert told is not None
    assert told.kind == kind
    assert (told.line == "email") == (kind == "operator")


def test_an_error_of_our_own_is_none_of_the_server_s() -> None:
    assert verdict(ZeroDivisionError()) is None


def test_a_server_that_is_not_there_or_says_nothing_is_worth_another_try() -> None:
    assert refusal(SmtpMailer(Server("127.0.0.1", 1, tls=False))).kind == "temporary"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server("127.0.0.1", silent.getsockname()[1], tls=False)
        assert refusal(SmtpMailer(server, timeout=0.3)).kind == "temporary"


def test_an_address_that_the_server_cannot_write_stops_nobody_else_s_mail() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    plain = Controller(Listener(), hostname="127.0.0.1", port=port, enable_SMTPUTF8=False, ready_timeout=20)
    plain.start()
    try:
        told = refusal(SmtpMailer(Server("127.0.0.1", port, tls=False)), letter("ñandú@mail.example"))
    finally:
        plain.stop()
    assert (told.kind, told.effect) == ("permanent", "unreachable")


# -- logging in, and TLS
class Guarded:
    """A server that offers STARTTLS and lets in who knows the password."""

    def __init__(self) -> None:
        self.received: list[tuple[str, bool]] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(session.auth_data, bytes)
        self.received.append((session.auth_data.decode(), session.ssl is not None))
        return "250 OK"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        return AuthResult(success=data.password == b"s@cret/", handled=False, auth_data=data.login)


def certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[Guarded, int, Path]]:
    """(the server, its port, the certificate to trust)."""
    cert, key = certificate(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(cert, key)
    handler = Guarded()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(
        handler, hostname="localhost", port=port, tls_context=tls, auth_required=True, authenticator=handler.authenticate,
        ready_timeout=20,
    )  # fmt: skip
    controller.start()
    yield handler, port, cert
    controller.stop()


def trusting(mailer: SmtpMailer, cert: Path) -> SmtpMailer:
    mailer._tls = ssl.create_default_context(cafile=str(cert))
    return mailer


def test_tls_is_taken_when_offered_and_the_login_is_decoded(guarded: tuple[Guarded, int, Path]) -> None:
    handler, port, cert = guarded
    trusting(SmtpMailer(Server.at(f"smtp://desk:s%40cret%2F@localhost:{port}")), cert).send(letter())
    until(lambda: handler.received == [("desk", True)])


def test_a_wrong_password_is_the_operator_s(guarded: tuple[Guarded, int, Path]) -> None:
    _, port, cert = guarded
    told = refusal(trusting(SmtpMailer(Server.at(f"smtp://desk:wrong@localhost:{port}")), cert))
    assert (told.kind, told.code, told.line) == ("operator", "535", "email")


def test_a_password_that_smtp_cannot_carry_is_the_operator_s(guarded: tuple[Guarded, int, Path]) -> None:
    _, port, cert = guarded
    told = refusal(trusting(SmtpMailer(Server.at(f"smtp://desk:s%C3%A9cret@localhost:{port}")), cert))
    assert told.kind == "operator"


def test_a_certificate_of_nobody_s_is_not_believed(guarded: tuple[Guarded, int, Path]) -> None:
    _, port, _ = guarded
    assert refusal(SmtpMailer(Server.at(f"smtp://desk:s%40cret%2F@localhost:{port}"))).kind == "operator"


def test_without_a_server_the_letter_is_in_the_simulator_s_mailbox(engine) -> None:  # type: ignore[no-untyped-def]
    from db import simulated

    SimulatedMailer(engine).send(letter())
    with engine.connect() as conn:
        (mail,) = simulated.mails(conn)
    assert (mail.recipient, mail.subject) == ("maya@mail.example", "Your visit")
    assert "Tuesday at three." in mail.raw
