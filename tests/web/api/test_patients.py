"""Patients: registered, found, corrected."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from db import history
from db.tables import PatientRow
from tests.web.api.conftest import LOCAL_NOW, Api, places, problem


def test_registers_a_patient(api: Api) -> None:
    body = {
        "name": "  Maya Chen ",
        "email": "maya.chen@mail.example",
        "phone": "(212) 555-0111",
        "birthdate": "1984-03-31",
        "language": "en",
    }

    answer = api.post("/patients", body)

    assert answer.status_code == 201
    told = answer.get_json()
    assert answer.headers["Location"] == f"/api/v1/patients/{told['patient_id']}"
    assert {name: told[name] for name in body} == body | {"name": "Maya Chen", "phone": "+12125550111"}
    assert told["created_at"] == told["updated_at"] == LOCAL_NOW
    assert api.get(f"/patients/{told['patient_id']}").get_json() == told


def test_a_name_is_enough(api: Api) -> None:
    told = api.post("/patients", {"name": "Leo Chen"}).get_json()

    assert told["email"] is told["phone"] is told["birthdate"] is None


def test_notes_which_key_registered_whom(api: Api) -> None:
    number = api.patient()

    with api.runtime.engine.connect() as conn:
        changes = history.of(conn, "patient", number)
    assert [change.action for change in changes] == ["registered"]
    assert changes[0].actor.startswith("api:")
    assert len(changes[0].actor) == len("api:") + 8


def test_an_email_belongs_to_one_patient(api: Api) -> None:
    api.patient(email="maya.chen@mail.example")
    second = api.patient("Ana Chen", email="ana@mail.example")

    again = api.post("/patients", {"name": "Other", "email": "MAYA.chen@mail.example"})
    changed = api.patch(f"/patients/{second}", {"email": "Maya.Chen@mail.example"})

    assert problem(again) == problem(changed) == (409, "email-taken")
    assert places(again) == places(changed) == {"#/email"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "x" * 201),
        ("name", 7),
        ("name", None),
        ("name", "Ma\x00ya"),
        ("name", "two\nlines"),
        ("name", "Ma\x85ya"),
        ("name", "Ma\u202eya"),
        ("email", "no address"),
        ("email", "a@b@c.example"),
        ("email", 5),
        ("phone", "12"),
        ("phone", "call me"),
        ("phone", "+1212555\x000111"),
        ("birthdate", "2023-02-30"),
        ("birthdate", "31.3.1984"),
        ("birthdate", 19840331),
        ("birthdate", "0001-01-01"),
        ("birthdate", "2026-11-24"),
        ("language", "english"),
        ("language", "qq"),
        ("nickname", "May"),
        ("patient_id", 4),
    ],
)
def test_points_at_the_field_that_is_wrong(shared: Api, field: str, value: object) -> None:
    body = {"name": "Maya Chen", field: value}

    answers = [shared.post("/patients", body), shared.patch(f"/patients/{shared.patient()}", {field: value})]

    assert {problem(answer) for answer in answers} == {(422, "invalid")}
    assert places(answers[0]) == places(answers[1]) == {f"#/{field}"}


def test_corrects_only_what_is_given(api: Api) -> None:
    number = api.patient(email="maya@mail.example", phone="+12125550111")

    told = api.patch(f"/patients/{number}", {"name": "Maya Chen-Ruiz", "phone": None}).get_json()

    assert (told["name"], told["email"], told["phone"]) == ("Maya Chen-Ruiz", "maya@mail.example", None)


def test_an_empty_correction_changes_nothing(api: Api) -> None:
    number = api.patient()

    assert api.patch(f"/patients/{number}", {}).get_json() == api.get(f"/patients/{number}").get_json()


def test_finds_by_email_and_number(api: Api) -> None:
    maya = api.patient(email="maya@mail.example", phone="+12125550111")
    leo = api.patient("Leo Chen", phone="+12125550111")
    api.patient("Ana Ruiz", email="ana@mail.example")

    def found(query: str) -> list[int]:
        return [each["patient_id"] for each in api.get(f"/patients?{query}").get_json()["items"]]

    assert found("email=Maya@Mail.example") == [maya]
    assert found("phone=(212)%20555-0111") == [maya, leo]
    assert problem(api.get("/patients?phone=nobody")) == (422, "invalid")


def test_turns_pages_and_refuses_a_cursor_of_another_list(api: Api) -> None:
    numbers = [api.patient(f"Patient {n}") for n in range(5)]

    seen, cursor = [], ""
    while cursor is not None:
        page = api.get(f"/patients?limit=2{cursor and f'&cursor={cursor}'}").get_json()
        seen += [each["patient_id"] for each in page["items"]]
        cursor = page["next"]
        if cursor:
            other = api.get(f"/patients?cursor={cursor}&updated_since=2026-01-01T00:00:00Z")
            assert problem(other) == (422, "cursor-unknown")

    assert seen == numbers


def test_lists_what_changed_since(api: Api) -> None:
    numbers = [api.patient(f"Patient {n}") for n in range(3)]

    def since(moment: str) -> list[int]:
        page = api.get(f"/patients?limit=2&updated_since={moment}").get_json()
        more = (
            api.get(f"/patients?limit=2&updated_since={moment}&cursor={page['next']}").get_json()
            if page["next"]
            else page
        )
        return sorted({each["patient_id"] for each in page["items"] + more["items"]})

    assert since("2026-11-23T14:00:00Z") == numbers
    assert since("2026-11-23T14:00:01Z") == []


def test_an_unknown_patient_is_not_found(api: Api) -> None:
    assert problem(api.get("/patients/999")) == (404, "not-found")
    assert problem(api.patch("/patients/999", {"name": "X"})) == (404, "not-found")


def test_an_update_meant_for_what_is_past_is_refused(api: Api) -> None:
    read = api.get(f"/patients/{api.patient()}")
    path = f"/patients/{read.get_json()['patient_id']}"

    first = api.patch(path, {"name": "Maya Ruiz"}, If_Match=read.headers["ETag"])
    second = api.patch(path, {"name": "Somebody else"}, If_Match=read.headers["ETag"])

    assert first.status_code == 200
    assert problem(second) == (412, "changed-meanwhile")
    assert places(second) == {"If-Match"}
    assert api.get(path).get_json()["name"] == "Maya Ruiz"
    assert api.patch(path, {"name": "Third"}, If_Match=first.headers["ETag"]).status_code == 200
    assert api.patch(path, {"name": "Fourth"}, If_Match="*").status_code == 200


def test_what_has_not_changed_is_not_sent_again(api: Api) -> None:
    path = f"/patients/{api.patient()}"
    tag = api.get(path).headers["ETag"]

    again = api.get(path, If_None_Match=tag)

    assert (again.status_code, again.data) == (304, b"")


def test_a_patient_who_was_merged_is_told_as_a_change_only(api: Api) -> None:
    kept, double = api.patient(), api.patient()
    with api.runtime.engine.begin() as conn:
        conn.execute(update(PatientRow).where(PatientRow.patient_id == double).values(merged_into=kept))

    listed = api.get("/patients").get_json()["items"]
    changed = api.get("/patients?updated_since=2026-11-23T14:00:00Z").get_json()["items"]

    assert [(each["patient_id"], each["merged_into"]) for each in listed] == [(kept, None)]
    assert [(each["patient_id"], each["merged_into"]) for each in changed] == [(kept, None), (double, kept)]
    assert api.get(f"/patients/{double}").get_json()["merged_into"] == kept
    assert problem(api.patch(f"/patients/{double}", {"name": "Maya Lin"})) == (404, "not-found")
