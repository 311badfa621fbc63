"""What Twilio posts, as the house understands it; and what the house says, as TwiML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from bot.inbound import Answer, Inbound, Media, Outgoing
from tests.providers.twilio import inbound, receipt
from webhooks.forms import Receipt, parse, parse_receipt, twiml
from webhooks.words import LONGEST, heard

BASE = "https://desk.riverside.example"


def heard_from(form: dict[str, str]) -> Inbound | None:
    return parse(MultiDict(form))


def test_a_text_message() -> None:
    form = inbound("+12125550123", "need a visit", MessageSid="SM1")
    assert heard_from(form) == Inbound("twilio", "SM1", "sms", "+12125550123", "need a visit")


@pytest.mark.parametrize(
    ("sender", "channel", "address"),
    [
        ("+12125550123", "sms", "+12125550123"),
        ("12125550123", "sms", "+12125550123"),
        ("(212) 555-0123", "sms", "+12125550123"),
        ("whatsapp:+12125550123", "whatsapp", "+12125550123"),
        ("whatsapp: 12125550123", "whatsapp", "+12125550123"),
        ("+442079460123", "sms", "+442079460123"),
    ],
)
def test_a_sender_becomes_a_channel_and_a_full_number(sender: str, channel: str, address: str) -> None:
    message = heard_from(inbound(sender, "hi"))
    assert message is not None
    assert (message.channel, message.address) == (channel, address)


@pytest.mark.parametrize(
    "sender",
    [
        "",
        "  ",
        "32665",
        "467",
        "5550123",
        "CLINICNEWS",
        "messenger:1234567",
        "rcs:+12125550123",
        "whatsapp:",
        "+",
        "\0",
    ],
)
def test_nobody_is_answered_who_is_no_patients_number(sender: str) -> None:
    assert heard_from(inbound(sender, "Your code is 1234")) is None


def test_a_number_is_read_in_the_region_of_the_number_it_wrote_to() -> None:
    message = heard_from(inbound("020 7946 0123", "hi", To="+442079460999"))
    assert message is not None
    assert message.address == "+442079460123"
    assert heard_from(inbound("020 7946 0123", "hi", To="32665")) is None


def test_attachments_are_noted() -> None:
    files = {"NumMedia": "2", "MediaContentType0": "image/jpeg", "MediaUrl0": "https://media.example/1"}
    message = heard_from(inbound("+12125550123", "", **files))
    assert message is not None
    assert message.media == (Media("image/jpeg", "https://media.example/1"), Media("", ""))


@pytest.mark.parametrize(("number", "several"), [("", 0), ("-1", 0), ("x", 0), ("999", 10), ("9" * 50, 0), ("²", 0)])
def test_an_odd_count_of_attachments_is_no_error(number: str, several: int) -> None:
    message = heard_from(inbound("+12125550123", "hi", NumMedia=number))
    assert message is not None
    assert len(message.media) == several


@pytest.mark.parametrize(
    ("said", "opt_out"), [("STOP", "STOP"), ("start", "START"), ("HELP", "HELP"), ("", None), ("?", None)]
)
def test_twilio_says_whether_it_has_answered_a_keyword(said: str, opt_out: str | None) -> None:
    message = heard_from(inbound("+12125550123", "Basta", OptOutType=said))
    assert message is not None
    assert message.opt_out == opt_out


def test_the_older_names_of_the_id_serve_too() -> None:
    message = parse({"SmsSid": "SM9", "From": "+12125550123"})
    assert message is not None
    assert (message.provider_id, message.text) == ("SM9", "")


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_can_be_kept(text: str) -> None:
    kept = heard(text)
    assert "\0" not in kept
    assert kept.encode("utf-8").decode() == kept
    assert len(kept) <= LONGEST


def test_halves_of_an_emoji_that_came_apart_are_joined_and_lone_halves_replaced() -> None:
    assert heard("ok \ud83d\udc4d") == "ok 👍"
    assert heard("ok \ud83d.") == "ok \ufffd."
    assert heard(None) == heard(7) == ""


def test_silence_is_an_empty_response() -> None:
    assert ET.fromstring(twiml(Answer(), BASE)).tag == "Response"
    assert list(ET.fromstring(twiml(Answer(), BASE))) == []


def test_each_message_names_itself_in_its_receipt() -> None:
    answer = Answer((Outgoing(7, "One & <two>"), Outgoing(8, "Three")))
    first, second = ET.fromstring(twiml(answer, BASE))
    assert (first.text, second.text) == ("One & <two>", "Three")
    assert first.attrib == {"statusCallback": f"{BASE}/webhooks/twilio/status?m=7"}
    assert second.attrib == {"statusCallback": f"{BASE}/webhooks/twilio/status?m=8"}


@given(st.text(st.characters(codec=None, categories=None)))
def test_twiml_is_xml_whatever_the_text(text: str) -> None:
    (message,) = ET.fromstring(twiml(Answer((Outgoing(1, text),)), BASE))
    assert set(message.text or "") <= set(text) | {"\n"}


def test_control_characters_never_reach_the_xml() -> None:
    (message,) = ET.fromstring(twiml(Answer((Outgoing(1, "a\0b\x0bc\ufffed"),)), BASE))
    assert message.text == "abcd"


@pytest.mark.parametrize(
    ("form", "ours", "expected"),
    [
        (receipt("SM1", "delivered"), "7", Receipt("SM1", "delivered", None, 7)),
        (receipt("SM1", "undelivered", ErrorCode="30003"), None, Receipt("SM1", "undelivered", "30003", None)),
        ({"SmsSid": "SM1", "SmsStatus": "SENT"}, "", Receipt("SM1", "sent", None, None)),
        (receipt("SM1", "sent"), "7; drop table", Receipt("SM1", "sent", None, None)),
        (receipt("SM1", "sent"), "9" * 40, Receipt("SM1", "sent", None, None)),
        (receipt("SM1", "sent"), "٧", Receipt("SM1", "sent", None, None)),
        (receipt("SM1", "exploded"), "7", None),
        (receipt("SM1", ""), "7", None),
        ({"MessageSid": "SM1"}, "7", None),
    ],
)
def test_receipts(form: dict[str, str], ours: str | None, expected: Receipt | None) -> None:
    assert parse_receipt(form, ours) == expected
