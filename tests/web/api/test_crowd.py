"""Many programs at one moment, against the web server as it runs: gunicorn, two processes, on real sockets."""

from __future__ import annotations

import http.client
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from sqlalchemy import Engine, func, select

from db import people
from db.session import make_engine
from db.tables import AppointmentRow, OutboxRow
from tests.ground import clone
from tests.ops.processes import comes_true, free_port, running
from tests.web.api.conftest import KEY

HEADERS = {"Authorization": f"Bearer {KEY}"}
CROWD, SLOTS = 200, 10


@pytest.fixture(scope="module")
def database(postgres: str, furnished: str) -> Iterator[str]:
    yield from clone(postgres, furnished)


@pytest.fixture(scope="module")
def address(database: str, valkey: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server of a clinic listens that has 200 patients."""
    engine = make_engine(database)
    with engine.begin() as conn:
        now = datetime.now(UTC)
        for number in range(CROWD):
            people.create(conn, now=now, actor="seed", name=f"Patient {number}", email=f"{number}@mail.example")
    engine.dispose()
    port = str(free_port())
    env = {
        "DATABASE_URL": database,
        "REDIS_URL": valkey,
        "SECRET_KEY": "a secret of the tests, long enough",
        "API_KEYS": KEY,
        "PORT": port,
        "WEB_CONCURRENCY": "2",
        "LOG_LEVEL": "WARNING",
    }
    with running("web", cwd=tmp_path_factory.mktemp("web"), env=env):
        base = f"http://127.0.0.1:{port}"
        assert comes_true(lambda: _answers(base))
        yield base


def _answers(base: str) -> bool:
    try:
        return requests.get(f"{base}/healthz", timeout=5).ok
    except requests.ConnectionError:
        return False


def book(address: str, patient_id: int, slot: dict[str, Any], **headers: str) -> tuple[int, str]:
    body = {"patient_id": patient_id} | {name: slot[name] for name in ("doctor_id", "visit_type", "appointment_date")}
    answer = requests.post(f"{address}/api/v1/appointments", json=body, headers=HEADERS | headers, timeout=60)
    return answer.status_code, answer.json().get("type", answer.text)


def test_a_crowd_gets_each_slot_once_and_a_repeat_acts_once(address: str, engine: Engine) -> None:
    query = {"visit_type": "checkup", "doctor_id": "1", "limit": str(SLOTS + 1)}
    *slots, last = requests.get(f"{address}/api/v1/slots", params=query, headers=HEADERS, timeout=60).json()["items"]
    assert len(slots) == SLOTS

    with ThreadPoolExecutor(40) as pool:
        crowd = list(pool.map(lambda n: book(address, n + 1, slots[n % SLOTS]), range(CROWD)))
        again = set(pool.map(lambda _: book(address, 1, last, **{"Idempotency-Key": "one"}), range(40)))

    assert Counter(status for status, _ in crowd) == {201: SLOTS, 409: CROWD - SLOTS}
    assert {told for status, told in crowd if status == 409} == {"/api/problems/slot-taken"}
    assert len(again) == 1
    assert again.pop()[0] == 201
    with engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(AppointmentRow)).scalar_one() == SLOTS + 1
        emails = select(func.count()).where(OutboxRow.kind == "email")
        assert conn.execute(emails).scalar_one() == SLOTS + 1


def test_a_body_that_does_not_tell_its_length(address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = HEADERS | {"Content-Type": "application/json"}

    def send(*pieces: bytes) -> tuple[int, str]:
        connection.request("POST", "/api/v1/patients", iter(pieces), headers, encode_chunked=True)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    assert send(b'{"name": ', b'"Maya Chen"}')[0] == 201
    status, told = send(b'{"name": "', *[b"x" * 100_000] * 11, b'"}')
    assert (status, "too-large" in told) == (413, True)
    connection.close()
