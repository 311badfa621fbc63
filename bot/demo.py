"""`make demo`: the whole house on this machine, with a sample clinic, and the addresses to look at it."""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from sqlalchemy import Connection, select

import clinic
from bot import ground
from bot.children import GLANCE, ChildError, Children
from bot.runtime import real_clock
from bot.settings import Settings, environment, load, var
from clinic.file import parse
from db import migrate, seed, staff
from db.embedded.locks import take
from db.session import make_engine
from db.tables import ClinicRow

SAMPLE = Path(clinic.__file__).with_name("sample.toml")
LOGIN = "desk@riverside.example"
PORTS = 50  # how many are tried after the one that was asked for
PATIENCE = 60.0  # seconds until the first page must be there
Say = Callable[[str], None]


class DemoError(Exception):
    """The demo cannot run; one line with the reason."""


def run(port: int, say: Say) -> None:
    """Run everything until Ctrl-C, SIGTERM or the terminal's end; raises DemoError, EmbeddedError or ChildError."""
    ending = threading.Event()
    for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, lambda *_: ending.set())
    with _alone() as note, _listening(port, say) as door:
        settings = load().model_copy(update={"port": door.getsockname()[1]})
        say("Starting PostgreSQL and Valkey ...")
        with ground.standing(settings) as settled:
            say("Preparing the database ...")
            password = furnish(settled)
            _house(settled, door, ending, lambda: _welcome(settled, password, note, say))
    say("Stopped. What was booked stays in var/ for the next time.")


def _house(settings: Settings, door: socket.socket, ending: threading.Event, welcome: Callable[[], None]) -> None:
    children = Children(var() / "log", environment(settings))
    try:
        children.start("web", "--fd", str(door.fileno()), keep=(door.fileno(),))
        children.start("worker")
        children.start("clock")
        if _page_comes(settings, children, ending):
            welcome()
        while not ending.wait(1):
            children.check()
    finally:
        children.stop()


def furnish(settings: Settings) -> str:
    """Migrate; give an empty house its sample clinic and its login. The login's password."""
    assert settings.database_url
    engine = make_engine(settings.database_url, threads=2, name="reception demo")
    try:
        migrate.upgrade(engine)
        password = ground.kept(var() / "staff_password", lambda: secrets.token_urlsafe(9))
        with engine.begin() as connection:
            _fill(connection, password)
        return password
    finally:
        engine.dispose()


def _fill(connection: Connection, password: str) -> None:
    if connection.execute(select(ClinicRow.clinic_id)).first() is None:
        seed.seed(connection, parse(SAMPLE.read_text(encoding="utf-8")), real_clock())
    try:
        staff.add(connection, LOGIN, password, "admin")
    except staff.StaffError:  # from the last time
        return


@contextmanager
def _alone() -> Iterator[int]:
    """One demo a folder: the open lock file, to note our address in."""
    var().mkdir(mode=0o700, parents=True, exist_ok=True)
    held = take(var() / "demo.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
    if held is None:
        where = (var() / "demo.lock").read_text().strip() or "it is just starting"
        raise DemoError(f"a demo runs in this folder already: {where}")
    try:
        os.ftruncate(held, 0)
        yield held
    finally:
        os.close(held)


@contextmanager
def _listening(wanted: int, say: Say) -> Iterator[socket.socket]:
    """A socket on the first free port from `wanted` on. The web process inherits it: nobody can take it in between."""
    for port in range(wanted, min(wanted + PORTS, 65536)):
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(("127.0.0.1", port))
                door.listen(512)
            except OSError:
                continue
            if port != wanted:
                say(f"Port {wanted} is taken; this demo uses {port}.")
            yield door
            return
    raise DemoError(f"no free port from {wanted} on: choose another with --port")


def _page_comes(settings: Settings, children: Children, ending: threading.Event) -> bool:
    """Whether the first page answers before somebody asks us to end."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not ending.is_set():
        children.check()
        try:
            with urlopen(f"http://127.0.0.1:{settings.port}/healthz", timeout=2):
                return True
        except OSError:
            ending.wait(GLANCE)
    if ending.is_set():
        return False
    raise ChildError(f"no page came within {PATIENCE:.0f} seconds: see {children.log('web')}")


def _welcome(settings: Settings, password: str, note: int, say: Say) -> None:
    base = f"http://localhost:{settings.port}"
    os.pwrite(note, f"{base}/simulator (process {os.getpid()})".encode(), 0)
    say("")
    say(f"  The phone     {base}/simulator      text it: need a checkup next tuesday at 3")
    say(f"  The desk      {base}/admin/         {LOGIN}   {password}")
    say(f"  The API       {base}/api/docs")
    say("")
    if unset := _simulated(settings):
        say(f"  Not set, and so shown in the simulator: {', '.join(unset)}.")
    say("  What the processes say is in var/log/. Ctrl-C stops everything.")


def _simulated(settings: Settings) -> list[str]:
    """The providers that are not set, by name."""
    known = {
        "Twilio": settings.twilio,
        "Telegram": settings.telegram,
        "e-mail": settings.smtp_url,
        "Google Calendar": settings.google_service_account_file,
    }
    return [name for name, is_set in known.items() if not is_set]
