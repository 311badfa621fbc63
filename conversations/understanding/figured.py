"""Numbers that were spelt, as figures: "march fourteenth nineteen ninety", "dos de mayo de mil novecientos ochenta y cinco"."""

from __future__ import annotations

from conversations.understanding.lexicon import LEXICONS
from conversations.understanding.tokens import Token

_UNITS: dict[str, int] = {}  # one to twenty-nine, and ordinals of days
_TENS = {
    word: tens
    for words, tens in (("sixty sesenta", 60), ("seventy setenta", 70), ("eighty ochenta", 80), ("ninety noventa", 90))
    for word in words.split()
}  # beyond those of days and minutes
for _lexicon in LEXICONS.values():
    _UNITS.update({**_lexicon.ones, **_lexicon.ordinals})
    _TENS.update(_lexicon.tens)
_TENTHS = {word: value for lexicon in LEXICONS.values() for word, value in lexicon.tenths.items()}
_THOUSAND = frozenset(lexicon.thousand for lexicon in LEXICONS.values() if lexicon.thousand)
_HUNDREDS = {"novecientos": 900, "hundred": 0}
_AND = frozenset(("and", "y", "-"))
_CENTURIES = (19, 20)
_TEEN = 10

Read = tuple[int, int]  # a number, and the place after it


def figured(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, every spelt number up to a year's as one token of figures."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        read = _year(tokens, at) or _number(tokens, at)
        if read is None:
            kept.append(tokens[at])
            at += 1
            continue
        value, end = read
        first = tokens[at]
        kept.append(Token(str(value), str(value), first.start, tokens[end - 1].end, "number", first.spaced))
        at = end
    return tuple(kept)


def _plain(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].plain if at < len(tokens) else ""


def _number(tokens: tuple[Token, ...], at: int) -> Read | None:
    """One to ninety-nine, cardinal or ordinal."""
    word = _plain(tokens, at)
    if word in _TENTHS:
        return _TENTHS[word], at + 1
    if word in _TENS:
        after = at + 1 + (_plain(tokens, at + 1) in _AND)
        unit = _UNITS.get(_plain(tokens, after), 0)
        return (_TENS[word] + unit, after + 1) if 0 < unit < _TEEN else (_TENS[word], at + 1)
    return (_UNITS[word], at + 1) if word in _UNITS else None


def _year(tokens: tuple[Token, ...], at: int) -> Read | None:
    """Nineteen ninety, nineteen hundred and five, two thousand one, mil novecientos noventa."""
    if _plain(tokens, at) in _THOUSAND:
        return _rest(tokens, at + 1, 1000)
    first = _number(tokens, at)
    if first is None:
        return None
    century, after = first
    if _plain(tokens, after) in _THOUSAND:
        return _rest(tokens, after + 1, century * 1000)
    if century not in _CENTURIES:
        return None
    if _plain(tokens, after) == "hundred":
        return _rest(tokens, after, century * 100)
    rest = _number(tokens, after)
    if rest is None or rest[0] < _TEEN or (rest[0] in _CENTURIES and _number(tokens, rest[1])):
        return None  # "may twenty nineteen ninety": the twentieth
    return century * 100 + rest[0], rest[1]


def _rest(tokens: tuple[Token, ...], at: int, value: int) -> Read:
    """What follows the thousands: hundreds, an "and", and a number below a hundred."""
    word = _plain(tokens, at)
    if word in _HUNDREDS:
        value, at = value + _HUNDREDS[word], at + 1
    after = at + (_plain(tokens, at) in _AND)
    last = _number(tokens, after)
    return (value + last[0], last[1]) if last else (value, at)
