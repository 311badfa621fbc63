"""Telegram knocks: who is let in, and what each kind of Update leads to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.providers import Fault
from tests.providers.telegram import SECRET, membership, message, press
from tests.webhooks.conftest import NOWHERE, Doors, Elsewhere
from webhooks.guard import JSON, MOST_BYTES
from webhooks.spinner import AT_ONCE


def said(doors: Doors, update: dict[str, Any]) -> dict[str, Any]:
    response = doors.telegram(update)
    assert response.status_code == 200, response.text
    assert response.json is not None
    return dict(response.json)


def test_a_patient_is_answered_in_the_answer(doors: Doors, chat: int) -> None:
    method = said(doors, message(chat, "hello"))
    assert (method["method"], method["chat_id"]) == ("sendMessage", chat)
    assert method["text"]


def test_the_first_contact_offers_to_share_the_number(doors: Doors, chat: int) -> None:
    markup = said(doors, message(chat, "/start"))["reply_markup"]
    (key,) = [key for row in markup["keyboard"] for key in row if key.get("request_contact")]
    assert key["text"]


def known(doors: Doors, phone: str) -> None:
    """A patient whom the clinic knows by her number."""
    with doors.runtime.engine.begin() as conn:
        conn.exec_driver_sql("insert into patients (name, phone) values ('Maya Chen', %s)", (phone,))


def linked(doors: Doors, chat: int) -> list[Any]:
    who = "from patients join contact_patients using (patient_id) join contacts using (contact_id)"
    return doors.rows(f"select name, patients.phone {who} where address = :a", a=str(chat))


def test_a_shared_number_links_and_takes_the_key_away(doors: Doors, chat: int, patient: str) -> None:
    known(doors, patient)
    said(doors, message(chat, "/start"))
    contact = {"phone_number": patient[1:], "first_name": "Pat", "user_id": chat}
    method = said(doors, message(chat, contact=contact))
    assert "keyboard" not in method.get("reply_markup", {})
    assert linked(doors, chat) == [("Maya Chen", patient)]


def test_a_strangers_number_links_nobody(doors: Doors, chat: int, patient: str) -> None:
    known(doors, patient)
    contact = {"phone_number": patient, "first_name": "Pat", "user_id": chat + 1}
    assert "your own number" in said(doors, message(chat, contact=contact))["text"]
    assert linked(doors, chat) == []


@pytest.mark.parametrize("secret", [None, "", "x", SECRET + "x", SECRET.upper(), "ü"])
def test_a_stranger_is_refused_and_nothing_written(doors: Doors, secret: str | None, chat: int) -> None:
    before = doors.state()
    assert doors.telegram(message(chat, "hello"), secret).status_code == 403
    assert doors.state() == before


def test_without_a_secret_of_ours_nobody_is_let_in(elsewhere: Elsewhere, chat: int) -> None:
    with elsewhere(telegram_webhook_secret=None) as doors:
        for secret in (None, "", "None", SECRET):
            assert doors.telegram(message(chat, "hello"), secret).status_code == 403


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{}", "", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b'{"update_id": 1, "message": "\xff"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"update_id": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b'"' + b"x" * MOST_BYTES[JSON] + b'"', "application/json", 413),
        (b"{}", "application/json", 200),
        (b'{"update_id": NaN, "message": 7}', "application/json; charset=utf-8", 200),
    ],
)
def test_what_is_no_update(doors: Doors, body: bytes, kind: str, status: int) -> None:
    before = doors.state()
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": kind}
    assert doors.app.test_client().post("/webhooks/telegram", data=body, headers=headers).status_code == status
    assert doors.state() == before


@pytest.mark.parametrize("kind", ["channel_post", "business_message", "inline_query"])
def test_what_does_not_concern_us_is_left_alone(doors: Doors, kind: str, chat: int) -> None:
    before = doors.state()
    response = doors.telegram({"update_id": 1, kind: message(chat, "cancel my visit")["message"]})
    assert (response.status_code, response.data) == (200, b"")
    assert doors.state() == before


def test_a_message_that_is_changed_is_answered_with_a_hint_and_answers_nothing(doors: Doors, chat: int) -> None:
    asked = said(doors, message(chat, "a checkup tomorrow at 10"))["text"]
    changed = {"update_id": 2, "edited_message": message(chat, "/book yes")["message"]}
    hint = said(doors, changed)["text"]
    assert "as a new message" in hint and asked.splitlines()[-1][-20:] in hint, "and the open question once more"
    assert doors.conversation(str(chat))[-2][1] == "(edited) /book yes"
    assert "911" in said(doors, {"update_id": 3, "edited_message": message(chat, "chest pain")["message"]})["text"]


def test_groups_are_left_alone(doors: Doors, chat: int) -> None:
    before = doors.state()
    group = {"id": -100123, "type": "supergroup", "title": "Friends"}
    response = doors.telegram(message(chat, "/start") | {"message": message(chat, "hi")["message"] | {"chat": group}})
    assert (response.status_code, response.data) == (200, b"")
    assert doors.state() == before


THINGS: tuple[dict[str, Any], ...] = (
    {"sticker": {"file_id": "a", "emoji": "👍"}},
    {"photo": [{"file_id": "a"}], "caption": "my arm"},
    {"voice": {"file_id": "a", "duration": 3, "mime_type": "audio/ogg"}},
    {"location": {"latitude": 40.7, "longitude": -74.0}},
)


@pytest.mark.parametrize("thing", THINGS, ids=["sticker", "photo", "voice", "location"])
def test_other_things_than_text_are_answered_helpfully(doors: Doors, thing: dict[str, Any], chat: int) -> None:
    assert said(doors, message(chat, **thing))["text"]
    ((_direction, _body, media), *_replies) = doors.conversation(str(chat))
    assert len(media) == 1


@pytest.mark.parametrize(
    "words", ["", "\0", "\ud83d", "a\0b\ud800", "👍" * 2048, "/", "/nonsense", "{{ x }}", "\u202e"]
)
def test_any_text_is_answered_helpfully(doors: Doors, words: str, chat: int) -> None:
    assert said(doors, message(chat, words))["text"]


@pytest.mark.parametrize("command", ["/start", "/book", "/appointments", "/cancel", "/help", "/language"])
def test_each_command_is_answered(doors: Doors, command: str, chat: int) -> None:
    assert said(doors, message(chat, command))["text"]
    assert said(doors, message(chat, f"{command}@clinic_desk_bot"))["text"]


def test_a_pressed_button_is_answered_and_stops_spinning(doors: Doors, chat: int) -> None:
    update = press(chat, "anything")
    assert said(doors, update)["method"] == "sendMessage"
    query = update["callback_query"]["id"]
    assert len(doors.telegram_api.wait("answerCallbackQuery", callback_query_id=query)) == 1


def test_the_reply_does_not_wait_for_the_spinner(elsewhere: Elsewhere, chat: int) -> None:
    with elsewhere() as doors:
        doors.telegram_api.fail(Fault(hangs=True), times=30)
        for _ in range(20):
            assert said(doors, press(chat, "anything"))["text"]
        doors.telegram_api.wait_asked("answerCallbackQuery", n=AT_ONCE)
        assert doors.telegram_api.done("answerCallbackQuery") == []


def test_a_spinner_that_cannot_be_stopped_is_let_be(doors: Doors, chat: int) -> None:
    doors.telegram_api.fail(Fault(status=400, message="Bad Request: query is too old"))
    assert said(doors, press(chat, "anything"))["text"]
    doors.telegram_api.wait_asked("answerCallbackQuery")
    assert said(doors, press(chat, "anything"))["text"]
    doors.telegram_api.wait("answerCallbackQuery")


def test_a_button_pressed_in_a_group_only_stops_spinning(doors: Doors, chat: int) -> None:
    before = doors.state()
    update = press(chat, "anything")
    update["callback_query"]["message"]["chat"] = {"id": -100, "type": "group"}
    expected = {"method": "answerCallbackQuery", "callback_query_id": update["callback_query"]["id"]}
    assert said(doors, update) == expected
    assert doors.state() == before


def test_the_same_update_again_gets_the_same_answer_and_changes_nothing(doors: Doors, chat: int) -> None:
    update = message(chat, "I need a checkup on Tuesday")
    first = said(doors, update)
    before = doors.state()
    assert said(doors, update) == first
    assert doors.state() == before


def test_the_same_update_in_eight_threads_at_once_has_one_effect(doors: Doors, chat: int) -> None:
    update = message(chat, "I need a checkup on Tuesday")
    with ThreadPoolExecutor(8) as pool:
        answers = {response.data for response in pool.map(lambda _: doors.telegram(update), range(8))}
    assert len(answers) == 1
    assert [direction for direction, _body, _media in doors.conversation(str(chat))] == ["in", "out"]


def test_a_blocked_bot_is_out_of_reach_until_it_is_allowed_again(doors: Doors, chat: int) -> None:
    said(doors, message(chat, "hello"))
    unreachable = "select unreachable_at is not null, unreachable_why from contacts where address = :a"
    for status, expected in (("kicked", (True, "blocked")), ("kicked", (True, "blocked")), ("member", (False, None))):
        response = doors.telegram(membership(chat, status))
        assert (response.status_code, response.data) == (200, b"")
        assert doors.rows(unreachable, a=str(chat)) == [expected]


def test_a_stranger_who_blocks_us_makes_no_row(doors: Doors, chat: int) -> None:
    before = doors.state()
    assert doors.telegram(membership(chat, "kicked")).status_code == 200
    assert doors.state() == before


def test_without_the_database_telegram_is_asked_to_try_again(elsewhere: Elsewhere, chat: int) -> None:
    with elsewhere(database_url=NOWHERE) as doors:
        assert doors.telegram(message(chat, "hello")).status_code == 503
        assert doors.telegram(membership(chat, "kicked")).status_code == 503
        assert doors.telegram(message(chat, "hello"), "x").status_code == 403
