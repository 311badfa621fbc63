"""A talk as it is heard: the wishes so far, and what words between them ("or", "not", "my appointment is", "move … to") do to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from conversations.understanding.when.chart import Piece
from conversations.understanding.when.values import Days, Moments, Span, When, replace

_NEAR = 6  # words between "my appointment" and the day that tells which


@dataclass(slots=True)
class Wish:
    """One window in the making, and how it stands to the others."""

    value: When | Moments
    pieces: list[Piece]
    alternative: bool = False  # said after "or"
    had: bool = False  # tells the visit the patient has
    excluded: bool = False
    mentioned: bool = False  # past, or about something else than a visit
    over: bool = False  # past, and nothing says that it is only told
    rejected: bool = False  # "I can't do Monday"
    time_first: bool = False


@dataclass(slots=True)
class Talk:
    """What the phrases so far amount to."""

    wishes: list[Wish]
    sentences: list[int]
    day_ends: frozenset[int]
    ahead: frozenset[int] = frozenset()  # where words such as "busy" begin that turn down what follows them
    link: str | None = None
    excluded_at: int = -1
    dropped_at: int = -1
    had_until: int = -1
    busy_until: int = -1
    mention_until: int = -1
    busy_sentence: int = -1
    mention_sentence: int = -1
    onset: bool = False
    onset_at: int = -1
    aside_at: int = -1
    moving: bool = False
    dropping: bool = False  # a visit is to be cancelled
    corrected: bool = False


def _or(piece: Piece, talk: Talk) -> None:
    talk.link = "or" if piece.category == "or" else talk.link or "and"


def _except(piece: Piece, talk: Talk) -> None:
    talk.excluded_at = piece.end


def _instead(piece: Piece, talk: Talk) -> None:
    talk.dropped_at = piece.end


def _correct(_piece: Piece, talk: Talk) -> None:
    talk.corrected = bool(talk.wishes)


def _move(_piece: Piece, talk: Talk) -> None:
    talk.moving = True


def _drop(_piece: Piece, talk: Talk) -> None:
    """cancel the 1st …"""
    talk.dropping = not talk.wishes


def _target(piece: Piece, talk: Talk) -> None:
    """move my Tuesday visit to …: what was said before tells the visit, what follows the wish."""
    for wish in talk.wishes:
        if talk.sentences[wish.pieces[0].start] == talk.sentences[piece.start]:
            wish.had = True


def _have(piece: Piece, talk: Talk) -> None:
    talk.had_until = piece.end + _NEAR


def _busy(piece: Piece, talk: Talk) -> None:
    """can't do Monday; Monday doesn't work."""
    sentence = talk.sentences[piece.start]
    last = talk.wishes[-1] if talk.wishes else None
    if (
        piece.start not in talk.ahead
        and last
        and 0 <= piece.start - last.pieces[-1].end < _BUSY_NEAR
        and talk.sentences[last.pieces[-1].start] == sentence
    ):
        last.rejected = True
        for before, after in pairwise(reversed(talk.wishes)):
            if not before.alternative or after.excluded:
                break
            after.rejected = True  # Monday or Tuesday don't work
    else:
        talk.busy_until, talk.busy_sentence = piece.end + _NEAR, sentence


def _told(piece: Piece, talk: Talk) -> None:
    """in March I had …: what was, not what is wished."""
    if talk.wishes and not talk.wishes[-1].had and piece.start == talk.wishes[-1].pieces[-1].end:
        talk.wishes[-1].mentioned = True


def _onset(piece: Piece, talk: Talk) -> None:
    """me duele desde el lunes: since Monday; it hurts at night."""
    talk.onset, talk.onset_at = True, piece.end


def _aside(piece: Piece, talk: Talk) -> None:
    """happy Friday, my results from Tuesday: what follows at once is told."""
    talk.aside_at = piece.end


def _ask(_piece: Piece, talk: Talk) -> None:
    """I have a meeting at 3, can I come at 1: what is asked for after what is told; cancel the 1st and book me …"""
    talk.mention_until = talk.busy_until = -1
    for wish in talk.wishes if talk.dropping else ():
        wish.had = True
    talk.dropping = False


def _mention(piece: Piece, talk: Talk) -> None:
    """I called at 5; are you open on Friday?"""
    talk.mention_until, talk.mention_sentence = piece.end + _NEAR, talk.sentences[piece.start]


_BUSY_NEAR = 3
_TWO_WEEKS = timedelta(14)


def not_before(value: When | Moments) -> When | Moments:
    """can't come until 4: after 4; away until the 12th: after the 12th."""
    if isinstance(value, When) and isinstance(value.day, Days) and value.day.until:
        return replace(value, day=Days(value.day.end, value.day.end + _TWO_WEEKS))
    if isinstance(value, When) and isinstance(value.tod, Span) and value.tod.start is None and value.tod.end:
        return replace(value, tod=Span(start=value.tod.end))
    return value


def _befell(piece: Piece, talk: Talk) -> None:
    """Woke up this morning; this morning I threw up: on either side stands when it was."""
    _told(piece, talk)
    _mention(piece, talk)


def _nothing(piece: Piece, talk: Talk) -> None:
    """A word that only matters inside a phrase."""


LINKS: dict[str, Callable[[Piece, Talk], None]] = {
    "or": _or,
    "and": _or,
    "except": _except,
    "instead": _instead,
    "correct": _correct,
    "move": _move,
    "have": _have,
    "target": _target,
    "busy": _busy,
    "mention": _mention,
    "ask": _ask,
    "drop": _drop,
    "befell": _befell,
    "told": _told,
    "aside": _aside,
    "onset": _onset,
    "butok": _nothing,
    "dash": _nothing,
    "to": _nothing,
}
