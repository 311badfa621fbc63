"""The servers that we bring ourselves: who may come in, who joins, and that nothing is left behind, whatever ends whom."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg2
import pytest
import redis

from db import embedded
from tests.ops.processes import comes_true

USER = """
import signal, sys
from pathlib import Path
from db import embedded
# SIGINT too: whoever runs the tests in the background of a shell hands it down ignored.
for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(wish, lambda *_: sys.exit(0))
with getattr(embedded, sys.argv[1])(Path(sys.argv[2])) as server:
    print(server.url, server.pid, int(server.joined), flush=True)
    sys.stdin.read()
"""


@contextmanager
def user(kind: str, folder: Path, *before: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server until its standard input ends."""
    command = [*before, sys.executable, "-P", "-c", USER, kind, str(folder)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            pipe.close()


def told(process: subprocess.Popen[str]) -> tuple[str, int, bool]:
    """(address, process id of the server, whether it joined), once the server is there."""
    assert process.stdout is not None
    url, pid, joined = process.stdout.readline().split()
    return url, int(pid), joined == "1"


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def keepers(folder: Path) -> list[int]:
    """The keepers at work for a folder."""
    found = subprocess.run(["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "db.embedded.keeper" in line and str(folder) in line]


def answer(url: str, statement: str = "select current_user") -> object:
    connection = psycopg2.connect(url, connect_timeout=10)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            connection.commit()
            return cursor.fetchone()[0] if cursor.description else None  # type: ignore[index]
    finally:
        connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Below folders that nobody else may enter, deeper than a socket's path may be long."""
    deep = tmp_path.joinpath(*[f"a-folder-with-a-long-name-{n}" for n in range(6)])
    deep.mkdir(parents=True)
    (tmp_path / "a-folder-with-a-long-name-0").chmod(0o700)
    assert len(str(deep)) > 107
    yield deep / "var"
    assert comes_true(lambda: keepers(tmp_path) == [])


def test_what_was_written_is_there_the_next_time(folder: Path) -> None:
    with embedded.postgres(folder) as server:
        answer(server.url, "create table kept as select 7 as number")
        assert not server.joined
    assert gone(server.pid)
    with embedded.postgres(folder) as again:
        assert answer(again.url, "select number from kept") == 7


def test_the_loopback_with_a_password_is_the_only_way_in(folder: Path) -> None:
    with embedded.postgres(folder) as server, embedded.valkey(folder) as cache:
        assert answer(server.url) == "reception"
        assert answer(server.url, "select rolsuper from pg_roles where rolname = current_user") is False
        place = server.url.rpartition("@")[2]
        for who in ("reception", "reception:wrong", "postgres", "postgres:wrong"):
            with pytest.raises(psycopg2.OperationalError):
                answer(f"postgresql://{who}@{place}")
        with (
            pytest.raises(redis.AuthenticationError),
            redis.Redis.from_url(f"redis://{cache.url.rpartition('@')[2]}") as client,
        ):
            client.ping()


def test_everything_is_closed_to_others_and_nothing_above_is_opened(folder: Path) -> None:
    above = {path: path.stat().st_mode for path in folder.parents}
    with embedded.postgres(folder), embedded.valkey(folder):
        for home in (folder / "postgres", folder / "valkey"):
            runtime = Path(json.loads((home / "running.json").read_text())["runtime"])
            for path in (folder, home, runtime, *home.glob("*")):
                assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert {path: path.stat().st_mode for path in folder.parents} == above
    assert not runtime.exists()


def test_as_root_the_servers_are_not(folder: Path) -> None:
    with embedded.postgres(folder) as server, embedded.valkey(folder) as cache:
        for pid in (server.pid, cache.pid):
            assert Path(f"/proc/{pid}").stat().st_uid != 0
            assert (Path(f"/proc/{pid}").stat().st_uid == os.geteuid()) == (os.geteuid() != 0)


def test_an_ordinary_user_needs_no_account(folder: Path) -> None:
    """Where we are root: a process that is not, made by a user namespace, so that it can still read the program."""
    before = ["unshare", "--user", "--map-user=65534", "--map-group=65534"] if os.geteuid() == 0 else []
    with user("postgres", folder, *before) as process:
        url, pid, _ = told(process)
        assert answer(url) == "reception"
        assert Path(f"/proc/{pid}").stat().st_uid == os.geteuid()


@pytest.mark.parametrize("kind", ["postgres", "valkey"])
def test_the_second_joins_and_the_last_one_ends_it(folder: Path, kind: str) -> None:
    with user(kind, folder) as first, ExitStack() as later:
        one = told(first)
        second = later.enter_context(user(kind, folder))
        two = told(second)
        assert one[:2] == two[:2] and not one[2] and two[2]
        first.kill()
        first.wait()
        with getattr(embedded, kind)(folder) as server:
            assert server.joined and server.pid == one[1]
        second.kill()
        assert comes_true(lambda: gone(one[1]))
        assert embedded.running(kind, folder) is None


def test_those_who_start_at_once_share_one(folder: Path) -> None:
    with user("postgres", folder) as a, user("postgres", folder) as b, user("postgres", folder) as c:
        pids = [told(process)[1] for process in (a, b, c)]
    assert len(set(pids)) == 1
    assert comes_true(lambda: gone(pids[0]))


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_whatever_ends_the_user(folder: Path, end: signal.Signals) -> None:
    with user("postgres", folder) as process:
        _, pid, _ = told(process)
        runtime = json.loads((folder / "postgres" / "running.json").read_text())["runtime"]
        os.killpg(process.pid, end)
        assert comes_true(lambda: gone(pid))
        assert comes_true(lambda: keepers(folder) == [] and not Path(runtime).exists())


def test_a_killed_keeper_takes_its_server_along_and_the_next_start_works(folder: Path) -> None:
    with embedded.postgres(folder) as server:
        (keeper,) = keepers(folder)
        os.kill(keeper, signal.SIGKILL)
        assert comes_true(lambda: gone(server.pid))
        with embedded.postgres(folder) as again:
            assert answer(again.url) == "reception" and again.pid != server.pid


def test_a_killed_server_is_started_again_by_the_next_user(folder: Path) -> None:
    with embedded.postgres(folder) as server:
        os.kill(server.pid, signal.SIGSTOP)
        os.kill(server.pid, signal.SIGCONT)
        assert answer(server.url) == "reception", "a server that rested for a while goes on"
        assert keepers(folder)
        os.kill(server.pid, signal.SIGKILL)
        assert comes_true(lambda: keepers(folder) == [])
    with embedded.postgres(folder) as again:
        assert answer(again.url) == "reception"


def test_a_note_that_names_a_stranger_does_not_stand_in_the_way(folder: Path) -> None:
    with embedded.postgres(folder):
        pass
    note = folder / "postgres" / "data" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.parent}\n0\n5432\n\n127.0.0.1\n\nready\n")
    with embedded.postgres(folder) as server:
        assert answer(server.url) == "reception"


def test_a_start_cut_off_leaves_nothing_to_trip_over(folder: Path) -> None:
    half = folder / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with embedded.postgres(folder) as server:
        assert answer(server.url) == "reception"


def test_data_of_another_version_is_named_with_the_mend(folder: Path) -> None:
    with embedded.postgres(folder):
        pass
    (folder / "postgres" / "data" / "PG_VERSION").write_text("13\n")
    with pytest.raises(embedded.EmbeddedError, match=r"PostgreSQL 13.*DATABASE_URL"), embedded.postgres(folder):
        pass


def test_a_throw_away_server_leaves_no_file(folder: Path) -> None:
    with embedded.postgres(folder, throwaway=True) as server:
        assert answer(server.url) == "reception"
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(embedded.EmbeddedError, match="cannot be used"), embedded.postgres(tmp_path / "var"):
        pass
