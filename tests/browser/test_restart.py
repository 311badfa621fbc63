"""A desk whose own web process is another than the patients', is killed, and comes back."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState, expect
from pydantic import SecretStr

from bot.children import Children
from bot.settings import Settings, environment
from tests.browser.conftest import SECRET, House, Open, await_page, free_port
from tests.browser.phone import Phone
from tests.browser.test_desk import LogIn

pytestmark = pytest.mark.browser
SOON = 2000  # milliseconds within which what comes in by one process is shown by another


class Web:
    """A web process beside the house's own, on the same servers, with two workers; it can be killed and started again."""

    def __init__(self, house: House, redis: str, logs: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        database = house.engine.url.render_as_string(hide_password=False)
        settings = Settings(database_url=database, redis_url=redis, port=port, secret_key=SecretStr(SECRET))
        self.children = Children(logs, environment(settings) | {"WEB_CONCURRENCY": "2"})

    def start(self) -> None:
        self.children.start("web")
        await_page(self.url, self.children)

    def kill(self) -> None:
        """With its workers, and without a word."""
        process = self.children.running["web"]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def web(house: House, valkey: str, tmp_path: Path) -> Iterator[Web]:
    made = Web(house, f"{valkey.rpartition('/')[0]}/63", tmp_path)
    made.start()
    yield made
    made.kill()


def test_the_inbox_is_live_across_processes_and_outlives_its_own(
    house: House, web: Web, open_window: Open, log_in: LogIn, entered: dict[str, StorageState], browser: Browser
) -> None:
    """On a window of its own: a browser complains of every request that is lost."""
    log_in().close()
    phone = Phone(open_window("/simulator?phone=%2B12125550191"), "+12125550191")
    window = browser.new_context(base_url=web.url, locale="en-US", storage_state=entered[house.url])
    try:
        desk = window.new_page()
        desk.goto("/admin/")
        expect(desk.locator("#pulse > div")).to_be_attached()  # the script is at work
        phone.text("what are your opening hours?")
        line = desk.locator(".line", has_text=phone.number)
        expect(line).to_be_visible(timeout=SOON)
        line.click()
        log = desk.get_by_role("log")
        expect(log).to_contain_text("opening hours")
        desk.get_by_label("Your message").fill("We open at nine")
        web.kill()
        expect(desk.get_by_text("No connection.")).to_be_visible()
        phone.text("and where are you?")
        web.start()
        expect(log).to_contain_text("and where are you?")
        expect(desk.get_by_text("No connection.")).to_be_hidden()
        expect(desk.get_by_label("Your message")).to_have_value("We open at nine")
        phone.text("thanks, bye")
        expect(log).to_contain_text("thanks, bye", timeout=SOON)
    finally:
        window.close()
