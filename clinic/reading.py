"""Typed readers for what a person wrote in a file: each takes a raw value and its place, and gives the value or a Mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from clinic.mistakes import Mistake

T = TypeVar("T")
Reader = Callable[[Any, str], T]
"""(raw value, its place such as `doctors[0].name`) -> the value; raises Mistake."""

_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LONGEST = timedelta(days=3660)


def text(value: Any, place: str) -> str:
    """Words on one line, not empty."""
    if not isinstance(value, str):
        raise Mistake(place, "no_text", kind=_kind(value))
    if not value.strip():
        raise Mistake(place, "empty")
    if not value.isprintable():
        raise Mistake(place, "control")
    return value.strip()


def words(value: Any, place: str) -> str:
    """As `text`, and may be empty."""
    return "" if value == "" else text(value, place)


def whole(least: int, most: int) -> Reader[int]:
    """A whole number between two bounds, both allowed."""

    def read(value: Any, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Mistake(place, "no_number", kind=_kind(value))
        if not least <= value <= most:
            raise Mistake(place, "range", value=value, least=least, most=most)
        return value

    return read


def price(value: Any, place: str) -> Decimal:
    """A small amount of money, as a number or as text: 0.0083, "0,0083"."""
    written = str(value).replace(",", ".")
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,6})?", written):
        raise Mistake(place, "no_price", value=_shown(value))
    return Decimal(written)


def flag(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise Mistake(place, "no_flag", kind=_kind(value))
    return value


def one_of(*allowed: str) -> Reader[str]:
    def read(value: Any, place: str) -> str:
        if value not in allowed:
            raise Mistake(place, "none_of", value=_shown(value), allowed=" or ".join(map(_shown, allowed)))
        return str(value)

    return read


def duration(least: timedelta = timedelta(0)) -> Reader[timedelta]:
    """A number and its unit: "90m", "24h", "7d"."""

    def read(value: Any, place: str) -> timedelta:
        found = re.fullmatch(r"([0-9]{1,7})\s?([mhd])", value) if isinstance(value, str) else None
        if not found:
            raise Mistake(place, "no_duration", value=_shown(value))
        length = int(found[1]) * _UNITS[found[2]]
        if not least <= length <= _LONGEST:
            raise Mistake(place, "too_short" if length < least else "too_long", value=_shown(value))
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
        raise Mistake(place, "no_clock", value=_shown(value))
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
    raise Mistake(place, "no_date", value=_shown(value))


def listing(each: Reader[T], least: int = 0, unique: bool = True) -> Reader[tuple[T, ...]]:
    """A list whose members are read by `each`; the same one twice is a mistake unless `unique` is false."""

    def read(value: Any, place: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Mistake(place, "no_list", kind=_kind(value))
        if len(value) < least:
            raise Mistake(place, "few" if value else "empty", least=least)
        found: list[T] = []
        for index, raw in enumerate(value):
            one = each(raw, f"{place}[{index}]")
            if unique and one in found:
                raise Mistake(f"{place}[{index}]", "twice", value=_shown(raw))
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
                raise Mistake(f"{place}.{name}", "unknown_key", known=", ".join(readers))
        for name in required:
            if name not in raw:
                raise Mistake(f"{place}.{name}", "missing")
        return {name: readers[name](raw[name], f"{place}.{name}") for name in readers if name in raw}

    return read


def opened(value: Any, place: str) -> dict[str, Any]:
    """The raw table itself."""
    if not isinstance(value, dict):
        raise Mistake(place, "no_table", kind=_kind(value))
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
