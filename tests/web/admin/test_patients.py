"""Patients on the desk's pages: found, seen, registered, corrected, handed out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from bot import patients, waitlist
from bot.runtime import Runtime
from db import addresses, audit, people, practice
from db.tables import AuditRow, PatientRow
from tests.bot.clinic_ground import STAFF
from tests.web.admin.conftest import Clock, Staff
from tests.web.scene import NOW, talk, visit

EVIL = "<script>alert(1)</script>"
MAYA = {"name": "Maya Chen", "email": "maya.chen@mail.example", "phone": "+12125550142", "birthdate": "1984-03-31"}


def register(runtime: Runtime, **changes: str) -> int:
    with runtime.engine.begin() as conn:
        return patients.register(conn, NOW, practice.load(conn), STAFF, MAYA | changes).id


@pytest.fixture
def maya(runtime: Runtime) -> int:
    """Maya Chen's number."""
    return register(runtime)


def send(who: Staff, path: str, form: Mapping[str, str], follow: bool = False) -> TestResponse:
    return who.client.post(path, data={"csrf_token": who.token(), **form}, follow_redirects=follow)


def hidden(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    found = re.findall(r'<input type="hidden" name="(seen|was)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


# -- found -----------------------------------------------------------------------------------------------------------
def test_a_patient_is_found_while_somebody_types(colleague: Staff, maya: int) -> None:
    told = {
        "id": maya,
        "name": "Maya Chen",
        "birthdate": "1984-03-31",
        "phone": "+12125550142",
        "email": "maya.chen@mail.example",
    }
    assert colleague.get("/admin/patients/find?q=chen+ma").json == [told]
    assert colleague.post("/admin/patients/find", q="(212) 555-0142").json == [told]
    assert colleague.get("/admin/patients/find?q=nobody").json == []
    assert colleague.get("/admin/patients/find").json == []


def test_the_list_by_name_page_after_page_and_searched(colleague: Staff, runtime: Runtime, maya: int) -> None:
    with runtime.engine.begin() as conn:
        for nth in range(30):
            people.create(conn, now=NOW, actor="seed", name=f"Ann {nth:02d} {EVIL}")
    first = colleague.page("/admin/patients")
    assert "Ann 00 &lt;script&gt;" in first and EVIL not in first and "Maya Chen" not in first
    after = re.search(r'name="after" value="(\d+)"', first)
    assert after and "Maya Chen" in colleague.post("/admin/patients", after=after[1]).text
    found = colleague.post("/admin/patients", q="MAYA ch").text
    assert f'href="/admin/patients/{maya}"' in found and "Ann 00" not in found and 'value="MAYA ch"' in found
    assert "Nobody found" in colleague.post("/admin/patients/lines", q="zzz").text
    assert "<html" not in colleague.post("/admin/patients/lines", q="maya").text
    with runtime.engine.begin() as conn:
        assert [line.entity for line in audit.page(conn) if line.action == "viewed"] == [
            "patients"
        ]  # once for all these looks


# -- seen ------------------------------------------------------------------------------------------------------------
def test_her_page_tells_all_and_the_look_is_noted(colleague: Staff, runtime: Runtime, clock: Clock) -> None:
    with runtime.engine.begin() as conn:
        maya = talk(conn, "hello")
        assert maya.patient_id is not None
        visit(conn, maya.patient_id)
        wish = waitlist.Wish(maya.patient_id, "checkup")
        waitlist.join(conn, NOW, STAFF, wish)
        addresses.opt_out(conn, maya.contact_id, now=NOW, why="keyword", actor="contact:1")
        twin = people.create(conn, now=NOW, actor="seed", name="maya chén").id
    page = colleague.page(f"/admin/patients/{maya.patient_id}")
    for told in (
        "+12125550142",
        "opted out",
        "Tue, Dec 1, 3:00",
        "Check-up",
        "Waiting list",
        "Registered",
        "by keyword",
    ):
        assert told in page, told
    assert f'href="/admin/conversations/{maya.id}"' in page and f'href="/admin/patients/{twin}"' in page
    assert f"/admin/patients/{maya.patient_id}/erase" not in page  # an administrator's
    clock.wait(days=10)
    assert "Earlier visits" in colleague.page(f"/admin/patients/{maya.patient_id}")
    with runtime.engine.begin() as conn:
        looks = conn.execute(
            select(AuditRow.entity_id).where(AuditRow.entity == "patient", AuditRow.action == "viewed")
        )
        assert set(looks.scalars()) == {str(maya.patient_id)}


def test_who_is_not_there(someone: Staff) -> None:
    for path in ("", "/correct", "/merge", "/erase", "/merge/8"):
        assert someone.get(f"/admin/patients/999{path}").status_code == 404, path
    for path in ("/correct", "/export", "/erase", "/merge/8"):
        assert someone.post(f"/admin/patients/999{path}", name="x", typed="x").status_code in (404, 422), path


def test_all_that_is_kept_is_handed_out_as_a_file(colleague: Staff, runtime: Runtime) -> None:
    number = register(runtime, name=EVIL)
    answer = colleague.post(f"/admin/patients/{number}/export")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=patient-{number}.json"
    assert answer.headers["Cache-Control"] == "no-store" and answer.mimetype == "application/json"
    assert json.loads(answer.text)["patient"]["name"] == EVIL
    with runtime.engine.begin() as conn:
        assert "exported" in [line.action for line in audit.page(conn)]


# -- registered ------------------------------------------------------------------------------------------------------
def test_a_new_patient_and_what_is_wrong_beside_its_field(colleague: Staff, runtime: Runtime) -> None:
    wrong = colleague.post("/admin/patients/new", name=EVIL, email="maya", phone="12", birthdate="2031-01-01")
    assert wrong.status_code == 422 and "&lt;script&gt;" in wrong.text and EVIL not in wrong.text
    for told in ("“maya” is no e-mail address", "“12” is no phone number", "Nobody can be born on this day"):
        assert told in wrong.text
    made = send(colleague, "/admin/patients/new", MAYA | {"phone": "(212) 555-0142"}, follow=True)
    assert "The patient is registered." in made.text and "+12125550142" in made.text


def test_what_is_wrong_is_told_in_spanish(colleague: Staff) -> None:
    form = {"csrf_token": colleague.token(), "name": "", "email": "maya"}
    answer = colleague.client.post("/admin/patients/new", data=form, headers={"Accept-Language": "es"})
    assert "Complete este campo." in answer.text and "«maya» no es una dirección de correo." in answer.text


def test_a_patient_who_may_be_known_already_is_hinted_at(colleague: Staff, maya: int) -> None:
    twin = {"name": "maya chén"}
    hinted = send(colleague, "/admin/patients/new", twin)
    assert hinted.status_code == 409 and f'href="/admin/patients/{maya}"' in hinted.text
    assert 'value="maya chén"' in hinted.text
    made = send(colleague, "/admin/patients/new", twin | {"anyway": "1"})
    assert made.status_code == 303 and made.location != f"/admin/patients/{maya}"


# -- corrected -------------------------------------------------------------------------------------------------------
def test_a_patient_is_corrected(colleague: Staff, runtime: Runtime, maya: int) -> None:
    form = MAYA | hidden(colleague.page(f"/admin/patients/{maya}/correct"))
    page = send(
        colleague, f"/admin/patients/{maya}/correct", form | {"name": "Maya Lin", "phone": ""}, follow=True
    ).text
    assert "Saved." in page and "Maya Lin" in page and "Corrected" in page and "(Name, Phone)" in page
    with runtime.engine.begin() as conn:
        found = people.patient(conn, maya)
    assert found and (found.name, found.phone) == ("Maya Lin", None)


def test_two_correct_the_same_patient(colleague: Staff, runtime: Runtime, maya: int, clock: Clock) -> None:
    form = MAYA | hidden(colleague.page(f"/admin/patients/{maya}/correct"))
    clock.wait(minutes=1)
    with runtime.engine.begin() as conn:
        people.correct(conn, maya, {"name": "Maya Lin", "language": "es"}, now=clock(), actor="staff:1")
    told = send(colleague, f"/admin/patients/{maya}/correct", form | {"name": "Maya Chen-Lin", "phone": "5550143"})
    assert told.status_code == 409 and "Meanwhile saved by somebody else: Maya Lin." in told.text
    assert 'value="Maya Chen-Lin"' in told.text and 'value="5550143"' in told.text  # what was typed
    assert re.search(r'value="es" selected', told.text)  # what was not touched is the other's
    with runtime.engine.begin() as conn:
        found = people.patient(conn, maya)
    assert found and (found.name, found.phone) == ("Maya Lin", "+12125550142")  # nothing is overwritten
    again = form | {"name": "Maya Chen-Lin", "language": "es"} | hidden(told.text)
    assert send(colleague, f"/admin/patients/{maya}/correct", again).status_code == 303


def test_a_mistake_keeps_what_was_typed_and_what_was_seen(colleague: Staff, runtime: Runtime, maya: int) -> None:
    form = MAYA | hidden(colleague.page(f"/admin/patients/{maya}/correct"))
    register(runtime, name="Ada", email="ada@mail.example", phone="")
    told = send(colleague, f"/admin/patients/{maya}/correct", form | {"email": "ADA@mail.example"})
    assert told.status_code == 422 and "Another patient has this e-mail address." in told.text
    assert hidden(told.text) == hidden(colleague.page(f"/admin/patients/{maya}/correct"))


def test_a_form_without_what_was_seen_overwrites_nothing(colleague: Staff, maya: int) -> None:
    assert send(colleague, f"/admin/patients/{maya}/correct", MAYA | {"name": "X"}).status_code == 409
    assert send(colleague, f"/admin/patients/{maya}/correct", MAYA | {"seen": "2026-01-01"}).status_code == 409


def test_an_address_that_fails_is_told(colleague: Staff, runtime: Runtime, maya: int) -> None:
    with runtime.engine.begin() as conn:
        conn.execute(update(PatientRow).values(email_failed_at=NOW, email_failure="550 no such mailbox"))
    assert "e-mails do not arrive since" in colleague.page(f"/admin/patients/{maya}")
