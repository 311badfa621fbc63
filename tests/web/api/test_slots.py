"""Open times."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from sqlalchemy import insert

from db.tables import BusyRow
from tests.web.api.conftest import Api, places, problem

TUESDAY = "from=2026-12-01T00:00:00-05:00&to=2026-12-02T00:00:00-05:00"


def starts(api: Api, query: str) -> list[str]:
    return [each["appointment_date"] for each in api.get(f"/slots?{query}").get_json()["items"]]


def test_lists_a_doctor_s_open_times(shared: Api) -> None:
    told = shared.get(f"/slots?doctor_id=1&visit_type=checkup&{TUESDAY}").get_json()

    assert len(told["items"]) == 16
    assert told["items"][0] == {
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": "2026-12-01T09:00:00-05:00",
        "ends_at": "2026-12-01T09:30:00-05:00",
    }
    assert told["next"] is None


def test_what_is_taken_or_blocked_is_not_open(api: Api) -> None:
    body = {
        "patient_id": api.patient(),
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": "2026-12-01T09:30:00-05:00",
    }
    assert api.post("/appointments", body).status_code == 201
    blocked = {"starts": datetime(2026, 12, 1, 15, 0, tzinfo=UTC), "ends": datetime(2026, 12, 1, 22, 0, tzinfo=UTC)}
    with api.runtime.engine.begin() as conn:
        conn.execute(insert(BusyRow).values(doctor_id=1, source="desk", **blocked))

    assert starts(api, f"doctor_id=1&visit_type=checkup&{TUESDAY}") == ["2026-12-01T09:00:00-05:00"]


def test_pages_follow_each_other_without_a_gap(shared: Api) -> None:
    whole = shared.get(f"/slots?{TUESDAY}&limit=200").get_json()["items"]

    seen, cursor = [], ""
    while cursor is not None:
        page = shared.get(f"/slots?{TUESDAY}&limit=7{cursor and f'&cursor={cursor}'}").get_json()
        assert len(page["items"]) <= 7
        seen += page["items"]
        cursor = page["next"]

    assert seen == whole
    assert {(each["doctor_id"], each["visit_type"]) for each in seen} == {
        (1, "checkup"),
        (1, "vaccine"),
        (2, "checkup"),
    }


def test_without_a_span_the_next_seven_days(shared: Api) -> None:
    found = starts(shared, "doctor_id=1&visit_type=checkup&limit=200")

    assert found[0] == "2026-11-23T10:30:00-05:00"  # an hour's notice from a moment past 9
    assert found[-1] == "2026-11-30T09:00:00-05:00"


def test_another_offset_is_the_same_time(shared: Api) -> None:
    query = "doctor_id=1&visit_type=checkup&from=2026-12-01T14:00:00Z&to="

    for end in (quote("2026-12-01T16:00:00+01:00"), "2026-12-01T16:00:00+01:00"):  # a forgotten escape is understood
        assert starts(shared, query + end) == ["2026-12-01T09:00:00-05:00", "2026-12-01T09:30:00-05:00"]


def test_a_date_is_its_midnight_at_the_clinic(shared: Api) -> None:
    asked = "doctor_id=1&visit_type=checkup"

    assert starts(shared, f"{asked}&from=2026-12-01&to=2026-12-02") == starts(shared, f"{asked}&{TUESDAY}")


@pytest.mark.parametrize(
    ("query", "slug", "place"),
    [
        ("doctor_id=99", "unknown-doctor", "doctor_id"),
        ("visit_type=surgery", "unknown-visit-type", "visit_type"),
        ("visit_type=a%00b", "invalid", "visit_type"),
        ("doctor_id=one", "invalid", "doctor_id"),
        ("doctor_id=9223372036854775808", "invalid", "doctor_id"),
        ("from=2026-12-32", "invalid", "from"),
        ("from=0001-01-01", "invalid", "from"),
        ("from=2026-12-01&to=2026-12-01", "invalid", "to"),
        ("from=2026-12-01T00:00:00", "zone-missing", "from"),
        ("from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:00Z", "invalid", "to"),
        ("from=2026-12-01T00:00:00Z&to=2027-12-01T00:00:00Z", "span-too-long", "to"),
        ("start=2026-12-01T00:00:00Z", "invalid", "start"),
    ],
)
def test_points_at_the_parameter_that_is_wrong(shared: Api, query: str, slug: str, place: str) -> None:
    answer = shared.get(f"/slots?{query}")

    assert problem(answer) == (422, slug)
    assert places(answer) == {place}
