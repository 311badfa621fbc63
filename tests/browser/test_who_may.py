"""Who may: a second factor, a forgotten password, a colleague's first login, each from its beginning to its end."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db import staff, totp
from tests.browser.conftest import House, Open
from tests.browser.test_accessibility import clean

pytestmark = pytest.mark.browser
PASSWORD = "a long enough password"

LogIn = Callable[..., Page]


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


def colleague(house: House, name: str) -> str:
    """The e-mail of an account of this test's own."""
    email = f"{name}@riverside.example"
    with house.engine.begin() as conn:
        staff.add(conn, email, PASSWORD)
    return email


def code(secret: str, steps: int = 0) -> str:
    """What a telephone shows: it keeps the real time."""
    return totp.code(secret.replace(" ", ""), int(time.time()) // totp.STEP + steps)


def test_a_second_factor_from_turning_it_on_to_logging_in_with_it(
    house: House, open_window: Open, tmp_path: Path
) -> None:
    email = colleague(house, "two-steps")
    page = open_window("/admin/account")
    log_in(page, email)
    page.get_by_role("link", name="Set it up").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Set up the second factor").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    clean(page, "QR code")
    secret = page.locator(".secret").inner_text()
    page.get_by_label("six digits").fill(code(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    clean(page, "recovery codes")
    codes = page.locator(".codes li").all_inner_texts()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(tmp_path / "codes.txt")
    kept = (tmp_path / "codes.txt").read_text("utf-8")
    assert email in kept and all(one in kept for one in codes)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 recovery codes left")).to_be_visible()
    page.get_by_role("button", name="Log out", exact=True).click()

    log_in(page, email)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    clean(page, "code")
    page.goto("/admin/")  # no way around
    expect(page).to_have_url(f"{house.url}/admin/login")
    log_in(page, email)
    page.get_by_label("Code").fill(code(secret, 1))
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/admin/")

    page.goto("/admin/account/second-factor")
    clean(page, "second factor that is on")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Turn it off").click()
    expect(page.get_by_text("The second factor is off.")).to_be_visible()


def follow_letter(house: House, mailbox: Page, email: str, link: str) -> str:
    """Where the button of the e-mail to this address leads, as the simulator's mailbox shows it."""
    mailbox.get_by_role("button", name=email).first.click(timeout=45_000)
    frame = mailbox.get_by_role("dialog").frame_locator("iframe")
    to = frame.get_by_role("link", name=link).get_attribute("href")
    mailbox.keyboard.press("Escape")
    assert to
    return re.sub(r"^http://[^/]+", house.url, to)


def test_a_forgotten_password_is_chosen_anew_through_the_e_mail(house: House, open_window: Open) -> None:
    email = colleague(house, "forgetful")
    mailbox = open_window("/simulator")
    page = open_window("/admin/login")
    page.get_by_role("link", name="Forgot the password?").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("a link is on its way")).to_be_visible()

    page.goto(follow_letter(house, mailbox, email, "Choose a password"))
    expect(page).to_have_url(f"{house.url}/admin/reset")
    clean(page, "new password")
    page.get_by_label("A new password").fill("another long password")
    page.get_by_label("once more").fill("another long password")
    page.get_by_role("button", name="Set the password").click()
    log_in(page, email, "another long password")
    page.wait_for_url("**/admin/")


def test_a_colleague_is_invited_and_logs_in_for_the_first_time(house: House, open_window: Open, log_in: LogIn) -> None:
    mailbox = open_window("/simulator")
    desk = log_in("/admin/colleagues")
    desk.get_by_label("E-mail").fill("rosa@riverside.example")
    desk.get_by_role("button", name="Invite").click()
    expect(desk.get_by_text("The invitation is on its way.")).to_be_visible()
    line = desk.get_by_role("listitem").filter(has_text="rosa@riverside.example")
    expect(line).to_contain_text("Has not logged in yet")

    page = open_window("/")
    page.goto(follow_letter(house, mailbox, "rosa@riverside.example", "Choose a password"))
    page.get_by_label("A new password").fill(PASSWORD)
    page.get_by_label("once more").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.get_by_label("E-mail").fill("rosa@riverside.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    page.locator("summary", has_text="More").click()
    expect(page.get_by_role("link", name="My account")).to_be_visible()
    expect(page.get_by_role("link", name="Audit log")).to_have_count(0)

    desk.reload()
    line.locator("summary").click()
    line.get_by_role("button", name="Close the account").click()
    expect(desk.get_by_text("The account is closed.")).to_be_visible()
    page.wait_for_url("**/admin/login")  # the open list of conversations notices by itself
    desk.goto("/admin/audit")
    expect(desk.get_by_role("row").nth(1)).to_contain_text("rosa@riverside.example")


def test_a_program_is_told_and_its_secret_changed(house: House, log_in: LogIn) -> None:
    desk = log_in("/admin/webhooks")
    desk.get_by_label("Address", exact=True).fill("https://program.example/events")
    desk.get_by_label("visit booked").check()
    desk.get_by_role("button", name="Add the address").click()
    first = desk.get_by_label("What every delivery is signed with").input_value()
    clean(desk, "webhook")
    desk.get_by_role("button", name="Change the secret").click()
    expect(desk.get_by_text("signed with the old one as well")).to_be_visible()
    assert desk.get_by_label("What every delivery is signed with").input_value() != first
    desk.locator("summary", has_text="Remove").click()
    desk.get_by_role("button", name="Remove this address").click()
    expect(desk.get_by_text("The address is removed.")).to_be_visible()
