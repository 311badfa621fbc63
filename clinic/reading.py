"""Typed readers for what a person wrote in a file: each takes a raw value and its place, and gives the value or a Mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any, str], T]
"""(raw value, its place such as `doctors[0].name`) -> the value; raises Mistake."""

_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LONGEST = timedelta(days=3660)


class Mistake(ValueError):
    """One mistake, with its place: `place: what is wrong`, in one line."""

    def __init__(self, place: str, what: str) -> None:
        self.place, self.what = _line(place), _line(what)
        super().__init__(f"{self.place}: {self.what}")


class Mistakes(ValueError):
    """What somebody filled in does not do: `fields` is {field: a few words to stand beside it}."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field} {what}" for field, what in fields.items()))
        self.fields = dict(fields)


def _line(said: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in said)


def text(value: Any, place: str) -> str:
    """Words on one line, not empty."""
    if not isinstance(value, str):
        raise Mistake(place, f"is {_kind(value)}; it must be text in quotes")
    if not value.strip():
        raise Mistake(place, "is empty")
    if not value.isprintable():
        raise Mistake(place, "holds a line break or another control character")
    return value.strip()


def words(value: Any, place: str) -> str:
    """As `text`, and may be empty."""
    return "" if value == "" else text(value, place)


def whole(least: int, most: int) -> Reader[int]:
    """A whole number between two bounds, both allowed."""

    def read(value: Any, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mistake(place, f"is {_kind(value)}; it must be a whole number")
        if not least <= value <= most:
            raise Mistake(place, f"is {value}; it must be from {least} to {most}")
        return value

    return read


def flag(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise Mistake(place, f"is {_kind(value)}; it must be true or false")
    return value


def one_of(*allowed: str) -> Reader[str]:
    def read(value: Any, place: str) -> str:
        if value not in allowed:
            raise Mistake(place, f"is {_shown(value)}; it must be {' or '.join(map(_shown, allowed))}")
        return str(value)

    return read


def duration(least: timedelta = timedelta(0)) -> Reader[timedelta]:
    """A number and its unit: "90m", "24h", "7d"."""

    def read(value: Any, place: str) -> timedelta:
        found = re.fullmatch(r"([0-9]{1,7})\s?([mhd])", value) if isinstance(value, str) else None
        if not found:
            raise Mistake(place, f'{_shown(value)} is no length of time such as "90m", "24h" or "7d"')
        length = int(found[1]) * _UNITS[found[2]]
        if not least <= length <= _LONGEST:
            raise Mistake(place, f"{_shown(value)} is too {'short' if length < least else 'long'}")
        return length

    return read


def spell_duration(length: timedelta) -> str:
    """The text of a duration, one for each length: "90m", "24h", "7d"; a single day is "24h"."""
    minutes = length // timedelta(minutes=1)
    if minutes % 1440 == 0 and minutes > 1440:
        return f"{minutes // 1440}d"
    return f"{minutes // 60}h" if minutes % 60 == 0 and minutes else f"{minutes}m"


def clock(value: Any, place: str) -> time:
    """A time on the wall clock: "09:00"; "24:00" is the day's end and becomes 00:00."""
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", value) if isinstance(value, str) else None
    if value == "24:00":
        return time(0)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Mistake(place, f'{_shown(value)} is no time of day such as "09:00"')
    return time(int(found[1]), int(found[2]))


def day(value: Any, place: str) -> date:
    """A date, in quotes or as TOML's own."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Mistake(place, f'{_shown(value)} is no date such as "2026-12-24"')


def listing(each: Reader[T], least: int = 0, unique: bool = True) -> Reader[tuple[T, ...]]:
    """A list whose members are read by `each`; the same one twice is a mistake unless `unique` is false."""

    def read(value: Any, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Mistake(place, f"is {_kind(value)}; it must be a list in brackets")
        if len(value) < least:
            raise Mistake(place, "is empty" if not value else f"needs {least} values")
        found: list[T] = []
        for index, raw in enumerate(value):
            one = each(raw, f"{place}[{index}]")
            if unique and one in found:
                raise Mistake(f"{place}[{index}]", f"{_shown(raw)} stands there twice")
            found.append(one)
        return tuple(found)

    return read


def mapping(key: Reader[str], each: Reader[T]) -> Reader[dict[str, T]]:
    """A table with keys of one kind and values of one kind."""

    def read(value: Any, place: str) -> dict[str, T]:
        return {
            key(name, f"{place}.{name}"): each(raw, f"{place}.{name}") for name, raw in opened(value, place).items()
        }

    return read


def table(readers: Mapping[str, Reader[Any]], required: tuple[str, ...] = ()) -> Reader[dict[str, Any]]:
    """A table with these keys and no other; what is absent and not required stays absent."""

    def read(value: Any, place: str) -> dict[str, Any]:
        raw = opened(value, place)
        for name in raw:
            if name not in readers:
                raise Mistake(f"{place}.{name}", f"is unknown here; known are {', '.join(readers)}")
        for name in required:
            if name not in raw:
                raise Mistake(f"{place}.{name}", "is missing")
        return {name: readers[name](raw[name], f"{place}.{name}") for name in readers if name in raw}

    return read


def opened(value: Any, place: str) -> dict[str, Any]:
    """The raw table itself."""
    if not isinstance(value, dict):
        raise Mistake(place, f"is {_kind(value)}; it must be a table")
    return value


_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a table"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
)


def _kind(value: Any) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "something else")


def _shown(value: Any) -> str:
    """A value as the file shows it, not too long."""
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
