"""Commands run as a user runs them, in a folder of their own; and who is still there afterwards."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import cli

RECEPTION = (sys.executable, "-P", "-m", "cli")
PATIENCE = 60.0


def reception(
    *words: str, cwd: Path, env: Mapping[str, str] | None = None, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """One command, from start to end."""
    environment = {**os.environ, **(env or {})}
    return subprocess.run(
        [*RECEPTION, *words], cwd=cwd, env=environment, input=text, capture_output=True, text=True, timeout=PATIENCE
    )


def command(
    *words: str, cwd: Path, env: Mapping[str, str] | None = None, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """The same in this process, a second sooner: for commands that set up no logs and catch no signals."""
    said, told, code = StringIO(), StringIO(), 0
    with pytest.MonkeyPatch.context() as here, redirect_stdout(said), redirect_stderr(told):
        here.chdir(cwd)
        here.setattr(sys, "argv", ["reception", *words])
        here.setattr(sys, "stdin", StringIO(text))
        for name, value in (env or {}).items():
            here.setenv(name, value)
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return subprocess.CompletedProcess(words, code, said.getvalue(), told.getvalue())


@contextmanager
def running(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """One command that goes on; killed at the end where it still runs, with its whole session."""
    process = subprocess.Popen(
        [*RECEPTION, *words],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def line_with(process: subprocess.Popen[str], words: str) -> str:
    """The next line that holds these words; fails with all that was said where the process ends without it."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if words in line:
            return line
    raise AssertionError("".join(said))


def comes_true(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether it holds before the time is up; looks a hundred times a second."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def standing_in(folder: Path) -> list[str]:
    """The command lines of all processes whose working folder is this one or below it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            where = (process / "cwd").readlink()
            if where.is_relative_to(folder):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return [line for line in found if line]


def free_port() -> int:
    """A port of the loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
