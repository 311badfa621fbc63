"""The waiting list: joined and left."""

from __future__ import annotations

from typing import Any

import pytest

from db import history
from tests.web.api.conftest import Api, places, problem


def wish(api: Api, **more: Any) -> dict[str, Any]:
    whom = {} if "patient_id" in more else {"patient_id": api.patient()}
    return {**whom, "visit_type": "checkup"} | more


def test_joins_and_leaves(api: Api) -> None:
    body = wish(api, doctor_id=1, earliest="2026-11-24T00:00:00-05:00", latest="2026-12-01T00:00:00-05:00")

    answer = api.post("/waitlist", body)

    assert answer.status_code == 201
    told = answer.get_json()
    assert told | body == told
    assert told["status"] == "waiting"
    path = f"/waitlist/{told['waitlist_id']}"
    assert answer.headers["Location"] == f"/api/v1{path}"
    assert api.get(path).get_json() == told
    left = api.post(path + "/leave", If_Match=answer.headers["ETag"])
    assert left.get_json()["status"] == "left"
    assert api.post(path + "/leave").get_json() == left.get_json()
    with api.runtime.engine.connect() as conn:
        assert [change.action for change in history.of(conn, "waitlist", told["waitlist_id"])] == ["joined", "left"]


def test_nobody_waits_twice_for_the_same(api: Api) -> None:
    body = wish(api)
    first = api.post("/waitlist", body).get_json()

    assert problem(api.post("/waitlist", body)) == (409, "already-waiting")
    assert api.post("/waitlist", body | {"doctor_id": 1}).status_code == 201
    assert api.post("/waitlist", body | {"visit_type": "vaccine"}).status_code == 201
    api.post(f"/waitlist/{first['waitlist_id']}/leave")
    assert api.post("/waitlist", body).status_code == 201


def test_a_visit_may_be_given_up_for_an_earlier_one(api: Api) -> None:
    patient = api.patient()
    visit = {
        "patient_id": patient,
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": "2026-12-01T15:00:00-05:00",
    }
    number = api.post("/appointments", visit).get_json()["appointment_id"]

    joined = api.post("/waitlist", wish(api, patient_id=patient, appointment_id=number))
    anothers = api.post("/waitlist", wish(api, appointment_id=number))

    assert joined.get_json()["appointment_id"] == number
    assert problem(anothers) == (422, "unknown-appointment")


@pytest.mark.parametrize(
    ("change", "slug", "place"),
    [
        ({"patient_id": 999}, "unknown-patient", "#/patient_id"),
        ({"doctor_id": 999}, "unknown-doctor", "#/doctor_id"),
        ({"visit_type": "surgery"}, "unknown-visit-type", "#/visit_type"),
        ({"visit_type": "vaccine", "doctor_id": 2}, "not-offered", "#/visit_type"),
        ({"appointment_id": 999}, "unknown-appointment", "#/appointment_id"),
        ({"earliest": "2026-12-01T00:00:00"}, "zone-missing", "#/earliest"),
        ({"earliest": "2026-12-01T00:00:00Z", "latest": "2026-12-01T00:00:00Z"}, "invalid", "#/latest"),
        ({"status": "taken"}, "invalid", "#/status"),
    ],
)
def test_a_wish_that_cannot_come_true(shared: Api, change: dict[str, Any], slug: str, place: str) -> None:
    answer = shared.post("/waitlist", wish(shared, **change))

    assert problem(answer) == (422, slug)
    assert places(answer) == {place}


def test_filters_and_turns_pages(api: Api) -> None:
    wishes: list[dict[str, Any]] = [{}, {"doctor_id": 1}, {"visit_type": "vaccine"}]
    numbers = [api.post("/waitlist", wish(api, **each)).get_json() for each in wishes]
    api.post(f"/waitlist/{numbers[0]['waitlist_id']}/leave")

    def found(query: str) -> list[int]:
        return [each["waitlist_id"] for each in api.get(f"/waitlist?{query}").get_json()["items"]]

    first, second, third = (each["waitlist_id"] for each in numbers)
    assert found("") == [first, second, third]
    assert found("status=waiting") == [second, third]
    assert found("status=waiting&status=left") == [first, second, third]
    assert found(f"patient_id={numbers[1]['patient_id']}") == [second]
    assert found("doctor_id=1") == [second]
    assert found("visit_type=vaccine") == [third]
    assert found("updated_since=2026-11-23T14:00:01Z") == []
    for query in ("limit=2", "limit=2&updated_since=2026-11-23T14:00:00Z"):
        page = api.get(f"/waitlist?{query}").get_json()
        assert found(f"{query}&cursor={page['next']}") == [third]


def test_an_unknown_place_is_not_found(shared: Api) -> None:
    assert problem(shared.get("/waitlist/999")) == (404, "not-found")
    assert problem(shared.post("/waitlist/999/leave")) == (404, "not-found")
