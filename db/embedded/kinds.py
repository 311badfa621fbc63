"""What the keeper must know of a kind of server: how it is prepared, started, found ready and stopped."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from db.embedded.account import Account, EmbeddedError, become

PATIENCE = 60.0  # seconds that a server may take to come up or to go, on a slow disk after a crash
GRACE = 20.0  # seconds that a server may take over its orderly end
GLANCE = 0.01  # seconds between two looks
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one server lives."""

    home: Path  # var/postgres: ours; holds the log, the locks and the note of what is running
    data: Path  # var/postgres/data: the account's
    runtime: Path  # short-lived and private
    account: Account | None
    lasting: bool  # False: a throw-away server that need not survive a power cut

    @property
    def log(self) -> Path:
        return self.home / "server.log"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server. `start(place, password)` gives the running process and the address to use it by."""

    name: str
    start: Callable[[Place, str], tuple[subprocess.Popen[bytes], str]]
    stop: Sequence[signal.Signals]  # tried in this order, each given its time


def package_folder(name: str) -> Path:
    """The folder of an installed package that brings programs.

    Raises:
        EmbeddedError: it is not installed on this machine.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            f"the package {name} is not installed: set DATABASE_URL and REDIS_URL to servers of your own"
        )
    return Path(spec.origin).parent


def free_port() -> int:
    """A TCP port of the loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(
    place: Place,
    command: Sequence[str | Path],
    *,
    pass_fds: Sequence[int] = (),
    environment: Mapping[str, str] = ENVIRONMENT,
    orphaned: signal.Signals,
) -> subprocess.Popen[bytes]:
    """Start a server that writes to its log, reads standard input from us, and ends when its keeper ends."""
    with place.log.open("ab") as log:
        place.log.chmod(0o600)
        return subprocess.Popen(  # noqa: S603
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd="/",
            env=dict(environment),
            pass_fds=pass_fds,
            preexec_fn=become(place.account, orphaned),
        )


def await_ready(process: subprocess.Popen[bytes], ready: Callable[[], bool]) -> bool:
    """Look until `ready()` holds; False where the process has ended or `PATIENCE` ran out first."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if ready():
            return True
        time.sleep(GLANCE)
    return False


def last_words(log: Path) -> str:
    """The last line of a server's log that tells of an error, for a message of one line."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines[-50:] if "FATAL" in line or "PANIC" in line or "rror" in line]
    return (telling or lines or ["it said nothing"])[-1].strip()
