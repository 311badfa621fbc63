"""Calendar feeds: opened and revoked by programs of the desk, read by whatever calendar program knows the address."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import insert, select, update
from werkzeug.test import TestResponse

from app import create_app
from bot.invitation import uid
from bot.mailer import NOBODY
from db import visits
from db.tables import AppointmentRow, CalendarFeedRow, DoctorRow, HistoryRow
from tests.web.api.conftest import NOW, Api, Maker, problem


@pytest.fixture
def maker() -> Maker:
    """The whole application: the feed is read at another door than it is opened at."""
    return create_app


@pytest.fixture
def door(application: Flask) -> FlaskClient:
    """A calendar program: it has no key."""
    return application.test_client()


def opened(api: Api, doctor_id: int = 1) -> str:
    """The path of a new feed."""
    answer = api.post(f"/doctors/{doctor_id}/feed")
    assert answer.status_code == 201, answer.text
    return str(urlsplit(answer.get_json()["address"]).path)


def book(api: Api, patient_id: int, when: str, visit_type: str = "checkup") -> int:
    body = {"patient_id": patient_id, "doctor_id": 1, "visit_type": visit_type, "appointment_date": when}
    answer = api.post("/appointments", body)
    assert answer.status_code == 201, answer.text
    return int(answer.get_json()["appointment_id"])


def events(answer: TestResponse) -> list[Any]:
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_a_feed_tells_the_visits_in_the_clinic_s_zone(api: Api, door: FlaskClient) -> None:
    visit = book(api, api.patient(), "2026-12-01T15:00:00-05:00")

    answer = door.get(opened(api))

    (event,) = events(answer)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert event["SUMMARY"] == "Check-up – Maya Chen"
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event.decoded("dtstart").isoformat() == "2026-12-01T15:00:00-05:00"
    assert event.decoded("dtend").isoformat() == "2026-12-01T15:30:00-05:00"
    assert event["LOCATION"] == "Riverside Clinic, 1 River Street"
    assert b"BEGIN:VTIMEZONE" in answer.data and b"X-WR-CALNAME:Dr. Ana Lee" in answer.data
    assert b"METHOD" not in answer.data and b"ATTENDEE" not in answer.data
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    with api.runtime.engine.connect() as conn:
        assert event["UID"] == uid(visits.salt(conn), visit, NOBODY.rpartition("@")[2].rstrip(">"))


def test_a_sensitive_kind_is_not_named(api: Api, door: FlaskClient) -> None:
    book(api, api.patient(), "2026-12-01T15:00:00-05:00", "vaccine")

    answer = door.get(opened(api))

    assert [event["SUMMARY"] for event in events(answer)] == ["Visit – Maya Chen"]
    assert b"accin" not in answer.data


def test_a_moved_visit_keeps_its_name_and_a_cancelled_one_is_gone(api: Api, door: FlaskClient) -> None:
    visit, path = book(api, api.patient(), "2026-12-01T15:00:00-05:00"), opened(api)
    (before,) = events(door.get(path))

    api.patch(f"/appointments/{visit}", {"appointment_date": "2026-12-01T16:00:00-05:00"})
    (after,) = events(door.get(path))
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert after.decoded("dtstart") - before.decoded("dtstart") == timedelta(hours=1)

    api.post(f"/appointments/{visit}/cancel", {})
    assert events(door.get(path)) == []


def test_a_window_of_thirty_days_back_to_the_horizon(api: Api, door: FlaskClient) -> None:
    patient_id = api.patient()
    midnight = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # in New York
    near = [midnight - timedelta(days=30) + timedelta(hours=1), midnight + timedelta(days=90)]
    far = [midnight - timedelta(days=31), midnight + timedelta(days=91, hours=1)]
    with api.runtime.engine.begin() as conn:
        for start in (*near, *far):
            end = start + timedelta(minutes=30)
            row = {"appointment_date": start, "ends_at": end, "blocked_until": end, "status": "completed"}
            conn.execute(insert(AppointmentRow).values(patient_id=patient_id, doctor_id=1, visit_type="checkup", **row))

    found = [event.decoded("dtstart") for event in events(door.get(opened(api)))]

    assert found == near


def test_what_has_not_changed_is_not_sent_again(api: Api, door: FlaskClient) -> None:
    patient_id, path = api.patient(), opened(api)
    first = door.get(path).headers["ETag"]

    again = door.get(path, headers={"If-None-Match": first})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first)
    assert again.headers["Cache-Control"] == "private, no-cache"

    book(api, patient_id, "2026-12-01T15:00:00-05:00")
    second = door.get(path, headers={"If-None-Match": first})
    assert second.status_code == 200 and second.headers["ETag"] != first
    assert door.get(path).data == second.data

    api.patch(f"/patients/{patient_id}", {"name": "Maya Chen-Ruiz"})
    assert b"Maya Chen-Ruiz" in door.get(path, headers={"If-None-Match": second.headers["ETag"]}).data


def test_each_doctor_has_a_feed_of_her_own(api: Api, door: FlaskClient) -> None:
    book(api, api.patient(), "2026-12-01T15:00:00-05:00")

    assert events(door.get(opened(api, 2))) == []


def test_a_new_address_and_a_revoked_one_end_the_old(api: Api, door: FlaskClient) -> None:
    old = opened(api)
    new = opened(api)
    assert old != new
    assert [door.get(path).status_code for path in (old, new)] == [404, 200]

    told = [api.client.delete("/api/v1/doctors/1/feed", headers=api._headers({})) for _ in range(2)]
    assert [(each.status_code, each.get_json()["revoked"]) for each in told] == [(200, True), (200, False)]
    assert door.get(new).status_code == 404
    with api.runtime.engine.connect() as conn:
        named = select(HistoryRow.action).where(HistoryRow.entity == "doctor").order_by(HistoryRow.history_id)
        assert list(conn.execute(named).scalars())[-3:] == ["feed_opened", "feed_opened", "feed_revoked"]


def test_a_doctor_who_practises_no_more_has_none(api: Api, door: FlaskClient) -> None:
    path = opened(api)
    with api.runtime.engine.begin() as conn:
        conn.execute(update(DoctorRow).where(DoctorRow.doctor_id == 1).values(active=False))

    assert door.get(path).status_code == 404
    assert problem(api.post("/doctors/1/feed")) == (404, "not-found")
    assert problem(api.post("/doctors/99/feed")) == (404, "not-found")


def test_an_address_that_is_none(door: FlaskClient) -> None:
    for token in ("x", "A" * 43, "%00" * 43, "A" * 5000, "..%2f..%2fetc"):
        assert door.get(f"/calendar/{token}.ics").status_code == 404, token


def test_the_secret_itself_is_not_kept(api: Api) -> None:
    token = opened(api).removeprefix("/calendar/").removesuffix(".ics")

    with api.runtime.engine.connect() as conn:
        kept = conn.execute(select(CalendarFeedRow.token_hash, CalendarFeedRow.created_at)).one()
    assert len(token) == 43 and token not in kept.token_hash
    assert kept.created_at == NOW


def test_a_repeat_with_the_same_key_opens_one(api: Api, door: FlaskClient) -> None:
    first, second = (api.post("/doctors/1/feed", Idempotency_Key="feed-1").get_json() for _ in range(2))

    assert first == second
    assert door.get(urlsplit(first["address"]).path).status_code == 200


def test_the_address_is_told_to_no_log_and_no_counter(
    api: Api, door: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    path = opened(api)
    caplog.set_level("DEBUG")

    assert door.get(path).status_code == 200

    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert token not in caplog.text + door.get("/metrics").text
    assert "feed.calendar" in door.get("/metrics").text
