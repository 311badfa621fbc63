"""Events leave the house signed, in the end, and once switched off no more; and never into the house's own network."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import itertools
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot import post
from bot.channels.base import SendError
from bot.inbound import Inbound
from bot.reception import receive
from db import attention, events, practice, webhooks
from db.webhooks import Delivery, Endpoint
from tests.jobs.later import VISIT, Later
from tests.providers.program import ProgramSimulator
from tests.providers.wire import Fault


@pytest.fixture
def program() -> Iterator[ProgramSimulator]:
    with ProgramSimulator() as simulator:
        yield simulator


def wanting(later: Later, program: ProgramSimulator, *wanted: str) -> Endpoint:
    """The program is told of these events (none named: of all)."""
    with later.runtime.engine.begin() as conn:
        made = webhooks.add(
            conn, url=f"{program.url}/events", events=wanted or events.EVENTS, now=later.now, actor="api:0"
        )
        later.house = practice.load(conn)
    return made


def deliveries(later: Later, endpoint: Endpoint) -> list[Delivery]:
    with later.runtime.engine.connect() as conn:
        return list(webhooks.deliveries(conn, endpoint.webhook_id, limit=100).items)


def told(program: ProgramSimulator) -> list[str]:
    """The types of what arrived, in order."""
    return [str(one.values["type"]) for one in program.done()]


def kept(later: Later, endpoint: Endpoint) -> Endpoint:
    with later.runtime.engine.connect() as conn:
        found = webhooks.endpoint(conn, endpoint.webhook_id)
    assert found
    return found


# -- what is told
def test_each_act_of_the_desk_is_an_event(later: Later, program: ProgramSimulator) -> None:
    wanting(later, program)
    visit = later.book(later.patient())
    later.act("confirm", visit.id)
    later.act("move", visit.id, start=VISIT + timedelta(days=1))
    later.act("cancel", visit.id, by="staff:7")
    later.act("restore", visit.id)
    later.at(VISIT + timedelta(days=1, hours=1)).act("set_status", visit.id, status="no_show", by="staff:7")
    later.work()

    assert sorted(told(program)) == sorted(
        f"appointment.{what}" for what in ("booked", "confirmed", "moved", "cancelled", "booked", "no_show")
    )
    moved = next(one for one in program.done() if one.values["type"] == "appointment.moved").values["data"]
    assert moved == {
        "appointment_id": visit.id,
        "patient_id": visit.patient_id,
        "doctor_id": visit.doctor_id,
        "appointment_date": "2026-12-02T20:00:00+00:00",
        "ends_at": "2026-12-02T20:30:00+00:00",
        "status": "scheduled",
        "version": 2,
        "via": "sms",
    }


def text(later: Later, words: str, sid: str = "SM1") -> None:
    receive(later.runtime, Inbound("twilio", sid, "sms", "+12125550142", words), later.now)


def test_a_message_is_told_by_numbers_alone_and_once(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program, "message.received")
    later.patient()
    text(later, "is my rash contagious")
    text(later, "is my rash contagious")
    later.work()

    (one,) = program.done()
    heard = next(message for message in later.messages() if message.direction == "in")
    assert one.values["data"] == {
        "message_id": heard.message_id,
        "conversation_id": heard.conversation_id,
        "channel": "sms",
    }
    for secret in (b"rash", b"Maya", b"5550142"):
        assert secret not in program.bodies[0]
    assert [delivery.status for delivery in deliveries(later, endpoint)] == ["delivered"]


def test_that_a_person_is_wanted_is_told(later: Later, program: ProgramSimulator) -> None:
    wanting(later, program, "person.wanted")
    later.patient()
    text(later, "I have chest pain")
    with later.runtime.engine.begin() as conn:  # the operator's own matters are none of the patients'
        attention.raise_(conn, now=later.now, kind="line_stopped", key="line:twilio")
    later.work()

    (one,) = program.done()
    assert one.values["data"]["kind"] == "emergency" and one.values["data"]["urgent"] is True
    assert "pain" not in json.dumps(one.values)


def test_nobody_is_told_what_nobody_wants(later: Later, program: ProgramSimulator) -> None:
    later.book(later.patient())
    assert later.rows("webhook") == []
    endpoint = wanting(later, program, "appointment.cancelled")
    later.book(later.patient("Leo Chen", phone=None), VISIT + timedelta(hours=1))
    assert deliveries(later, endpoint) == [] and later.rows("webhook") == []


def test_an_event_goes_with_its_change(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    with pytest.raises(ZeroDivisionError), later.runtime.engine.begin() as conn:
        attention.raise_(conn, now=later.now, kind="human", patient_id=later.patient())
        raise ZeroDivisionError
    assert deliveries(later, endpoint) == []


def test_every_address_is_told_the_same_event(later: Later, program: ProgramSimulator) -> None:
    wanting(later, program)
    wanting(later, program)
    later.book(later.patient())
    later.work()

    one, other = program.done()
    assert one.headers["Webhook-Id"] == other.headers["Webhook-Id"] == one.values["id"]
    assert one.headers["Webhook-Signature"] != other.headers["Webhook-Signature"]


# -- how it is told
def test_what_arrives_is_signed(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    later.book(later.patient())
    later.work()

    (one,), (body,) = program.done(), program.bodies
    stamp = one.headers["Webhook-Timestamp"]
    key = base64.b64decode(endpoint.secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{one.headers['Webhook-Id']}.{stamp}.".encode() + body, hashlib.sha256).digest()
    assert len(key) == 32 and int(stamp) == int(later.now.timestamp())
    assert one.headers["Webhook-Signature"] == "v1," + base64.b64encode(mac).decode()
    assert one.headers["Content-Type"] == "application/json"


def test_a_program_that_recovers_is_told_in_the_end(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    program.fail(Fault(503), times=2)
    later.book(later.patient())
    later.work()
    (waiting,) = deliveries(later, endpoint)
    assert (waiting.status, waiting.attempts, waiting.response_code) == ("pending", 1, 503)
    assert waiting.next_attempt_at is not None and waiting.next_attempt_at > later.now
    assert kept(later, endpoint).failing_since == later.now

    later.after(seconds=10).work()
    later.after(minutes=1).work()
    (arrived,) = deliveries(later, endpoint)
    assert (arrived.status, arrived.attempts, arrived.response_code) == ("delivered", 3, 200)
    assert arrived.delivered_at == later.now and arrived.error is None
    assert kept(later, endpoint).failing_since is None
    assert len({one.headers["Webhook-Id"] for one in program.asked()}) == 1
    assert len({one.headers["Webhook-Signature"] for one in program.asked()}) == 3


def test_a_redirect_is_not_followed(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    program.fail(Fault(302))
    later.book(later.patient())
    later.work()

    assert [one.path for one in program.asked()] == ["/events"]
    (waiting,) = deliveries(later, endpoint)
    assert (waiting.status, waiting.response_code) == ("pending", 302)


def test_one_that_hangs_is_left(later: Later, program: ProgramSimulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "PATIENCE", 0.1)
    endpoint = wanting(later, program)
    program.fail(Fault(hangs=True))
    later.book(later.patient())
    later.work()
    (waiting,) = deliveries(later, endpoint)
    assert (waiting.status, waiting.error, waiting.response_code) == ("pending", "no answer in time", None)

    program.reset()
    later.after(seconds=10).work()
    assert [one.status for one in deliveries(later, endpoint)] == ["delivered"]


def test_one_that_dribbles_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "IN_ALL", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SendError) as refused:
        post.post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"{}", {}, production=False)
    assert refused.value.kind == "temporary"


def test_a_day_of_failures_switches_it_off_and_staff_hear_of_it(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program, "appointment.booked")
    program.fail(Fault(500), times=100)
    first = later.now
    later.book(later.patient())
    tries = []
    for _ in range(30):
        later.work(1)
        (one,) = deliveries(later, endpoint)
        if one.next_attempt_at is None:
            break
        tries.append(one.next_attempt_at - later.now)
        later.at(one.next_attempt_at)

    assert one.status == "failed" and one.response_code == 500
    assert len(program.asked()) == 12
    assert timedelta(hours=23) <= later.now - first <= timedelta(hours=27)
    assert all(later_ >= sooner for sooner, later_ in itertools.pairwise(tries))
    assert kept(later, endpoint).active is False
    assert later.matters()[f"webhook:{endpoint.webhook_id}"] == "webhook_off"

    with later.runtime.engine.connect() as conn:
        later.house = practice.load(conn)
    later.book(later.patient("Leo Chen", phone=None), VISIT + timedelta(hours=1))
    assert len(deliveries(later, endpoint)) == 1


def test_what_waits_for_one_that_is_off_is_dropped(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    later.book(later.patient())
    with later.runtime.engine.begin() as conn:
        webhooks.change(conn, endpoint.webhook_id, {"active": False}, now=later.now, actor="api:0")
    later.work()

    assert program.asked() == []
    (one,) = deliveries(later, endpoint)
    assert (one.status, one.error) == ("dropped", "the webhook is switched off")


def test_one_that_is_gone_for_good_is_switched_off_at_once(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    program.fail(Fault(410))
    later.book(later.patient())
    later.work()

    assert kept(later, endpoint).active is False
    assert [one.status for one in deliveries(later, endpoint)] == ["failed"]


def test_old_deliveries_are_forgotten(later: Later, program: ProgramSimulator) -> None:
    endpoint = wanting(later, program)
    later.book(later.patient())
    with later.runtime.engine.begin() as conn:
        assert webhooks.sweep(conn, later.now + timedelta(days=29)) == 0
        assert webhooks.sweep(conn, later.now + timedelta(days=30)) == 1
    later.work()
    assert deliveries(later, endpoint) == [] and program.asked() == []


# -- where it may go
@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::7f00:1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False),
        ("fec0::1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::1", False),
    ],
)
def test_only_the_open_internet_is_public(address: str, public: bool) -> None:
    assert post.is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
def test_in_production_nothing_goes_into_the_house_s_network(program: ProgramSimulator, host: str) -> None:
    port = program.url.rpartition(":")[2]
    with pytest.raises(SendError) as refused:
        post.post(f"https://{host}:{port}/events", b"{}", {}, production=True)

    assert (refused.value.code, program.asked()) == ("address", [])


def test_a_name_is_looked_up_once(program: ProgramSimulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise the second time leads nobody into the network."""
    port = int(program.url.rpartition(":")[2])
    asked: list[object] = []
    real = socket.getaddrinfo

    def rebinding(host: object, *more: Any, **named: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1" if host == "rebinds.example" else host, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)

    assert post.post(f"http://rebinds.example:{port}/events", b"{}", {}, production=False) == 200
    assert asked.count("rebinds.example") == 1
    assert program.done()[0].headers["Host"] == f"rebinds.example:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "ftp://program.example/", "https://", "https:///x", "https://a b.example/", "https://ü.example/",
        "https://user:word@program.example/", "https://program.example/#x", "https://program.example:0/",
        "https://program.example:99999/", "https://program.example/\n", "https://[::1/", "https://" + "a" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(post.BadAddress):
        post.check(url, production=False)


@pytest.mark.parametrize(
    "url", ["http://program.example/", "https://10.0.0.1/", "https://[::1]/", "https://127.0.0.1/"]
)
def test_production_wants_tls_and_the_open_internet(url: str) -> None:
    post.check(url, production=False)
    with pytest.raises(post.BadAddress):
        post.check(url, production=True)


def test_an_unknown_name_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SendError) as refused:
        post.post("https://nowhere.invalid/", b"{}", {}, production=True)
    assert (refused.value.kind, refused.value.words) == ("temporary", "the name of the host is not known")
