"""Makes the pictures of docs/images: the demo clinic in the middle of a Monday, at a desk's and at a phone's width.

    python -m tests.browser.screenshots [FOLDER]

Servers of its own, nothing of var/ is touched. The talks are had with the receptionist herself.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Thread
from uuid import uuid4

from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import update
from werkzeug.serving import make_server

from app import create_app
from bot import desk, reception
from bot.inbound import ChannelName, Inbound
from bot.runtime import Runtime
from bot.settings import Settings
from clinic.file import parse
from db import embedded, migrate, people, practice, seed, staff
from db.tables import SimulatedMailRow
from jobs import deliver
from tests.browser import past
from tests.browser.conftest import EMAIL, PASSWORD, SAMPLE, SECRET
from tests.chromium import FLAGS, install, installed
from tests.web.scene import a_monday
from web.simulator.phones import chat_of

MAYA, NINA, LUIS, GRACE = "+12125550142", "+12125550162", "+12125550161", "+12125550163"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}

PAGES = {
    "day": "/admin/day",
    "week": "/admin/week",
    "figures": "/admin/figures",
    "reminders": "/admin/reminders",
}  # besides the simulator, the inbox and a thread

# Who says what, by channel and number; each is answered before the next.
TALKS: Sequence[tuple[ChannelName, str, Sequence[str]]] = (
    ("sms", "+12125550164", ("hi, do you have anything on friday morning for a blood test?", "its Tom Webber", "skip", "the first one")),
    ("sms", LUIS, ("Hola, necesito una cita con la dra. Morales", "Luis Ortega", "luis.ortega@mail.example", "1", "el miercoles por la tarde", "2")),
    ("sms", GRACE, ("my son Leo needs his vaccination this week", "Grace Okafor", "grace@mail.example")),
    ("sms", "+12125550165", ("can I talk to a person about my bill please",)),
    ("telegram", chat_of(NINA), ("hello", "book a checkup on wednesday", "Nina Roth", "skip")),
    ("sms", MAYA, ("need a checkup next tuesday at 3", "its Maya Chen", "maya.chen@mail.example", "yes")),
)  # fmt: skip

# The rest of the doctors' days: (patient, doctor's place in the clinic file, kind of visit, days on, hour, minute, state).
BOOKED = (
    ("Imani Brooks", 0, "checkup", 0, 11, 0, "confirmed"), ("Peter Novak", 0, "sick", 0, 13, 30, "confirmed"),
    ("Aiko Tanaka", 0, "bloodtest", 0, 14, 0, "scheduled"), ("Sam Rivera", 0, "checkup", 0, 15, 30, "scheduled"),
    ("Ella Martin", 1, "vaccine", 0, 11, 30, "confirmed"), ("Noah Martin", 1, "vaccine", 0, 11, 45, "confirmed"),
    ("Kofi Mensah", 3, "counsel", 0, 12, 0, "confirmed"), ("Lena Fischer", 3, "counsel", 0, 15, 0, "scheduled"),
    ("Ravi Patel", 2, "skin", 8, 9, 40, "confirmed"), ("Nora Quinn", 2, "skin", 8, 14, 40, "scheduled"),
    ("Zoe Adler", 1, "checkup", 0, 14, 0, "scheduled"),
    ("Hugo Stein", 0, "checkup", 8, 9, 0, "confirmed"), ("Rita Lund", 0, "sick", 8, 10, 30, "scheduled"),
    ("Omar Said", 1, "checkup", 8, 10, 30, "scheduled"), ("Mila Kern", 1, "sick", 8, 14, 0, "confirmed"),
    ("Ines Duarte", 0, "checkup", 1, 9, 30, "confirmed"), ("Paul Weber", 0, "bloodtest", 1, 14, 0, "scheduled"),
    ("Tara Singh", 1, "vaccine", 1, 11, 0, "confirmed"), ("Ben Ashby", 2, "skin", 1, 10, 0, "confirmed"),
    ("Rosa Lind", 2, "skin", 2, 9, 20, "scheduled"), ("Karim Aziz", 3, "counsel", 2, 13, 0, "confirmed"),
    ("Joan Reyes", 0, "sick", 3, 15, 30, "scheduled"), ("Emil Haas", 1, "checkup", 3, 16, 0, "scheduled"),
    ("Ruth Cole", 3, "counsel", 3, 9, 0, "confirmed"), ("Otto Brandt", 0, "checkup", 4, 10, 30, "scheduled"),
)  # fmt: skip


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at.astimezone(UTC)


@contextmanager
def house() -> Iterator[tuple[Runtime, Clock, str]]:
    """A house in this process: the runtime, its clock, and the address of its pages."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reception-pictures-")))
        postgres = stack.enter_context(embedded.postgres(folder, throwaway=True))
        valkey = stack.enter_context(embedded.valkey(folder, throwaway=True))
        settings = Settings(database_url=postgres.url, redis_url=valkey.url, secret_key=SECRET)  # type: ignore[arg-type]
        clock = Clock(a_monday() - timedelta(hours=2))
        runtime = Runtime(settings, threads=8, clock=clock)
        migrate.upgrade(runtime.engine)
        server = make_server("127.0.0.1", 0, create_app(runtime), threaded=True)
        Thread(target=server.serve_forever, daemon=True).start()
        runtime.wake = partial(at_once, runtime)
        yield runtime, clock, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        runtime.close()


def at_once(runtime: Runtime, ids: Iterable[int]) -> None:
    """Does here what a worker would do."""
    for number in ids:
        deliver.deliver(runtime, number)


def furnish(runtime: Runtime, clock: Clock) -> None:
    """The sample clinic on a Monday morning, with a few talks behind it."""
    monday = a_monday()
    with runtime.engine.begin() as conn:
        seed.seed(conn, parse(SAMPLE.read_text(encoding="utf-8")), runtime.now())
        staff.add(conn, EMAIL, PASSWORD, "admin")
        clinic = practice.load(conn)
        past.invent(conn, monday.replace(hour=7), [doctor.id for doctor in clinic.doctors])
    book(runtime, monday)
    for place, (channel, number, said) in enumerate(TALKS, start=1):
        clock.at += timedelta(minutes=4 + 3 * place)
        for words in said:
            text(runtime, channel, number, words)
    with runtime.engine.begin() as conn:
        conn.execute(update(SimulatedMailRow).values(created_at=runtime.now()))  # they bear the simulator's own time


def book(runtime: Runtime, monday: datetime) -> None:
    """The visits that were booked before anybody looks."""
    midnight = monday.replace(hour=0)
    with runtime.engine.begin() as conn:
        clinic, now = practice.load(conn), runtime.now()
        actor = desk.Actor("staff:1", "staff")
        for name, place, kind, days, hour, minute, state in BOOKED:
            patient = people.create(conn, now=now, actor=actor.label, name=name)
            start = midnight + timedelta(days=days, hours=hour, minutes=minute)
            doctor = clinic.doctors[place].id
            visit = desk.book(
                conn, now, clinic, actor, patient_id=patient.id, doctor_id=doctor, visit_type=kind, start=start
            )
            if state == "confirmed":
                desk.confirm(conn, now, clinic, actor, visit.id)


def text(runtime: Runtime, channel: ChannelName, address: str, words: str) -> None:
    """A patient texts and is answered; what follows at once is done."""
    inbound = Inbound("simulator", uuid4().hex, channel, address, words)
    runtime.wake(reception.receive(runtime, inbound, runtime.now()).wake)


def take_pictures(browser: Browser, url: str, folder: Path) -> None:
    """Every page at every width, light; the simulator and a thread in the dark as well."""
    for size, (width, height) in SIZES.items():
        window = browser.new_context(viewport={"width": width, "height": height}, base_url=url, locale="en-US")
        page = window.new_page()
        simulator(page, folder / f"simulator-{size}.png", [MAYA, NINA] if size == "desktop" else [MAYA])
        log_in(page)
        keep(page, folder / f"inbox-{size}.png")
        page.locator(".line", has_text="Luis Ortega").click()
        keep(page, folder / f"thread-{size}.png")
        for name, address in PAGES.items():
            page.goto(address)
            keep(page, folder / f"{name}-{size}.png")
        window.close()
    window = browser.new_context(
        viewport={"width": 1440, "height": 900}, base_url=url, locale="en-US", color_scheme="dark"
    )
    page = window.new_page()
    log_in(page)
    page.locator(".line", has_text="Maya Chen").click()
    keep(page, folder / "thread-dark.png")
    window.close()


def simulator(page: Page, path: Path, numbers: Sequence[str]) -> None:
    """The first phone shows its text messages, another one Telegram."""
    page.goto("/simulator?" + "&".join(f"phone=%2B{number[1:]}" for number in numbers))
    page.locator(".visit", has_text="Maya Chen").wait_for()
    for number in numbers[1:]:
        phone = page.locator(f'[data-phone="{number}"]')
        phone.get_by_role("tab", name="Telegram").click()
        phone.locator(".inline-key").first.wait_for()
    page.locator(".theirs .bubble").last.wait_for()
    keep(page, path)


def log_in(page: Page) -> None:
    page.goto("/admin/login")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def keep(page: Page, path: Path) -> None:
    page.wait_for_load_state()
    page.screenshot(path=path, animations="disabled")


def main(folder: Path) -> None:
    """Makes the pictures and says where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    with house() as (runtime, clock, url), sync_playwright() as playwright:
        furnish(runtime, clock)
        if installed(playwright) is None:
            install()
        browser = playwright.chromium.launch(executable_path=installed(playwright), args=list(FLAGS))
        take_pictures(browser, url, folder)
        browser.close()
    for path in sorted(folder.glob("*.png")):
        print(f"{path} {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
