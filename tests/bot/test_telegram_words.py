"""Answers as methods of the Bot API."""

from __future__ import annotations

import pytest

from bot.inbound import Button, Outgoing
from bot.telegram_words import cut, reply_markup, send_message

YES = Button("Yes", "yes:1")
NO = Button("No", "no:1")


def test_silence_is_no_method() -> None:
    assert send_message("42", ()) is None
    assert send_message("42", (Outgoing(1, ""),)) is None


def test_several_messages_go_as_one() -> None:
    method = send_message("42", (Outgoing(1, "Welcome."), Outgoing(2, "Your name?")))
    assert method == {"method": "sendMessage", "chat_id": 42, "text": "Welcome.\n\nYour name?"}


def test_buttons_stand_below_the_message_in_their_rows() -> None:
    markup = reply_markup((Outgoing(1, "?", buttons=((YES, NO), (Button("Later", "later"),))),))
    assert markup == {
        "inline_keyboard": [
            [{"text": "Yes", "callback_data": "yes:1"}, {"text": "No", "callback_data": "no:1"}],
            [{"text": "Later", "callback_data": "later"}],
        ]
    }


def test_a_contact_is_asked_for_by_a_key() -> None:
    markup = reply_markup((Outgoing(1, "Hello", ask_contact="Share my number"),))
    assert markup == {
        "keyboard": [[{"text": "Share my number", "request_contact": True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def test_beside_that_key_buttons_become_keys_and_none_is_lost() -> None:
    markup = reply_markup((Outgoing(1, "Hello", ask_contact="Share"), Outgoing(2, "?", buttons=((YES, NO),))))
    assert markup["keyboard"] == [[{"text": "Share", "request_contact": True}], [{"text": "Yes"}, {"text": "No"}]]


def test_the_key_goes_away_once_the_contact_is_shared() -> None:
    thanks = Outgoing(1, "Thanks")
    method = send_message("42", (thanks,), contact_shared=True)
    assert method is not None
    assert method["reply_markup"] == {"remove_keyboard": True}
    with_buttons = send_message("42", (Outgoing(1, "Thanks", buttons=((YES,),)),), contact_shared=True)
    assert with_buttons is not None
    assert "inline_keyboard" in with_buttons["reply_markup"]


@pytest.mark.parametrize("data", ["", "x" * 65, "é" * 33])
def test_data_that_telegram_would_refuse_is_found_here(data: str) -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        reply_markup((Outgoing(1, "?", buttons=((Button("A", data),),)),))


def test_a_text_is_cut_where_telegram_would_refuse_it_and_no_emoji_in_half() -> None:
    assert cut("a" * 5000) == "a" * 4096
    assert cut("a" + "👍" * 3000) == "a" + "👍" * 2047
