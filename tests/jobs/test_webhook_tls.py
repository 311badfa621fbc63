"""Events over TLS: to whom the certificate names and to nobody else; and signed twice while a secret is being changed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from db import events, practice, webhooks
from tests.jobs.later import VISIT, Later
from tests.providers.program import ProgramSimulator


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """A certificate authority that this process believes in, as a machine does in those of the internet."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


def receiver(authority: trustme.CA, *names: str) -> Iterator[ProgramSimulator]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    with ProgramSimulator(context) as simulator:
        yield simulator


def tell(later: Later, url: str) -> webhooks.Delivery:
    """A visit is booked, and the program at this address is told."""
    with later.runtime.engine.begin() as conn:
        made = webhooks.add(conn, url=url, events=events.EVENTS, now=later.now, actor="api:0")
        later.house = practice.load(conn)
    later.book(later.patient())
    later.work()
    with later.runtime.engine.connect() as conn:
        return webhooks.latest(conn, made.webhook_id, 1)[0]


def test_a_certificate_of_the_hosts_own_is_believed(later: Later, authority: trustme.CA) -> None:
    for program in receiver(authority, "localhost"):
        sent = tell(later, program.url.replace("127.0.0.1", "localhost") + "/events")
        assert (sent.status, sent.response_code) == ("delivered", 200)
        assert len(program.bodies) == 1


@pytest.mark.parametrize("names", [("program.example",), ("127.0.0.2", "another.example")])
def test_a_certificate_of_another_host_is_not(later: Later, authority: trustme.CA, names: tuple[str, ...]) -> None:
    for program in receiver(authority, *names):
        sent = tell(later, program.url.replace("127.0.0.1", "localhost") + "/events")
        assert (sent.status, sent.error) == ("pending", "the certificate is not valid")
        assert program.bodies == []


def test_nor_is_one_of_an_unknown_authority(later: Later, authority: trustme.CA) -> None:
    for program in receiver(trustme.CA(), "localhost"):
        sent = tell(later, program.url.replace("127.0.0.1", "localhost") + "/events")
        assert (sent.status, sent.error) == ("pending", "the certificate is not valid")
        assert program.bodies == []


def test_for_a_day_deliveries_are_signed_by_the_old_secret_too(later: Later) -> None:
    with ProgramSimulator() as program:
        old = tell(later, f"{program.url}/events").webhook_id
        with later.runtime.engine.begin() as conn:
            was = webhooks.endpoint(conn, old)
            fresh = webhooks.rotate(conn, old, now=later.now, actor="staff:1")
            later.house = practice.load(conn)
        assert was
        later.book(later.patient("Leo Chen", phone=None), VISIT + timedelta(hours=1))
        later.work()
        later.after(hours=25)
        later.book(later.patient("Ana Chen", phone=None), VISIT + timedelta(hours=2))
        later.work()

        told = list(zip(program.done(), program.bodies, strict=True))
        signers = [[was.secret], [fresh, was.secret], [fresh]]
        for (one, body), secrets in zip(told, signers, strict=True):
            head = f"{one.headers['Webhook-Id']}.{one.headers['Webhook-Timestamp']}.".encode()
            assert one.headers["Webhook-Signature"].split(" ") == [signature(each, head + body) for each in secrets]


def signature(secret: str, told: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.new(key, told, hashlib.sha256).digest()).decode()
