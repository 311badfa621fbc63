"""What may be wrong with what a person wrote: a code each, so that it can be told in any language, and the clinic file's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ENGLISH: Mapping[str, str] = {
    # Any value
    "empty": "is empty",
    "missing": "is missing",
    "unknown": "is unknown here",
    "unknown_key": "is unknown here; known are {known}",
    "unknown_part": "is unknown; known are {known}",
    "no_text": "is {kind}; it must be text in quotes",
    "control": "holds a line break or another control character",
    "no_number": "is {kind}; it must be a whole number",
    "range": "is {value}; it must be from {least} to {most}",
    "no_flag": "is {kind}; it must be true or false",
    "none_of": "is {value}; it must be {allowed}",
    "no_duration": '{value} is no length of time such as "90m", "24h" or "7d"',
    "too_short": "{value} is too short",
    "too_long": "{value} is too long",
    "letters": "is longer than {most} characters",
    "no_price": "{value} is no price such as 0.0083",
    "no_clock": '{value} is no time of day such as "09:00"',
    "no_date": '{value} is no date such as "2026-12-24"',
    "no_list": "is {kind}; it must be a list in brackets",
    "no_table": "is {kind}; it must be a table",
    "few": "needs {least} values",
    "twice": "{value} stands there twice",
    # The clinic, its doctors, kinds of visit and closures
    "overlap": '"{later}" overlaps "{earlier}"',
    "no_stretch": '"{value}" is no stretch of time such as "09:00-12:00"',
    "backwards": '"{value}" ends before it begins',
    "first_language": "is missing: it is the clinic's first language",
    "no_kind": '"{value}" is none of the visit types ({known})',
    "closure_order": "{to} is not after {start}; it is the first open day again",
    "no_zone": '"{value}" is no time zone such as "America/New_York"',
    "no_phone": '"{value}" is no phone number such as "+12125550100"',
    "no_language": '"{value}" is no language code of two letters such as "en"',
    "quiet_hours": 'must be two times such as ["21:00", "08:00"], or [] for none',
    "no_email": '"{value}" is no e-mail address',
    "no_code": '"{value}" is no code: up to 32 of a-z, 0-9, "-" and "_"',
    "no_weekday": "is no weekday; they are {known}",
    "nameless": '{kinds}: no name in "{language}" yet',
    "code_taken": '"{value}" is the code of another kind of visit',
    "code_stays": "stays what it is",
    "name_taken": '"{value}" is the name of another doctor, perhaps of one who retired',
    # Blocked time
    "gone_by": "has gone by",
    "not_after": "is not after the beginning",
    "one_line": "must be one line of at most {most} characters",
    "block_too_long": "is more than {most} days later; enter a closure for that",
    # Patients
    "patients_email": "belongs to another patient",
    "no_birthdate": "is no day on which a patient can be born",
}
"""Code -> the words that stand behind the name of the field."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one value; `values` fill in the words of whatever language it is told in."""

    code: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return line(ENGLISH[self.code].format(**self.values))


class Mistake(ValueError):
    """One mistake, with its place: `place: what is wrong`, in one line."""

    def __init__(self, place: str, code: str, **values: object) -> None:
        self.place, self.wrong = line(place), Wrong(code, values)
        super().__init__(f"{self.place}: {self.wrong}")


class Mistakes(ValueError):
    """What somebody filled in does not do: `wrong` is {field: what}, `fields` the same in a few English words each."""

    def __init__(self, wrong: Mapping[str, Wrong]) -> None:
        self.wrong = dict(wrong)
        self.fields = {field: str(what) for field, what in wrong.items()}
        super().__init__("; ".join(f"{field} {what}" for field, what in self.fields.items()))


def line(said: str) -> str:
    """On one line, without letters that cannot be printed."""
    return "".join(letter if letter.isprintable() else " " for letter in said)
