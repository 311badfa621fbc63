"""What the same words mean after another question, in another clinic, or about another visit."""

from __future__ import annotations

from datetime import time

import pytest

from conversations.understanding.model import Choice, Vocabulary
from tests.conversations.understanding.when.said import reading, said, window

VISIT = window("2026-12-01T15:00", "2026-12-01T15:30", "minute")
DAY = window("2026-12-03T00:00", "2026-12-04T00:00", "day")
WEEK = window("2026-11-30T00:00", "2026-12-07T00:00", "week")

ASKED = {"3": "11-25 15:00", "umm 5": "11-25 17:00", "for 5": "11-25 17:00", "17": "12-17", "31": "12-31", "1130": "11-25 11:30",
         "3 or 4": "11-25 15:00; 11-25 16:00", "the fifth": "12-05", "10-12": "11-25 10:00-12:00", "8 people": ""}  # fmt: skip
ABOUT_A_VISIT = {
    "an hour later": "12-01 16:00",
    "half an hour earlier": "12-01 14:30",
    "same time tomorrow": "11-26 15:00",
    "same time next week": "12-01 15:00",
    "that day at 4": "12-01 16:00",
    "4 would be perfect": "12-01 16:00",
    "the next day": "12-02",
    "a week later": "12-08",
}
MOVED_BY = {
    "push it back half an hour": "12-01 15:30",
    "can we push it an hour": "12-01 16:00",
    "postpone it by 2 hours please": "12-01 17:00",
    "bring it forward an hour": "12-01 14:00",
    "move it up 30 min": "12-01 14:30",
    "make it 15 min later": "12-01 15:15",
    "push it back a week": "12-08",
    "a day earlier": "11-30",
    "the following week": "12-07..12-13",
    "the following day at 10": "12-02 10:00",
    "same day at 3:30pm": "12-01 15:30",
}
# To a question about the visit, which a yes or no would answer.
ANOTHER_HOUR = dict.fromkeys(
    ("yes but can we do 4 instead", "4 instead", "no, 4", "yes but 4", "can it be 4", "could we do 4?", "i can only do 4", "make it 4", "what about 4"),
    "12-01 16:00",
) | {"could we do 3:45": "12-01 15:45", "can i come at 10:15": "12-01 10:15"}  # fmt: skip
ABOUT_A_WEEK = {"wednesday or friday": "12-02; 12-04", "tuesday at 3": "12-01 15:00"}


@pytest.mark.parametrize(("text", "windows"), [*ASKED.items()])
def test_a_bare_number_answers_the_question_when(text: str, windows: str) -> None:
    assert "; ".join(said(text, expecting="when")) == windows


def test_a_bare_number_is_an_hour_of_the_day_under_discussion() -> None:
    assert said("3", expecting="when", about=DAY) == ["12-03 15:00"]
    assert said("15", expecting="when", about=DAY) == ["12-03 15:00"]


@pytest.mark.parametrize("text", ["2", "the second", "the 2nd", "2nd one", "ok 3 is fine"])
def test_a_number_among_offers_is_a_choice(text: str) -> None:
    assert said(text, expecting="choice", choices=(Choice(VISIT.start),) * 3) == []


def test_a_number_beyond_the_offers_is_a_time() -> None:
    assert said("4 would be perfect", expecting="choice", choices=(Choice(VISIT.start),) * 3) == ["11-25 16:00"]


@pytest.mark.parametrize(("text", "windows"), [*(ABOUT_A_VISIT | MOVED_BY).items()])
def test_words_that_lean_on_the_visit_under_discussion(text: str, windows: str) -> None:
    assert "; ".join(said(text, about=VISIT)) == windows


def test_another_hour_than_the_one_asked_about() -> None:
    told = {text: "; ".join(said(text, about=VISIT, expecting="yes_no")) for text in ANOTHER_HOUR}
    assert told == ANOTHER_HOUR


def test_nothing_is_moved_where_nothing_is_talked_about() -> None:
    assert said("push it back half an hour") == said("no 4", expecting="yes_no") == said("can we do 4") == []


@pytest.mark.parametrize(("text", "windows"), [*ABOUT_A_WEEK.items()])
def test_words_that_lean_on_the_week_under_discussion(text: str, windows: str) -> None:
    assert "; ".join(said(text, about=WEEK)) == windows


def test_a_time_in_a_week_under_discussion_is_any_day_of_it() -> None:
    assert said("mornings only", about=WEEK)[:2] == ["11-30 08:00-12:00", "12-01 08:00-12:00"]


@pytest.mark.parametrize(("opens", "closes", "read"), [(8, 20, "19:00"), (6, 14, "07:00"), (7, 12, "07:00")])
def test_the_hour_is_the_one_at_which_somebody_works(opens: int, closes: int, read: str) -> None:
    vocabulary = Vocabulary(opens=time(opens), closes=time(closes))
    assert said("tomorrow at 7", vocabulary=vocabulary) == [f"11-26 {read}"]


def test_wishes_without_a_time() -> None:
    assert reading("the earliest you have").soonest
    assert reading("whenever").any_time
    assert reading("anything later?").direction == "later"
    assert reading("algo más temprano").direction == "earlier"


def test_evidence_tells_the_words() -> None:
    text = "hello, tomorrow at 3pm please"
    assert [text[e.start : e.end] for e in reading(text).evidence] == ["tomorrow at 3pm"]
