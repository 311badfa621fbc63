"""What the receptionist could make nothing of is marked, so that the words can be improved."""

from __future__ import annotations

from datetime import date, timedelta

from bot.inbound import Inbound
from bot.reception import receive, summary
from bot.runtime import Runtime
from conversations.understanding.model import Understanding, Whom
from db import figures
from tests.bot.clinic_ground import NOW, opened


def test_what_is_not_understood_is_found_again(runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        opened(conn)
    said = ["hello", "blorp zwick", "when do you open?", "gnarf", "gnarf gnarf", "gnarf gnarf gnarf", "thanks"]
    for nth, words in enumerate(said):
        at = NOW + nth * timedelta(seconds=10)
        receive(runtime, Inbound("simulator", f"M{nth}", "sms", "+12125550142", words), at)
    with runtime.engine.begin() as conn:
        total, found = figures.missed(conn, NOW, NOW + timedelta(hours=1))
    assert [one.body for one in reversed(found)] == ["blorp zwick", "gnarf", "gnarf gnarf", "gnarf gnarf gnarf"]
    assert total == 4


def test_all_that_staff_are_told_of_is_kept_beside_the_message() -> None:
    read = Understanding(
        name="Maya Chen", email="maya@mail.example", birthdate=date(1990, 3, 14), whom=Whom("child", "Leo"),
        answers_by_person={"Ana": "yes"}, late_minutes=0, direction="later", soonest=True,
    )  # fmt: skip
    assert summary(read) == {
        "name": "Maya Chen",
        "email": "maya@mail.example",
        "birthdate": "1990-03-14",
        "whom": {"relation": "child", "name": "Leo"},
        "answers": {"Ana": "yes"},
        "late_minutes": 0,
        "direction": "later",
        "soonest": True,
        "language": "en",
        "confidence": 1.0,
    }
    assert summary(Understanding(whom=Whom("self"))).keys() == {"language", "confidence"}
