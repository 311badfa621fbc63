"""An e-mail to a patient: its words from templates in files, its invitation, its headers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cache
from pathlib import Path
from typing import Literal

from babel.dates import format_datetime as spell
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, select_autoescape

from bot.invitation import Method, invitation, uid
from clinic.model import Appointment, Clinic, Doctor, VisitType

Template = Literal["confirmation", "change", "cancellation", "reminder", "opted_out"]
OURS = Path(__file__).with_name("templates") / "mail"
FALLBACK = "en"
INVITATIONS: Mapping[str, Method] = {"confirmation": "REQUEST", "change": "REQUEST", "cancellation": "CANCEL"}
PATTERNS: Mapping[str, str] = {
    "en": "EEEE, MMMM d, y 'at' h:mm a (VVV)",
    "es": "EEEE, d 'de' MMMM 'de' y, h:mm a (VVV)",
}
"""How a moment is written out in an e-mail, in Unicode's date field symbols."""


class LetterError(Exception):
    """The e-mail cannot be made. `operator`: a template of the clinic's has a mistake; else the address is none."""

    def __init__(self, words: str, *, operator: bool = False) -> None:
        super().__init__(words)
        self.operator = operator


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that an e-mail about a visit tells."""

    template: Template
    language: str
    to_name: str
    to_email: str
    patient_name: str
    clinic: Clinic
    doctor: Doctor
    visit_type: VisitType | None
    appointment: Appointment
    salt: str


def compose(letter: Letter, *, sender: str, written: datetime, overrides: Path | None = None) -> EmailMessage:
    """The letter as a MIME message: text, HTML and, where the visit changed, an invitation to put it into a calendar.

    `overrides` is a folder whose files, under the same names, go before ours. Raises LetterError.
    """
    origin = _address(*parseaddr(sender))
    to = _address(letter.to_name, letter.to_email)
    subject, text, html = _words(letter, overrides)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["From"] = origin
    message["To"] = to
    message["Reply-To"] = origin
    message["Date"] = format_datetime(written)
    # The same letter tried again is the same message to whoever counts.
    message["Message-ID"] = f"<{letter.template}.v{letter.appointment.version}.{_uid(letter, origin)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answer, please
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    if method := INVITATIONS.get(letter.template):
        _invite(message, letter, method, origin, to, written)
    message["Content-Language"] = letter.language  # last: what begins with Content- would move into a part
    return message


def title(letter: Letter) -> str:
    """What the visit is called in a calendar: never the kind of a sensitive one."""
    kind = _kind(letter)
    return f"{kind} – {letter.doctor.name}" if kind else f"{letter.clinic.name} – {letter.doctor.name}"


def _invite(
    message: EmailMessage, letter: Letter, method: Method, origin: Address, to: Address, written: datetime
) -> None:
    ics = invitation(
        method,
        letter.appointment,
        letter.clinic,
        uid=_uid(letter, origin),
        title=title(letter),
        description=_description(letter),
        organizer=origin,
        attendees=[to],
        stamp=written,
    )
    # Some programs look for the alternative (Gmail, Apple), some for a file (Outlook of old).
    message.add_alternative(ics.decode(), subtype="calendar", charset="utf-8", params={"method": method})
    message.add_attachment(ics, maintype="application", subtype="ics", filename="invite.ics")


def _description(letter: Letter) -> str:
    lines = (letter.clinic.name, letter.clinic.address, letter.clinic.phone, _prepare(letter))
    return "\n".join(line for line in lines if line)


def _uid(letter: Letter, origin: Address) -> str:
    return uid(letter.salt, letter.appointment.id, origin.domain)


def _kind(letter: Letter) -> str:
    kind = letter.visit_type
    return "" if kind is None or kind.sensitive else _translated(kind.name, letter)


def _prepare(letter: Letter) -> str:
    """How to come; a sensitive visit's would tell what it is."""
    kind = letter.visit_type
    return "" if kind is None or kind.sensitive else _translated(kind.prepare, letter)


def _translated(words: Mapping[str, str], letter: Letter) -> str:
    first = letter.clinic.languages[0] if letter.clinic.languages else FALLBACK
    return words.get(letter.language) or words.get(first) or next(iter(words.values()), "")


def _words(letter: Letter, overrides: Path | None) -> tuple[str, str, str]:
    """(subject, text, HTML). The text's template begins with the subject, on a line of its own."""
    fields = _fields(letter)
    try:
        text = _render(letter, "txt", fields, overrides)
        html = _render(letter, "html", fields, overrides)
    except TemplateError as mistake:
        place = getattr(mistake, "filename", None) or getattr(mistake, "name", None) or letter.template
        raise LetterError(f"the e-mail template {Path(str(place)).name} has a mistake", operator=True) from None
    subject, _, body = text.lstrip().partition("\n")
    return _one_line(subject.removeprefix("Subject:")), body.strip() + "\n", html


def _render(letter: Letter, form: str, fields: Mapping[str, object], overrides: Path | None) -> str:
    environment = _environment(overrides)
    names = [f"{language}/{letter.template}.{form}" for language in (letter.language, FALLBACK)]
    return environment.select_template(names).render(fields)


@cache
def _environment(overrides: Path | None) -> Environment:
    folders = [folder for folder in (overrides, OURS) if folder is not None]
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _fields(letter: Letter) -> dict[str, object]:
    """What a template may use; bot/templates/mail/README.md explains them to whoever writes one."""
    first, _, _ = letter.patient_name.partition(" ")
    return {
        "clinic": letter.clinic,
        "doctor": letter.doctor,
        "kind": _kind(letter),
        "prepare": _prepare(letter),
        "name": letter.to_name,
        "patient": letter.patient_name,
        "patient_first": first,
        "for_other": letter.patient_name != letter.to_name,
        "when": moment(letter.appointment.start, letter.clinic, letter.language),
        "short_when": moment(letter.appointment.start, letter.clinic, letter.language, short=True),
        "minutes": int((letter.appointment.end - letter.appointment.start).total_seconds() // 60),
        "language": letter.language,
    }


SHORT: Mapping[str, str] = {"en": "EEE MMM d, h:mm a", "es": "EEE d MMM, h:mm a"}


def moment(at: datetime, clinic: Clinic, language: str, *, short: bool = False) -> str:
    """A moment on the clinic's wall clock, written out in the language."""
    table = SHORT if short else PATTERNS
    known = language if language in table else FALLBACK
    said: str = spell(at.astimezone(clinic.zone), table[known], locale=known)
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def _address(name: str, email: str) -> Address:
    try:
        if email.split() != [email]:
            raise ValueError
        return Address(display_name=_one_line(name), addr_spec=email)
    except (ValueError, MessageError, IndexError):
        raise LetterError("the e-mail address is none") from None


def _one_line(text: str) -> str:
    """No line of a header may be broken by what somebody calls herself."""
    return " ".join("".join(" " if unicodedata.category(ch).startswith("C") else ch for ch in text).split())


__all__ = ["INVITATIONS", "Letter", "LetterError", "Template", "compose", "moment", "title"]
