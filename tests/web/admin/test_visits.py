"""One visit on the desk's pages: what is known of it, and everything that becomes of it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, get_args

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from bot import desk
from bot.runtime import Runtime
from bot.trial import Why
from clinic.rules import Reason
from db import addresses, audit, daybook, history, people, practice
from db.tables import AppointmentRow, MessageRow, OutboxRow
from jobs import deliver
from tests.web.admin.conftest import Clock, Staff
from tests.web.scene import NOW, TUESDAY_3_PM, talk, visit
from web.admin.visits import MARKED
from web.words import DEFAULT, texts

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def booked(someone: Staff, runtime: Runtime) -> int:
    """Maya's check-up with Dr. Lee, Tuesday at three."""
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert made.patient_id
        return visit(conn, made.patient_id).id


def hidden(html: str, name: str) -> str:
    """What a form carries under a name; of a choice the form that acts on it."""
    return str(re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', html)[-1])


def seen(someone: Staff, number: int) -> str:
    return hidden(someone.page(f"/admin/visits/{number}/cancel"), "seen")


def mark(someone: Staff, number: int, name: str) -> TestResponse:
    form: dict[str, Any] = {"seen": seen(someone, number), "as": name}
    return someone.post(f"/admin/visits/{number}/mark", follow=True, **form)


def state(runtime: Runtime, number: int) -> daybook.Visit:
    with runtime.engine.begin() as conn:
        found = daybook.visit(conn, number)
    assert found
    return found


def test_a_visits_page_tells_whose_it_is_what_was_sent_and_what_was_done(
    someone: Staff, runtime: Runtime, booked: int
) -> None:
    html = someone.page(f"/admin/visits/{booked}")
    assert "Maya Chen" in html and "Tue, Dec 1, 3:00\xa0PM" in html and "Dr. Ana Lee" in html
    assert "Reminder" in html and "planned for Mon, Nov 30, 3:00\xa0PM" in html
    assert "Conversation by SMS" in html and "Booked" in html
    with runtime.engine.begin() as conn:
        assert audit.page(conn)[0].entity == "appointment"


@pytest.mark.parametrize("path", ["", "/move", "/cancel", "/restore", "/no-show", "/open"])
def test_a_visit_that_is_none_is_not_found(someone: Staff, path: str) -> None:
    assert someone.get(f"/admin/visits/999{path}").status_code == 404


def test_every_reason_and_every_way_not_to_be_told_has_its_words() -> None:
    known = set(texts(DEFAULT))
    assert {f"rule.{reason.value}" for reason in Reason} <= known
    assert {f"untold.{why}" for why in get_args(Why)} - {"untold.no_email", "untold.email_failed"} <= known
    assert {f"visit.{verb}_{name}" for name in MARKED for verb in ("act", "done")} <= known


def test_what_is_shown_before_it_goes_is_what_goes(someone: Staff, runtime: Runtime, booked: int) -> None:
    html = someone.page(f"/admin/visits/{booked}/cancel")
    said = re.search(r'class="bubble"[^>]*>([^<]+)<', html)
    assert said and "Dr. Lee" in said[1] and "to +12125550142 · English · 1 segment" in html
    answer = someone.post(f"/admin/visits/{booked}/cancel", seen=hidden(html, "seen"), tell_patient="1", why="ill")
    assert answer.status_code == 303 and state(runtime, booked).status == "cancelled"
    for number in someone.woken:
        deliver.deliver(runtime, number)
    with runtime.engine.begin() as conn:
        texted = conn.execute(select(MessageRow.body).where(MessageRow.author == "bot").order_by(MessageRow.message_id))
        assert list(texted.scalars())[-1] == unescape(said[1])
        assert [change.why for change in history.of(conn, "appointment", booked)][-1] == "ill"


def test_a_look_at_what_would_be_sent_leaves_nothing(someone: Staff, runtime: Runtime, booked: int) -> None:
    with runtime.engine.begin() as conn:
        before = [conn.execute(select(table.__table__)).all() for table in (AppointmentRow, OutboxRow)]
    someone.page(f"/admin/visits/{booked}/cancel")
    someone.page(f"/admin/visits/{booked}/move?day=2026-12-01&time=10:00")
    with runtime.engine.begin() as conn:
        assert [conn.execute(select(table.__table__)).all() for table in (AppointmentRow, OutboxRow)] == before
        assert len(history.of(conn, "appointment", booked)) == 1


def test_a_visit_is_cancelled_without_a_word_and_taken_back(someone: Staff, runtime: Runtime, booked: int) -> None:
    someone.post(f"/admin/visits/{booked}/cancel", seen=seen(someone, booked))
    with runtime.engine.begin() as conn:
        kinds = conn.execute(select(OutboxRow.kind, OutboxRow.payload).where(OutboxRow.appointment_id == booked)).all()
        assert not [row for row in kinds if row.kind == "notice"]
    page = someone.page(f"/admin/visits/{booked}/restore")
    assert "Tell the patient" in page
    html = someone.post(f"/admin/visits/{booked}/restore", follow=True, seen=hidden(page, "seen")).text
    assert "The visit stands again." in html and state(runtime, booked).status == "scheduled"


def test_who_has_opted_out_is_told_nothing_and_the_desk_is_told_why(
    someone: Staff, runtime: Runtime, booked: int
) -> None:
    with runtime.engine.begin() as conn:
        contact = addresses.at_address(conn, "sms", "+12125550142")
        assert contact
        addresses.opt_out(conn, contact.contact_id, now=NOW, why="keyword", actor="provider")
    html = someone.page(f"/admin/visits/{booked}/cancel")
    assert "Nothing will be sent: the number has opted out of messages." in html and "Tell the patient" not in html


def test_in_the_quiet_hours_it_is_said_when_the_text_goes(someone: Staff, clock: Clock, booked: int) -> None:
    clock.wait(hours=13)  # eleven at night
    assert "goes out Tue, Nov 24, 8:00\xa0AM, after the quiet hours" in someone.page(f"/admin/visits/{booked}/cancel")


def test_a_late_cancellation_says_so(someone: Staff, clock: Clock, booked: int) -> None:
    assert "late cancellation" not in someone.page(f"/admin/visits/{booked}/cancel")
    clock.at = TUESDAY_3_PM.replace(hour=19)
    assert "late cancellation" in someone.page(f"/admin/visits/{booked}/cancel")


@pytest.mark.parametrize(("name", "status"), [("confirmed", "confirmed"), ("completed", "completed")])
def test_what_became_of_a_visit_is_marked(
    someone: Staff, runtime: Runtime, clock: Clock, booked: int, name: str, status: str
) -> None:
    clock.at = TUESDAY_3_PM
    page = someone.page(f"/admin/visits/{booked}")
    assert f'value="{name}"' in page
    assert mark(someone, booked, name).status_code == 200 and state(runtime, booked).status == status


def test_who_did_not_come_is_told_so_once_and_only_if_the_desk_wants(
    someone: Staff, runtime: Runtime, clock: Clock, booked: int
) -> None:
    def notices() -> list[dict[str, Any]]:
        with runtime.engine.begin() as conn:
            of_it = OutboxRow.appointment_id == booked
            return list(conn.execute(select(OutboxRow.payload).where(OutboxRow.kind == "notice", of_it)).scalars())

    def taken_back() -> None:
        form: dict[str, Any] = {"seen": hidden(someone.page(f"/admin/visits/{booked}"), "seen"), "as": "scheduled"}
        assert someone.post(f"/admin/visits/{booked}/mark", **form).status_code == 303

    address = f"/admin/visits/{booked}/no-show"
    assert "It is too early to say that." in someone.page(address)
    clock.at = TUESDAY_3_PM.replace(hour=21)
    html = someone.page(address)
    assert f'href="{address}"' in someone.page(f"/admin/visits/{booked}")
    said = re.search(r'class="bubble"[^>]*>([^<]+)<', html)
    assert said and "we missed you Tue Dec 1, 3:00 PM with Dr. Lee" in said[1] and "1 segment" in html
    before = notices()
    assert "Marked as no-show." in someone.post(address, follow=True, seen=hidden(html, "seen")).text
    assert state(runtime, booked).status == "no_show" and notices() == before
    taken_back()
    page = someone.page(address)
    assert someone.post(address, seen=hidden(page, "seen"), tell_patient="1").status_code == 303
    for number in someone.woken:
        deliver.deliver(runtime, number)
    with runtime.engine.begin() as conn:
        texted = conn.execute(select(MessageRow.body).order_by(MessageRow.message_id)).scalars()
        assert list(texted)[-1] == unescape(said[1])
    taken_back()
    assert "Nothing will be sent: that was said already" in someone.page(address)
    clock.wait(hours=48)
    assert "too late for that" in someone.page(address)


def test_an_arrival_is_marked_drawn_and_taken_back(someone: Staff, runtime: Runtime, clock: Clock, booked: int) -> None:
    early = mark(someone, booked, "arrived")
    assert early.status_code == 422 and "It is too early to say that." in early.text
    clock.at = TUESDAY_3_PM
    mark(someone, booked, "arrived")
    assert state(runtime, booked).arrived_at == TUESDAY_3_PM
    assert "visit scheduled arrived" in someone.page("/admin/day/visits?day=2026-12-01")
    html = mark(someone, booked, "not_arrived").text
    assert "The arrival is taken back." in html and state(runtime, booked).arrived_at is None


def test_nobody_marks_a_visit_as_what_is_no_mark(someone: Staff, booked: int) -> None:
    assert mark(someone, booked, "gone").status_code == 404


def test_a_reason_that_is_too_long_is_kept_and_said(someone: Staff, runtime: Runtime, booked: int) -> None:
    why = "x" * 201
    answer = someone.post(f"/admin/visits/{booked}/cancel", seen=seen(someone, booked), why=why)
    assert answer.status_code == 422 and why in answer.text and "at most 200" in answer.text
    assert state(runtime, booked).status == "scheduled"


def test_who_comes_second_is_told_and_overwrites_nothing(
    someone: Staff, colleague: Staff, runtime: Runtime, clock: Clock, booked: int
) -> None:
    old = seen(someone, booked)
    clock.wait(minutes=1)
    moved = colleague.post(
        f"/admin/visits/{booked}/move", seen=old, doctor="1", kind="checkup", day="2026-12-01", time="10:00"
    )
    assert moved.status_code == 303
    second = someone.post(f"/admin/visits/{booked}/cancel", seen=old, tell_patient="1", why="the doctor is ill")
    assert second.status_code == 409
    assert "Moved" in second.text and "nurse" in second.text and "(the doctor is ill)" in second.text
    assert "Tue, Dec 1, 3:00\xa0PM → Tue, Dec 1, 10:00\xa0AM" in second.text
    now = state(runtime, booked)
    assert (now.status, now.version) == ("scheduled", 2)
    for stale in ("", "x", "9" * 40):
        assert someone.post(f"/admin/visits/{booked}/cancel", seen=stale).status_code == 409


def test_a_move_shows_its_message_and_goes_where_it_was_told(someone: Staff, runtime: Runtime, booked: int) -> None:
    html = someone.page(f"/admin/visits/{booked}/move?doctor=2&day=2026-12-01&time=16:00")
    assert "Tue Dec 1, 4:00 PM with Dr. Park" in html
    form: dict[str, Any] = {name: hidden(html, name) for name in ("seen", "doctor", "kind", "day", "time")}
    answer = someone.post(f"/admin/visits/{booked}/move", follow=True, tell_patient="1", **form)
    assert "The visit is moved." in answer.text
    now = state(runtime, booked)
    assert (now.doctor_id, now.start) == (2, TUESDAY_3_PM.replace(hour=21))
    assert someone.woken


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("doctor=1&day=2026-12-01&time=08:00", "The doctor does not work at that time."),
        ("doctor=1&day=2026-12-01&time=09:10", "No visit of this kind begins at that minute"),
        ("doctor=1&day=2026-12-01&time=11:00", "This time is taken by now."),
        ("doctor=1&day=2026-11-23&time=09:00", "That time has gone by."),
        ("doctor=1&day=2026-12-25&time=09:00", "The doctor does not work at that time."),
    ],
)
def test_where_it_cannot_go_is_said_with_the_nearest_times(
    someone: Staff, runtime: Runtime, booked: int, wanted: str, why: str
) -> None:
    with runtime.engine.begin() as conn:
        other = people.create(conn, now=NOW, actor="seed", name="Leo Chen").id
        visit(conn, other, TUESDAY_3_PM.replace(hour=16))
    html = someone.page(f"/admin/visits/{booked}/move?{wanted}")
    assert why in html and "Open nearby" in html and "Move it" not in html
    day, time = re.findall(r"day=([\d-]+)&time=([\d:]+)", wanted)[0]
    refused = someone.post(f"/admin/visits/{booked}/move", seen=seen(someone, booked), doctor="1", day=day, time=time)
    assert refused.status_code in (409, 422) and why in refused.text
    assert state(runtime, booked).start == TUESDAY_3_PM


def test_the_drawing_learns_where_a_visit_could_go(someone: Staff, runtime: Runtime, booked: int) -> None:
    found = someone.get(f"/admin/visits/{booked}/open?day=2026-11-30").get_json()
    assert found["1 2026-12-01"][:2] == [540, 570] and 900 in found["1 2026-12-01"]  # its own time is in nobody's way
    assert set(found) >= {"1 2026-11-30", "2 2026-12-01"} and "1 2026-12-02" not in found


def test_what_a_patient_or_a_colleague_wrote_is_text(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        house = practice.load(conn)
        patient = people.create(conn, now=NOW, actor="seed", name=EVIL, phone="+12125550199").id
        number = desk.book(
            conn, NOW, house, desk.Actor("staff:1", "staff"), patient_id=patient, doctor_id=1, visit_type="checkup",
            start=TUESDAY_3_PM,
        ).id  # fmt: skip
    someone.post(f"/admin/visits/{number}/cancel", seen=seen(someone, number), why=EVIL)
    for path in (f"/admin/visits/{number}", "/admin/day?day=2026-12-01", f"/admin/book?patient={patient}"):
        html = someone.page(path)
        assert EVIL not in html and "&lt;script&gt;" in html


def test_a_panel_gets_the_middle_of_a_page_and_reloads_when_it_is_done(
    someone: Staff, runtime: Runtime, booked: int
) -> None:
    answer = someone.get(f"/admin/visits/{booked}", **{"X-Panel": "1"})
    assert answer.text.lstrip().startswith('<div class="sheet">')
    token, form = someone.token(), {"seen": seen(someone, booked)}
    done = someone.client.post(
        f"/admin/visits/{booked}/cancel", data={"csrf_token": token, **form}, headers={"X-Panel": "1"}
    )
    assert done.status_code == 204
    assert "The visit is cancelled." in someone.page("/admin/day?day=2026-12-01")
