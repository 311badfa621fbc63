"""Small pieces to larger ones: every two neighbours that a rule joins become one more piece.

Bottom up, from left to right, the best piece of each category for each stretch of words (a chart, as Cocke, Younger and
Kasami taught). Work is bounded whatever the text, by the widest piece and by the number of pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.model import Expecting, Window

WIDEST = 24  # words; no wording of one moment is longer
_MOST_MADE = 110  # pieces; the richest real message makes two thirds of that


class Piece(NamedTuple):
    """Words `start` to `end` read as a `category` of thing; the better reading has the higher score."""

    category: str
    start: int
    end: int
    value: Any
    score: float


class Here(NamedTuple):
    """What rules may know besides the pieces: the wall clock, and how this language counts."""

    now: datetime  # naive, on the clinic's wall
    aware: datetime
    zone: tzinfo
    today: date
    lexicon: Lexicon
    opens: int  # minutes after midnight
    closes: int
    expecting: Expecting | None
    choices: int  # how many offers are on the table
    about: Window | None


class Made(NamedTuple):
    """What a rule makes of two pieces; `worth` is added to their scores."""

    category: str
    value: Any
    worth: float = 0.0


Rule = Callable[[Any, Any, Here], Made | None]
RULES: dict[str, dict[str, list[Rule]]] = {}  # by the right category, then the left


def rule(left: str, right: str) -> Callable[[Rule], Rule]:
    """Registers a rule for each left category beside each right one; several of either are apart by spaces."""

    def register(function: Rule) -> Rule:
        for second in right.split():
            for first in left.split():
                RULES.setdefault(second, {}).setdefault(first, []).append(function)
        return function

    return register


def compose(pieces: Iterable[Piece], length: int, here: Here) -> list[dict[tuple[str, int], Piece]]:
    """All pieces by the word they end before, those that rules made included."""
    begun: list[list[Piece]] = [[] for _ in range(length + 1)]
    for piece in pieces:
        begun[piece.end].append(piece)
    ending: list[dict[tuple[str, int], Piece]] = [{} for _ in range(length + 1)]
    left = _MOST_MADE
    for end in range(1, length + 1):
        agenda = begun[end]
        best = ending[end]
        for piece in agenda:
            category, start = place = piece[:2]
            known = best.get(place)
            if known is not None and known.score >= piece.score:
                continue
            best[place] = piece
            if start > 0 and left > 0 and (beside := RULES.get(category)) is not None and (before := ending[start]):
                known_before = len(agenda)
                _join(before, piece, beside, here, agenda)
                left -= len(agenda) - known_before
    return ending


def _join(
    before: dict[tuple[str, int], Piece], piece: Piece, beside: dict[str, list[Rule]], here: Here, agenda: list[Piece]
) -> None:
    """Adds to the agenda whatever `piece` makes with the pieces that end where it begins."""
    _, _, end, value, score = piece
    for (category, start), first in before.items():
        rules = beside.get(category)
        if rules is None or start < end - WIDEST:
            continue
        for one in rules:
            made = one(first.value, value, here)
            if made is not None:
                agenda.append(Piece(made[0], start, end, made[1], first.score + score + made[2]))
