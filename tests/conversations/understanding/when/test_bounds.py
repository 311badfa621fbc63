"""However odd and long a text is, the work to read it is bounded, and a wish at its beginning or end is heard."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.understanding.lexicon import LEXICONS
from conversations.understanding.model import Context
from conversations.understanding.tokens import tokenise
from conversations.understanding.when.chart import compose
from conversations.understanding.when.lexer import pieces_of, words_of
from conversations.understanding.when.reader import here_of
from tests.conversations.understanding.when.said import said

ZONE = ZoneInfo("America/New_York")
CONTEXT = Context(now=datetime(2026, 11, 25, 9, 30, tzinfo=ZONE), zone=ZONE, expecting="when")
ODD = (
    "9", "9 ", "1.", "1-", "1/2/", "12:", ":", "/", "a", "👍", "at ", "the ", "to ", "first ", "2 or ", "11 22 ", "3pm and ", "tommorow ", "half past ",
    "mon tue wed thu fri sat sun ", "from 3 to 4 ", "the second week of ", "in 2 hours and ", "twenty one ", "dec 3 ", "mon 3 at 4pm or 5 to 6 next week 12/3 ",
    "mañana a las 3 ", "de la ", "las 3 y media ",
)  # fmt: skip
_CHATTER = "we talked about how my knee feels when walking up stairs with the dog and how that has been for us "


@pytest.mark.parametrize("piece", ODD)
@pytest.mark.parametrize("code", LEXICONS)
def test_the_work_is_bounded(piece: str, code: str) -> None:
    text = (piece * 1600)[:1600]
    words = words_of(tokenise(text))
    here = here_of(CONTEXT, LEXICONS[code])
    alone = list(pieces_of(text, words, here))
    composed = sum(len(ending) for ending in compose(alone, len(words), here))
    assert len(words) <= 101
    assert len(alone) <= 8 * len(words)
    assert composed <= len(alone) + 170


@pytest.mark.parametrize("text", ["can i come friday at 3? " + _CHATTER * 15, _CHATTER * 12 + "so, friday at 3?"])
def test_a_wish_at_either_end_of_a_long_text_is_heard(text: str) -> None:
    assert said(text) == ["11-27 15:00"]


def test_the_two_ends_do_not_run_together() -> None:
    assert said(_CHATTER * 3 + "7 " + "well " * 300 + "pm " + "the dog " * 24) == []
