"""One conversation, and what staff do in it."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from bot.runtime import Runtime
from db import attention, inbox, thread
from db.tables import ConversationRow, MessageRow, OutboxRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, hear, talk, visit


def test_both_sides_and_what_was_understood_are_shown(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn)
        reading = {"intent": "book", "visit_type": "checkup", "confidence": 0.9, "when": [
            {"start": "2026-12-01T15:00:00-05:00", "end": "2026-12-01T16:00:00-05:00", "grain": "hour"}]}  # fmt: skip
        hear(conn, made.id, "need a checkup", understood=reading)
    html = someone.page(f"/admin/conversations/{made.id}")
    for shown in (
        "need a checkup",
        "You said: need a checkup",
        "to book",
        "Check-up",
        "Tue, Dec 1, 3:00\xa0PM",
        "90%",
        "sent",
    ):
        assert shown in html, shown


def test_visits_and_history_stand_beside_it(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert made.patient_id
        visit(conn, made.patient_id)
    html = someone.page(f"/admin/conversations/{made.id}")
    for shown in ("Tue, Dec 1, 3:00\xa0PM", "with Dr. Ana Lee", "scheduled", "Booked", "Registered"):
        assert shown in html, shown


def test_opening_it_reads_it(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert inbox.unread(conn) == 1
    someone.page(f"/admin/conversations/{made.id}")
    with runtime.engine.begin() as conn:
        assert inbox.unread(conn) == 0


def test_taking_over_and_handing_back(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    assert "The receptionist answers here" in someone.page(f"/admin/conversations/{made.id}")
    html = someone.post(f"/admin/conversations/{made.id}/take-over", follow=True).text
    assert "the receptionist is silent" in html and "Hand back" in html
    with runtime.engine.begin() as conn:
        head = thread.head(conn, made.id)
        assert head and head.taken_over_at == NOW and head.taken_over_email == "desk@riverside.example"
    assert "Held by desk" in someone.page("/admin/")
    html = someone.post(f"/admin/conversations/{made.id}/hand-back", follow=True).text
    assert "The receptionist answers here" in html and "Taken over" in html and "Handed back" in html


def test_a_reply_is_queued_in_the_transaction_that_takes_over_and_the_worker_is_woken(
    someone: Staff, runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    answer = someone.post(f"/admin/conversations/{made.id}/reply", text="We’ll call you — at noon…")
    assert answer.status_code == 302
    with runtime.engine.begin() as conn:
        row = conn.execute(select(MessageRow.__table__).order_by(MessageRow.message_id.desc()).limit(1)).one()
        job = conn.execute(select(OutboxRow.__table__).where(OutboxRow.kind == "message")).one()
        held = conn.execute(select(ConversationRow.taken_over_at)).scalar_one()
    assert (row.direction, row.status, row.author.split(":")[0], row.segments) == ("out", "queued", "staff", 1)
    assert row.body == "We'll call you - at noon..."  # one segment, where typography would make it two
    assert (job.message_id, job.conversation_id, job.due) == (row.message_id, made.id, NOW)
    assert someone.woken == [job.outbox_id]
    assert held == NOW
    assert "waiting to go" in someone.page(f"/admin/conversations/{made.id}")


@pytest.mark.parametrize(
    ("typed", "said"), [("", "nothing to send"), ("  \n", "nothing to send"), ("x" * 1601, "1600 is the most")]
)
def test_what_cannot_be_sent_is_said_beside_the_field_which_keeps_it(
    someone: Staff, runtime: Runtime, typed: str, said: str
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    answer = someone.post(f"/admin/conversations/{made.id}/reply", text=typed)
    assert answer.status_code == 422
    assert said in answer.text and typed.strip() in answer.text
    with runtime.engine.begin() as conn:
        assert conn.execute(select(OutboxRow.outbox_id)).all() == []
        assert conn.execute(select(ConversationRow.taken_over_at)).scalar_one() is None


@pytest.mark.parametrize("obstacle", ["opted_out_at", "unreachable_at", "wrong_number_at"])
def test_an_address_that_may_not_be_written_to_is_not(someone: Staff, runtime: Runtime, obstacle: str) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        conn.execute(text(f"update contacts set {obstacle} = :now"), {"now": NOW})
    html = someone.page(f"/admin/conversations/{made.id}")
    assert 'name="text"' not in html
    assert someone.post(f"/admin/conversations/{made.id}/reply", text="hello").status_code == 409
    with runtime.engine.begin() as conn:
        assert conn.execute(select(OutboxRow.outbox_id)).all() == []


def test_what_failed_says_why_in_words(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        conn.execute(text("update messages set status = 'failed', error = 'a landline' where direction = 'out'"))
    assert "not delivered: a landline" in someone.page(f"/admin/conversations/{made.id}")


def test_open_calls_are_shown_with_a_way_to_close_them(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        attention.raise_(conn, now=NOW, kind="late", detail="10 minutes", conversation_id=made.id)
        call = attention.open_(conn, made.id)[0].attention_id
    html = someone.page(f"/admin/conversations/{made.id}")
    assert "Running late" in html and "10 minutes" in html
    assert f'form="resolve" formaction="/admin/attention/{call}/resolve"' in html
    assert "csrf_token" not in someone.page(
        f"/admin/conversations/{made.id}/messages"
    )  # it would never be the same twice


def test_earlier_messages_are_a_page_away(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "the very first")
        for number in range(60):
            hear(conn, made.id, f"and {number}")
    html = someone.page(f"/admin/conversations/{made.id}")
    assert "the very first" not in html and "Earlier messages" in html
    first = min(int(part.split('"')[0]) for part in html.split('id="message-')[1:])
    assert "the very first" in someone.page(f"/admin/conversations/{made.id}?before={first}")


def test_a_patients_script_is_text(someone: Staff, runtime: Runtime) -> None:
    evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    with runtime.engine.begin() as conn:
        made = talk(conn, evil, name=evil)
    html = someone.page(f"/admin/conversations/{made.id}")
    assert "<script>alert" not in html and "<img src=x" not in html


def test_an_unknown_conversation_is_not_there(someone: Staff) -> None:
    for action in ("take-over", "hand-back", "reply"):
        assert someone.post(f"/admin/conversations/999/{action}", text="x").status_code == 404
