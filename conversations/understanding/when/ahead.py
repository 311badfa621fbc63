"""Whether words such as "can't", "busy" and "I have a meeting" turn down what stands before them or what follows."""

from __future__ import annotations

from conversations.understanding.tokens import Token
from conversations.understanding.when.chart import Piece
from conversations.understanding.when.phrases import ALWAYS

_NEAR = 3  # words
_SUBJECTS = frozenset(
    (
        "i", "we", "he", "she", "it", "they", "is", "are", "that", "that's", "thats", "i'm", "im", "i'll", "ill", "at",
        "yo", "me", "es", "esta", "really", "just", "unfortunately", "though", "sadly",
    )
)  # fmt: skip
_TURNS = frozenset(("but", "and", "so", "because", "since", "cause", "cuz", "pero", "y", "porque", "pues"))


def turned_ahead(found: list[Piece], words: list[Token], text: str) -> frozenset[int]:
    """Where those "busy" pieces of `found` begin that turn down the day or time behind them: "Friday works, can't do Thursday".

    What stands right before, with no pause and nothing but a subject between, is turned down sooner: "Thursday I can't, Friday?"
    """
    busy = [piece for piece in found if piece.category == "busy"]
    named = [piece for piece in found if piece.category in ALWAYS] if busy else []
    ahead = set()
    for piece in busy:
        after = next((day for day in named if day.start >= piece.end), None)
        before = next((day for day in reversed(named) if day.end <= piece.start), None)
        if after is None or after.start - piece.end > _NEAR or _pauses(words[piece.end - 1 : after.start + 1], text):
            continue
        between = words[before.end : piece.start] if before else []
        joined = before is not None and all(word.plain in _SUBJECTS for word in between)
        if before is None or not joined or _pauses(words[before.end - 1 : piece.start + 1], text):
            ahead.add(piece.start)
    return frozenset(ahead)


def _pauses(words: list[Token], text: str) -> bool:
    """Is there a comma, an end or a "but" between the first and the last of these words?"""
    if any(word.plain in _TURNS or word.text in ".!?" for word in words):
        return True
    return any(mark in text[words[0].end : words[-1].start] for mark in ",;\n")
