"""One conversation, and what staff do in it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from bot import reception
from bot.inbound import Inbound
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


@pytest.mark.parametrize(
    ("status", "code", "english", "spanish"),
    [
        ("failed", "30005", "not delivered. The number is unknown or no longer", "no entregado. El número es desconocido"),
        ("failed", "403", "not delivered. The patient has blocked the bot", "no entregado. El paciente ha bloqueado"),
        ("failed", "99999", "not delivered. It was refused with the code 99999", "no entregado. Fue rechazado con el código 99999"),
        ("failed", None, "and we know no more of it", "y no sabemos más"),
        ("queued", "30003", "will be tried again. The phone was switched off", "se volverá a intentar. El teléfono estaba apagado"),
    ],
)  # fmt: skip
def test_what_failed_says_why_in_the_readers_words(
    someone: Staff, runtime: Runtime, status: str, code: str | None, english: str, spanish: str
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        failed = "update messages set status = :status, error = 'in its own words', error_code = :code where direction = 'out'"
        conn.execute(text(failed), {"status": status, "code": code})
    path = f"/admin/conversations/{made.id}"
    assert english in someone.page(path)
    assert spanish in someone.get(path, **{"Accept-Language": "es"}).text


def test_what_the_receptionist_did_stands_beside_the_message_that_led_to_it(someone: Staff, runtime: Runtime) -> None:
    def says(number: int, text: str, minutes: int) -> int:
        inbound = Inbound("simulator", f"in:{number}", "sms", "+12125550142", text)
        return reception.receive(runtime, inbound, NOW + timedelta(minutes=minutes)).conversation_id

    says(1, "checkup with dr lee on december 1 at 3pm", 0)
    says(2, "Maya Chen", 1)
    says(3, "skip", 2)
    talk_id = says(4, "yes", 3)
    says(5, "can I talk to a person", 4)
    html = someone.page(f"/admin/conversations/{talk_id}")
    beside = {part.split("<")[0]: part for part in html.split('<p class="body">')[1:]}
    assert "✓ Booked: Tue, Dec 1, 3:00\xa0PM with Dr. Ana Lee" in beside["yes"]
    assert 'class="deeds"' not in beside["checkup with dr lee on december 1 at 3pm"]
    assert "Called the desk: Wants a person" in beside["can I talk to a person"]


def test_open_calls_are_shown_with_a_way_to_close_them(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        attention.raise_(conn, now=NOW, kind="late", detail="running 10 min late", conversation_id=made.id)
        call = attention.open_(conn, made.id)[0].attention_id
    html = someone.page(f"/admin/conversations/{made.id}")
    assert "Running late" in html and "runs 10 minutes late" in html
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


# -- two at once ------------------------------------------------------------------------------------------------------
def form(html: str, name: str) -> dict[str, Any]:
    """The hidden fields of one of the page's forms."""
    part = html.split(f'id="{name}"')[1].split("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', part))


def said(runtime: Runtime) -> list[str]:
    with runtime.engine.begin() as conn:
        staffs = select(MessageRow.body).where(MessageRow.author.startswith("staff")).order_by(MessageRow.message_id)
        return list(conn.execute(staffs).scalars())


def test_who_writes_after_a_colleague_has_is_told_and_may_send_again(
    someone: Staff, colleague: Staff, runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        path = f"/admin/conversations/{talk(conn, 'hi').id}"
    mine, hers = (form(each.page(path), "reply") for each in (someone, colleague))
    assert colleague.post(f"{path}/reply", **hers | {"text": "I will call you."}).status_code == 302
    answer = someone.post(f"{path}/reply", **mine | {"text": "Come at noon."})
    assert answer.status_code == 409
    for shown in ("nothing was sent", "I will call you.", ">Come at noon.</textarea>", "nurse holds this conversation"):
        assert shown in answer.text, shown
    assert said(runtime) == ["I will call you."]
    assert someone.post(f"{path}/reply", **form(answer.text, "reply") | {"text": "Come at noon."}).status_code == 302
    assert said(runtime) == ["I will call you.", "Come at noon."]


def test_who_writes_after_a_colleague_took_over_is_told_but_not_after_the_patient_or_the_bot_spoke(
    someone: Staff, colleague: Staff, runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    path = f"/admin/conversations/{made.id}"
    first = form(someone.page(path), "reply")
    with runtime.engine.begin() as conn:
        hear(conn, made.id, "and another thing")
    assert someone.post(f"{path}/reply", **first | {"text": "one"}).status_code == 302
    second = form(someone.page(path), "reply")
    colleague.post(f"{path}/take-over")
    assert someone.post(f"{path}/reply", **second | {"text": "two"}).status_code == 409
    assert said(runtime) == ["one"]


def test_a_form_that_is_sent_twice_is_sent_once(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        path = f"/admin/conversations/{talk(conn, 'hi').id}"
    fields = form(someone.page(path), "reply") | {"text": "Once only."}
    answers = [someone.post(f"{path}/reply", **fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert said(runtime) == ["Once only."] and len(someone.woken) == 1
    refused = someone.post(f"{path}/reply", **form(someone.page(path), "reply") | {"text": " "})
    again = form(refused.text, "reply") | {"text": "Now something."}
    assert someone.post(f"{path}/reply", **again).status_code == 302
    assert said(runtime) == ["Once only.", "Now something."]


# -- live -------------------------------------------------------------------------------------------------------------
def test_the_messages_come_again_only_when_something_has_changed_and_bring_along_who_holds_them(
    someone: Staff, colleague: Staff, runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    path = f"/admin/conversations/{made.id}/messages"

    def changed(tag: str) -> str:
        answer = someone.get(path, **{"If-None-Match": tag})
        assert answer.status_code == 200
        assert someone.get(path, **{"If-None-Match": answer.headers["ETag"]}).status_code == 304
        return answer.headers["ETag"]

    tag = changed("")
    with runtime.engine.begin() as conn:
        conn.execute(text("update messages set status = 'delivered' where direction = 'out'"))
    tag = changed(tag)
    colleague.post(f"/admin/conversations/{made.id}/take-over")
    tag = changed(tag)
    html = someone.get(path).text
    assert 'data-goes-to="holder" data-held="yes"' in html and "nurse holds this conversation" in html
    with runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="late", conversation_id=made.id)
    changed(tag)


def test_what_stands_beside_the_messages_keeps_itself_fresh(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
    path = f"/admin/conversations/{made.id}/about"
    first = someone.get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    assert someone.get(path, **known).status_code == 304
    with runtime.engine.begin() as conn:
        assert made.patient_id
        visit(conn, made.patient_id)
    assert "Tue, Dec 1, 3:00" in someone.get(path, **known).text
    assert someone.get("/admin/conversations/999/about").status_code == 404
    assert someone.get("/admin/conversations/999/messages").status_code == 404


def test_a_patients_script_is_text(someone: Staff, runtime: Runtime) -> None:
    evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    with runtime.engine.begin() as conn:
        made = talk(conn, evil, name=evil)
    html = someone.page(f"/admin/conversations/{made.id}")
    assert "<script>alert" not in html and "<img src=x" not in html


def test_an_unknown_conversation_is_not_there(someone: Staff) -> None:
    for action in ("take-over", "hand-back", "reply", "note", "assign", "unread"):
        assert someone.post(f"/admin/conversations/999/{action}", text="x").status_code == 404
