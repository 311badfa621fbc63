"""What somebody typed to find a patient: beginnings of words, pieces of a number, a day of birth, a patient's id."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

LONGEST = 100  # letters that are looked at
MOST = 6  # words that are looked at
DIGITS = 4  # of a telephone number at least
_BLANK = str.maketrans(dict.fromkeys(".,;:!?-_@/\\+#&()'\"’", " "))
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_NUMBER = re.compile(r"[+(]?\d[\d\s()./-]*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a patient must have, any one of it: words that begin with all of `words`, a day of birth, an id."""

    words: tuple[str, ...] = ()
    born: tuple[date, ...] = ()
    patient_id: int | None = None


def wanted(typed: str) -> tuple[Wanted, ...]:
    """All that a patient must have who is meant; () for nothing typed, and nobody is meant by what holds no letter."""
    text = " ".join(typed[:LONGEST].split())
    if _NUMBER.fullmatch(text) and not _DATE.fullmatch(text) and len(digits := _digits(text)) >= DIGITS:
        return (Wanted((digits,), patient_id=_id(text)),)
    return tuple(_word(word) for word in text.split(" ")[:MOST] if word)


def folded(text: str) -> str:
    """Without accents, capitals and punctuation: "José O'Brien" -> "jose o brien". The database's function folded does the same."""
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in parts if not "\u0300" <= letter <= "\u036f")
    return "".join(letter.lower() for letter in bare.translate(_BLANK))


def _word(word: str) -> Wanted:
    if word.startswith("#"):
        return Wanted(patient_id=_id(word[1:]))
    if found := _DATE.fullmatch(word):
        return Wanted(born=_dates(*found.groups()))
    if "@" in word:
        return Wanted((word.lower(),))
    return Wanted(tuple(folded(word).split()), patient_id=_id(word))


def _digits(text: str) -> str:
    """The digits of a number, as far as they are the same at home and abroad."""
    return re.sub(r"[^0-9]", "", text).lstrip("0")


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else None


def _dates(first: str, second: str, third: str) -> tuple[date, ...]:
    """1988-03-04; or 3/4/1988, which is a day in March here and one in April there."""
    one, two, three = int(first), int(second), int(third)
    orders = [(one, two, three)] if len(first) == 4 else [(three, one, two), (three, two, one)]
    found = []
    for year, month, day in orders:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
