"""Out of all pieces the ones to believe: those that do not overlap and together explain the most."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.resolve import chosen
from conversations.understanding.when.rules.common import hour_of
from conversations.understanding.when.values import Num, Pair, named

# What a phrase costs: one piece over four words explains more than two over two each.
_COST = 0.6
_FIXED = 1.0  # what a phrase that only looks like a time has before its words
ALWAYS = named(
    "clock span part apart both moments days wd md dom rel shift holiday past lastwd restofday toclock exceptspan wishclock either eitherday eitherboth sincedays dashday soonest anytime direction"
)
QUIET = frozenset(("kill", "forkill", "never", "length", "forlength", "worklength", "severalwd"))
LINKS = frozenset(("ask", "drop", "or", "and", "butok", "dash", "to"))
TURNS = frozenset(
    (
        "except",
        "instead",
        "correct",
        "move",
        "have",
        "busy",
        "mention",
        "told",
        "aside",
        "onset",
        "target",
        "theother",
        "ask",
        "befell",
    )
)
_SHORT = 3
_LEFT = 0.3


def phrases(ending: list[dict[tuple[str, int], Piece]], words: int, here: Here) -> list[Piece]:
    """The pieces of the best reading, in order; links such as "or" and "not" among them."""
    best: list[tuple[float, int, Piece | None]] = [(0.0, 0, None)]
    for end in range(1, words + 1):
        top: tuple[float, int, Piece | None] = (best[end - 1][0], end - 1, None)
        for (category, _), piece in ending[end].items():
            if category not in _ABLE:
                continue
            worth = piece.score - _COST if category in ALWAYS else _worth(piece, words, here)
            if worth is not None and best[piece.start][0] + worth > top[0]:
                top = (best[piece.start][0] + worth, piece.start, piece)
        best.append(top)
    found: list[Piece] = []
    at = words
    while at:
        _, before, chosen = best[at]
        if chosen is not None:
            found.append(chosen)
        at = before
    found.reverse()
    return found


def _worth(piece: Piece, words: int, here: Here) -> float | None:
    """How much a piece explains as a phrase of its own; None where it is none."""
    category = piece.category
    if category in QUIET:
        return piece.score - _COST + (_FIXED if category == "never" else 0)
    if category in LINKS:
        return 0.05 * (piece.end - piece.start)
    if category in TURNS:
        return piece.score - _COST + (_FIXED if category == "aside" else 0)
    if category == "ornext":
        return _LEFT  # "how about next" stands alone only where no "Tuesday" follows
    check = _SOMETIMES.get(category)
    doubt = _DOUBTS.get(category, 0.3)
    return piece.score - _COST - doubt if check is not None and check(piece, words, here) else None


_DOUBTS = {"weakday": 1.5}  # 10-12 is hours before it is October 12


def _asked(_: Piece, __: int, here: Here) -> bool:
    return here.expecting == "when"


def _asked_or_short(piece: Piece, words: int, here: Here) -> bool:
    return here.expecting == "when" or words <= _SHORT or (piece.end == words and here.lexicon.code == "en")


def _now(_: Piece, words: int, here: Here) -> bool:
    return words <= (_SHORT + 2 if here.expecting == "when" else _SHORT)


def _asked_or_alone(piece: Piece, words: int, here: Here) -> bool:
    return here.expecting == "when" or words == piece.end - piece.start


def _ordinal(piece: Piece, _: int, here: Here) -> bool:
    return isinstance(piece.value, Num) and here.choices < piece.value.n <= 31


def _spelt(piece: Piece, _: int, here: Here) -> bool:
    return here.expecting == "when" and _ordinal(piece, _, here)


def _pair(piece: Piece, words: int, here: Here) -> bool:
    pair = piece.value
    if not isinstance(pair, Pair) or (
        max(pair.first.n, pair.last.n) > 24 and max(pair.first.digits, pair.last.digits) < 3
    ):
        return False
    start, end = hour_of(pair.first), hour_of(pair.last)
    if not pair.marked and start and end and chosen(start, here) >= chosen(end, here, end=True):
        return False
    return pair.marked or here.expecting == "when" or words <= piece.end - piece.start + 1


def _true(_: Piece, __: int, ___: Here) -> bool:
    return True


_SOMETIMES = {
    "wwd": _asked_or_short,
    "wmon": _asked_or_alone,
    "mon": _true,
    "weakday": _asked_or_alone,
    "dotday": _asked_or_alone,
    "ord": _ordinal,
    "spelt": _spelt,
    "pair": _pair,
    "hclock": _asked,
    "fromhour": _asked,
    "hm": _asked_or_alone,
    "homhm": _asked_or_alone,
    "now": _now,
    "orhour": _true,
    "ratherhour": _true,
    "targethour": _true,
    "surenow": _true,
    "ordayafter": _true,
    "orweekafter": _true,
    "weakdom": _true,
}
_ABLE = ALWAYS | QUIET | LINKS | TURNS | {"ornext"} | _SOMETIMES.keys()  # whatever may be a phrase of its own
