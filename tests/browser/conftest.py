"""The whole house as processes of its own (web, worker, clock), and a browser that looks at it."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, StorageState, expect
from pydantic import SecretStr
from sqlalchemy import Engine

import clinic
from bot.children import Children
from bot.settings import Settings, environment
from clinic.file import parse
from db import seed, simulated, staff
from db.session import make_engine
from tests.ground import clone
from tests.web.scene import a_monday

SECRET = "a secret of the tests, long enough"
EMAIL, PASSWORD = "desk@riverside.example", "correct horse battery"
SAMPLE = Path(clinic.__file__).with_name("sample.toml")
TOLD = re.compile(r"status of (409|422)\b|AudioContext was not allowed to start")
"""A script that is told no shows the answer's words, and a sound waits for the first click; the browser's own lines about that are no complaints."""
PATIENCE = 120.0  # seconds until the first page must be there
SOON = 20_000  # milliseconds within which a page shows what was done, on the busiest machine

expect.set_options(timeout=SOON)


@dataclass(frozen=True)
class House:
    """A running house; `monday` is where its clock stands when a test begins."""

    url: str
    engine: Engine
    monday: datetime

    def set_clock(self, at: datetime) -> None:
        """Moves the simulator's clock."""
        with self.engine.begin() as conn:
            simulated.set_ahead(conn, int((at - datetime.now(UTC)).total_seconds()))


@pytest.fixture(scope="session")
def running(postgres: str, template: str, valkey: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all browser tests: each takes telephone numbers of its own."""
    for database in clone(postgres, template):
        engine = make_engine(database)
        house = House(f"http://127.0.0.1:{free_port()}", engine, a_monday())
        with engine.begin() as conn:
            seed.seed(conn, parse(SAMPLE.read_text(encoding="utf-8")), house.monday)
            staff.add(conn, EMAIL, PASSWORD, "admin")
        port = int(house.url.rpartition(":")[2])
        redis = f"{valkey.rpartition('/')[0]}/63"
        settings = Settings(database_url=database, redis_url=redis, port=port, secret_key=SecretStr(SECRET))
        children = Children(tmp_path_factory.mktemp("log"), environment(settings) | {"WEB_CONCURRENCY": "1"})
        try:
            for name in ("web", "worker", "clock"):
                children.start(name)
            await_page(house.url, children)
            yield house
        finally:
            children.stop()
            engine.dispose()


@pytest.fixture
def house(running: House) -> Iterator[House]:
    """The running house on its Monday."""
    running.set_clock(running.monday)
    yield running
    running.set_clock(running.monday)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_page(url: str, children: Children) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        children.check()
        try:
            with urlopen(f"{url}/healthz", timeout=2):
                return
        except (URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


Open = Callable[..., Page]
Scheme = Literal["light", "dark"]


@pytest.fixture
def open_window(browser: Browser, house: House) -> Iterator[Open]:
    """Opens a window with cookies of its own. Whatever a window complains of (a script's error, a breach of the policy) fails the test."""
    complaints: list[str] = []
    windows: list[BrowserContext] = []

    def listen(page: Page) -> None:
        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not TOLD.search(message.text):
                complaints.append(f"{message.type}: {message.text}")

        def dialog(opened: Dialog) -> None:
            complaints.append(f"dialog: {opened.message}")
            opened.dismiss()

        page.on("console", console)
        page.on("pageerror", lambda error: complaints.append(f"pageerror: {error}"))
        page.on("dialog", dialog)

    def make(
        path: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        language: str = "en-US",
        scheme: Scheme = "light",
        state: StorageState | None = None,
    ) -> Page:
        window = browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme=scheme,
            base_url=house.url,
            storage_state=state,
        )
        windows.append(window)
        window.set_default_timeout(SOON)
        page = window.new_page()
        listen(page)
        page.goto(path)
        return page

    yield make
    for window in windows:
        window.close()
    assert complaints == []


@pytest.fixture(scope="session")
def entered() -> dict[str, StorageState]:
    """What a browser keeps of a login, by the house's address: the form is filled in once and not for every window."""
    return {}


@pytest.fixture
def log_in(open_window: Open, house: House, entered: dict[str, StorageState]) -> Callable[..., Page]:
    """A window in which staff have logged in."""

    def make(path: str = "/admin/", **more: Any) -> Page:
        page = open_window(path, state=entered.get(house.url), **more)
        if "/admin/login" in page.url:
            page.get_by_label("E-mail").fill(EMAIL)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url(f"**{path}")
            entered[house.url] = {"cookies": page.context.storage_state()["cookies"]}
        return page

    return make
