"""An answer in Telegram's words: one method of the Bot API, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from bot.inbound import Button, Outgoing

# https://core.telegram.org/bots/api#sendmessage, #inlinekeyboardbutton
LONGEST_TEXT = 4096
LONGEST_DATA = 64

Json = dict[str, Any]


def send_message(chat: str, messages: Sequence[Outgoing], *, contact_shared: bool = False) -> Json | None:
    """sendMessage for all the messages as one, or None for silence: a webhook's answer can hold a single method.

    After a shared contact the key that asked for it goes away.
    """
    text = "\n\n".join(message.text for message in messages if message.text)
    if not text:
        return None
    markup = reply_markup(messages) or ({"remove_keyboard": True} if contact_shared else {})
    method = {"method": "sendMessage", "chat_id": int(chat), "text": cut(text)}
    return method | ({"reply_markup": markup} if markup else {})


def reply_markup(messages: Sequence[Outgoing]) -> Json:
    """The buttons below a message; {} for none.

    A message bears either buttons below it or keys in the place of the keyboard, and only a key can ask for a contact: then the
    buttons become keys that type their label.
    """
    rows = list(chain.from_iterable(message.buttons for message in messages))
    ask = next((message.ask_contact for message in messages if message.ask_contact), None)
    if ask:
        keys = [[{"text": ask, "request_contact": True}], *([{"text": b.label} for b in row] for row in rows)]
        return {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}
    return {"inline_keyboard": [[inline(button) for button in row] for row in rows]} if rows else {}


def inline(button: Button) -> Json:
    """A button below a message. Data of more than 64 bytes is a mistake of ours: Telegram would refuse the whole message.

    Raises ValueError for such data.
    """
    if not 1 <= len(button.data.encode()) <= LONGEST_DATA:
        raise ValueError(f"a button's data has 1 to {LONGEST_DATA} bytes, this one {len(button.data.encode())}")
    return {"text": button.label, "callback_data": button.data}


def cut(text: str) -> str:
    """The text in the length that Telegram takes, counted as Telegram does, in UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def answer_callback(callback_id: str) -> Json:
    """answerCallbackQuery: the client's button stops spinning."""
    return {"method": "answerCallbackQuery", "callback_query_id": callback_id}
