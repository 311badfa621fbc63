"""A list of patients from another program, a line each: which column is which, and what is wrong with a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from email_validator import EmailNotValidError, validate_email

from clinic import phones
from clinic.languages import CODES

LONGEST_NAME = 200
EARLIEST_BIRTH = date(1900, 1, 1)
FORMULA = "=+-@\t\r"
"""What makes a spreadsheet take a cell for a formula. https://owasp.org/www-community/attacks/CSV_Injection"""

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "fullname", "patient", "patientname", "nombre", "nombrecompleto", "paciente"),
    "first": ("first", "firstname", "givenname", "nombredepila", "primernombre"),
    "last": ("last", "lastname", "surname", "familyname", "apellido", "apellidos"),
    "email": ("email", "mail", "emailaddress", "correo", "correoelectronico"),
    "phone": (
        "phone",
        "phonenumber",
        "telephone",
        "tel",
        "mobile",
        "cell",
        "cellphone",
        "telefono",
        "movil",
        "celular",
    ),
    "birthdate": ("birthdate", "dateofbirth", "dob", "birthday", "fechadenacimiento", "nacimiento"),
    "language": ("language", "lang", "preferredlanguage", "idioma"),
}
"""What a column may be headed, in small letters without blanks, marks and accents."""

_LANGUAGES = {"english": "en", "ingles": "en", "spanish": "es", "espanol": "es"}


class RosterError(ValueError):
    """The file as a whole cannot be read: one line that says why."""


@dataclass(frozen=True, slots=True)
class Home:
    """What a line is read by: the region of a number without its +, and the day that it is."""

    region: str | None
    today: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One patient. `line` is where she begins in the file, the header being 1; `phone` in E.164."""

    line: int
    name: str
    email: str | None
    phone: str | None
    birthdate: date | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, and what mends it; the cell itself is not quoted."""

    line: int
    field: str
    mend: str

    def told(self) -> str:
        return f"line {self.line}: {self.field} {self.mend}"


class _Wrong(ValueError):
    pass


def columns(header: Sequence[str]) -> dict[str, int]:
    """Which field stands in which column; a column that is none of ours is left out. Raises RosterError."""
    places: dict[str, int] = {}
    for place, heading in enumerate(header):
        field = next((field for field, names in HEADINGS.items() if plain(heading) in names), None)
        if field in places:
            raise RosterError(f"two columns are headed as {field}")
        if field:
            places[field] = place
    if "name" not in places and not {"first", "last"} <= places.keys():
        raise RosterError("the first line must head the columns, and one must be headed name")
    return places


def plain(heading: str) -> str:
    """A heading as `HEADINGS` has it."""
    letters = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^a-z0-9]", "", letters)


def read(cells: Sequence[str], line: int, places: Mapping[str, int], width: int, home: Home) -> Entry | list[Fault]:
    """One line as a patient, or everything that is wrong with it. `width`: how many columns the header has."""
    if any(cell.strip() for cell in cells[width:]):
        return [Fault(line, "cells", "are more than the header has: put one that holds the separator in quotes")]
    texts = {field: _unguarded(cells[place]) for field, place in places.items() if place < len(cells)}
    texts["name"] = texts.get("name") or f"{texts.get('first', '')} {texts.get('last', '')}"
    values: dict[str, object] = {}
    faults = []
    for field, reader in READERS.items():
        try:
            values[field] = reader(texts.get(field, "").strip(), home)
        except _Wrong as wrong:
            faults.append(Fault(line, field, str(wrong)))
    return faults or Entry(line=line, **values)  # type: ignore[arg-type]


def can_be_born(day: date | None, today: date) -> bool:
    """Whether a patient can have this birthdate; None is one that is not known."""
    return day is None or EARLIEST_BIRTH <= day <= today


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that looks like it gets an apostrophe in front.

    So does one that looks guarded already, or its own apostrophe would be lost on the way back.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(tuple(FORMULA)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and guarded(cell) != cell else cell


def _name(text: str, _: Home) -> str:
    name = " ".join(text.split())
    if not name:
        raise _Wrong("is missing: every patient needs one")
    if len(name) > LONGEST_NAME:
        raise _Wrong(f"is longer than {LONGEST_NAME} characters: shorten it")
    if not name.isprintable():
        raise _Wrong("holds a control character: take it out")
    return name


def _email(text: str, _: Home) -> str | None:
    if not text:
        return None
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise _Wrong("is no e-mail address: write it like maya.chen@mail.example, or leave it empty") from None


def _phone(text: str, home: Home) -> str | None:
    if not text:
        return None
    if (number := phones.normalise(text, home.region)) is None:
        raise _Wrong("can be no telephone number: write it with its country, like +12125550111, or leave it empty")
    return number


def _birthdate(text: str, home: Home) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        day = None
    if day is None:
        raise _Wrong("is no date: write year, month and day like 1984-03-31, or leave it empty")
    if not can_be_born(day, home.today):
        raise _Wrong("is no day on which a patient can have been born")
    return day


def _language(text: str, _: Home) -> str | None:
    if not text:
        return None
    code = _LANGUAGES.get(plain(text)) or re.split(r"[-_]", text.casefold())[0]
    if code not in CODES:
        raise _Wrong("is no language that we know: write its two letters, like en or es, or leave it empty")
    return code


READERS: Mapping[str, Callable[[str, Home], object]] = {
    "name": _name,
    "email": _email,
    "phone": _phone,
    "birthdate": _birthdate,
    "language": _language,
}
