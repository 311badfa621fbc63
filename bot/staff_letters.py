"""An e-mail to somebody who works at the clinic: the way to a password of her own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2 import Template as Page

from clinic.model import Clinic
from db.resets import Template

FOLDER = Path(__file__).with_name("templates")
LANGUAGES = ("en", "es")
"""Of the pages, and so of what the pages send; the first stands in for any other."""


@dataclass(frozen=True, slots=True)
class StaffLetter:
    template: Template
    language: str
    to_email: str
    link: str
    clinic: Clinic


def compose(letter: StaffLetter, *, sender: str, written: datetime) -> EmailMessage:
    """The letter as a MIME message, text and HTML. `sender` is what stands in From."""
    fields = {"clinic": letter.clinic, "email": letter.to_email, "link": letter.link, "language": _language(letter)}
    subject, _, text = _template(letter, "txt").render(fields).partition("\n")
    _, origin = parseaddr(sender)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.removeprefix("Subject:").split())
    message["From"] = sender
    message["To"] = Address(addr_spec=letter.to_email)
    message["Date"] = format_datetime(written)
    message["Message-ID"] = make_msgid(domain=origin.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message.set_content(text.strip() + "\n")
    message.add_alternative(_template(letter, "html").render(fields), subtype="html")
    return message


def _language(letter: StaffLetter) -> str:
    return letter.language if letter.language in LANGUAGES else LANGUAGES[0]


def _template(letter: StaffLetter, form: str) -> Page:
    return _environment().get_template(f"{_language(letter)}/{letter.template}.{form}")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([FOLDER / "staff", FOLDER / "mail"]),  # the layout is the patients'
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
