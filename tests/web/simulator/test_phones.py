"""The phones: what they send reaches the receptionist, and what it answers stands on their screens."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from bot.runtime import Runtime
from db.tables import ContactRow, MessageRow
from tests.web.simulator.conftest import Bench
from web.simulator.phones import chat_of


def bubbles(html: str, side: str) -> list[str]:
    return re.findall(rf'bubble-row {side}".*?<div class="bubble">(.*?)</div>', html, re.DOTALL)


def test_a_text_is_answered_with_its_segments_and_cost(bench: Bench) -> None:
    html = bench.text("hello")
    assert bubbles(html, "mine") == ["hello"]
    assert len(bubbles(html, "theirs")) == 1
    assert "1 segment · $0.008" in html and "This talk so far: " in html


def test_a_message_is_heard_as_the_simulators(bench: Bench, runtime: Runtime) -> None:
    bench.text("hello")
    with runtime.engine.connect() as conn:
        row = conn.execute(select(MessageRow.provider, MessageRow.body).where(MessageRow.direction == "in")).one()
        contact = conn.execute(select(ContactRow.channel, ContactRow.address)).one()
    assert tuple(row) == ("simulator", "hello")
    assert tuple(contact) == ("sms", "+12125550142")


def test_the_same_message_again_has_one_effect(bench: Bench) -> None:
    first, again = (bench.text("hello", id="0123456789abcdef") for _ in range(2))
    assert bubbles(first, "mine") == bubbles(again, "mine") == ["hello"]
    assert bubbles(first, "theirs") == bubbles(again, "theirs")


def test_telegram_has_a_chat_of_its_own_with_buttons(bench: Bench, runtime: Runtime) -> None:
    html = bench.text("/start", channel="telegram")
    with runtime.engine.connect() as conn:
        assert tuple(conn.execute(select(ContactRow.channel, ContactRow.address)).one()) == (
            "telegram",
            chat_of("+12125550142"),
        )
    assert bubbles(html, "mine") == ["/start"]
    assert 'class="inline-key"' in html
    assert "segment" not in html


def test_a_shared_number_is_the_phones_own(bench: Bench, runtime: Runtime) -> None:
    bench.text("/start", channel="telegram")
    bench.text("", channel="telegram", share="1")
    with runtime.engine.connect() as conn:
        assert conn.execute(select(ContactRow.phone)).scalar_one() == "+12125550142"


@pytest.mark.parametrize(
    ("channel", "phone"),
    [("sms", "12"), ("sms", "+1212555014x"), ("whatsapp", "+12125550142"), ("", ""), ("sms", "+" + "9" * 30)],
)
def test_a_phone_that_is_none_is_refused(bench: Bench, channel: str, phone: str) -> None:
    assert bench.post("/messages", channel=channel, phone=phone, text="hi").status_code == 400
    assert bench.get(f"/thread?channel={channel}&phone={phone}").status_code == 400


@pytest.mark.parametrize(
    "words", ["\0", "a\0b", "<script>alert(1)</script>", "😀" * 500, "x" * 9000, "\u202eabc", "'; drop table patients"]
)
def test_any_text_whatever_is_answered_and_is_text(bench: Bench, words: str) -> None:
    html = bench.text(words)
    assert bubbles(html, "theirs")
    assert "<script>" not in html


def test_a_message_from_elsewhere_is_refused(bench: Bench) -> None:
    answer = bench.client.post("/simulator/messages", data={"channel": "sms", "phone": "+12125550142", "text": "hi"})
    assert answer.status_code == 400


def test_the_screen_is_sent_again_only_when_it_has_changed(bench: Bench) -> None:
    path = "/thread?channel=sms&phone=%2B12125550142"
    empty = bench.get(path)
    assert "For example" in empty.text
    assert bench.get(path, **{"If-None-Match": empty.headers["ETag"]}).status_code == 304
    bench.text("hello")
    assert bench.get(path, **{"If-None-Match": empty.headers["ETag"]}).status_code == 200


def test_as_many_phones_as_the_address_names_and_none_twice(bench: Bench) -> None:
    html = bench.get("?phone=%2B12125550150&phone=new&phone=(212)%20555-0150&phone=nonsense").text
    assert re.findall(r'data-phone="([^"]+)"', html) == ["+12125550150", "+12125550142", "+12125550143"]
    assert "That is no telephone number" in html


def test_a_provider_that_is_set_is_named_for_what_it_sends_is_real(bench: Bench, runtime: Runtime) -> None:
    assert "Nothing leaves this machine" in bench.get("").text
    runtime.settings = runtime.settings.model_copy(update={"smtp_url": "smtp://mail.example"})
    html = bench.get("").text
    assert "Nothing leaves this machine" not in html and "for real: SMTP." in html


def test_production_has_no_simulator(bench: Bench, runtime: Runtime) -> None:
    token = bench.token()
    runtime.settings = runtime.settings.model_copy(update={"reception_env": "production"})
    for path in (
        "",
        "/thread?channel=sms&phone=%2B12125550142",
        "/clinic",
        "/mails/1",
        "/mails/1/raw",
        "/files/simulator.js",
    ):
        assert bench.get(path).status_code == 404, path
    for path in ("/messages", "/clock"):
        answer = bench.client.post(f"/simulator{path}", headers={"X-CSRFToken": token})
        assert answer.status_code == 404, path
