"""Staff in a conversation."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import Connection, Engine, select, text

from bot import takeover
from bot.inbound import Inbound
from bot.reception import receive
from bot.runtime import Runtime
from clinic.model import Clinic
from db import claims, history, staff, thread
from db.tables import MessageRow
from tests.web.scene import NOW, furnish, talk

CLINIC = Clinic("Riverside Clinic", "America/New_York", "+12125550100")


def colleague(conn: Connection, name: str = "desk") -> int:
    return staff.add(conn, f"{name}@riverside.example", "correct horse battery")


def test_one_takes_over_another_takes_it_from_her_and_hands_it_back(connection: Connection) -> None:
    furnish(connection)
    made, one, other = talk(connection, "hi").id, colleague(connection), colleague(connection, "rosa")
    assert takeover.take_over(connection, NOW, made, by=f"staff:{one}", staff_id=one)
    assert not takeover.take_over(connection, NOW, made, by=f"staff:{one}", staff_id=one)
    assert takeover.take_over(connection, NOW, made, by=f"staff:{other}", staff_id=other)
    head = thread.head(connection, made)
    assert head and (head.taken_over_by, head.taken_over_at) == (other, NOW)
    assert takeover.hand_back(connection, NOW, made, by=f"staff:{other}")
    assert not takeover.hand_back(connection, NOW, made, by=f"staff:{other}")
    changes = [(each.action, each.actor) for each in history.of(connection, "conversation", made)]
    assert changes == [
        ("taken_over", f"staff:{one}"),
        ("taken_over", f"staff:{other}"),
        ("handed_back", f"staff:{other}"),
    ]


def test_a_program_may_take_over_too(connection: Connection) -> None:
    furnish(connection)
    made = talk(connection, "hi").id
    assert takeover.take_over(connection, NOW, made, by="api:ab12cd34", staff_id=None)
    head = thread.head(connection, made)
    assert head and head.taken_over_at == NOW and head.taken_over_by is None


def test_an_unknown_conversation_is_told(connection: Connection) -> None:
    for act in (
        lambda: takeover.take_over(connection, NOW, 10**9, by="staff:1", staff_id=1),
        lambda: takeover.hand_back(connection, NOW, 10**9, by="staff:1"),
        lambda: takeover.write(connection, NOW, CLINIC, 10**9, "hi", by="staff:1"),
    ):
        with pytest.raises(takeover.UnknownConversation):
            act()


@pytest.mark.parametrize(
    ("column", "obstacle"),
    [("opted_out_at", "opted_out"), ("unreachable_at", "unreachable"), ("wrong_number_at", "wrong_number")],
)
def test_what_may_not_be_written_to_is_not(connection: Connection, column: str, obstacle: str) -> None:
    furnish(connection)
    made = talk(connection, "hi")
    connection.execute(
        text(f"update contacts set {column} = :now where contact_id = :id"), {"now": NOW, "id": made.contact_id}
    )
    with pytest.raises(takeover.CannotWrite) as refused:
        takeover.write(connection, NOW, CLINIC, made.id, "hi", by="staff:1")
    assert refused.value.obstacle == obstacle


@pytest.mark.parametrize(
    ("channel", "words", "body", "segments"),
    [("sms", "Señor, “mañana”", 'Señor, "mañana"', 1), ("telegram", "Señor, “mañana”", "Señor, “mañana”", 0)],
)
def test_words_are_fitted_to_the_channel(
    connection: Connection, channel: str, words: str, body: str, segments: int
) -> None:
    furnish(connection)
    made = talk(connection, "hi", channel=channel)
    number, _ = takeover.write(connection, NOW, CLINIC, made.id, words, by="staff:1")
    row = connection.execute(select(MessageRow.body, MessageRow.segments).where(MessageRow.message_id == number)).one()
    assert tuple(row) == (body, segments)


def test_the_bot_is_silent_for_a_message_that_was_on_its_way(runtime: Runtime, engine: Engine) -> None:
    """The message waits for the lock that taking over holds, and then finds the conversation taken."""
    with engine.begin() as conn:
        furnish(conn, runtime.now())
    first = receive(runtime, Inbound("simulator", "in:1", "sms", "+12125550142", "hello"), runtime.now())
    assert first.messages
    asked = Event()

    def write() -> int:
        asked.set()
        return len(
            receive(runtime, Inbound("simulator", "in:2", "sms", "+12125550142", "anybody?"), runtime.now()).messages
        )

    with ThreadPoolExecutor(1) as patient:
        with engine.begin() as conn:
            takeover.take_over(conn, runtime.now(), first.conversation_id, by="api:ab12cd34", staff_id=None)
            answer = patient.submit(write)
            asked.wait(5)
        assert answer.result(10) == 0


def test_a_turn_that_is_thinking_already_falls_silent_too(runtime: Runtime, engine: Engine) -> None:
    """The turn holds the conversation; staff's wish to have it reaches the turn before it says anything."""
    with engine.begin() as conn:
        furnish(conn, runtime.now())
    first = receive(runtime, Inbound("simulator", "in:1", "sms", "+12125550142", "hello"), runtime.now())

    def take() -> bool:
        with engine.begin() as conn:
            return takeover.take_over(conn, runtime.now(), first.conversation_id, by="api:ab12cd34", staff_id=None)

    with ThreadPoolExecutor(2) as people, engine.connect() as slow:
        slow.execute(text("lock table messages in share mode"))  # the turn cannot write down its answer yet
        late = Inbound("simulator", "in:2", "sms", "+12125550142", "what are your hours?")
        answer = people.submit(receive, runtime, late, runtime.now())
        until_waiting(engine, 1)
        taken = people.submit(take)
        until_waiting(engine, 2)
        slow.commit()
        assert taken.result(10)
        assert answer.result(10).messages == ()
    with engine.connect() as conn:
        said = conn.execute(select(MessageRow.direction, MessageRow.body).order_by(MessageRow.message_id)).all()
    assert [each.direction for each in said] == ["in", "out", "in"] and said[-1].body == "what are your hours?"


def test_who_wishes_for_ever_to_take_over_keeps_no_patient_without_an_answer(runtime: Runtime, engine: Engine) -> None:
    with engine.begin() as conn:
        furnish(conn, runtime.now())
    first = receive(runtime, Inbound("simulator", "in:1", "sms", "+12125550142", "hello"), runtime.now())
    with engine.begin() as conn:
        conn.execute(select(1).select_from(claims.wish(first.conversation_id)))
        late = Inbound("simulator", "in:2", "sms", "+12125550142", "what are your hours?")
        said = receive(runtime, late, runtime.now()).messages
    assert [each.text.partition(".")[0] for each in said] == ["I'm not getting it, sorry"]


def until_waiting(engine: Engine, number: int) -> None:
    """Until so many wait for a lock."""
    waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with engine.connect() as conn:
            if conn.execute(text(waiting)).scalar_one() >= number:
                return
        time.sleep(0.01)
    raise AssertionError(f"fewer than {number} wait")


def test_what_staff_said_meanwhile_is_marked_for_the_dialogue_and_silence_is_not(connection: Connection) -> None:
    furnish(connection)
    made = talk(connection, "hi").id
    mark = text("select data ->> 'overtaken' from conversations where conversation_id = :id")
    later = NOW + timedelta(minutes=1)
    for wrote, expected in ((False, None), (True, "true")):
        takeover.take_over(connection, later, made, by="api:ab12cd34", staff_id=None)
        if wrote:
            takeover.write(connection, later, CLINIC, made, "Can you come earlier?", by="api:ab12cd34")
        takeover.hand_back(connection, later, made, by="api:ab12cd34")
        assert connection.execute(mark, {"id": made}).scalar_one() == expected
