"""Words that truly allow two readings: the surer first, the other beside it, and a lower confidence."""

from __future__ import annotations

from datetime import time

import pytest

from conversations.understanding.model import Vocabulary
from tests.conversations.understanding.when.said import reading, short

# (said on, words): (read, otherwise). November 22, 2026, is a Sunday.
TWO = {
    ("2026-11-22T10:00", "next tuesday"): ("12-01", "11-24"),
    ("2026-11-23T10:00", "next tuesday at 3"): ("12-01 15:00", "11-24 15:00"),
    ("2026-11-25T10:00", "next friday morning"): ("12-04 08:00-12:00", "11-27 08:00-12:00"),
    ("2026-11-24T10:00", "tuesday"): ("12-01", "11-24"),
    ("2026-11-24T10:00", "tuesday at 3"): ("12-01 15:00", "11-24 15:00"),
    ("2026-12-07T10:00", "the 7th"): ("12-07", "01-07"),
    ("2026-12-07T10:00", "the 7th after 2"): ("12-07 14:00-24:00", "01-07 14:00-24:00"),
    ("2026-11-25T10:00", "5/12"): ("05-12", "12-05"),
    ("2026-11-25T10:00", "5/12 at 3pm"): ("05-12 15:00", "12-05 15:00"),
    ("2026-02-20T10:00", "3/4"): ("03-04", "04-03"),
    ("2026-11-22T10:00", "next week"): ("11-23..11-29", "11-30..12-06"),
    ("2026-11-25T10:00", "next weekend"): ("12-05..12-06", "11-28..11-29"),
    ("2026-11-25T10:00", "tuesday dec 3"): ("12-03", "12-01"),
    ("2026-11-24T10:00", "el martes"): ("12-01", "11-24"),
    ("2026-11-25T10:00", "el 5/12"): ("12-05", ""),
}
ONE = {
    ("2026-11-21T10:00", "next tuesday"): "11-24",
    ("2026-11-24T10:00", "next tuesday"): "12-01",
    ("2026-11-24T10:00", "tuesday at 9am"): "12-01 09:00",
    ("2026-11-24T10:00", "this tuesday"): "11-24",
    ("2026-11-25T10:00", "tuesday"): "12-01",
    ("2026-11-25T10:00", "12/5"): "12-05",
    ("2026-11-25T10:00", "12/25"): "12-25",
    ("2026-11-25T10:00", "12/12"): "12-12",
    ("2026-11-25T10:00", "next week"): "11-30..12-06",
    ("2026-11-25T10:00", "this weekend"): "11-28..11-29",
    ("2026-11-25T10:00", "12 tomorrow"): "11-26 12:00",
}


def test_the_other_reading_stands_beside_the_surer_one() -> None:
    read = {(now, text): reading(text, now=now) for now, text in TWO}
    told = {
        key: ("; ".join(map(short, one.windows)), "; ".join(map(short, one.otherwise))) for key, one in read.items()
    }
    assert told == TWO
    assert all(one.confidence <= 0.8 for one in read.values() if one.otherwise)


def test_words_of_one_meaning_have_no_other() -> None:
    read = {(now, text): reading(text, now=now) for now, text in ONE}
    assert {key: "; ".join(map(short, one.windows)) for key, one in read.items()} == ONE
    assert not any(one.otherwise for one in read.values())
    assert all(one.confidence > 0.9 for one in read.values())


def test_an_hour_at_which_somebody_works_twice_a_day() -> None:
    read = reading("tomorrow at 7", vocabulary=Vocabulary(opens=time(6), closes=time(21)))
    assert [short(one) for one in (*read.windows, *read.otherwise)] == ["11-26 07:00", "11-26 19:00"]


@pytest.mark.parametrize(("text", "sure"), [("5/12", False), ("3/4", True)])
def test_a_date_is_asked_about_only_where_it_would_lie_out_of_reach(text: str, sure: bool) -> None:
    now = "2026-02-20T10:00" if sure else "2026-11-25T10:00"
    assert (reading(text, now=now).confidence >= 0.7) == sure
