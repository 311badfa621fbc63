"""Figures by their shape: dates, times on the clock, ordinals, and what looks like them but is none (phones, prices, doses)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from conversations.understanding.lexicon import LEXICONS
from conversations.understanding.tokens import Token
from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.values import Clock, Day, Days, Half, Num, Span, When, replace

Shaped = tuple[str, Any, float] | None  # category, value, worth

_ENDS = r"(?![\d])"
_WRITTEN = 4  # figures of a year
_BASIC = 8  # figures of a date without marks: 20261201
_LAST_CENTURY = 50  # 5/6/90 is a date of birth


def _iso(found: re.Match[str], here: Here) -> Shaped:
    """2026-12-01, 2026/12/1, 2026-12-01T15:00:00-05:00."""
    day = calendar.on(int(found[1]), int(found[2]), int(found[3]))
    if day is None:
        return None
    if found[4] is None:
        return "md", _date(day), 3
    if int(found[4]) > 24 or int(found[5]) > 59:
        return None
    if found[6]:
        moment = _moment(day.isoformat(), found)
        local = moment.astimezone(here.zone) if moment else None
        if local is None:
            return None
        return "both", When(Day(on=local.date()), Clock(local.hour, local.minute, "day")), 4
    return "both", When(Day(on=day), Clock(int(found[4]), int(found[5]), "day")), 4


def _date(day: date) -> Day:
    """A date as it was written, which may be past."""
    return Day(dom=day.day, month=day.month, year=day.year)


def _moment(day: str, found: re.Match[str]) -> datetime | None:
    try:
        return datetime.fromisoformat(
            f"{day}T{int(found[4]):02}:{found[5]}:00{found[6].replace('z', '+00:00').replace('Z', '+00:00')}"
        )
    except ValueError:
        return None


def _full(found: re.Match[str], here: Here) -> Shaped:
    """12/1/2026, 1.12.26: the order of the language, or the only one that is a date; with full stops the day is first."""
    if found[2] != found[4]:
        return None
    a, b, year = int(found[1]), int(found[3]), int(found[5])
    year += 0 if len(found[5]) == _WRITTEN else 2000 if year < _LAST_CENTURY else 1900
    first = here.lexicon.day_first or (found[2] == "." and len(found[5]) == _WRITTEN)
    day = calendar.on(year, b, a) if first else calendar.on(year, a, b)
    turned_day = calendar.on(year, a, b) if first else calendar.on(year, b, a)
    if found[2] == "." and day and turned_day and day < here.today <= turned_day:
        day = turned_day  # what is past is no wish
    day = day or (calendar.on(year, a, b) if first else calendar.on(year, b, a))
    turned = a != b and max(a, b) <= _HOURS_HALF and len(found[5]) != _WRITTEN
    return ("md", replace(_date(day), slashed=turned and found[2] == "/"), 3) if day else None


def _day_month(found: re.Match[str], here: Here) -> Shaped:
    """12/1, 7.6, 4-22: in the order of the language, or the only one that is a date."""
    a, b = int(found[1]), int(found[3])
    orders = ((b, a), (a, b)) if here.lexicon.day_first else ((a, b), (b, a))
    for month, dom in orders:
        if calendar.on(2000, month, dom):
            sure = found[2] == "/" or max(a, b) > _HOURS_HALF
            category = "md" if found[2] == "/" else "dashday" if sure else "dotday" if found[2] == "." else "weakday"
            slashed = found[2] == "/" and a != b and max(a, b) <= _HOURS_HALF
            return category, Day(month=month, dom=dom, slashed=slashed), 1.5 if found[2] == "/" else 1.0
    return None


_HOURS_HALF = 12


def _clock(found: re.Match[str], _: Here) -> Shaped:
    """3:30, 15:30:00, 09:05."""
    return _clock_of(int(found[1]), int(found[2]), found[1])


def _clock_of(hour: int, minute: int, written: str) -> Shaped:
    if hour > 24 or minute > 59:
        return None
    half: Half | None = "day" if hour > _HOURS_HALF or hour == 0 else None
    return "clock", Clock(hour, minute, half, zero=written[0] == "0"), 2


def _h_clock(found: re.Match[str], _: Here) -> Shaped:
    """15h, 9h30, 10 H 10; a small bare 2h may be a length as well."""
    hour, minute = int(found[1]), int(found[2] or 0)
    shaped = _clock_of(hour, minute, found[1])
    return shaped and ("clock" if found[2] or hour > _HOURS_HALF else "hclock", shaped[1], 2 if found[2] else 1)


def _dotted(found: re.Match[str], _: Here) -> Shaped:
    """8.30: a clock time where something says so."""
    hour, minute = int(found[1]), int(found[2])
    if hour > 24 or minute > 59:
        return None
    return "hm", Clock(hour, minute, "day" if hour > _HOURS_HALF else None), 1 + (minute == 0)


def _decimal(found: re.Match[str], _: Here) -> Shaped:
    return "decimal", float(found[0].replace(",", ".")), 1


def _fraction(found: re.Match[str], _: Here) -> Shaped:
    return (
        ("decimal", int(found[1]) / int(found[2]), 2)
        if int(found[2]) in (2, 4) and int(found[1]) < int(found[2])
        else None
    )


def _month_year(found: re.Match[str], _: Here) -> Shaped:
    month, year = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return "days", Days(*calendar.month_span(year, month), "month", month), 2


def _times(found: re.Match[str], _: Here) -> Shaped:
    """0730-0930."""
    a, b = (_clock_of(int(one[:2]), int(one[2:]), one) for one in found.groups())
    return ("span", Span(a[1], b[1]), 3) if a and b else None


def _ordinal(found: re.Match[str], _: Here) -> Shaped:
    return ("ord", Num(int(found[1]), len(found[1])), 1) if 1 <= int(found[1]) <= 31 else None


def _never(found: re.Match[str], _: Here) -> Shaped:
    return "kill", found[0], 3


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Here], Shaped]], ...] = tuple(
    (re.compile(shape, re.IGNORECASE), reader)
    for shape, reader in (
        (
            r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\s?T\s?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?"
            + _ENDS,
            _iso,
        ),
        (r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?([-/.])\s?(\d{4}|\d{2})" + _ENDS + r"(?![-/.:]\d)", _full),
        (r"(\d{1,2})\s?:\s?(\d{2})(?::\d{2})?" + _ENDS, _clock),
        (r"(\d{1,2})\s?h\s?(\d{2})?" + _ENDS + r"(?![^\W\d_])", _h_clock),
        (r"(\d{1,2})\.(\d{2})" + _ENDS + r"(?![.\-/:]\d)", _dotted),
        (r"(\d{1,2})([-/.])(\d{1,2})" + _ENDS + r"(?!\s?\2\s?\d|[.:]\d)", _day_month),
        (r"(\d{1,2})\s?(/)\s?(\d{1,2})" + _ENDS + r"(?!\s?[-/.:]\s?\d)", _day_month),
        (r"(\d{1,2})( - )(\d{1,2})" + _ENDS + r"(?!\s?[-/.:]\s?\d)", _day_month),
        (r"\d{1,3}[.,]\d{1,2}" + _ENDS, _decimal),
        (r"(\d)/(\d)" + _ENDS, _fraction),
        (r"(?:(\d{1,2})\s?[-/.]\s?(\d{4})|(\d{4})\s?[-/.]\s?(\d{1,2}))" + _ENDS + r"(?![-/.:]\d)", _month_year),
        (r"([01]\d[0-5]\d|2[0-4][0-5]\d)\s?[-–]\s?([01]\d[0-5]\d|2[0-4][0-5]\d)" + _ENDS, _times),
        (r"\d{3}[-. ]\d{3}[-. ]\d{4}" + _ENDS, _never),
        (r"\d{3}[-.]\d{4}" + _ENDS, _never),
        (r"\d{1,4}(?:\s?(?:mg|mcg|ml|kg|lbs?|cm|mm|iu|km|%|€|£)\b|\s?[%€£$]|(?:\.\d+){2,6})", _never),
    )
)
_ORDINALS = {
    "en": re.compile(r"(\d{1,2})\s?(?:st|nd|rd|th)(?![^\W\d_])", re.IGNORECASE),
    "es": re.compile(
        r"(\d{1,2})(?:\.?[ºª°]|er[oa]?|r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|no|a|st|nd|rd|th)(?![^\W\d_])", re.IGNORECASE
    ),
}


def figures(text: str, words: list[Token], at: int, here: Here) -> Iterator[Piece]:
    """The pieces that the number at `at` begins, alone and with what follows."""
    word = words[at]
    digits = len(word.text)
    if (
        digits == _BASIC
        and (day := calendar.on(int(word.text[:4]), int(word.text[4:6]), int(word.text[6:])))
        and word.text[:2] == "20"
    ):
        yield Piece("md", at, at + 1, _date(day), 2.0)
        return
    if digits > _WRITTEN:
        yield Piece("kill", at, at + 1, word.text, 1.0)
        return
    if at > 1 and words[at - 1].text == ":" and not word.spaced and words[at - 2].kind == "number":
        return
    apart = word.spaced or (at > 1 and words[at - 2].kind == "word" and digits < 3)  # dec 1,2
    listed = at > 0 and "," in text[words[at - 1].end : word.start] and apart
    yield Piece("num", at, at + 1, Num(int(word.text), digits, listed), 1.0)
    if _share_of_some(words, at, here):
        yield Piece("kill", at, at + 2, word.text, 3.0)
    street = _street(words, at, here)
    if street:
        yield Piece("kill", at, street, word.text, 4.0)
    for pattern, reader in _SHAPES if _shaped(words, at) else ():
        found = pattern.match(text, word.start)
        shaped = found and reader(found, here)
        if found and shaped:
            yield _piece(words, at, found.end(), shaped)
    if at + 1 < len(words) and (found := _ORDINALS[here.lexicon.code].match(text, word.start)):
        shaped = _ordinal(found, here)
        if shaped:
            yield _piece(words, at, found.end(), shaped)
    if at and words[at - 1].text in ("$", "€", "£"):
        yield Piece("kill", at - 1, at + 1, word.text, 4.0)


@cache
def _streets(code: str) -> frozenset[str]:
    """The words that end an address, in the language of a code."""
    entries = (entry for found in LEXICONS[code].phrases.values() for entry in found)
    return frozenset(entry.words[0] for entry in entries if len(entry.words) == 1 and entry.category == "street")


def _street(words: list[Token], at: int, here: Here) -> int | None:
    """The end of the address that begins with the number: 5 Main Street."""
    streets = _streets(here.lexicon.code)
    for ahead in range(at + 2, min(at + 5, len(words))):
        if words[ahead].plain in streets:
            return ahead + 1
    return None


def _share_of_some(words: list[Token], at: int, here: Here) -> bool:
    """Is it so many of something that is no day or month: the 12 of cousins, 3 of those?"""
    if at + 2 >= len(words) or words[at + 1].plain != "of" or here.lexicon.code != "en":
        return False
    whole = words[at + 2]
    known = whole.plain in here.lexicon.phrases or here.lexicon.mended(whole.plain)
    return whole.kind == "word" and not known


def _shaped(words: list[Token], at: int) -> bool:
    """Could the number be more than itself? Spares most numbers the patterns."""
    return at + 1 < len(words) and (words[at + 1].kind != "word" or words[at + 1].plain[0] in "hkcmil")


def _piece(words: list[Token], at: int, end: int, shaped: tuple[str, Any, float]) -> Piece:
    last = at + 1
    while last < len(words) and words[last].end <= end:
        last += 1
    return Piece(shaped[0], at, last, shaped[1], (last - at) + shaped[2])
