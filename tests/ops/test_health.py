"""Alive, ready, counted: from the application alone, and from the web process as it runs."""

from __future__ import annotations

import re
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import text

from app import create_app
from bot.runtime import Runtime
from bot.settings import Settings
from db import migrate, revision
from tests.ops.processes import comes_true, free_port, reception, running

NOWHERE = "127.0.0.1:9"  # a port that nobody listens on


def ready(settings: Settings) -> tuple[int, Mapping[str, str]]:
    runtime = Runtime(settings)
    answer = create_app(runtime).test_client().get("/readyz")
    runtime.close()
    return answer.status_code, answer.get_json()


def test_alive_asks_nobody() -> None:
    nowhere = Settings(
        database_url=f"postgresql://x:x@{NOWHERE}/x", redis_url=f"redis://{NOWHERE}/0", secret_key=SecretStr("s" * 32)
    )
    answer = create_app(Runtime(nowhere)).test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_ready_when_everything_is_in_order(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.get_json() == {"database": "ok", "redis": "ok", "migrations": "ok"} and answer.status_code == 200


def test_what_is_away_is_named(settings: Settings, runtime: Runtime) -> None:
    assert ready(settings.model_copy(update={"redis_url": f"redis://{NOWHERE}/0"})) == (
        503,
        {"database": "ok", "redis": "away", "migrations": "ok"},
    )
    assert ready(settings.model_copy(update={"database_url": f"postgresql://x:x@{NOWHERE}/x"})) == (
        503,
        {"database": "away", "redis": "ok", "migrations": "unknown"},
    )
    with runtime.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))
    assert ready(settings) == (503, {"database": "ok", "redis": "ok", "migrations": "behind"})


def test_the_newest_revision_is_told_without_the_library_that_runs_them(runtime: Runtime) -> None:
    with runtime.engine.connect() as connection:
        assert (revision.found(connection), revision.newest()) == migrate.state(connection)


def test_what_waits_is_counted(client: FlaskClient, runtime: Runtime) -> None:
    with runtime.engine.begin() as connection:
        connection.execute(text("insert into outbox (kind, due) values ('email', now() - interval '90 seconds')"))
        connection.execute(text("insert into attention (kind) values ('human')"))
    page = client.get("/metrics").text
    assert 'reception_waiting{kind="email",what="outbox"} 1.0' in page
    assert 'reception_waiting{kind="human",what="attention"} 1.0' in page
    late = re.search(r"^reception_outbox_late_seconds (\S+)", page, re.MULTILINE)
    assert late and 90 <= float(late[1]) < 600


def test_a_request_is_counted_by_its_endpoint_and_not_by_its_path(client: FlaskClient) -> None:
    client.get("/nowhere/+12125550199")
    page = client.get("/metrics").text
    assert 'endpoint="none"' in page and "5550199" not in page


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """For a web process of its own."""
    assert settings.database_url and settings.redis_url
    return {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.key,
        "PORT": str(free_port()),
        "WEB_CONCURRENCY": "2",
    }


def resident(pid: int) -> float:
    """Megabytes that a process holds, those that it shares included."""
    return int(re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())[0]) / 1024


def answers(base: str) -> bool:
    try:
        return requests.get(base + "/healthz", timeout=20, headers={"Connection": "close"}).ok
    except requests.ConnectionError:
        return False


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_the_web_process(environment: dict[str, str], tmp_path: Path) -> None:
    """Two workers count together, are small, are replaced one by one, and end when asked."""
    base = f"http://127.0.0.1:{environment['PORT']}"

    def counted() -> float:
        page = requests.get(base + "/metrics", timeout=20).text
        return sum(float(n) for n in re.findall(r'requests_total\{endpoint="health.alive".*\} (\S+)', page))

    with running("web", cwd=tmp_path, env=environment) as web:
        assert comes_true(lambda: answers(base))
        for _ in range(20):
            assert answers(base)
        assert counted() >= 21
        assert requests.get(base + "/readyz", timeout=10).status_code == 200
        assert comes_true(lambda: len(children(web.pid)) == 2)
        workers = children(web.pid)
        assert all(resident(pid) < 150 for pid in (web.pid, *workers))

        web.send_signal(signal.SIGHUP)
        assert comes_true(lambda: answers(base) and len(set(children(web.pid)) - set(workers)) == 2)
        assert comes_true(lambda: answers(base) and not set(children(web.pid)) & set(workers))
        assert answers(base) and counted() >= 22

        web.send_signal(signal.SIGTERM)
        assert web.wait(60) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told_in_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    with running("web", cwd=tmp_path, env=environment) as web:
        base = f"http://127.0.0.1:{environment['PORT']}"
        assert comes_true(lambda: answers(base))
        second = reception("web", cwd=tmp_path, env=environment)
        assert second.returncode == 1
        assert second.stderr.startswith(f"reception: PORT {environment['PORT']} cannot be listened on")
        assert web.poll() is None


def test_a_database_that_is_away_is_a_503(settings: Settings) -> None:
    runtime = Runtime(settings.model_copy(update={"database_url": f"postgresql://x:x@{NOWHERE}/x"}))
    answer = create_app(runtime).test_client().get("/admin/login")
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "5"
    runtime.close()
