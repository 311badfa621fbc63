"""Jobs: what waits, what was given up and why, and trying it again, by one, by kind, and too late."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert, select

from bot.runtime import Runtime
from db import lines
from db.presence import Presence
from db.tables import HistoryRow, OutboxRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, talk


def given_up(runtime: Runtime, count: int = 1, **more: object) -> list[int]:
    """E-mails that a server refused an hour ago."""
    row = {
        "kind": "email", "due": NOW - timedelta(hours=1), "status": "failed", "attempts": 3, "payload": {"template": "confirmation"},
        "error_code": "550", "error": "the e-mail was refused", "done_at": NOW - timedelta(hours=1),
    }  # fmt: skip
    with runtime.engine.begin() as conn:
        made = conn.execute(insert(OutboxRow).returning(OutboxRow.outbox_id), [row | more for _ in range(count)])
        return sorted(made.scalars())


def status(runtime: Runtime, outbox_id: int) -> tuple[str, int]:
    with runtime.engine.begin() as conn:
        found = conn.execute(select(OutboxRow.status, OutboxRow.attempts).where(OutboxRow.outbox_id == outbox_id)).one()
        return found.status, found.attempts


def test_what_was_given_up_is_told_in_words_and_tried_again(someone: Staff, runtime: Runtime) -> None:
    (job,) = given_up(runtime)
    html = someone.page("/admin/jobs")
    assert "E-mail to a patient" in html and "after 3 tries" in html and "code 550" in html
    assert "There is no such mailbox" in html and "Try all again" not in html
    answer = someone.post(f"/admin/jobs/{job}/again")
    assert (answer.status_code, answer.location) == (303, "/admin/jobs")
    assert status(runtime, job) == ("waiting", 0) and someone.woken == [job]
    assert "It is tried again now." in someone.page("/admin/jobs")
    with runtime.engine.begin() as conn:
        assert (
            conn.execute(select(HistoryRow.actor).where(HistoryRow.action == "tried_again")).scalar_one() == "staff:1"
        )


def test_all_of_a_kind_at_once(someone: Staff, runtime: Runtime) -> None:
    jobs = given_up(runtime, 3)
    (other,) = given_up(runtime, kind="webhook", error_code="connection")
    (old,) = given_up(runtime, done_at=NOW - timedelta(days=30))
    assert "Try all again: E-mail to a patient (3)" in someone.page("/admin/jobs")
    assert someone.post("/admin/jobs/again/email").status_code == 303
    assert sorted(someone.woken) == jobs
    assert status(runtime, other)[0] == status(runtime, old)[0] == "failed"
    assert someone.post("/admin/jobs/again/email").status_code == 409
    assert someone.post("/admin/jobs/again/nonsense").status_code == 409


def test_a_colleague_was_quicker(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    (job,) = given_up(runtime)
    assert colleague.post(f"/admin/jobs/{job}/again").status_code == 303
    answer = someone.post(f"/admin/jobs/{job}/again")
    assert answer.status_code == 409 and "not given up any more" in answer.text
    assert someone.post("/admin/jobs/999999/again").status_code == 404


def test_who_is_at_work(someone: Staff, runtime: Runtime) -> None:
    html = someone.page("/admin/jobs")
    assert "No worker is at work" in html and "The clock is not running" in html
    worker, clock = Presence(runtime.engine), Presence(runtime.engine, "clock")
    worker.number()
    clock.number()
    html = someone.page("/admin/jobs")
    assert "1 worker is at work" in html and "The clock is running" in html and "No worker" not in html
    worker.close()
    clock.close()


def test_what_is_late_and_what_is_stopped(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        row = {"kind": "message", "due": NOW - timedelta(minutes=1), "payload": {}}
        conn.execute(insert(OutboxRow).values(row))
        lines.stop(conn, "google:1", now=NOW, code="404", words="the calendar of Dr. Ana Lee is not shared")
        lines.stop(conn, "twilio:GB", now=NOW, code="21408", words="sending to this country is not switched on")
    html = someone.page("/admin/jobs")
    assert "Something has been due" not in html  # a minute is no delay
    assert "Google Calendar (Dr. Ana Lee) is stopped" in html and "The doctor&#39;s calendar is not shared" in html
    assert "Twilio (GB) is stopped" in html
    with runtime.engine.begin() as conn:
        conn.execute(insert(OutboxRow).values(row | {"due": NOW - timedelta(minutes=10)}))
    assert "Something has been due since Mon, Nov 23, 9:50\u00a0AM" in someone.page("/admin/jobs")


def test_an_unknown_code_is_told_by_its_number_and_never_in_the_patients_words(
    someone: Staff, runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "my secret words")
    given_up(runtime, kind="message", error_code="31337", error="<b>odd</b>", conversation_id=made.id)
    html = someone.page("/admin/jobs")
    assert "with the code 31337" in html and "odd" not in html and "secret" not in html and "Maya" not in html
    assert f'href="/admin/conversations/{made.id}"' in html


def test_the_piece_is_sent_again_only_when_it_has_changed_and_pages_turn(someone: Staff, runtime: Runtime) -> None:
    jobs = given_up(runtime, 25)
    first = someone.get("/admin/jobs/state")
    assert "csrf" not in first.text
    tag = {"If-None-Match": first.headers["ETag"]}
    assert someone.get("/admin/jobs/state", **tag).status_code == 304
    assert first.text.count("failed-job") == 20
    assert f'href="/admin/jobs?before={jobs[5]}"' in first.text
    assert someone.page(f"/admin/jobs?before={jobs[5]}").count("failed-job") == 5
    someone.post(f"/admin/jobs/{jobs[-1]}/again")
    assert someone.get("/admin/jobs/state", **tag).status_code == 200


def test_nothing_at_all_is_a_good_sign(someone: Staff) -> None:
    html = someone.page("/admin/jobs")
    assert "Nothing waits, and nothing was given up." in html and "Nothing was given up." in html
