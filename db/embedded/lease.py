"""Using an embedded server: join the one that runs in a folder, or have it started; it goes when its last user goes."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.embedded.account import EmbeddedError
from db.embedded.kinds import GRACE
from db.embedded.locks import is_held, locked, take
from db.embedded.note import read

__all__ = ["EmbeddedError", "Server", "postgres", "running", "valkey"]

GLANCE = 0.02  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server: the address with its password, and the process id of the server itself."""

    url: str
    pid: int
    joined: bool  # it ran already when we came


@contextmanager
def postgres(folder: Path, *, throwaway: bool = False) -> Iterator[Server]:
    """PostgreSQL in `folder`/postgres while the block lasts.

    Its role `reception` owns the database `reception` and may make further ones. Data stays for the next time, unless
    `throwaway`: then it is fast, would not survive a power cut, and `folder`/postgres is removed at the end.

    Raises:
        EmbeddedError: it cannot be had; one line with the mend.
    """
    with _lease("postgres", folder, throwaway) as server:
        yield server


@contextmanager
def valkey(folder: Path, *, throwaway: bool = False) -> Iterator[Server]:
    """Valkey in `folder`/valkey while the block lasts; it keeps nothing. 64 numbered databases.

    Raises:
        EmbeddedError: it cannot be had; one line with the mend.
    """
    with _lease("valkey", folder, throwaway) as server:
        yield server


def running(kind: str, folder: Path) -> Server | None:
    """The server of this kind ("postgres", "valkey") that runs in `folder` now, if one does."""
    home = folder / kind
    return _noted(home) if is_held(home / "keeper.lock") else None


@contextmanager
def _lease(kind: str, folder: Path, throwaway: bool) -> Iterator[Server]:
    home = _home(kind, folder)
    using = take(home / "users.lock", fcntl.LOCK_SH)  # waits while a predecessor shuts down
    assert using is not None
    keeper: list[subprocess.Popen[str]] = []
    try:
        with locked(home / "start.lock", fcntl.LOCK_EX):
            server = running(kind, folder) or _start(kind, home, throwaway, keeper)
        yield server
    finally:
        os.close(using)
        _see_out(home, keeper)


def _home(kind: str, folder: Path) -> Path:
    """The private folder of one server."""
    home = folder.absolute() / kind
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.mkdir(mode=0o700, exist_ok=True)
        home.chmod(0o700)
    except OSError as error:
        raise EmbeddedError(
            f"{home} cannot be used for the embedded {kind}: {error.strerror}; set DATABASE_URL and REDIS_URL"
        ) from None
    return home


def _noted(home: Path) -> Server | None:
    known = read(home)
    url, pid = known.get("url"), known.get("pid")
    return Server(url, pid, joined=True) if isinstance(url, str) and isinstance(pid, int) else None


def _start(kind: str, home: Path, throwaway: bool, keeper: list[subprocess.Popen[str]]) -> Server:
    _await_gone(home)
    # A session of its own, so that a Ctrl-C in this terminal is ours to handle first; -P, so that a folder named `db` where
    # the user stands is not taken for ours.
    command = [sys.executable, "-P", "-m", "db.embedded.keeper", kind, str(home), *(["discard"] if throwaway else [])]
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    keeper.append(process)
    assert process.stdout is not None
    with process.stdout as said:
        line = said.readline().strip()
    server = _noted(home)
    if line == "ready" and server is not None:
        return Server(server.url, server.pid, joined=False)
    process.wait()
    raise EmbeddedError(line.removeprefix("! ") or f"the embedded {kind} did not start ({home / 'server.log'})")


def _await_gone(home: Path) -> None:
    """A keeper whose server died under its users is about to end: let it."""
    end = time.monotonic() + 2 * GRACE
    while is_held(home / "keeper.lock") and time.monotonic() < end:
        time.sleep(GLANCE)


def _see_out(home: Path, keeper: list[subprocess.Popen[str]]) -> None:
    """Return when the server has gone, or at once where others use it still."""
    end = time.monotonic() + 2 * GRACE
    while is_held(home / "keeper.lock") and time.monotonic() < end and not _used(home / "users.lock"):
        time.sleep(GLANCE)
    for process in keeper:
        process.poll()


def _used(users: Path) -> bool:
    """Whether anybody holds the users' lock as we did. The keeper, once it has its turn, holds it for itself alone."""
    return not _free(users, fcntl.LOCK_EX) and _free(users, fcntl.LOCK_SH)


def _free(users: Path, how: int) -> bool:
    try:
        held = take(users, how | fcntl.LOCK_NB, make=False)
    except FileNotFoundError:  # a throw-away folder has gone meanwhile
        return False
    if held is not None:
        os.close(held)
    return held is not None
