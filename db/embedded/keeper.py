"""The process that keeps one embedded server for as long as anybody uses it: `python -P -m db.embedded.keeper KIND HOME [discard]`.

Users hold a shared lock on `users.lock`; the kernel takes it from them when they end, by whatever signal. The keeper waits for
the exclusive one: it gets it when the last user is gone, stops the server and leaves nothing behind. It prints one line when
the server is ready, or one line that begins with `!` and tells why not.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from db.embedded.account import EmbeddedError, account, runtime_folder
from db.embedded.kinds import GRACE, Kind, Place
from db.embedded.locks import take
from db.embedded.note import forget, note, private, unnote
from db.embedded.postgres import POSTGRES
from db.embedded.valkey import VALKEY

KINDS = {kind.name: kind for kind in (POSTGRES, VALKEY)}


class Over(Exception):
    """The server died, or we were asked to end."""


def main(words: list[str]) -> int:
    """Keep the server of this kind in this home; 0 when it ended in order."""
    kind, home, throwaway = KINDS[words[0]], Path(words[1]), words[2:] == ["discard"]
    if take(home / "keeper.lock", fcntl.LOCK_EX | fcntl.LOCK_NB) is None:  # held until this process ends
        return tell("! another keeper is at work")
    forget(home)
    place = None
    try:
        who = account()
        place = Place(home, home / "data", runtime_folder(who), who, lasting=not throwaway)
        note(home, runtime=str(place.runtime))
        keep(kind, place)
    except (EmbeddedError, OSError) as error:
        return tell(f"! {error}".replace("\n", " "))
    finally:
        forget(home)
        if throwaway:
            shutil.rmtree(home, ignore_errors=True)
    return 0


def keep(kind: Kind, place: Place) -> None:
    """Start the server, say so, wait until nobody uses it, stop it."""
    for wish in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(wish, end)
    password = secret(place.home / "password")
    process = None
    try:
        process, url = kind.start(place, password)
        note(place.home, runtime=str(place.runtime), url=url, pid=process.pid)
        signal.signal(signal.SIGCHLD, partial(if_gone, process))
        tell("ready")
        if process.poll() is None:
            take(place.home / "users.lock", fcntl.LOCK_EX)
    except Over:
        pass
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        unnote(place.home)
        if process is not None:
            stop(kind, process)


def end(*_: object) -> None:
    """Break off the wait."""
    raise Over


def if_gone(process: subprocess.Popen[bytes], *_: object) -> None:
    """The same where the server has ended: one that was stopped for a while (SIGSTOP) goes on."""
    if process.poll() is not None:
        raise Over


def stop(kind: Kind, process: subprocess.Popen[bytes]) -> None:
    """End the server, in order if it can, by force if it must."""
    for wish in kind.stop:
        process.send_signal(wish)
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            continue
        return


def secret(path: Path) -> str:
    """The password kept in this file, made at the first start."""
    try:
        return path.read_text()
    except FileNotFoundError:
        with open(path, "x", opener=private) as file:
            file.write(made := secrets.token_urlsafe(24))
        return made


def tell(line: str) -> int:
    """Answer the one who started us, who may be gone already; 1, the exit code of a failed start."""
    with suppress(BrokenPipeError):
        print(line, flush=True)  # noqa: T201
    return 1


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
