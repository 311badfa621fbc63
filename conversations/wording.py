"""From a text's key and its fields to words: in a language of the clinic, fitted to a channel.

The words stand in texts/<language>.toml. A field that is a moment is written by its format: `{when}` "Tue Dec 1, 3:00 PM",
`{when:day}` "Tue Dec 1", `{when:time}` "3:00 PM", `{when:weekday}` "Tuesday". A list of options becomes numbered lines.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from clinic.model import Clinic
from conversations import sms


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to say. `options` are numbered under it and become buttons; `buttons` are text keys ("yes", "no")."""

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    ask_contact: bool = False


@cache
def book(language: str) -> Mapping[str, Any]:
    """The texts of a language; those of English where there is no such file."""
    name = language if language in languages() else "en"
    text = files("conversations").joinpath("texts", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def languages() -> frozenset[str]:
    """The languages that the bot can speak."""
    return frozenset(
        entry.name.removesuffix(".toml")
        for entry in files("conversations").joinpath("texts").iterdir()
        if entry.name.endswith(".toml")
    )


class _Words(string.Formatter):
    def __init__(self, language: str) -> None:
        self.calendar = book(language)["calendar"]

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, date):  # a datetime is one too
            return self.moment(value, format_spec or "when")
        return str(value)

    def moment(self, value: date, form: str) -> str:
        pattern: str = self.calendar[form]
        hour = value.hour if isinstance(value, datetime) else 0
        return pattern.format(
            weekday=self.calendar["weekdays"][value.weekday()],
            wd=self.calendar["short_weekdays"][value.weekday()],
            month=self.calendar["months"][value.month - 1],
            day=value.day,
            hour=hour % 12 or 12,
            minute=value.minute if isinstance(value, datetime) else 0,
            half=self.calendar["halves"][hour // 12],
        )


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def moment(value: date, language: str, form: str = "when") -> str:
    """A moment in words: form "when", "day", "time" or "weekday"."""
    return _words(language).moment(value, form)


def word(key: str, language: str) -> str:
    """A single word of the language's file: a button's label, a relation."""
    return str(book(language)["words"][key])


def compose(saying: Saying, language: str) -> str:
    """The saying in words, not yet fitted to a channel. Raises KeyError for an unknown key or a missing field."""
    fields = {**saying.fields, "count": len(saying.options), "options": numbered(saying.options)}
    return _words(language).format(str(book(language)["say"][saying.key]), **fields).strip()


def numbered(options: Sequence[str]) -> str:
    return "\n".join(f"{n}) {option}" for n, option in enumerate(options, 1))


def fit(text: str, channel: str, clinic: Clinic) -> str:
    """The text as the channel should carry it: on SMS, by the clinic's wish, without accents that would double its price."""
    blank = "".join(" " if ch.isspace() and ch != "\n" else ch for ch in text)  # also those that do not break
    clean = "".join(ch for ch in blank if ch == "\n" or ch.isprintable() or ch == "\u200d")
    return sms.plain(clean) if channel == "sms" and clinic.sms_encoding == "gsm7" else clean


def say(key: str, fields: Mapping[str, object], *, language: str, channel: str, clinic: Clinic) -> str:
    """One text, ready to send. Raises KeyError for an unknown key or a missing field."""
    return fit(compose(Saying(key, fields), language), channel, clinic)
