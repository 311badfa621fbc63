"""What is foretold of reminders is what happens."""

from __future__ import annotations

from datetime import timedelta

from db import forecast
from tests.jobs.later import VISIT, Later


def _went(later: Later) -> dict[int, str | None]:
    """Visit -> the way its reminder went."""
    return {
        row.appointment_id: "email" if row.outcome == "by e-mail" else row.channel
        for row in later.sql(
            """
            select o.appointment_id, o.outcome, c.channel from outbox o
            left join messages m using (message_id)
            left join conversations t on t.conversation_id = m.conversation_id left join contacts c using (contact_id)
            where o.kind = 'reminder'
            """
        )
    }


def test_reminders_go_the_way_that_was_foretold(later: Later) -> None:
    start = VISIT - timedelta(hours=6)

    def visit(nth: int, who: int) -> int:
        return later.book(who, start + nth * timedelta(minutes=30)).id

    number = (f"+12125550{nth}" for nth in range(200, 300))
    by_number = visit(0, later.patient("A", next(number)))
    chats = later.patient("B", None)
    later.contact("telegram", "4711", chats)
    by_chat = visit(1, chats)
    refuses = later.patient("C", None, "c@mail.example")
    later.contact("sms", next(number), refuses, opted_out_at=later.now)
    by_mail = visit(2, refuses)
    silent = later.patient("D", None)
    later.contact("sms", next(number), silent, opted_out_at=later.now)
    nowhere = visit(3, silent)
    unknown = visit(4, later.patient("E", None))
    gone = visit(5, later.patient("F", next(number)))
    later.act("cancel", gone)
    moved = visit(6, later.patient("G", next(number)))
    later.act("move", moved, start=start + timedelta(hours=5))
    child = later.patient("H", None)
    later.heard(later.contact("whatsapp", next(number), child, relation="child"), VISIT - timedelta(days=1))
    by_parent = visit(7, child)
    silent_there = later.patient("J", None)
    closed = VISIT - timedelta(days=8)
    later.heard(later.contact("whatsapp", next(number), silent_there, closed_at=closed), VISIT - timedelta(days=9))
    past_the_window = visit(9, silent_there)
    landline = later.patient("I", next(number), "i@mail.example")
    later.contact("sms", "+12125550299", landline, unreachable_at=later.now)
    by_other = visit(8, landline)

    with later.runtime.engine.begin() as conn:
        found = forecast.expected(conn, later.now, VISIT)
    told = {one.appointment_id: one.way for one in found}
    why = {one.appointment_id: one.why for one in found if one.why}
    later.at(VISIT - timedelta(hours=20)).work()

    assert told == {
        by_number: "sms",
        by_chat: "telegram",
        by_mail: "email",
        nowhere: None,
        unknown: None,
        gone: None,
        moved: "sms",
        by_parent: "whatsapp",
        past_the_window: "sms",
        by_other: "sms",
    }
    assert why == {nowhere: "opted_out", unknown: "no_address", gone: "cancelled"}
    went = _went(later)
    assert {which: went[which] for which in told} == told
