"""A date of birth in any order; one that lies ahead, or that nobody alive can have, is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import permutations

from conversations.understanding.figured import figured
from conversations.understanding.model import Context
from conversations.understanding.tokens import Token
from conversations.understanding.words import LEXICONS

OLDEST = 120  # years

_MONTHS = {word: month for lexicon in LEXICONS for word, month in lexicon.months.items()}
_BORN = frozenset(word for lexicon in LEXICONS for word in lexicon.born.split())
_DAY_FIRST = {lexicon.language: lexicon.day_first for lexicon in LEXICONS}
_FILLING = frozenset(
    ("of", "de", "del", "the", "st", "nd", "rd", "th", "el", "in", "on", ",", "/", "-", ".", "'", "’", "º")
)
_SHAPES = {
    8: (("y", "m", "d", (4, 2, 2)), ("m", "d", "y", (2, 2, 4)), ("d", "m", "y", (2, 2, 4))),
    6: (("m", "d", "y", (2, 2, 2)), ("d", "m", "y", (2, 2, 2))),
}


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth, and where it stands: `text[start:end]`."""

    day: date
    start: int
    end: int
    doubtful: bool = False  # 3/4/90: the third of April or the fourth of March


def read_birthdate(tokens: tuple[Token, ...], context: Context, language: str) -> Birth | None:
    """The date of birth, where one was asked for or is announced ("born", "dob")."""
    if context.expecting != "birthdate" and _BORN.isdisjoint([token.plain for token in tokens]):
        return None
    tokens = figured(tokens)
    today = context.now.astimezone(context.zone).date()
    day_first = _DAY_FIRST.get(language, False)
    for first in range(len(tokens)):
        group = _group(tokens, first)
        parts = [token for token in group if token.plain not in _FILLING]
        if (day := _date_of(parts, day_first, today)) is not None:
            return Birth(day, parts[0].start, parts[-1].end, _has_two_readings(parts, day))
    return None


def _has_two_readings(parts: list[Token], day: date) -> bool:
    """Could the day be the month and the month the day?"""
    figures = len(parts) == 3 and all(part.kind == "number" for part in parts) and len(parts[0].text) < 4
    return figures and day.day <= 12 and day.day != day.month


def _group(tokens: tuple[Token, ...], first: int) -> list[Token]:
    """The three figures or month's name from `first` on, and what stands between them."""
    group: list[Token] = []
    figures = 0
    for token in tokens[first : first + 12]:
        telling = token.kind == "number" or token.plain in _MONTHS
        if not telling and (token.plain not in _FILLING or not group):
            break
        group.append(token)
        figures += telling
        if figures == 3:
            break
    return group


def _date_of(parts: list[Token], day_first: bool, today: date) -> date | None:
    if len(parts) == 3:
        return _of_three(parts, day_first, today)
    if parts and parts[0].kind == "number" and len(parts[0].text) in (6, 8):
        return _of_one(parts[0].text, day_first, today)
    return None


def _of_three(parts: list[Token], day_first: bool, today: date) -> date | None:
    named = [at for at, token in enumerate(parts) if token.plain in _MONTHS]
    orders = (
        [("y", "m", "d"), ("d", "m", "y"), ("m", "d", "y")]
        if day_first
        else [("y", "m", "d"), ("m", "d", "y"), ("d", "m", "y")]
    )
    if named:
        if len(named) > 1:
            return None
        orders = [order for order in (*orders, *permutations("ymd")) if order[named[0]] == "m"]  # type: ignore[misc]
    for order in orders:
        if (day := _built(dict(zip(order, parts, strict=True)), today)) is not None:
            return day
    return None


def _built(by: dict[str, Token], today: date) -> date | None:
    year_text = by["y"].text
    if len(year_text) not in (2, 4) or by["d"].kind != "number" or by["y"].kind != "number" or len(by["d"].text) > 2:
        return None
    month = _MONTHS.get(by["m"].plain) or int(by["m"].text)
    if len(year_text) == 2 and by["y"].start < by["d"].start:
        return None  # 88-04-17 is written by nobody: two figures in front are a day or a month
    return _possible(_year(year_text, today), month, int(by["d"].text), today)


def _of_one(figures: str, day_first: bool, today: date) -> date | None:
    """04171988, 19880417, 041788."""
    shapes = sorted(_SHAPES[len(figures)], key=lambda shape: (shape[0] != "y", (shape[0] == "d") != day_first))
    for *order, widths in shapes:
        cuts = (figures[: widths[0]], figures[widths[0] : widths[0] + widths[1]], figures[widths[0] + widths[1] :])
        by = dict(zip(order, cuts, strict=True))
        if (day := _possible(_year(by["y"], today), int(by["m"]), int(by["d"]), today)) is not None:
            return day
    return None


def _year(figures: str, today: date) -> int:
    """Of two figures, the latest year that is not ahead."""
    year = int(figures)
    return year if len(figures) > 2 else year + (2000 if 2000 + year <= today.year else 1900)


def _possible(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found <= today and today.year - year <= OLDEST else None
