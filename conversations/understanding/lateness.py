"""How many minutes late a patient says to be."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.understanding.message import Word
from conversations.understanding.signals import Signals
from conversations.understanding.tables import NUMBERS

_UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuto", "minutos"), 1),
    **dict.fromkeys(("hour", "hr", "hrs", "hours", "hora", "horas"), 60),
}
_IN = frozenset(("in", "en", "running", "eta"))
_LATE = frozenset(("late", "tarde", "behind", "away", "out"))
_MOST_BARE = 90
_PARTS = {"half": 0.5, "media": 0.5, "quarter": 0.25, "cuarto": 0.25, "a": 1, "an": 1, "un": 1, "una": 1}


def read_lateness(signals: Signals) -> int | None:
    """Minutes; 0 where late without a figure; None where not late."""
    if not signals.has("late"):
        return None
    words = signals.message.words
    told = next((_minutes(words, at) for at, word in enumerate(words) if word.text in _UNITS), 0)
    bare = (word for before, word, after in _neighbours(words) if before in _IN or after in _LATE)
    return told or max(map(_bare_minutes, bare), default=0)


def _neighbours(words: tuple[Word, ...]) -> Iterator[tuple[str, Word, str]]:
    """Each word between the texts before and after it."""
    texts = ["", *(word.text for word in words), ""]
    return zip(texts, words, texts[2:], strict=False)


def _bare_minutes(word: Word) -> int:
    """ "There in 15" means minutes."""
    minutes = int(word.text) if word.text.isdecimal() and len(word.text) < 4 else NUMBERS.get(word.text, 0)
    return minutes if minutes <= _MOST_BARE else 0


def _minutes(words: tuple[Word, ...], at: int) -> int:
    """The figure before the unit at `at`; a part of it counts before "an": "half an hour"."""
    before = [word.text for word in words[max(0, at - 3) : at]]
    figures = [int(text) if text.isdecimal() and len(text) < 4 else NUMBERS.get(text, 0) for text in before]
    unit = _UNITS[words[at].text]
    parts = [_PARTS[text] for text in before if text in _PARTS] if unit > 1 else []  # "a few minutes" are some
    amount = next((figure for figure in reversed(figures) if figure), None) or min(parts, default=0)
    return int(amount * unit)
