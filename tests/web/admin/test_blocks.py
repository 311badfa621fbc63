"""Time blocked on the desk's pages, and given back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert

from bot.runtime import Runtime
from db import daybook, people
from db.tables import BusyRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, TUESDAY_3_PM, visit

FORM: dict[str, Any] = {
    "doctor": "1",
    "day": "2026-12-01",
    "time": "14:00",
    "until_day": "2026-12-01",
    "until": "16:00",
    "reason": "Team <b>meeting</b>",
}


def test_time_is_blocked_drawn_and_given_back(someone: Staff, runtime: Runtime) -> None:
    begun = someone.page("/admin/blocks/new?doctor=1&day=2026-12-01&time=14:00")
    assert 'value="14:00"' in begun and 'value="15:00"' in begun
    html = someone.post("/admin/blocks/new", follow=True, **FORM).text
    assert "The time is blocked." in html and "Team &lt;b&gt;meeting&lt;/b&gt;" in html
    with runtime.engine.begin() as conn:
        (made,) = daybook.blocked(conn, TUESDAY_3_PM, TUESDAY_3_PM.replace(hour=22))
    assert "Give the time back" in someone.page(f"/admin/blocks/{made.id}")
    assert "The time is free again." in someone.post(f"/admin/blocks/{made.id}/remove", follow=True).text
    assert someone.post(f"/admin/blocks/{made.id}/remove").status_code == 404
    assert someone.get(f"/admin/blocks/{made.id}").status_code == 404


def test_visits_in_the_way_are_listed_and_stay(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        patient = people.create(conn, now=NOW, actor="seed", name="Maya Chen").id
        number = visit(conn, patient).id
    answer = someone.post("/admin/blocks/new", **FORM)
    assert answer.status_code == 409
    assert f"/admin/visits/{number}" in answer.text and "Maya Chen" in answer.text and 'value="16:00"' in answer.text


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(someone: Staff) -> None:
    for change, field in (
        ({"until": "13:00"}, "block-until-day-wrong"),
        ({"day": "2026-11-01", "until_day": "2026-11-01"}, "block-day-wrong"),
        ({"day": ""}, "block-day-wrong"),
        ({"until": "soon"}, "block-until-day-wrong"),
        ({"reason": "x" * 201}, "block-reason-wrong"),
        ({"doctor": "99"}, "block-doctor-wrong"),
    ):
        answer = someone.post("/admin/blocks/new", **FORM | change)
        assert answer.status_code == 422 and f'id="{field}"' in answer.text, change
        assert "Team" in answer.text or "reason" in change


def test_an_event_of_the_doctors_own_calendar_is_not_ours_to_remove(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        row = {"doctor_id": 1, "starts": TUESDAY_3_PM, "ends": TUESDAY_3_PM.replace(hour=21), "source": "google"}
        number = conn.execute(
            insert(BusyRow).values(external_id="e1", reason="", **row).returning(BusyRow.busy_id)
        ).scalar_one()
    assert "calendar" in someone.page(f"/admin/blocks/{number}")
    assert someone.post(f"/admin/blocks/{number}/remove").status_code == 404
