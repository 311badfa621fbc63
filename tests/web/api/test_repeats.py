"""One Idempotency-Key, one effect, one answer: also when both come at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from bot.runtime import Runtime
from db import idempotency
from db.tables import AppointmentRow, IdempotencyRow, PatientRow
from tests.web.api.conftest import NOW, OTHER_KEY, Api, places, problem

TUESDAY = "2026-12-01T{:02}:{:02}:00-05:00"


def count(runtime: Runtime, row: Any) -> int:
    with runtime.engine.connect() as conn:
        return conn.execute(select(func.count()).select_from(row)).scalar_one()


def test_a_repeat_changes_nothing_and_gets_the_same_answer(api: Api) -> None:
    answers = [api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len({answer.text for answer in answers}) == 1
    assert len({(answer.headers["Location"], answer.headers["ETag"]) for answer in answers}) == 1
    assert [answer.headers.get("Idempotency-Replayed") for answer in answers] == [None, "true", "true"]
    assert count(api.runtime, PatientRow) == 1


def test_the_same_key_with_another_request_is_refused(api: Api) -> None:
    api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one")

    for answer in (
        api.post("/patients", {"name": "Leo Chen"}, Idempotency_Key="one"),
        api.post("/appointments/1/cancel", {}, Idempotency_Key="one"),
    ):
        assert problem(answer) == (422, "idempotency-key-reused")
        assert places(answer) == {"Idempotency-Key"}


def test_a_key_is_its_caller_s_own(api: Api) -> None:
    other = Api(api.client, api.runtime, OTHER_KEY)

    first = api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one")
    second = other.post("/patients", {"name": "Leo Chen"}, Idempotency_Key="one")

    assert (first.status_code, second.status_code) == (201, 201)


def test_a_refusal_is_an_answer_like_any_other(api: Api) -> None:
    body = {"name": "Maya Chen", "email": "maya@mail.example"}
    api.post("/patients", body)

    first = api.post("/patients", body, Idempotency_Key="one")
    with api.runtime.engine.begin() as conn:
        conn.execute(update(PatientRow).values(email=None))
    second = api.post("/patients", body, Idempotency_Key="one")

    assert problem(first) == problem(second) == (409, "email-taken")
    assert second.headers["Idempotency-Replayed"] == "true"


def test_what_could_not_be_read_may_be_sent_again_with_the_same_key(api: Api) -> None:
    assert problem(api.post("/patients", {"name": ""}, Idempotency_Key="one")) == (422, "invalid")

    assert api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one").status_code == 201


def test_who_must_read_again_first_keeps_the_key(api: Api) -> None:
    body = {
        "patient_id": api.patient(),
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": TUESDAY.format(15, 0),
    }
    booked = api.post("/appointments", body)
    path = f"/appointments/{booked.get_json()['appointment_id']}/cancel"

    refused = api.post(path, {}, Idempotency_Key="one", If_Match='"old"')
    done = api.post(path, {}, Idempotency_Key="one", If_Match=booked.headers["ETag"])

    assert problem(refused) == (412, "changed-meanwhile")
    assert (done.status_code, done.get_json()["status"]) == (200, "cancelled")


def test_a_key_is_forgotten_after_a_day(api: Api) -> None:
    api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one")
    with api.runtime.engine.begin() as conn:
        conn.execute(update(IdempotencyRow).values(created_at=NOW - timedelta(hours=23, minutes=59)))
    assert problem(api.post("/patients", {"name": "Leo Chen"}, Idempotency_Key="one")) == (
        422,
        "idempotency-key-reused",
    )

    with api.runtime.engine.begin() as conn:
        conn.execute(update(IdempotencyRow).values(created_at=NOW - timedelta(hours=24)))
    assert api.post("/patients", {"name": "Leo Chen"}, Idempotency_Key="one").status_code == 201


def test_old_keys_are_deleted(api: Api) -> None:
    api.post("/patients", {"name": "Maya Chen"}, Idempotency_Key="one")

    with api.runtime.engine.begin() as conn:
        assert idempotency.forget(conn, NOW) == 0
        assert idempotency.forget(conn, NOW + timedelta(hours=24)) == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "tab\there", "a blank", "é"])
def test_what_is_no_key(shared: Api, key: str) -> None:
    answer = shared.post("/patients", {"name": "Maya Chen"}, Idempotency_Key=key)

    assert problem(answer) == (422, "invalid")
    assert places(answer) == {"Idempotency-Key"}


def test_twenty_repeats_at_one_moment_have_one_effect(application: Flask, runtime: Runtime) -> None:
    api = Api(application.test_client(), runtime)
    patient = api.patient()
    body = {
        "patient_id": patient,
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": TUESDAY.format(15, 0),
    }

    def book(_: int) -> tuple[int, str]:
        answer = Api(application.test_client(), runtime).post("/appointments", body, Idempotency_Key="one")
        return answer.status_code, answer.text

    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(book, range(20)))

    assert len(answers) == 1
    assert answers.pop()[0] == 201
    assert count(runtime, AppointmentRow) == 1


def test_two_hundred_bookings_of_ten_slots_at_one_moment(application: Flask, runtime: Runtime) -> None:
    api = Api(application.test_client(), runtime)
    patients = [api.patient(f"Patient {number}") for number in range(200)]
    starts = [TUESDAY.format(9 + number // 2, number % 2 * 30) for number in range(10)]

    def book(number: int) -> tuple[int, str]:
        body = {
            "patient_id": patients[number],
            "doctor_id": 1,
            "visit_type": "checkup",
            "appointment_date": starts[number % 10],
        }
        answer = Api(application.test_client(), runtime).post("/appointments", body)
        return answer.status_code, answer.get_json().get("type", "")

    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(book, range(200)))

    assert answers.count((201, "")) == 10
    assert answers.count((409, "/api/problems/slot-taken")) == 190
    assert count(runtime, AppointmentRow) == 10
