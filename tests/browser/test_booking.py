"""A patient books through the simulator, and everything that belongs to a visit follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import House, Open
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser


def ask_until_booked(phone: Phone, said: str, *, name: str, email: str) -> str:
    """Answers whatever the receptionist asks a newcomer, until she says that it is booked."""
    answers = ((r"name", name), (r"e-?mail", email), (r"reply yes", "yes"), (r"reply 1", "1"))
    for _ in range(8):
        if re.search(r"booked", said, re.IGNORECASE):
            return said
        reply = next(answer for asked, answer in answers if re.search(asked, said, re.IGNORECASE))
        said = phone.text(reply)
    raise AssertionError(f"not booked: {said}")


def test_a_newcomer_books_is_reminded_and_confirms(house: House, open_window: Open) -> None:
    page = open_window("/simulator?phone=%2B12125550611")
    phone = Phone(page, "+12125550611")
    said = phone.text("need a checkup next tuesday at 3")
    booked = ask_until_booked(phone, said, name="its Maya Chen", email="maya.chen@mail.example")
    assert "3:00 PM" in booked and "Tue" in booked
    the_clinic_sees_it(page)
    the_mail_has_its_invitation(page)
    before = phone.clinic_said.count()
    page.get_by_role("button", name="To the reminder").click()
    reminder = phone.answer(before)
    assert "Reply YES" in reminder and "3:00 PM" in reminder
    assert "confirmed" in phone.text("YES").lower()
    expect(page.locator(".visit.confirmed", has_text="Maya Chen")).to_be_visible()


def the_clinic_sees_it(page: Page) -> None:
    visit = page.locator(".visit.scheduled", has_text="Maya Chen")
    expect(visit).to_be_visible()
    expect(visit).to_contain_text("3:00")
    expect(visit).to_contain_text("Check-up · scheduled")
    expect(page.locator(".card", has_text="Calendar events").locator("li.line").first).to_contain_text("3:00")


def the_mail_has_its_invitation(page: Page) -> None:
    page.get_by_role("button", name="maya.chen@mail.example").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".invitation")).to_contain_text("REQUEST")
    expect(dialog.locator(".invitation")).to_contain_text("3:00")
    body = dialog.frame_locator("iframe").locator("body")
    expect(body).to_contain_text("Maya")
    dialog.get_by_role("tab", name="Raw").click()
    expect(dialog.locator("#mail-raw")).to_contain_text("Content-Type: text/calendar")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_two_phones_side_by_side_are_two_people(house: House, open_window: Open) -> None:
    page = open_window("/simulator?phone=%2B12125550612&phone=%2B12125550613")
    one, other = Phone(page, "+12125550612"), Phone(page, "+12125550613")
    one.text("hello")
    expect(other.clinic_said).to_have_count(0)
    other.text("hola, buenos dias")
    expect(one.frame.locator(".mine .bubble")).to_have_count(1)


def test_segments_cost_and_what_was_understood_stand_below_a_message(house: House, open_window: Open) -> None:
    page = open_window("/simulator?phone=%2B12125550614")
    phone = Phone(page, "+12125550614")
    phone.text("need a checkup next tuesday at 3")
    mine = phone.frame.locator(".bubble-row.mine")
    expect(mine).to_contain_text("1 segment · $0.008")
    expect(mine.locator(".understood")).to_contain_text("to book")
    expect(mine.locator(".understood")).to_contain_text("3:00")


def test_telegram_has_its_buttons_and_the_number_to_share(house: House, open_window: Open) -> None:
    page = open_window("/simulator?phone=%2B12125550615")
    phone = Phone(page, "+12125550615")
    phone.frame.get_by_role("tab", name="Telegram").click()
    phone.frame.get_by_role("button", name="Start").last.click()
    expect(phone.clinic_said.first).to_be_visible()
    before = phone.clinic_said.count()
    phone.frame.get_by_role("button", name="Share my number").last.click()
    phone.answer(before)
    phone.text("I want a checkup next week")
    expect(phone.frame.locator(".talk")).to_contain_text("name")


def test_a_number_that_is_none_is_said_beside_the_field(house: House, open_window: Open) -> None:
    page = open_window("/simulator")
    page.get_by_label("Telephone number of this phone").fill("12")
    page.get_by_role("button", name="Use").click()
    expect(page.get_by_text("That is no telephone number")).to_be_visible()
    page.get_by_label("Telephone number of this phone").fill("(212) 555-0616")
    page.get_by_role("button", name="Use").click()
    expect(page.locator('[data-phone="+12125550616"]')).to_be_visible()


def test_it_fits_a_phones_screen(house: House, open_window: Open) -> None:
    page = open_window("/simulator", width=390, height=844)
    expect(page.get_by_text("The doctors' day")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
