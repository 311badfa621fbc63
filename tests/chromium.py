"""A real browser. Where there is none it is installed, and where that cannot be the test fails with the line that mends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

# Chromium without the browser's own windows comes first: a page costs it a quarter of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# It must neither look for other hosts nor want a screen; as root its sandbox cannot work.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MEND = "no Chromium was found and none could be installed: run `apt-get install chromium-headless-shell` as root, or `playwright install chromium`"


def installed(playwright: Playwright) -> str | None:
    """The path of a Chromium on this machine: the system's, or the one that Playwright brought."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Tries to bring a Chromium here: Debian's as root, else Playwright's own. Failures are told by what is found afterwards."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        apt = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], env=apt, check=False, stdin=subprocess.DEVNULL)
        for name in NAMES[:2]:
            command = ["apt-get", "install", "-y", "--no-install-recommends", name, "fonts-dejavu-core"]
            if subprocess.run(command, env=apt, check=False, stdin=subprocess.DEVNULL).returncode == 0:
                return
    else:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdin=subprocess.DEVNULL
        )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a file. Not for the whole run: Playwright's event loop stands in the way of any other."""
    with sync_playwright() as playwright:
        path = installed(playwright)
        if path is None:
            install()
            path = installed(playwright)
        if path is None:
            pytest.fail(MEND, pytrace=False)
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window without cookies or history, for one test."""
    with browser.new_context() as context:
        yield context.new_page()
