"""Staff in a conversation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import Connection, Engine, select, text

from bot import takeover
from bot.inbound import Inbound
from bot.reception import receive
from bot.runtime import Runtime
from clinic.model import Clinic
from db import history, staff, thread
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
