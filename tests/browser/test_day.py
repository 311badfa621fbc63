"""Staff at the drawn day: with the mouse, with the keyboard alone, and two of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import delete, update

from bot import desk as the_desk
from db import people, practice
from db.tables import AppointmentRow, OutboxRow
from tests.browser.conftest import SOON, House
from tests.browser.test_desk import LogIn

pytestmark = pytest.mark.browser
LEE, PARK = 1, 2
ACTOR = the_desk.Actor("staff:1", "staff")
_weeks = count(3)

Book = Callable[..., int]


@pytest.fixture
def thursday(house: House) -> Iterator[date]:
    """A Thursday of this test's own: Dr. Lee works from nine and Dr. Park from ten. The simulator shows what changed last, and that is not ours afterwards."""
    ten = house.monday + timedelta(weeks=next(_weeks), days=3)
    yield ten.date()
    row = AppointmentRow
    mine = row.appointment_date.between(ten - timedelta(hours=9), ten + timedelta(hours=13))
    with house.engine.begin() as conn:
        conn.execute(update(row).where(mine).values(updated_at=house.monday - timedelta(days=1)))


@pytest.fixture
def book(house: House, thursday: date) -> Book:
    """Books a check-up on that day and gives its number."""

    def make(name: str, hour: int, doctor: int = LEE, phone: str | None = None, born: date | None = None) -> int:
        start = datetime.combine(thursday, house.monday.timetz()).replace(hour=hour)
        with house.engine.begin() as conn:
            patient = people.create(conn, now=house.monday, actor="seed", name=name, phone=phone, birthdate=born)
            made = the_desk.book(
                conn, house.monday, practice.load(conn), ACTOR, patient_id=patient.id, doctor_id=doctor,
                visit_type="checkup", start=start, tell_patient=False,
            )  # fmt: skip
            conn.execute(delete(OutboxRow).where(OutboxRow.appointment_id == made.id))  # other tests watch what follows
        return made.id

    return make


def lane(page: Page, doctor: int) -> Locator:
    return page.locator(f'.day-column[data-doctor="{doctor}"]')


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def drag(page: Page, number: int, doctor: int, onto: str) -> None:
    """Presses on a visit and moves it over free time, without letting go."""
    page.locator(f"#visit-{number}").hover()
    page.mouse.down()
    spot = lane(page, doctor).locator(".free").filter(has_text=onto).bounding_box()
    assert spot
    with page.expect_response(re.compile("/open")):
        page.mouse.move(spot["x"] + 44, spot["y"] + 14, steps=4)
    page.mouse.move(spot["x"] + 45, spot["y"] + 14)


def test_a_visit_is_booked_from_free_time_for_a_patient_found_while_typing(
    house: House, log_in: LogIn, thursday: date
) -> None:
    with house.engine.begin() as conn:
        for name, phone, born in (
            ("Noor Haddad", "+12125550501", date(1988, 3, 4)),
            ("Noor Haddad", "+12125550502", date(2015, 7, 9)),
        ):
            people.create(conn, now=house.monday, actor="seed", name=name, phone=phone, birthdate=born)
    page = log_in(f"/admin/day?day={thursday}")
    page.locator(".free > a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text="9:30")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("radio", name="9:30 AM")).to_be_checked()
    find = panel(page).get_by_role("combobox", name="Find the patient")
    expect(find).to_be_focused()
    page.keyboard.type("noor had")
    expect(panel(page).locator(".found li")).to_have_count(2)
    expect(panel(page).get_by_role("listbox").get_by_role("option").last).to_contain_text("Jul 9, 2015")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(panel(page).locator(".chosen")).to_contain_text("+12125550502")
    expect(panel(page).locator(".bubble").first).to_contain_text("9:30 AM with Dr. Lee")
    panel(page).get_by_role("button", name="Book ").click()
    expect(page.get_by_text("The visit is booked.")).to_be_visible()
    expect(lane(page, LEE).get_by_role("link", name="Noor Haddad")).to_contain_text("9:30")


def test_a_visit_is_dragged_to_another_doctor_and_its_message_is_seen_first(
    log_in: LogIn, thursday: date, book: Book
) -> None:
    number = book("Iris Blom", 9, phone="+12125550511")
    page = log_in(f"/admin/day?day={thursday}")
    drag(page, number, PARK, "10:00")
    expect(page.locator(".ghost")).to_contain_text("10:00")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".ghost")).to_have_count(0)
    expect(panel(page)).to_have_count(0)
    drag(page, number, PARK, "10:00")
    page.mouse.up()
    expect(panel(page).locator(".bubble")).to_contain_text("10:00 AM with Dr. Park")
    expect(panel(page).get_by_label("Tell the patient")).to_be_checked()
    panel(page).get_by_role("button", name="Move it").click()
    expect(page.get_by_text("The visit is moved.")).to_be_visible()
    expect(lane(page, PARK).locator(f"#visit-{number}")).to_contain_text("10:00")


def test_a_visit_is_moved_by_keyboard_and_a_clash_loses_nothing(log_in: LogIn, thursday: date, book: Book) -> None:
    number = book("Olga Petri", 9)
    book("Paul Ness", 11)
    page = log_in(f"/admin/day?day={thursday}")
    page.locator(f"#visit-{number}").focus()
    page.keyboard.press("m")
    expect(panel(page).get_by_role("heading", name="Move the visit")).to_be_visible()
    panel(page).get_by_role("radio", name="10:30 AM").focus()
    page.keyboard.press("Space")
    expect(panel(page).locator(".becomes")).to_contain_text("10:30")
    page.keyboard.press("ArrowLeft")
    expect(panel(page).locator(".becomes")).to_contain_text("10:00")
    expect(panel(page).get_by_role("radio", name="10:00 AM")).to_be_focused()
    book("Quinn Ray", 10)  # meanwhile, by telephone
    panel(page).get_by_role("button", name="Move it").press("Enter")
    expect(panel(page).get_by_role("alert")).to_contain_text("This time is taken by now.")
    panel(page).get_by_role("alert").get_by_role("link", name="10:30").click()
    panel(page).get_by_role("button", name="Move it").click()
    expect(lane(page, LEE).locator(f"#visit-{number}")).to_contain_text("10:30")


def test_the_second_of_two_who_move_a_visit_is_told_and_both_pages_are_alive(
    log_in: LogIn, thursday: date, book: Book
) -> None:
    number = book("Rosa Lind", 9)
    first, second = log_in(f"/admin/day?day={thursday}"), log_in(f"/admin/week?day={thursday}&doctor={LEE}")
    for page, time in ((first, "2:00 PM"), (second, "3:00 PM")):
        page.locator(f"#visit-{number}").focus()
        page.keyboard.press("m")
        panel(page).get_by_role("radio", name=time).check(force=True)
        expect(panel(page).locator(".becomes")).to_contain_text(time)
    panel(first).get_by_role("button", name="Move it").click()
    expect(first.get_by_text("The visit is moved.")).to_be_visible()
    drawn = second.locator(f"#visit-{number}")
    expect(drawn).to_contain_text("2:00", timeout=8000)  # under the open panel, which stays
    panel(second).get_by_role("button", name="Move it").click()
    told = panel(second).get_by_role("alert")
    expect(told).to_contain_text("Somebody changed this visit")
    expect(told).to_contain_text("3:00")
    expect(panel(second)).to_contain_text("desk")
    second.keyboard.press("Escape")
    expect(panel(second)).to_have_count(0)
    expect(drawn).to_contain_text("2:00")


def test_a_visit_is_cancelled_without_a_word_and_time_is_blocked(log_in: LogIn, thursday: date, book: Book) -> None:
    number = book("Sven Aalto", 9, phone="+12125550521")
    page = log_in(f"/admin/day?day={thursday}")
    page.get_by_role("link", name="Block time").click()
    panel(page).get_by_label("Doctor").select_option(label="Dr. Ana Lee")
    panel(page).get_by_role("textbox", name="Time").first.fill("09:00")
    panel(page).get_by_role("textbox", name="Time").last.fill("11:00")
    panel(page).get_by_label("Reason").fill("Training")
    panel(page).get_by_role("button", name="Block it").click()
    panel(page).get_by_role("alert").get_by_role("link", name="Sven Aalto").click()
    panel(page).get_by_role("link", name="Cancel").click()
    expect(panel(page).locator(".bubble")).to_contain_text("cancel your visit")
    panel(page).get_by_label("Tell the patient").uncheck()
    panel(page).get_by_label("Reason").fill("Training of the doctor")
    panel(page).get_by_role("button", name="Cancel the visit").click()
    expect(page.locator(".cancelled")).to_contain_text("Sven Aalto")
    page.locator(f"#gone-{number}").click()
    expect(panel(page)).to_contain_text("Nothing was sent")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Block time").click()
    panel(page).get_by_label("Doctor").select_option(label="Dr. Ana Lee")
    panel(page).get_by_role("textbox", name="Time").first.fill("09:00")
    panel(page).get_by_role("textbox", name="Time").last.fill("11:00")
    panel(page).get_by_role("button", name="Block it").click()
    expect(page.get_by_text("The time is blocked.")).to_be_visible()
    lane(page, LEE).locator(".blocked > a").click()
    panel(page).get_by_role("button", name="Give the time back").click()
    expect(page.get_by_text("The time is free again.")).to_be_visible()
    expect(lane(page, LEE).locator(".blocked")).to_have_count(0)


def finger(page: Page) -> Callable[..., None]:
    """One finger, as the screen of a telephone tells of it: "touchStart", "touchMove" to a place, or "touchEnd"."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *place: float) -> None:
        points = [dict(zip("xy", place, strict=True))] if place else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def test_day_week_and_a_visit_fit_a_phones_screen_and_a_finger_moves_a_visit(
    log_in: LogIn, thursday: date, book: Book
) -> None:
    number = book("Theodora Papadopoulou-Vandenberg", 9)
    page = log_in(f"/admin/day?day={thursday}", width=390, height=844)
    page.wait_for_load_state("load")
    drawn, touch = page.locator(f"#visit-{number}"), finger(page)

    def at() -> tuple[float, float, float]:
        box = drawn.bounding_box()
        assert box
        return box["x"] + 30, box["y"] + 10, box["height"]

    # A swipe scrolls, and moves nothing.
    page.evaluate(
        "() => { window.rested = new Promise((done) => addEventListener('scrollend', done, { once: true })); }"
    )
    x, y, _ = at()
    touch("touchStart", x, y)
    for step in range(1, 6):
        touch("touchMove", x, y - 20 * step)
    touch("touchEnd")
    assert page.evaluate("() => window.rested.then(() => scrollY)") > 40
    expect(page.locator(".ghost")).to_have_count(0)
    # A finger that rests lifts it; then the visit follows and the page stays.
    x, y, long = at()
    scrolled = page.evaluate("scrollY")
    for last in (False, False, True):  # a busy browser may take a rest for a swipe
        touch("touchStart", x, y)
        try:
            expect(page.locator(".ghost")).to_contain_text("9:00", timeout=SOON if last else 3000)
            break
        except AssertionError:
            touch("touchCancel")
            if last:
                raise
    for step in range(1, 5):
        touch("touchMove", x, y + long * step / 2)
    expect(page.locator(".ghost")).to_contain_text("10:00")
    assert page.evaluate("scrollY") == scrolled
    touch("touchEnd")
    panel(page).get_by_role("button", name="Move it").click()
    expect(drawn).to_contain_text("10:00")

    drawn.click()
    expect(panel(page).get_by_role("link", name="Move")).to_be_in_viewport()
    for path in (f"/admin/week?day={thursday}", f"/admin/visits/{number}/move", "/admin/book", "/admin/blocks/new"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
