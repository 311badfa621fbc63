"""What the bot made of a message, in words for staff."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from web.times import Times
from web.understood import facts
from web.words import words

TIMES = Times(ZoneInfo("America/New_York"), "en", datetime(2026, 11, 23, 15, tzinfo=UTC))
NAMES = {"doctor:3": "Dr. Ana Lee", "visit_type:checkup": "Check-up"}


def window(start: str, end: str, grain: str) -> dict[str, Any]:
    return {"when": [{"start": f"2026-12-01T{start}:00-05:00", "end": f"2026-12-{end}:00-05:00", "grain": grain}]}


@pytest.mark.parametrize(
    ("understood", "told"),
    [
        (None, []),
        ({}, []),
        ({"intent": "book", "confidence": 1.0}, [("wants", "to book")]),
        ({"intent": "brand_new"}, [("wants", "brand new")]),
        ({"answer": "yes", "choice": 0}, [("answer", "yes"), ("choice", "1")]),
        ({"doctor": 3, "visit_type": "checkup"}, [("doctor", "Dr. Ana Lee"), ("visit", "Check-up")]),
        ({"doctor": 9}, [("doctor", "9")]),
        ({"topics": ["hours", "address"]}, [("asks about", "hours, address")]),
        ({"topics": [], "answer": None, "wrong_number": False}, []),
        ({"soonest": True}, [("the soonest", "")]),
        ({"late_minutes": 0}, [("minutes late", "0")]),
        ({"whom": {"relation": "child", "name": "Leo"}}, [("for", "child Leo")]),
        ({"answers": {"Ana": "yes", "Leo": "no"}}, [("answers", "Ana yes, Leo no")]),
        ({"name": "Maya Chen", "birthdate": "1990-03-14"}, [("name", "Maya Chen"), ("born", "Mar 14, 1990")]),
        ({"direction": "later", "language_wish": "es"}, [("rather", "later"), ("language", "Spanish")]),
        ({"confidence": 0.62}, [("sure", "62%")]),
        (window("15:00", "01T16:00", "hour"), [("when", "Tue, Dec 1, 3:00\xa0PM")]),
        (window("12:00", "01T17:00", "part_of_day"), [("when", "Tue, Dec 1, 12:00\xa0PM – 5:00\xa0PM")]),
        (window("00:00", "02T00:00", "day"), [("when", "Tue, Dec 1")]),
    ],
)
def test_each_piece_is_told(understood: dict[str, Any] | None, told: list[tuple[str, str]]) -> None:
    assert facts(understood, words("en"), TIMES, NAMES) == told
