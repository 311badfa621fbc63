"""A visit booked on the desk's pages, with and without a patient who is known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.runtime import Runtime
from db import audit, daybook, people
from tests.web.admin.conftest import Staff
from tests.web.admin.test_visits import hidden
from tests.web.scene import NOW, TUESDAY_3_PM, visit

TUESDAY_AT_THREE: dict[str, Any] = {"doctor": "1", "kind": "checkup", "day": "2026-12-01", "time": "15:00"}
WHEN = "&".join(f"{name}={value}" for name, value in TUESDAY_AT_THREE.items())


@pytest.fixture
def maya(someone: Staff, runtime: Runtime) -> str:
    with runtime.engine.begin() as conn:
        made = people.create(
            conn, now=NOW, actor="seed", name="Maya Chen", phone="+12125550142", email="maya@mail.example"
        )
    return str(made.id)


def booked(runtime: Runtime, patient: str) -> tuple[daybook.Visit, ...]:
    with runtime.engine.begin() as conn:
        return daybook.of_patients(conn, [int(patient)])


def test_a_visit_is_booked_with_its_messages_seen_first(someone: Staff, runtime: Runtime, maya: str) -> None:
    page = someone.page(f"/admin/book?patient={maya}&{WHEN}")
    assert "to +12125550142 · English · 1 segment" in page and "to maya@mail.example" in page
    assert "Tue Dec 1, 3:00 PM with Dr. Lee" in page and "A reminder is planned for" in page
    html = someone.post("/admin/book", follow=True, patient=maya, tell_patient="1", **TUESDAY_AT_THREE).text
    assert "The visit is booked." in html
    (made,) = booked(runtime, maya)
    assert (made.start, made.booked_by, len(someone.woken)) == (TUESDAY_3_PM, "staff", 3)  # text, e-mail, calendar


def test_untold_she_is_only_reminded(someone: Staff, runtime: Runtime, maya: str) -> None:
    someone.post("/admin/book", patient=maya, **TUESDAY_AT_THREE)
    assert booked(runtime, maya) and len(someone.woken) == 1  # the doctor's calendar


def test_only_what_the_doctor_offers_and_what_is_open_can_be_chosen(
    someone: Staff, runtime: Runtime, maya: str
) -> None:
    with runtime.engine.begin() as conn:
        other = people.create(conn, now=NOW, actor="seed", name="Leo Chen").id
        visit(conn, other)
    park = someone.page("/admin/book?doctor=2&day=2026-12-01")
    assert "Check-up" in park and "Vaccination" not in park
    lee = someone.page(f"/admin/book?patient={maya}&{WHEN}")
    assert "Vaccination" in lee and "This time is taken by now." in lee and "Open nearby" in lee
    assert 'value="14:30"' in lee and 'value="15:00"' not in lee
    lost = someone.post("/admin/book", patient=maya, tell_patient="1", **TUESDAY_AT_THREE)
    assert lost.status_code == 409 and "This time is taken by now." in lost.text and not booked(runtime, maya)
    closed = someone.page("/admin/book?doctor=1&day=2026-12-02")
    assert "Nothing open on this day." in closed


def test_the_desk_books_at_shorter_notice_than_patients(someone: Staff) -> None:
    assert 'value="10:30"' in someone.page("/admin/book?doctor=1&day=2026-11-23")  # in half an hour


def test_a_patient_of_two_doctors_at_one_time_is_refused(someone: Staff, runtime: Runtime, maya: str) -> None:
    with runtime.engine.begin() as conn:
        visit(conn, int(maya))
    html = someone.page(f"/admin/book?patient={maya}&doctor=2&kind=checkup&day=2026-12-01&time=15:00")
    assert "The patient has another visit at that time." in html and "Book Tue" not in html


@pytest.mark.parametrize("typed", ["maya", "5550142", "maya@mail.example"])
def test_a_patient_is_found_without_a_script(someone: Staff, runtime: Runtime, maya: str, typed: str) -> None:
    html = someone.post("/admin/book/find", q=typed, **TUESDAY_AT_THREE).text
    assert "Maya Chen" in html and "+12125550142" in html
    link = re.search(r'href="(/admin/book\?patient=[^"]+)"', html)
    assert link and typed not in link[1]
    assert "Book Tue, Dec 1" in someone.page(link[1].replace("&amp;", "&"))
    with runtime.engine.begin() as conn:
        assert {("patients", "search"), ("patient", maya)} <= {(e.entity, e.entity_id) for e in audit.page(conn)}


def test_a_new_patient_is_registered_on_the_spot(someone: Staff, runtime: Runtime, maya: str) -> None:
    nobody = someone.post("/admin/book/find", q="Nobody", **TUESDAY_AT_THREE)
    assert "Nobody found" in nobody.text
    wrong = someone.post(
        "/admin/book/register", name="Zoe Adler", phone="12", email="maya@mail.example", **TUESDAY_AT_THREE
    )
    assert wrong.status_code == 422 and 'value="Zoe Adler"' in wrong.text
    assert 'id="phone-wrong"' in wrong.text and hidden(wrong.text, "time") == "15:00"
    taken = someone.post("/admin/book/register", name="Zoe Adler", email="maya@mail.example", **TUESDAY_AT_THREE)
    assert taken.status_code == 422 and 'id="email-wrong"' in taken.text
    made = someone.post(
        "/admin/book/register", follow=True, name="Zoe Adler", phone="(212) 555-0143", **TUESDAY_AT_THREE
    )
    assert "Book Tue, Dec 1, 3:00\xa0PM" in made.text and "+12125550143" in made.text


@pytest.mark.parametrize("asked", ["patient=999", "patient=x", "doctor=99", "doctor=x"])
def test_who_is_unknown_is_not_found(someone: Staff, asked: str) -> None:
    assert someone.get(f"/admin/book?{asked}").status_code == 404


@pytest.mark.parametrize("asked", ["day=never&time=99", "time=25:61", "kind=nothing", "day=9999-12-31&time=23:59"])
def test_what_is_no_time_or_kind_is_asked_again(someone: Staff, asked: str) -> None:
    assert "Open times on" in someone.page(f"/admin/book?{asked}")


def test_a_form_without_a_time_books_nothing(someone: Staff, runtime: Runtime, maya: str) -> None:
    assert someone.post("/admin/book", patient=maya, doctor="1", kind="checkup").status_code == 422
    assert someone.post("/admin/book", **TUESDAY_AT_THREE).status_code == 422
    assert not booked(runtime, maya)
