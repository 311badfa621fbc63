"""Clock times, weekdays and parts of the day as they are used to point at an offer: "the 2:30", "the friday one"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from conversations.understanding.lexicon import LEXICONS
from conversations.understanding.message import Message, Word
from conversations.understanding.tables import NUMBERS

_WEEKDAYS: dict[str, int] = {}
_PARTS: dict[str, tuple[int, int]] = {}
_TIME_WORDS: set[str] = set()
_MONTHS: set[str] = set()
for _lexicon in LEXICONS.values():
    for _entries in _lexicon.phrases.values():
        for _entry in _entries:
            if len(_entry.words) == 1 and _entry.category != "namesake":
                _TIME_WORDS.add(_entry.words[0])
            if len(_entry.words) == 1 and _entry.category in ("mon", "wmon"):
                _MONTHS.add(_entry.words[0])
            if len(_entry.words) == 1 and _entry.category in ("wd", "wwd") and isinstance(_entry.value, int):
                _WEEKDAYS.setdefault(_entry.words[0], _entry.value)
            if len(_entry.words) == 1 and _entry.category == "part" and _entry.value in _lexicon.parts:
                _PARTS.setdefault(_entry.words[0], _lexicon.parts[str(_entry.value)])

_HALVES = {"am": 0, "a": 0, "pm": 12, "p": 12}
_CLOCKS = frozenset(("at", "las", "la", "around", "oclock", "o'clock", "clock", "h", "hrs", "horas", *_HALVES))
_PAST = {"half": 30, "quarter": 15, "media": 30, "cuarto": 15}


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time: minute None where only the hour was said, `hour` on twelve unless `half` (0 or 12) is known."""

    hour: int
    minute: int | None
    half: int | None = None

    def fits(self, at: datetime) -> bool:
        """Does the local time `at` show it?"""
        if self.minute is not None and at.minute != self.minute:
            return False
        if self.half is not None:
            return at.hour == self.hour % 12 + self.half
        return at.hour == self.hour if self.hour > 12 else at.hour % 12 == self.hour % 12


def clocks(message: Message) -> list[tuple[Clock, bool]]:
    """The clock times that figures of the message may be; True for those that can be nothing else."""
    found: list[tuple[Clock, bool]] = []
    words = message.words
    skip = 0
    for at, word in enumerate(words):
        if at < skip or "#" not in word.keys or stands_for_an_offer(words, at) or _is_of_a_month(words, at):
            continue
        minute = _minute_after(message, at)
        half, last = _half_after(words, at + (2 if minute is not None else 1))
        if minute is not None:
            found.append((Clock(int(word.text), minute, half), True))
            skip = last
        elif (
            word.text.isdecimal() and len(word.text) in (3, 4) and int(word.text[-2:]) < 60 and int(word.text[:-2]) < 24
        ):
            found.append((Clock(int(word.text[:-2]), int(word.text[-2:]), half), True))
        elif (hour := _hour(word)) is not None:
            found.append((_with_part(words, at, hour, half), half is not None or _is_clock(words, at)))
    return found


_BEFORE_ONE_O_CLOCK = frozenset(("at", "around", "about", "by", "until", "till", "til", "after", "before", "past", "@"))


def stands_for_an_offer(words: tuple[Word, ...], at: int) -> bool:
    """Is this the "one" of "the last one", which is no hour?"""
    return words[at].text in ("one", "ones") and at > 0 and words[at - 1].text not in _BEFORE_ONE_O_CLOCK


def _is_of_a_month(words: tuple[Word, ...], at: int) -> bool:
    """Is this the 2 of "dec 2"?"""
    return any(is_month(word.text) for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))


def _hour(word: Word) -> int | None:
    value = int(word.text) if word.text.isdecimal() and len(word.text) < 3 else NUMBERS.get(word.text)
    return value if value is not None and value < 24 else None


def _minute_after(message: Message, at: int) -> int | None:
    """The minutes of 2:30 and 2.30."""
    words = message.words
    if at + 1 >= len(words) or not (words[at].text.isdecimal() and words[at + 1].text.isdecimal()):
        return None
    between = message.text[words[at].end : words[at + 1].start]
    good = len(words[at + 1].text) == 2 and int(words[at + 1].text) < 60 and int(words[at].text) < 24
    return int(words[at + 1].text) if good and between.strip() in (":", ".", "h") else None


def _half_after(words: tuple[Word, ...], at: int) -> tuple[int | None, int]:
    if at < len(words) and words[at].text in _HALVES:
        return _HALVES[words[at].text], at + 1
    return None, at


def _with_part(words: tuple[Word, ...], at: int, hour: int, half: int | None) -> Clock:
    """Half past, a quarter to, y media."""
    before = [word.text for word in words[max(0, at - 3) : at]]
    after = [word.text for word in words[at + 1 : at + 3]]
    for text in before:
        if text in ("half", "quarter"):
            to = "to" in before[before.index(text) :]
            return Clock(hour - 1 if to else hour, 60 - _PAST[text] if to else _PAST[text], half)
    if after[:1] == ["y"] and after[1:] and after[1] in _PAST:
        return Clock(hour, _PAST[after[1]], half)
    return Clock(hour, None, half)


def _is_clock(words: tuple[Word, ...], at: int) -> bool:
    around = {word.text for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 3])}
    return bool(around & _CLOCKS) or any(word.text in ("half", "quarter") for word in words[max(0, at - 3) : at])


def is_weekday(word: str) -> bool:
    """Is it the name of a weekday, in any language?"""
    return word in _WEEKDAYS


def is_month(word: str) -> bool:
    """Is it the name of a month, in any language?"""
    return word in _MONTHS


def is_time_word(word: str) -> bool:
    """Does it tell a day or time, or part of one, in any language?"""
    return word in _TIME_WORDS


def weekdays(message: Message) -> Iterator[int]:
    """The weekdays named, Monday 0."""
    return (_WEEKDAYS[word.text] for word in message.words if word.text in _WEEKDAYS)


def is_part(word: str) -> bool:
    """Is it a part of the day?"""
    return word in _PARTS


_DEGREES = frozenset(("mas", "muy", "tan", "demasiado"))


def parts(message: Message) -> Iterator[tuple[int, int]]:
    """The parts of the day named, as hours from and to. "Más tarde" and "muy tarde" name none."""
    words = message.words
    for at, word in enumerate(words):
        before = words[at - 1].text if at else ""
        if word.text in _PARTS and before not in _DEGREES:
            yield _PARTS[word.text]
        elif word.text == "manana" and before == "la":  # "mañana" alone is tomorrow
            yield LEXICONS["es"].parts["morning"]
