"""Nothing for axe to find on any page: WCAG 2.2 AA and good habits, light and dark, at a desk and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import House, Open
from tests.browser.phone import Phone
from tests.browser.test_desk import LogIn
from tests.browser.test_records import records

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


TOLD = [f"/admin/{room}" for room in ("figures", "figures/missed", "reminders", "reminders?only=stay", "jobs")]
WHO_MAY = [f"/admin/{room}" for room in ("account", "colleagues", "audit", "keys", "webhooks", "feeds", "forgot")]


def clean(page: Page, where: str) -> None:
    page.wait_for_load_state()  # a page that is still arriving has nothing to look at
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing(house: House, open_window: Open, log_in: LogIn, width: int, scheme: str) -> None:
    number = f"+1212555{width:04d}"
    page = open_window(f"/simulator?phone=%2B{number[1:]}", width=width, scheme=scheme)
    Phone(page, number).text("can I talk to a person, I need a checkup next tuesday at 3")
    expect(page.locator("#clinic .card").first).to_be_visible()
    clean(page, "simulator")
    desk = log_in(width=width, scheme=scheme)
    clean(desk, "inbox")
    desk.locator(".line", has_text=number).click()
    expect(desk.get_by_role("log")).to_contain_text("checkup")
    clean(desk, "thread")
    desk.get_by_role("button", name="Take over", exact=True).click()
    clean(desk, "thread that is taken over")
    desk.locator("details.note summary").click()
    desk.get_by_label("Only colleagues see it").fill("She prefers mornings.")
    desk.get_by_role("button", name="Keep the note").click()
    expect(desk.get_by_role("log")).to_contain_text("She prefers mornings.")
    desk.locator("h1").evaluate("node => document.activeElement.blur()")
    desk.wait_for_load_state("load")
    desk.keyboard.press("?")
    clean(desk, "thread with a note, and its keys")
    desk.goto("/admin/?unread=1&urgent=1")
    clean(desk, "inbox narrowed to nothing")
    desk.goto("/admin/quick-replies")
    clean(desk, "quick replies")
    desk.goto("/admin/day")
    clean(desk, "day")
    desk.goto("/admin/day")
    desk.get_by_role("link", name="Book a visit").click()
    desk.get_by_role("combobox", name="Find the patient").fill("a")
    expect(desk.locator(".found")).to_be_visible()
    clean(desk, "booking over the day")
    desk.goto(f"/admin/week?day={house.monday.date()}")
    clean(desk, "week")
    desk.goto("/admin/blocks/new")
    clean(desk, "blocking time")
    # Those that are built of the same pieces are divided between the two looks.
    for path in (TOLD + WHO_MAY + records(house))[width == 390 :: 2]:
        desk.goto(path)
        clean(desk, path)
    clean(open_window("/admin/login", width=width, scheme=scheme), "login")
