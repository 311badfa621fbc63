"""Colleagues at the inbox at once: live, together, by keyboard, and on a bad line."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, expect

from bot import quick_replies
from clinic.model import Clinic
from conversations import sms, wording
from db import practice, staff
from db import quick_replies as kept
from tests.browser.conftest import EMAIL, PASSWORD, House, Open
from tests.browser.phone import Phone
from tests.browser.test_desk import LogIn

pytestmark = pytest.mark.browser
SOON = 2000  # milliseconds within which what one does is seen by the other
NURSE = "nurse@riverside.example"
Nurse = Callable[[], Page]

COUNT_TONES = """
    window.tones = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
"""


@pytest.fixture
def nurse(house: House, open_window: Open) -> Nurse:
    """A window of another colleague's."""
    with house.engine.begin() as conn, suppress(staff.StaffError):
        staff.add(conn, NURSE, PASSWORD)

    def make() -> Page:
        page = open_window("/admin/login")
        enter(page, NURSE)
        return page

    return make


def enter(page: Page, email: str = EMAIL) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def texted(open_window: Open, number: str, words: str) -> Phone:
    phone = Phone(open_window(f"/simulator?phone=%2B{number[1:]}"), number)
    phone.text(words)
    return phone


def test_two_colleagues_in_one_thread(house: House, open_window: Open, log_in: LogIn, nurse: Nurse) -> None:
    phone = texted(open_window, "+12125550171", "do you validate parking?")
    one, other = log_in(), nurse()
    for desk in (one, other):
        desk.locator(".line", has_text="+12125550171").click()
    one.get_by_role("button", name="Take over", exact=True).click()
    expect(other.get_by_text("desk holds this conversation")).to_be_visible(timeout=SOON)
    one.get_by_label("Colleague", exact=True).select_option(label=NURSE)
    one.get_by_role("button", name="Assign").click()
    expect(other.locator("#holder")).to_contain_text("For you", timeout=SOON)
    # A draft was begun before the colleague's answer came: it does not go out unread, and is not lost.
    other.get_by_label("Your message").fill("Yes, we do.")
    before = phone.clinic_said.count()
    one.get_by_label("Your message").fill("We do, at the front desk.")
    one.get_by_role("button", name="Send", exact=True).dblclick()
    expect(other.get_by_role("log")).to_contain_text("We do, at the front desk.", timeout=SOON)
    assert phone.answer(before) == "We do, at the front desk."
    with other.expect_response(re.compile("/reply$")) as answer:
        other.get_by_role("button", name="Take over and send").click()
    assert answer.value.status == 409
    expect(other.get_by_role("alert")).to_contain_text("nothing was sent")
    expect(other.get_by_label("Your message")).to_have_value("Yes, we do.")
    other.get_by_label("Your message").fill("And it is free.")
    other.get_by_role("button", name="Take over and send").click()
    expect(one.get_by_text("nurse holds this conversation")).to_be_visible(timeout=SOON)
    expect(phone.clinic_said.nth(before + 1)).to_have_text("And it is free.")
    assert phone.clinic_said.count() == before + 2  # the double click went out once
    # A private note is seen by the colleague, and by nobody else.
    other.locator("details.note summary").click()
    other.get_by_label("Only colleagues see it").fill("She parks a van.")
    other.get_by_role("button", name="Keep the note").click()
    expect(one.get_by_role("log")).to_contain_text("She parks a van.", timeout=SOON)
    expect(phone.frame).not_to_contain_text("van")


def test_an_emergency_rings_once_and_is_seen_on_every_page(house: House, open_window: Open, log_in: LogIn) -> None:
    desk = log_in()
    desk.context.add_init_script(COUNT_TONES)
    desk.goto("/admin/day")
    expect(desk.locator("#pulse > div")).to_be_attached()
    desk.evaluate("window.tones = 0")
    phone = texted(open_window, "+12125550172", "i have chest pain and can't breathe")
    expect(desk.locator("#alarm")).to_contain_text("urgent", timeout=SOON + 1000)
    desk.wait_for_function("window.tones > 0")
    tones = desk.evaluate("window.tones")
    expect(desk).to_have_title(re.compile(r"^\(\d+\) "))
    desk.locator("#alarm").click()
    expect(desk.get_by_role("log")).to_contain_text("chest pain")
    assert desk.evaluate("window.tones") == 0  # heard once, on the page before
    desk.goto("/admin/")
    expect(desk.locator(".line").first).to_contain_text("+12125550172")
    desk.get_by_role("button", name="Sound on").click()
    expect(desk.get_by_role("button", name="Sound off")).to_have_attribute("aria-pressed", "false")
    other = texted(open_window, "+12125550173", "she is not breathing")
    expect(desk.locator(".line").first).to_contain_text("+12125550173", timeout=SOON)
    desk.wait_for_function("Number(localStorage['reception.heard']) > 0")
    assert desk.evaluate("window.tones") == 0 and tones == 3
    desk.get_by_role("button", name="Sound off").click()
    for number in (phone.number, other.number):
        desk.goto("/admin/")
        desk.locator(".line", has_text=number).click()
        desk.get_by_role("log").get_by_role("button", name="Done").first.click()


def test_the_list_by_keyboard_and_a_search_that_no_address_shows(
    house: House, open_window: Open, log_in: LogIn
) -> None:
    texted(open_window, "+12125550174", "Is the elevator working?")
    desk = log_in()
    desk.keyboard.press("/")
    expect(desk.get_by_role("searchbox")).to_be_focused()
    desk.keyboard.type("élevator")
    expect(desk.locator(".line")).to_have_count(1)
    expect(desk.locator(".line")).to_contain_text("Is the elevator working?")
    assert "levator" not in desk.url
    desk.keyboard.press("Tab")
    desk.locator("h1").evaluate("node => document.activeElement.blur()")
    desk.keyboard.press("j")
    expect(desk.locator(".line")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("log")).to_contain_text("elevator")
    desk.wait_for_load_state("load")
    desk.keyboard.press("r")
    expect(desk.get_by_label("Your message")).to_be_focused()
    desk.keyboard.type("jk?")
    expect(desk.get_by_label("Your message")).to_have_value("jk?")
    desk.get_by_label("Your message").blur()
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.get_by_label("Use single keys as shortcuts").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("r")
    expect(desk.get_by_label("Your message")).not_to_be_focused()
    desk.goto("/admin/")
    expect(desk.get_by_role("searchbox")).to_have_value("élevator")
    desk.get_by_role("link", name=re.compile("^Telegram")).click()
    expect(desk).to_have_url(re.compile(r"\?channel=telegram$"))
    expect(desk.get_by_text("No conversation like that.")).to_be_visible()
    desk.locator("form.who").get_by_role("button", name="Log out").click()
    expect(desk.get_by_text("You are logged out.")).to_be_visible()
    assert desk.evaluate("sessionStorage.length") == 0  # what was looked for is not left to the next one


WORDS = ("Hello", "Hello ^", "Señorita, mañana", "ça va, “ok”…", "x" * 160, "x" * 161, "€" * 80, "€" * 81, "Привет" * 12,
         "👍 ok", "👍" * 36, "tab\tand\u00a0blank", "a\nb  ", "Ł" * 154, "ﬁne ½ ² ①", "e\u0301 \u200b x")  # fmt: skip


def test_what_is_typed_costs_what_the_server_counts_and_outlives_the_session(
    house: House, open_window: Open, log_in: LogIn
) -> None:
    texted(open_window, "+12125550175", "hello there")
    with house.engine.begin() as conn:
        clinic: Clinic = practice.load(conn).clinic
        if not kept.every(conn):
            quick_replies.save(conn, house.monday, clinic, "staff:1", {"name": "Fasting", "en": "Please fast, {name}."})
    desk = log_in()
    desk.locator(".line", has_text="+12125550175").click()
    field, counter = desk.get_by_label("Your message"), desk.locator("#counter")
    for words in WORDS:
        field.fill(words)
        fitted = wording.fit(words, "sms", clinic).strip()
        expect(counter).to_have_attribute("data-segments", str(sms.segments(fitted)))
        expect(counter).to_contain_text(f"{len(fitted)} of 1600 characters")
    field.fill("")
    field.press("/")
    expect(desk.get_by_role("button", name="Fasting")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(field).to_have_value("Please fast.")
    expect(counter).to_contain_text("1 segment · about $0.008")
    thread = desk.url
    desk.context.clear_cookies()  # half a day has gone by
    expect(desk).to_have_url(re.compile("/admin/login$"))
    desk.get_by_label("E-mail").fill(EMAIL)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    expect(desk).to_have_url(thread)
    expect(field).to_have_value("Please fast.")
    expect(counter).to_contain_text("1 segment · about $0.008")
    assert desk.evaluate("sessionStorage.length") == 0


def test_a_lost_connection_is_told_and_comes_back_by_itself(house: House, open_window: Open, browser: Browser) -> None:
    """On a window of its own: a browser complains of every request that is lost."""
    phone = texted(open_window, "+12125550176", "first")
    window = browser.new_context(base_url=house.url, locale="en-US")
    try:
        desk = window.new_page()
        desk.goto("/admin/login")
        enter(desk)
        desk.locator(".line", has_text="+12125550176").click()
        expect(desk.get_by_role("log")).to_contain_text("first")
        expect(desk.locator("#pulse > div")).to_be_attached()  # the script is at work
        window.set_offline(True)
        expect(desk.get_by_text("No connection.")).to_be_visible(timeout=5000)
        phone.text("second")
        window.set_offline(False)
        expect(desk.get_by_role("log")).to_contain_text("second", timeout=SOON)
        expect(desk.get_by_text("No connection.")).to_be_hidden()
    finally:
        window.close()
