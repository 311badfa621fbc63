"""Processes of the house, as a clinic starts them, on this test's own servers and providers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import Settings

RECEPTION = Path(sys.executable).with_name("reception")
ROOT = Path(__file__).parents[2]


def environment(settings: Settings) -> dict[str, str]:
    """The settings as a process reads them."""
    found = settings.model_dump(exclude_none=True)
    told = {name: getattr(value, "get_secret_value", lambda value=value: value)() for name, value in found.items()}
    plain = {name.upper(): str(value) for name, value in told.items() if isinstance(value, str | int | Path)}
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **plain}


class Process:
    """A running `reception …`."""

    def __init__(self, settings: Settings, *words: str) -> None:
        self.process = subprocess.Popen(
            [RECEPTION, *words], env=environment(settings), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        )  # fmt: skip

    def end(self, number: int = signal.SIGTERM) -> int:
        """Sends the signal and gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)

    def said(self) -> str:
        """All that it wrote; once it has ended."""
        assert self.process.stdout
        return self.process.stdout.read()


@contextmanager
def running(settings: Settings, *words: str, count: int = 1) -> Iterator[list[Process]]:
    """`count` processes of one command; none outlives the block."""
    made = [Process(settings, *words) for _ in range(count)]
    try:
        yield made
    finally:
        for one in made:
            one.process.kill()
            one.process.wait(30)
            assert one.process.stdout
            one.process.stdout.close()


def once(settings: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself."""
    return subprocess.run(
        [RECEPTION, *words], env=environment(settings), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip
