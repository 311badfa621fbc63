"""Processes that belong to one of ours: started together, watched, and ended with it, whatever ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.embedded.account import become

GRACE = 25.0  # seconds that a child may take to finish what it has in hand
GLANCE = 0.05


class ChildError(Exception):
    """A process that has to run does not: one line with the end of its log."""


@dataclass
class Children:
    """`reception NAME` as a process, once a name; each writes what it says to `logs`/NAME.log."""

    logs: Path
    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *words: str, keep: Sequence[int] = ()) -> None:
        """Start one, which inherits the descriptors `keep`. It leads a session of its own, so that Ctrl-C reaches us and we end it in order."""
        self.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", "cli", name, *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(self.environment),
                start_new_session=True,
                pass_fds=keep,
                preexec_fn=become(None, signal.SIGTERM),
            )

    def check(self) -> None:
        """Raises ChildError when one has ended."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise ChildError(
                    f"{name} ended with exit code {process.returncode}: {self.last_line(name)} ({self.log(name)})"
                )

    def stop(self) -> None:
        """Ask all to end, wait, and end by force what has not."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        end = time.monotonic() + GRACE
        for process in self.running.values():
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def log(self, name: str) -> Path:
        """Where one writes."""
        return self.logs / f"{name}.log"

    def last_line(self, name: str) -> str:
        """The last thing that one said."""
        lines: Sequence[str] = self.log(name).read_text(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "it said nothing"
