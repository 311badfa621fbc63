"""Doctors and kinds of visit."""

from __future__ import annotations

from datetime import timedelta

from db import edits
from tests.web.api.conftest import NOW, Api, problem


def test_lists_the_doctors_in_the_clinic_s_order(shared: Api) -> None:
    answer = shared.get("/doctors")

    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    told = answer.get_json()
    assert [each["name"] for each in told["items"]] == ["Dr. Ana Lee", "Dr. Sam Park"]
    assert told["items"][0]["visit_types"] == ["checkup", "vaccine"]
    assert told["items"][0]["email"] == "lee@riverside.example"
    assert told["next"] is None


def test_tells_times_with_the_offset_of_the_clinic(shared: Api) -> None:
    created = shared.get("/doctors").get_json()["items"][0]["created_at"]

    assert created[-6:] in ("-05:00", "-04:00")


def test_turns_pages(shared: Api) -> None:
    first = shared.get("/doctors?limit=1").get_json()
    second = shared.get(f"/doctors?limit=1&cursor={first['next']}").get_json()

    assert [each["name"] for each in first["items"] + second["items"]] == ["Dr. Ana Lee", "Dr. Sam Park"]
    assert second["next"] is None


def test_tells_who_changed_also_who_practises_no_more(api: Api) -> None:
    with api.runtime.engine.begin() as conn:
        edits.practise(conn, 2, NOW + timedelta(seconds=1), active=False)

    def found(query: str) -> list[tuple[int, bool]]:
        items = api.get(f"/doctors?{query}").get_json()["items"]
        return [(each["doctor_id"], each["active"]) for each in items]

    assert found("") == [(1, True)]
    assert found("updated_since=2026-01-01T00:00:00Z") == [(1, True), (2, False)]
    assert found("updated_since=2026-11-23T14:00:01Z") == [(2, False)]
    page = api.get("/doctors?updated_since=2026-01-01T00:00:00Z&limit=1").get_json()
    assert found(f"updated_since=2026-01-01T00:00:00Z&limit=1&cursor={page['next']}") == [(2, False)]


def test_reads_one_doctor(shared: Api) -> None:
    listed = shared.get("/doctors").get_json()["items"][1]

    assert shared.get(f"/doctors/{listed['doctor_id']}").get_json() == listed


def test_an_unknown_doctor_is_not_found(shared: Api) -> None:
    assert problem(shared.get("/doctors/999")) == (404, "not-found")


def test_lists_the_kinds_of_visit(shared: Api) -> None:
    kinds = shared.get("/visit_types").get_json()["items"]

    assert [(each["code"], each["minutes"]) for each in kinds] == [("checkup", 30), ("vaccine", 15)]
    assert kinds[0]["name"] == {"en": "Check-up", "es": "Chequeo"}
