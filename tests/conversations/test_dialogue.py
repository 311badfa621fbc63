"""The dialogue's table: every state can be reached, every move is declared, nothing that is written raises."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.dialogue import STATES, diagram
from conversations.wording import book
from tests.conversations.town import Town

NY = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=NY)
NEXT_TUESDAY = datetime(2026, 12, 1, 15, 0, tzinfo=NY)


def town(**more: object) -> Town:
    return Town(NOW, **more)  # type: ignore[arg-type]


def known(*visits: datetime) -> Town:
    made = town()
    maya = made.register("Maya Chen")
    for at in visits:
        made.visit(maya, at)
    return made


def family() -> Town:
    made = known()
    made.register("Leo Chen", "child")
    return made


def reminded(*visits: datetime) -> Town:
    made = known(*visits)
    made.remind(*made.visits)
    return made


def statuses(made: Town) -> list[str]:
    return [visit.status for visit in made.visits]


WRITERS: tuple[Callable[[], Town], ...] = (
    town,
    known,
    family,
    lambda: reminded(NEXT_TUESDAY),
    lambda: known(NEXT_TUESDAY, NEXT_TUESDAY + timedelta(days=1)),
)

# How each state is come to: who she is, and what she writes.
WAYS: dict[str, tuple[Town, tuple[str, ...]]] = {
    "idle": (town(), ("hello",)),
    "menu": (known(), ("xyzzy", "plugh")),
    "ask_name": (town(), ("i need a checkup",)),
    "ask_email": (town(), ("i need a checkup", "Maya Chen")),
    "ask_visit_type": (known(), ("book an appointment tomorrow",)),
    "ask_when": (known(), ("i need a checkup",)),
    "ask_whom": (family(), ("i need a checkup",)),
    "ask_which_day": (known(), ("checkup on tuesday december 3",)),
    "choose_time": (known(), ("checkup on december 3",)),
    "confirm_time": (known(), ("checkup on december 3 at 10am",)),
    "confirm_cancel": (known(NEXT_TUESDAY), ("please cancel my appointment",)),
    "choose_visit": (known(NEXT_TUESDAY, NEXT_TUESDAY + timedelta(days=1)), ("please cancel my appointment",)),
    "declined": (reminded(NEXT_TUESDAY), ("no",)),
}


@pytest.mark.parametrize("state", sorted(WAYS))
def test_a_state_is_reached_by_what_patients_write(state: str) -> None:
    made, words = WAYS[state]
    for word in words:
        made.say(word)
    assert made.talk.state == state


def test_the_language_is_asked_for_on_telegram() -> None:
    made = town(channel="telegram", phone=None)
    assert "1) English" in made.say(command="/language")
    assert made.talk.state == "ask_language"
    assert "español" in made.press("Español")
    assert made.language == "es"


def test_a_yes_after_the_visit_moved_confirms_nothing_unseen() -> None:
    made = reminded(NEXT_TUESDAY)
    made.visits[0] = replace(made.visits[0], version=2, start=NEXT_TUESDAY + timedelta(hours=1))
    assert "4:00 PM" in made.say("yes")
    assert made.talk.state == "confirm_visit" and statuses(made) == ["scheduled"]
    made.say("yes")
    assert statuses(made) == ["confirmed"]


def test_two_open_questions_are_told_apart() -> None:
    made = known(NEXT_TUESDAY)
    made.say("checkup on december 3 at 10am")
    made.now += timedelta(minutes=1)
    made.remind(made.visits[0])
    made.now += timedelta(minutes=1)
    reply = made.say("yes")
    assert made.talk.state == "which_question" and "1)" in reply and "2)" in reply
    assert statuses(made) == ["scheduled"]
    made.say("2")
    assert statuses(made) == ["scheduled", "scheduled"]


def test_every_state_is_proven_reachable() -> None:
    here = set(WAYS) | {"ask_language", "confirm_visit", "which_question"}
    assert here == set(STATES)


def test_every_move_leads_to_a_state_and_every_state_can_be_left() -> None:
    for state in STATES.values():
        assert state.leads_to <= set(STATES) and "idle" in state.leads_to
        assert state.ask is not None or state.expects is None


def test_the_diagram_shows_every_state() -> None:
    assert all(name in diagram() for name in STATES)


def test_what_is_said_exists() -> None:
    """A key that is written in a step stands in the texts."""
    texts = set(book("en")["say"])
    for file in Path("conversations").rglob("*.py"):
        for key in re.findall(r'\.say\(\s*"(\w+)"', file.read_text()):
            assert key in texts, (file.name, key)


FRAGMENTS = [
    "yes", "no", "1", "2", "9", "cancel", "move", "book", "tuesday", "next week", "at 3", "mornings", "dr lee", "not dr park",
    "checkup", "vaccine", "for my son leo", "Maya Chen", "a@mail.example", "skip", "undo", "stop texting me", "start", "help",
    "hola", "english please", "en español", "running late", "chest pain", "when is my appointment", "anything later", "none of those",
    "the first one", "asap", "thanks", "👍", "wrong number", "waitlist", "talk to someone", "", "?", "january 40", "yesterday", "both",
]  # fmt: skip
MESSAGE = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=4).map(" ".join),
    st.text(max_size=60),
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.lists(MESSAGE, min_size=1, max_size=8))
def test_whatever_is_written_a_declared_state_follows_and_a_reply_or_a_reason_for_silence(
    who: int, messages: list[str]
) -> None:
    made = WRITERS[who]()
    for message in messages:
        reply = made.say(message)
        assert made.talk.state in STATES
        assert reply or made.opted_out_why or made.done, message
        made.now += timedelta(minutes=1)
    times = [(v.doctor_id, v.start) for v in made.live()]
    assert len(times) == len(set(times))


def test_a_no_that_two_reminders_wait_for_asks_which() -> None:
    made = reminded(NEXT_TUESDAY)
    made.now += timedelta(minutes=5)
    made.visit(made.people[0].patient, NEXT_TUESDAY + timedelta(days=1))
    made.remind(made.visits[1])
    assert "can't you come" in made.say("no")
    made.say("the second one")
    assert made.talk.state == "declined" and made.talk.target
    assert made.talk.target.appointment_id == made.visits[1].id
