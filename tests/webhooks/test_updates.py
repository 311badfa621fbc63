"""What an Update of Telegram means to the house."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inbound import Inbound, Media
from tests.providers.telegram import membership, message, press
from webhooks.updates import Heard, Membership, Pressed, parse


def said(update: dict[str, Any]) -> Inbound:
    meaning = parse(update)
    assert isinstance(meaning, Heard), meaning
    return meaning.inbound


def test_a_private_message() -> None:
    update = message(42, "hello", language="pt-br")
    assert said(update) == Inbound(
        "telegram", f"update:{update['update_id']}", "telegram", "42", "hello", language_hint="pt"
    )


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/start", "/start", ""),
        ("/start from-the-website", "/start", "from-the-website"),
        ("/book@clinic_desk_bot tuesday at 3", "/book", "tuesday at 3"),
        ("/HELP", "/help", ""),
        ("/cancel\nplease", "/cancel", "please"),
        ("/", None, "/"),
        ("3/4", None, "3/4"),
        ("/12/1 at 3", None, "/12/1 at 3"),
        ("hello /start", None, "hello /start"),
        ("", None, ""),
    ],
)
def test_commands(text: str, command: str | None, rest: str) -> None:
    inbound = said(message(42, text))
    assert (inbound.command, inbound.text) == (command, rest)


def test_a_pressed_button() -> None:
    update = press(42, "pick:1")
    meaning = parse(update)
    assert isinstance(meaning, Heard)
    assert (meaning.inbound.press, meaning.inbound.text, meaning.inbound.address) == ("pick:1", "", "42")
    assert meaning.callback_id == update["callback_query"]["id"]


def test_a_button_of_a_message_that_telegram_no_longer_shows() -> None:
    update = press(42, "pick:1")
    update["callback_query"]["message"] = {"chat": {"id": 42, "type": "private"}, "message_id": 1, "date": 0}
    assert said(update).press == "pick:1"


@pytest.mark.parametrize(
    "change", [{"message": {"chat": {"id": -5, "type": "group"}}}, {"message": None}, {"data": None}]
)
def test_a_button_elsewhere_only_stops_spinning(change: dict[str, Any]) -> None:
    update = press(42, "pick:1")
    update["callback_query"] |= change
    assert parse(update) == Pressed(update["callback_query"]["id"])


@pytest.mark.parametrize("number", ["+12125550123", "12125550123", "+1 212 555 0123"])
def test_her_own_number_is_believed(number: str) -> None:
    contact = {"phone_number": number, "first_name": "Pat", "user_id": 42}
    inbound = said(message(42, contact=contact))
    assert (inbound.shared_phone, inbound.media) == ("+12125550123", ())


@pytest.mark.parametrize(
    "contact",
    [
        {"phone_number": "+12125550123", "user_id": 43},
        {"phone_number": "+12125550123"},
        {"phone_number": "+12125550123", "user_id": "42"},
        {"phone_number": "+12125550123", "user_id": None},
        {"phone_number": "nonsense", "user_id": 42},
        {"user_id": 42},
    ],
)
def test_no_other_contact_is(contact: dict[str, Any]) -> None:
    inbound = said(message(42, contact=contact))
    assert (inbound.shared_phone, inbound.media) == (None, (Media("text/vcard"),))


@pytest.mark.parametrize(
    ("more", "media", "text"),
    [
        ({"photo": [{"file_id": "a"}], "caption": "my rash"}, "image/jpeg", "my rash"),
        ({"sticker": {"emoji": "👍"}}, "image/webp", ""),
        ({"voice": {"mime_type": "audio/ogg"}}, "audio/ogg", ""),
        ({"document": {"mime_type": "application/pdf"}}, "application/pdf", ""),
        ({"document": {"mime_type": 7}}, "application/octet-stream", ""),
        ({"location": {"latitude": 1, "longitude": 2}}, "application/geo+json", ""),
    ],
)
def test_other_things_are_noted(more: dict[str, Any], media: str, text: str) -> None:
    inbound = said(message(42, **more))
    assert (inbound.media, inbound.text) == ((Media(media),), text)


GROUP: dict[str, Any] = {"chat": {"id": -100123, "type": "supergroup", "title": "Friends"}}
ROBOT: dict[str, Any] = {"from": {"id": 9, "is_bot": True}}


@pytest.mark.parametrize(
    "update",
    [
        message(42, "hi", **GROUP),
        message(42, "/start", chat={"id": -100, "type": "channel"}),
        {"update_id": 1, "channel_post": message(42, "hi")["message"]},
        {"update_id": 1, "edited_message": message(42, location={"latitude": 1, "longitude": 2})["message"]},
        {"update_id": 1, "poll_answer": {}},
        message(42, "hi", **ROBOT),
        message(42, new_chat_title="x"),
        message(42, "hi") | {"update_id": "1"},
        message(42, "hi") | {"update_id": True},
        message(42, "hi") | {"update_id": 2**70},
        {"message": message(42, "hi")["message"]},
        {"update_id": 1, "message": []},
        {"update_id": 1, "message": {"chat": 42, "text": "hi"}},
        {"update_id": 1, "message": {"chat": {"id": True, "type": "private"}, "text": "hi"}},
        {"update_id": 1, "callback_query": {"id": 7}},
        {},
    ],
)
def test_what_does_not_concern_us(update: dict[str, Any]) -> None:
    assert parse(update) is None


@pytest.mark.parametrize(("status", "reachable"), [("kicked", False), ("member", True)])
def test_blocked_and_unblocked(status: str, reachable: bool) -> None:
    assert parse(membership(42, status)) == Membership("42", reachable)


def test_membership_of_a_group_does_not_concern_us() -> None:
    update = membership(42, "member")
    update["my_chat_member"]["chat"] = {"id": -100, "type": "group"}
    assert parse(update) is None


FIELDS = ["callback_query", "caption", "chat", "contact", "data", "from", "id", "is_bot", "language_code", "message"]
FIELDS += ["my_chat_member", "new_chat_member", "phone_number", "photo", "status", "text", "type", "user_id", "voice"]
WORDS = st.text(max_size=20) | st.sampled_from(["private", "kicked"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "my_chat_member"]), JSON, max_size=3))
def test_nothing_that_may_stand_in_an_update_raises(update: dict[str, Any]) -> None:
    parse({"update_id": 1, **update})


@given(st.dictionaries(st.sampled_from(["text", "caption", "contact", "from", "photo", "voice", "document"]), JSON))
def test_nothing_that_may_stand_in_a_message_raises(more: dict[str, Any]) -> None:
    parse(message(42, **more))
