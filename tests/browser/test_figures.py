"""A manager looks at the figures, at what is to come, and has a job that was given up done after all."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import insert, select

from db import people, practice
from db.tables import AppointmentRow, OutboxRow
from tests.browser.conftest import House, Open
from tests.browser.phone import Phone
from tests.browser.test_desk import LogIn

pytestmark = pytest.mark.browser


def test_figures_are_drawn_and_the_days_chosen(house: House, open_window: Open, log_in: LogIn) -> None:
    Phone(open_window("/simulator?phone=%2B12125550191"), "+12125550191").text("need a checkup next tuesday at 3")
    desk = log_in()
    desk.get_by_role("link", name="Figures", exact=True).click()
    expect(desk.get_by_role("link", name="Last 30 days")).to_have_attribute("aria-current", "true")
    chart = desk.get_by_role("img", name="Handled without staff")
    expect(chart).to_be_visible()
    desk.get_by_role("link", name="Last 7 days").click()
    expect(desk).to_have_url(re.compile("last=7$"))
    panel = desk.get_by_role("region", name="Handled without staff")
    panel.get_by_text("The same as a table").click()
    expect(panel.get_by_role("table").get_by_role("rowheader")).to_have_count(7)
    desk.get_by_text("Another stretch").click()
    desk.get_by_label("From").fill((house.monday - timedelta(days=3)).date().isoformat())
    desk.get_by_label("To", exact=True).fill(house.monday.date().isoformat())
    desk.get_by_role("button", name="Show", exact=True).click()
    expect(desk.get_by_label("To", exact=True)).to_have_value(house.monday.date().isoformat())
    with desk.expect_download() as file:
        desk.get_by_role("link", name="Download as CSV: Handled without staff").click()
    assert file.value.suggested_filename.startswith("talks-")


def test_a_job_that_was_given_up_is_tried_again_and_done(house: House, log_in: LogIn) -> None:
    job = _refused(house)
    desk = log_in("/admin/jobs")
    expect(desk.get_by_text("1 worker is at work")).to_be_visible()
    expect(desk.get_by_text("The clock is running")).to_be_visible()
    given_up = desk.get_by_role("listitem").filter(has_text="There is no such mailbox")
    again = given_up.get_by_role("button", name=re.compile("^Try again: E-mail to a patient"))
    again.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("It is tried again now.")).to_be_visible()
    expect(given_up).to_have_count(0)
    with house.engine.connect() as conn:
        status = conn.execute(select(OutboxRow.status).where(OutboxRow.outbox_id == job)).scalar_one()
    assert status in ("waiting", "claimed", "done", "dropped")


def test_the_pages_fit_a_telephone(house: House, log_in: LogIn) -> None:
    desk = log_in("/admin/figures", width=390, height=844)
    for path in ("/admin/figures", "/admin/figures/missed", "/admin/reminders", "/admin/jobs"):
        desk.goto(path)
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, path


def _refused(house: House) -> int:
    """An e-mail about a visit that a server has refused."""
    with house.engine.begin() as conn:
        clinic = practice.load(conn)
        who = people.create(conn, now=house.monday, actor="seed", name="Nora Quinn", email="nora@mail.example").id
        start = house.monday + timedelta(days=2)
        row = {
            "patient_id": who, "doctor_id": clinic.doctors[-1].id, "appointment_date": start, "status": "scheduled",
            "ends_at": start + timedelta(minutes=20), "blocked_until": start + timedelta(minutes=20),
            "visit_type": clinic.visit_types[0].code,
        }  # fmt: skip
        visit = conn.execute(insert(AppointmentRow).values(row).returning(AppointmentRow.appointment_id)).scalar_one()
        job = {
            "kind": "email", "due": house.monday, "status": "failed", "attempts": 1, "done_at": house.monday,
            "payload": {"template": "confirmation"}, "appointment_id": visit, "version": 1, "patient_id": who,
            "error_code": "550", "error": "the e-mail was refused",
        }  # fmt: skip
        return conn.execute(insert(OutboxRow).values(job).returning(OutboxRow.outbox_id)).scalar_one()
