"""What staff do with a conversation among themselves."""

from __future__ import annotations

from sqlalchemy import select

from bot.runtime import Runtime
from db import audit
from db.tables import ConversationRow, MessageRow, OutboxRow, StaffRow
from tests.web.admin.conftest import Staff
from tests.web.admin.test_threads import form
from tests.web.scene import talk


def begun(runtime: Runtime) -> str:
    with runtime.engine.begin() as conn:
        return f"/admin/conversations/{talk(conn, 'hi').id}"


def ids(runtime: Runtime) -> dict[str, str]:
    with runtime.engine.begin() as conn:
        return {
            email.split("@")[0]: str(number)
            for number, email in conn.execute(select(StaffRow.staff_id, StaffRow.email))
        }


def test_a_note_is_for_colleagues_and_never_goes_out(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    path = begun(runtime)
    evil = "Call her mother\n<script>alert(1)</script>"
    assert someone.post(f"{path}/note", note=evil).status_code == 302
    html = colleague.page(path)
    assert "Private note, never sent" in html and "Call her mother\n&lt;script&gt;" in html
    with runtime.engine.begin() as conn:
        assert conn.execute(select(OutboxRow.outbox_id)).all() == []
        assert (
            conn.execute(select(MessageRow.direction).where(MessageRow.author.startswith("staff"))).scalar_one()
            == "note"
        )
        assert conn.execute(select(ConversationRow.taken_over_at)).scalar_one() is None
        assert "noted" in {line.action for line in audit.page(conn)}
    assert "You said: hi" in someone.page("/admin/") and "Call her mother" not in someone.page("/admin/")


def test_a_note_that_is_none_is_said_beside_the_field_and_one_sent_twice_is_kept_once(
    someone: Staff, runtime: Runtime
) -> None:
    path = begun(runtime)
    for typed, told in ((" ", "There is nothing to keep."), ("x" * 4001, "4000 is the most")):
        answer = someone.post(f"{path}/note", note=typed)
        assert answer.status_code == 422 and told in answer.text and typed.strip() in answer.text
    once = form(someone.page(path), "reply")["once"]
    for _ in range(2):
        assert someone.post(f"{path}/note", note="Kept once.", once=once).status_code == 302
    assert someone.page(path).count("Kept once.") == 1


def test_a_conversation_is_assigned_and_taken_back(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    path = begun(runtime)
    nurse = ids(runtime)["nurse"]
    assert "Assigned." in someone.post(f"{path}/assign", follow=True, to=nurse, was="").text
    assert "For nurse" in someone.page("/admin/") and "For you" in colleague.page(path)
    html = someone.post(f"{path}/assign", follow=True, to="", was=nurse).text
    assert "Nobody&#39;s in particular" in html and "Assigned to nobody any more" in html
    assert "For nurse" not in someone.page("/admin/")


def test_who_assigns_after_a_colleague_did_is_told_and_nothing_is_overwritten(
    someone: Staff, colleague: Staff, runtime: Runtime
) -> None:
    path, known = begun(runtime), ids(runtime)
    colleague.post(f"{path}/assign", to=known["nurse"], was="")
    answer = someone.post(f"{path}/assign", to=known["desk"], was="")
    assert answer.status_code == 409
    assert "A colleague has assigned it meanwhile" in answer.text and "For nurse" in answer.text
    assert someone.post(f"{path}/assign", to=known["desk"], was=known["nurse"]).status_code == 302
    assert someone.post(f"{path}/assign", to="999", was="").status_code == 422


def test_what_was_read_may_be_marked_as_unread_and_a_page_that_lies_open_does_not_read_it(
    someone: Staff, runtime: Runtime
) -> None:
    path = begun(runtime)
    tag = someone.get(f"{path}/messages").headers["ETag"]
    assert 'data-unread="0"' in someone.page("/admin/pulse")
    answer = someone.post(f"{path}/unread?channel=sms")
    assert answer.status_code == 302 and answer.location == "/admin/?channel=sms"
    assert someone.get(f"{path}/messages", **{"If-None-Match": tag}).status_code == 304
    assert 'data-unread="1"' in someone.page("/admin/pulse")
