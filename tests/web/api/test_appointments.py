"""Appointments: booked, moved, confirmed, cancelled by the same desk as the chat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from clinic.rules import Reason
from db import history
from db.tables import AppointmentRow, ContactRow, ConversationRow, OutboxRow
from tests.web.api.conftest import LOCAL_NOW, NOW, Api, places, problem
from web.api import refusals

THREE = "2026-12-01T15:00:00-05:00"  # a Tuesday: both doctors work
FOUR = "2026-12-01T16:00:00-05:00"


def wish(api: Api, **more: Any) -> dict[str, Any]:
    whom = {} if "patient_id" in more else {"patient_id": api.patient()}
    return {**whom, "doctor_id": 1, "visit_type": "checkup", "appointment_date": THREE} | more


def booked(api: Api, **more: Any) -> dict[str, Any]:
    answer = api.post("/appointments", wish(api, **more))
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def changed(api: Api, visit: dict[str, Any], **change: Any) -> Any:
    return api.patch(f"/appointments/{visit['appointment_id']}", change)


def test_books_a_visit(api: Api) -> None:
    body = wish(api)

    answer = api.post("/appointments", body)

    assert answer.status_code == 201
    told = answer.get_json()
    assert told | body == told
    assert told["ends_at"] == "2026-12-01T15:30:00-05:00"
    assert (told["status"], told["version"], told["booked_by"]) == ("scheduled", 1, "api")
    assert told["created_at"] == told["updated_at"] == LOCAL_NOW
    assert answer.headers["Location"] == f"/api/v1/appointments/{told['appointment_id']}"
    read = api.get(f"/appointments/{told['appointment_id']}")
    assert read.get_json() == told
    assert read.headers["ETag"] == answer.headers["ETag"]


def test_sets_off_what_every_booking_sets_off_and_wakes_the_workers(api: Api) -> None:
    woken: list[int] = []
    api.runtime.wake = woken.extend

    visit = booked(api, patient_id=api.patient(email="maya@mail.example"))

    with api.runtime.engine.connect() as conn:
        rows = conn.execute(select(OutboxRow.outbox_id, OutboxRow.kind, OutboxRow.due)).all()
        changes = history.of(conn, "appointment", visit["appointment_id"])
    assert {"email", "calendar", "reminder"} <= {row.kind for row in rows}
    assert sorted(woken) == sorted(row.outbox_id for row in rows if row.due <= NOW)
    assert [(change.action, change.actor[:4]) for change in changes] == [("booked", "api:")]


def test_a_taken_time_is_a_conflict(api: Api) -> None:
    booked(api)

    answer = api.post("/appointments", wish(api))

    assert problem(answer) == (409, "slot-taken")
    assert places(answer) == {"#/appointment_date"}


@pytest.mark.parametrize(
    ("change", "slug", "place"),
    [
        ({"appointment_date": "2026-12-01T15:10:00-05:00"}, "no-slot", "#/appointment_date"),
        ({"appointment_date": "2026-12-01T20:00:00-05:00"}, "closed", "#/appointment_date"),
        ({"appointment_date": "2026-11-16T10:00:00-05:00"}, "in-the-past", "#/appointment_date"),
        ({"appointment_date": "2026-11-23T09:30:00-05:00"}, "too-soon", "#/appointment_date"),
        ({"appointment_date": "2027-11-23T09:30:00-05:00"}, "too-far-ahead", "#/appointment_date"),
        ({"doctor_id": 2, "visit_type": "vaccine"}, "not-offered", "#/appointment_date"),
        ({"patient_id": 999}, "unknown-patient", "#/patient_id"),
        ({"doctor_id": 999}, "unknown-doctor", "#/doctor_id"),
        ({"visit_type": "surgery"}, "unknown-visit-type", "#/visit_type"),
        ({"appointment_date": "2026-12-01T15:00:00"}, "zone-missing", "#/appointment_date"),
        ({"appointment_date": "2026-12-01"}, "invalid", "#/appointment_date"),
        ({"appointment_date": "2026-02-30T15:00:00Z"}, "invalid", "#/appointment_date"),
        ({"appointment_date": "2026-12-01T25:00:00Z"}, "invalid", "#/appointment_date"),
        ({"appointment_date": 1764619200}, "invalid", "#/appointment_date"),
        ({"appointment_date": "9999-12-31T23:59:59-14:00"}, "invalid", "#/appointment_date"),
        ({"appointment_date": None}, "invalid", "#/appointment_date"),
        ({"patient_id": "1"}, "invalid", "#/patient_id"),
        ({"patient_id": True}, "invalid", "#/patient_id"),
        ({"patient_id": 1.5}, "invalid", "#/patient_id"),
        ({"patient_id": 2**63}, "invalid", "#/patient_id"),
        ({"patient_id": 10**400}, "invalid", "#/patient_id"),
        ({"patient_id": -1}, "invalid", "#/patient_id"),
        ({"patient_id": [1]}, "invalid", "#/patient_id"),
        ({"visit_type": "check\x00up"}, "invalid", "#/visit_type"),
        ({"tell_patient": "no"}, "invalid", "#/tell_patient"),
        ({"status": "confirmed"}, "invalid", "#/status"),
    ],
)
def test_what_cannot_be_booked(shared: Api, change: dict[str, Any], slug: str, place: str) -> None:
    answer = shared.post("/appointments", wish(shared, **change))

    assert problem(answer) == (422, slug)
    assert place in places(answer)


def test_nobody_is_at_two_doctors_at_once(api: Api) -> None:
    visit = booked(api)

    answer = api.post("/appointments", wish(api, patient_id=visit["patient_id"], doctor_id=2))

    assert problem(answer) == (409, "patient-busy")


def test_moves_a_visit(api: Api) -> None:
    visit = booked(api)

    moved = changed(api, visit, appointment_date=FOUR).get_json()
    other = changed(api, visit, doctor_id=2).get_json()

    assert (moved["appointment_date"], moved["doctor_id"], moved["version"]) == (FOUR, 1, 2)
    assert (other["appointment_date"], other["doctor_id"], other["version"]) == (FOUR, 2, 3)
    assert api.post("/appointments", wish(api)).status_code == 201  # the old time is free


def test_a_move_that_fails_leaves_the_visit(api: Api) -> None:
    visit = booked(api)
    booked(api, appointment_date=FOUR)

    assert problem(changed(api, visit, appointment_date=FOUR)) == (409, "slot-taken")
    assert problem(changed(api, visit, appointment_date="2026-12-01T16:10:00-05:00")) == (422, "no-slot")
    assert problem(changed(api, visit, doctor_id=999)) == (422, "unknown-doctor")
    assert api.get(f"/appointments/{visit['appointment_id']}").get_json() == visit


def _begins(api: Api, visit: dict[str, Any], start: datetime) -> None:
    ends = start + timedelta(minutes=30)
    times = {"appointment_date": start, "ends_at": ends, "blocked_until": ends}
    with api.runtime.engine.begin() as conn:
        mine = AppointmentRow.appointment_id == visit["appointment_id"]
        conn.execute(update(AppointmentRow).where(mine).values(**times))


def test_changes_the_status_as_the_table_of_moves_allows(api: Api) -> None:
    visit = booked(api)

    confirmed = changed(api, visit, status="confirmed").get_json()
    cancelled = changed(api, visit, status="cancelled").get_json()
    back = changed(api, visit, status="scheduled").get_json()
    early = changed(api, visit, status="completed")
    _begins(api, visit, NOW + timedelta(minutes=10))
    completed = changed(api, visit, status="completed").get_json()
    refused = changed(api, visit, status="confirmed")

    assert (confirmed["status"], confirmed["confirmed_at"]) == ("confirmed", LOCAL_NOW)
    assert (cancelled["status"], cancelled["cancelled_at"]) == ("cancelled", LOCAL_NOW)
    assert (back["status"], back["cancelled_at"]) == ("scheduled", None)
    assert problem(early) == (409, "too-early")
    assert completed["status"] == "completed"
    assert refused.status_code == 409
    assert places(refused) == {"#/status"}


def test_a_change_that_makes_no_sense(api: Api) -> None:
    visit = booked(api)
    nonsense: list[dict[str, Any]] = [
        {"status": "held"},
        {"status": "lost"},
        {"status": 1},
        {"status": "confirmed", "appointment_date": FOUR},
        {"appointment_date": "2026-12-01T16:00:00"},
        {"patient_id": 1},
        {"version": 1},
        {"doctor_id": 0},
    ]
    assert [change for change in nonsense if problem(changed(api, visit, **change))[0] != 422] == []


def test_every_reason_of_the_rules_has_its_type_of_problem() -> None:
    assert refusals.REASONS.keys() == set(Reason)
    assert {slug for slug, _ in refusals.REASONS.values()} == {*refusals.ABOUT_TIME, *refusals.ABOUT_STATUS}


def test_cancels_a_visit_once(api: Api) -> None:
    visit = booked(api)
    path = f"/appointments/{visit['appointment_id']}/cancel"

    first = api.post(path, {"why": "The doctor is ill."})
    second = api.post(path)

    assert first.status_code == 200
    assert (first.get_json()["status"], first.get_json()["version"]) == ("cancelled", 2)
    assert problem(second) == (409, "already-cancelled")
    with api.runtime.engine.connect() as conn:
        assert history.of(conn, "appointment", visit["appointment_id"])[-1].why == "The doctor is ill."


def test_cancels_without_a_body(api: Api) -> None:
    path = f"/api/v1/appointments/{booked(api)['appointment_id']}/cancel"

    answer = api.client.post(path, headers={"Authorization": f"Bearer {api.key}"})

    assert answer.get_json()["status"] == "cancelled"


def test_an_unknown_visit_is_not_found(shared: Api) -> None:
    assert problem(shared.get("/appointments/999")) == (404, "not-found")
    assert problem(shared.patch("/appointments/999", {"status": "confirmed"})) == (404, "not-found")
    assert problem(shared.post("/appointments/999/cancel", {})) == (404, "not-found")


def test_an_update_meant_for_what_is_past_is_refused(api: Api) -> None:
    visit = booked(api)
    path = f"/appointments/{visit['appointment_id']}"
    tag = api.get(path).headers["ETag"]

    confirmed = api.patch(path, {"status": "confirmed"}, If_Match=tag)
    moved = api.patch(path, {"appointment_date": FOUR}, If_Match=tag)
    cancelled = api.post(path + "/cancel", {}, If_Match=tag)

    assert confirmed.status_code == 200
    assert problem(moved) == problem(cancelled) == (412, "changed-meanwhile")
    assert api.post(path + "/cancel", {}, If_Match=confirmed.headers["ETag"]).status_code == 200


def test_a_time_that_is_only_held_is_no_appointment(api: Api) -> None:
    start = datetime(2026, 12, 1, 20, 0, tzinfo=UTC)
    row = {
        "doctor_id": 1,
        "appointment_date": start,
        "ends_at": start + timedelta(minutes=30),
        "blocked_until": start + timedelta(minutes=30),
        "visit_type": "checkup",
        "status": "held",
        "held_until": NOW + timedelta(minutes=10),
    }
    with api.runtime.engine.begin() as conn:
        contact = conn.execute(
            insert(ContactRow).values(channel="sms", address="+12125550111").returning(ContactRow.contact_id)
        ).scalar_one()
        talk = conn.execute(
            insert(ConversationRow).values(contact_id=contact).returning(ConversationRow.conversation_id)
        ).scalar_one()
        held = conn.execute(
            insert(AppointmentRow).values(conversation_id=talk, **row).returning(AppointmentRow.appointment_id)
        ).scalar_one()

    assert api.get("/appointments").get_json()["items"] == []
    assert problem(api.get(f"/appointments/{held}")) == (404, "not-found")
    assert problem(api.patch(f"/appointments/{held}", {"status": "scheduled"})) == (404, "not-found")
    assert problem(api.post("/appointments", wish(api))) == (409, "slot-taken")
    assert problem(api.get("/appointments?status=held")) == (422, "invalid")


def test_filters_the_list(api: Api) -> None:
    one = booked(api)
    two = booked(api, doctor_id=2, appointment_date=FOUR)
    three = booked(api, patient_id=one["patient_id"], appointment_date="2026-12-07T09:00:00-05:00")
    changed(api, three, status="cancelled")

    def found(query: str) -> list[int]:
        return [each["appointment_id"] for each in api.get(f"/appointments?{query}").get_json()["items"]]

    first, second, third = (each["appointment_id"] for each in (one, two, three))
    assert found("") == [first, second, third]
    assert found("doctor_id=2") == [second]
    assert found(f"patient_id={one['patient_id']}") == [first, third]
    assert found("status=cancelled") == [third]
    assert found("status=cancelled&status=scheduled") == [first, second, third]
    assert found("from=2026-12-02T00:00:00Z") == [third]
    assert found("to=2026-12-01T21:00:00Z") == [first]  # exclusive
    assert found("updated_since=2026-11-23T14:00:00Z") == [first, second, third]
    assert found("updated_since=2026-11-23T14:00:01Z") == []


def test_turns_pages(api: Api) -> None:
    for hour in (9, 10, 11):
        booked(api, appointment_date=f"2026-12-01T{hour:02}:00:00-05:00")

    for query in ("limit=2", "limit=2&updated_since=2026-01-01T00:00:00Z"):
        first = api.get(f"/appointments?{query}").get_json()
        second = api.get(f"/appointments?{query}&cursor={first['next']}").get_json()
        assert len(first["items"]) == 2
        assert len({each["appointment_id"] for each in first["items"] + second["items"]}) == 3
        assert second["next"] is None


def test_an_arrival_is_noted_once_and_taken_back(api: Api) -> None:
    visit = booked(api)
    path = f"/appointments/{visit['appointment_id']}"
    assert problem(api.post(f"{path}/arrive")) == (409, "too-early")
    _begins(api, visit, NOW + timedelta(hours=1))

    seen = api.get(path).headers["ETag"]
    first = api.post(f"{path}/arrive", {}, If_Match=seen, Idempotency_Key="door-1")
    again = api.post(f"{path}/arrive", {}, If_Match=seen, Idempotency_Key="door-1")
    stale = api.post(f"{path}/arrive", {"arrived": False}, If_Match=seen)
    back = api.post(f"{path}/arrive", {"arrived": False}, If_Match=first.headers["ETag"])

    assert first.get_json()["arrived_at"] == LOCAL_NOW
    assert again.get_json() == first.get_json() and again.headers["Idempotency-Replayed"] == "true"
    assert problem(stale) == (412, "changed-meanwhile")
    assert back.get_json()["arrived_at"] is None
    assert problem(api.post("/appointments/999999/arrive")) == (404, "not-found")
    assert problem(api.post(f"{path}/arrive", {"arrived": "yes"})) == (422, "invalid")
