"""Staff with the records of patients and of the practice, in real windows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot import desk, patients
from bot import house as house_edits
from bot.actor import Actor
from clinic.entries import table_of_doctor
from clinic.model import Practice
from db import practice
from tests.browser.conftest import House
from tests.browser.test_desk import LogIn

pytestmark = pytest.mark.browser
DESK = Actor("staff:1", "staff")


def registered(house: House, name: str, phone: str = "", birthdate: str = "") -> int:
    with house.engine.begin() as conn:
        values = {"name": name, "phone": phone, "birthdate": birthdate}
        return patients.register(conn, house.monday, practice.load(conn), DESK, values).id


def records(running: House) -> list[str]:
    """The addresses of a page of each sort, of two patients who are much alike."""
    one, two = (registered(running, "Axel Plain", "+12125550779", "1990-05-06") for _ in range(2))
    with running.engine.begin() as conn:
        doctor = practice.load(conn).doctors[0].id
    hers = (str(one), f"{one}/correct", f"{one}/merge", f"{one}/merge/{two}", f"{one}/erase")
    theirs = ("", "/clinic", f"/doctors/{doctor}", "/kind/checkup", "/closures/new")
    pages = ["", *(f"/{path}" for path in hers)]
    whole = [*(f"/admin/patients{path}" for path in pages), *(f"/admin/practice{path}" for path in theirs)]
    return [*whole, "/admin/today/unconfirmed"]


def booked(running: House, patient: int, hours: int) -> None:
    """A check-up with the first doctor on the Tuesday, so many hours after midnight."""
    with running.engine.begin() as conn:
        there = practice.load(conn)
        start = running.monday.replace(hour=0) + timedelta(days=1, hours=hours)
        desk.book(
            conn, running.monday, there, DESK,
            patient_id=patient, doctor_id=there.doctors[0].id, visit_type="checkup", start=start, tell_patient=False,
        )  # fmt: skip


def test_a_patient_is_found_while_typing_and_corrected_by_two_at_once(house: House, log_in: LogIn) -> None:
    registered(house, "Theodora Núñez", "+12125550777")
    registered(house, "Somebody Else")  # so that the list is longer until it follows what is typed
    one, two = log_in("/admin/patients"), log_in("/admin/patients")
    for page in (one, two):
        page.wait_for_load_state("load")
        page.get_by_role("searchbox", name="Find a patient").press_sequentially("nunez theo")
        expect(page.locator(".person")).to_have_count(1)
        page.locator(".person").click()
        page.get_by_role("link", name="Correct").click()
    one.get_by_label("Name").fill("Theodora Nunez-Park")
    one.get_by_label("E-mail").fill("theo@mail.example")
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_text("Saved.")).to_be_visible()

    with two.expect_response(lambda answer: answer.request.method == "POST") as told:
        two.get_by_label("Name").fill("Dora Núñez")
        two.get_by_role("button", name="Save").click()
    assert told.value.status == 409
    expect(two.get_by_text("Meanwhile saved by somebody else: Theodora Nunez-Park.")).to_be_visible()
    expect(two.get_by_label("Name")).to_have_value("Dora Núñez")
    expect(two.get_by_label("E-mail")).to_have_value("theo@mail.example")
    two.get_by_role("button", name="Save").click()
    expect(two.get_by_role("heading", name="Dora Núñez")).to_be_visible()
    two.goto("/admin/patients")
    two.wait_for_load_state("load")
    two.get_by_role("searchbox", name="Find a patient").press_sequentially("dora")
    expect(two.locator(".person")).to_have_count(1)
    assert "dora" not in two.url
    two.locator(".person").click()
    two.go_back()
    expect(two.get_by_role("searchbox", name="Find a patient")).to_have_value("dora")
    expect(two.locator(".person")).to_have_count(1)


def test_two_entries_are_compared_and_made_one(house: House, log_in: LogIn) -> None:
    registered(house, "Quentin Abara", phone="+12125550778")
    twin = registered(house, "quentin abará", birthdate="1990-05-06")
    page = log_in(f"/admin/patients/{twin}")
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("link", name="Quentin Abara").click()
    page.get_by_role("link", name="Swap").click()
    expect(page.get_by_text("Day of birth: May 6, 1990 is taken over.")).to_be_visible()
    page.get_by_role("button", name="Make them one").click()
    expect(page.get_by_text("The two are one now.")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("May 6, 1990")
    with page.expect_download() as file:
        page.get_by_role("button", name="Export").click()
    assert re.fullmatch(r"patient-\d+\.json", file.value.suggested_filename)


def test_hours_and_a_closure_leave_visits_outside_and_these_are_told(house: House, log_in: LogIn) -> None:
    booked(house, registered(house, "Ursula Outside"), 15)
    with house.engine.begin() as conn:
        before = practice.load(conn)
    try:
        page = log_in("/admin/practice")
        page.get_by_role("link", name=re.compile("Edit: Dr. Ana Lee")).click()
        page.get_by_label("Tuesday").fill("9-12")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("is no time of day")).to_be_visible()
        page.get_by_label("Tuesday").fill("09:00-12:00")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text(re.compile(r"\d+ booked visits? lies? outside since this change"))).to_be_visible()
        expect(page.get_by_role("region", name="Visits that lie outside")).to_contain_text("Ursula Outside")
        page.get_by_role("link", name="Add a closure").click()
        wednesday = (house.monday + timedelta(days=2)).date().isoformat()
        page.get_by_label("First day closed").fill(wednesday)
        page.get_by_label("Last day closed").fill(wednesday)
        page.get_by_label("Reason").fill("Training")
        page.get_by_role("button", name="Save").click()
        closures = page.get_by_role("region", name="Closures")
        expect(closures).to_contain_text("Training")
        closures.locator(".entry", has_text="Training").get_by_role("link").click()
        page.get_by_role("button", name="Remove").click()
        expect(page.get_by_role("region", name="Last changes")).to_contain_text("Removed: a closure")
        expect(page.get_by_role("region", name="Closures")).not_to_contain_text("Training")
    finally:
        restore(house, before.doctors[0].id, before)


def restore(running: House, doctor_id: int, before: Practice) -> None:
    """The house is the other stories' as well: the doctor works as she did."""
    found = before.doctor(doctor_id)
    assert found
    with running.engine.begin() as conn:
        version = practice.load(conn).version
        hours = {"hours": table_of_doctor(found)["hours"]}
        house_edits.change_doctor(conn, running.monday, DESK, doctor_id, hours, version=version)
