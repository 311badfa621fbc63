"""`reception demo`: everything from one command, and nothing left of it afterwards."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.ops.processes import comes_true, free_port, line_with, reception, running, standing_in


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where a demo is started, and no process may be left."""
    yield tmp_path
    assert comes_true(lambda: standing_in(tmp_path) == []), standing_in(tmp_path)


def welcomed(process: subprocess.Popen[str]) -> tuple[str, str, str]:
    """(address of the phone's page, e-mail, password), once everything is there."""
    phone = line_with(process, "/simulator").split()[2]
    *_, email, password = line_with(process, "/admin/").split()
    line_with(process, "Ctrl-C")
    return phone, email, password


def test_the_pages_are_there_and_the_login_opens_the_desk(folder: Path) -> None:
    with running("demo", "--port", str(free_port()), cwd=folder) as demo:
        phone, email, password = welcomed(demo)
        base = phone.removesuffix("/simulator")
        for path in ("/simulator", "/api/docs", "/api/openapi.json", "/readyz", "/assets/files/base.css"):
            assert requests.get(base + path, timeout=30).status_code == 200, path
        with requests.Session() as browser:
            page = browser.get(base + "/admin/login", timeout=30).text
            token = re.search(r'name="csrf_token" value="([^"]+)"', page)
            assert token
            form = {"csrf_token": token[1], "email": email, "password": password}
            entered = browser.post(base + "/admin/login", data=form, timeout=30)
            assert entered.status_code == 200 and "/admin/login" not in entered.url
        second = reception("demo", cwd=folder)
        assert second.returncode == 1 and phone in second.stderr and len(second.stderr.splitlines()) == 1
        demo.send_signal(signal.SIGINT)
        line_with(demo, "Stopped")
        assert demo.wait(30) == 0


def test_two_run_side_by_side_and_nothing_is_left_of_either_whatever_ends_it(folder: Path) -> None:
    ones, others = folder / "one", folder / "other"
    ones.mkdir()
    others.mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with running("demo", "--port", port, cwd=ones) as one, running("demo", "--port", port, cwd=others) as other:
            assert f"Port {port} is taken" in line_with(one, "Port")
            addresses = {welcomed(one)[0], welcomed(other)[0]}
            assert len(addresses) == 2 and not any(f":{port}/" in address for address in addresses)
            assert all(requests.get(address, timeout=30).ok for address in addresses)

            assert len(standing_in(others)) >= 7  # itself, three processes with their workers, two keepers, PostgreSQL
            os.killpg(other.pid, signal.SIGKILL)
            assert comes_true(lambda: standing_in(others) == []), standing_in(others)

            os.kill(clock_of(ones), signal.SIGKILL)
            assert "clock ended" in line_with(one, "reception: ")
            assert one.wait(60) == 1


def clock_of(folder: Path) -> int:
    """The number of the one process there that is the clock."""
    (found,) = [
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if (process / "cmdline").exists()
        and (process / "cmdline").read_bytes().endswith(b"\0cli\0clock\0")
        and (process / "cwd").readlink() == folder
    ]
    return found


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_an_end_in_the_middle_of_the_start_leaves_nothing(folder: Path, end: signal.Signals) -> None:
    with running("demo", "--port", str(free_port()), cwd=folder) as demo:
        line_with(demo, "Preparing the database")
        demo.send_signal(end)
        assert demo.wait(60) == 0
