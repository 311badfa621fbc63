"""Staff at the desk's pages, while a patient texts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EMAIL, House, Open
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
EVIL = "<script>document.title='gone'</script><img src=x onerror=alert(1)>"

LogIn = Callable[..., Page]


def test_a_message_shows_up_without_a_reload_and_opens_as_a_thread(
    house: House, open_window: Open, log_in: LogIn
) -> None:
    desk = log_in()
    phone = Phone(open_window("/simulator?phone=%2B12125550181"), "+12125550181")
    phone.text("what are your opening hours?")
    line = desk.locator(".line", has_text="+12125550181")
    expect(line).to_be_visible(timeout=5000)
    expect(desk).to_have_title(re.compile(r"^\(\d+\) Conversations · Riverside Clinic$"))
    line.click()
    log = desk.get_by_role("log")
    expect(log).to_contain_text("what are your opening hours?")
    phone.text("and your address?")
    expect(log).to_contain_text("and your address?", timeout=5000)


def test_staff_take_over_answer_and_hand_back(house: House, open_window: Open, log_in: LogIn) -> None:
    phone = Phone(open_window("/simulator?phone=%2B12125550182"), "+12125550182")
    phone.text("hello")
    desk = log_in()
    desk.locator(".line", has_text="+12125550182").click()
    desk.get_by_role("button", name="Take over", exact=True).click()
    expect(desk.get_by_text("You hold this conversation")).to_be_visible()
    before = phone.clinic_said.count()
    phone.frame.get_by_role("textbox", name="Text message").fill("is anybody there?")
    phone.frame.get_by_role("button", name="Send").click()
    expect(desk.get_by_role("log")).to_contain_text("is anybody there?", timeout=5000)
    desk.get_by_label("Your message").fill("Yes, this is Rosa at the desk.")
    desk.keyboard.press("Control+Enter")
    assert phone.answer(before) == "Yes, this is Rosa at the desk."  # and the receptionist said nothing
    expect(desk.get_by_role("log")).to_contain_text("sent", timeout=5000)
    desk.get_by_role("button", name="Hand back").click()
    expect(desk.get_by_text("The receptionist answers here")).to_be_visible()
    phone.text("thanks")


def test_who_asks_for_a_person_stands_first_until_somebody_has_seen_to_it(
    house: House, open_window: Open, log_in: LogIn
) -> None:
    phone = Phone(open_window("/simulator?phone=%2B12125550183"), "+12125550183")
    phone.text("can I talk to a person please")
    desk = log_in()
    line = desk.locator(".line", has_text="+12125550183")
    expect(line).to_contain_text("Wants a person")
    line.click()
    desk.get_by_role("log").get_by_role("button", name="Done").click()
    expect(desk.get_by_text("Marked as done.")).to_be_visible()
    expect(desk.locator(".calls")).to_have_count(0)


def test_a_patients_script_is_text_on_every_page(house: House, open_window: Open, log_in: LogIn) -> None:
    page = open_window("/simulator?phone=%2B12125550184")
    phone = Phone(page, "+12125550184")
    phone.text(EVIL)
    expect(phone.frame.locator(".mine .bubble")).to_have_text(EVIL)
    desk = log_in()
    desk.locator(".line", has_text="+12125550184").click()
    expect(desk.get_by_role("log")).to_contain_text(EVIL)
    for window in (page, desk):
        assert window.locator("img[src=x]").count() == 0
        assert window.title() != "gone"


def test_the_day_goes_from_day_to_day_by_keyboard(house: House, log_in: LogIn) -> None:
    desk = log_in("/admin/day")
    heading = desk.get_by_role("heading", level=1)
    expect(heading).to_contain_text(f"June {house.monday.day}")
    desk.get_by_role("link", name="Next day").focus()
    desk.keyboard.press("Enter")
    expect(heading).to_contain_text("Tuesday")
    desk.wait_for_load_state("load")  # the new page's heading stands before its script listens
    desk.get_by_label("Day", exact=True).fill(house.monday.date().isoformat())
    expect(heading).to_contain_text("Monday")


def test_the_skip_link_is_the_first_stop_of_the_keyboard(house: House, log_in: LogIn) -> None:
    desk = log_in()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Skip to the content")).to_be_focused()


def test_pages_fit_a_phones_screen(house: House, open_window: Open, log_in: LogIn) -> None:
    Phone(open_window("/simulator?phone=%2B12125550185"), "+12125550185").text("hello " * 30)
    desk = log_in(width=390, height=844)
    for path in ("/admin/", "/admin/day"):
        desk.goto(path)
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, path
    desk.goto("/admin/")
    desk.locator(".line", has_text="+12125550185").click()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    expect(desk.get_by_label("Your message")).to_be_in_viewport()


def test_logging_out_closes_the_desk(house: House, log_in: LogIn) -> None:
    desk = log_in()
    expect(desk.get_by_text(EMAIL)).to_be_visible()
    desk.get_by_role("button", name="Log out").click()
    expect(desk.get_by_text("You are logged out.")).to_be_visible()
    desk.goto("/admin/")
    expect(desk).to_have_url(f"{house.url}/admin/login")
