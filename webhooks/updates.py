"""Telegram's Update -> what it means to the house. Pure, and calm about anything that may stand in an Update."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.inbound import Inbound, Media
from clinic import phones
from webhooks.words import heard

COMMAND = re.compile(r"(/[A-Za-z0-9_]{1,32})(?:@\w{1,64})?(?:\s+(.*))?", re.DOTALL)
LARGEST_ID = 2**53  # https://core.telegram.org/bots/api#chat: at most 52 significant bits

# A field of a Message that holds something other than text -> its content type where Telegram names none.
MEDIA: Mapping[str, str] = {
    "photo": "image/jpeg",
    "sticker": "image/webp",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "video_note": "video/mp4",
    "animation": "video/mp4",
    "document": "application/octet-stream",
    "contact": "text/vcard",
    "location": "application/geo+json",
    "venue": "application/geo+json",
    "poll": "application/x-poll",
    "dice": "application/x-dice",
    "game": "application/x-game",
    "story": "application/x-story",
}
# Blocked, or unblocked: https://core.telegram.org/bots/api#chatmember
REACHABLE: Mapping[str, bool] = {"kicked": False, "left": False, "member": True}


@dataclass(frozen=True, slots=True)
class Heard:
    """A patient's message; with `callback_id` a pressed button, which spins until it is answered."""

    inbound: Inbound
    callback_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button pressed where we talk to nobody (a group): it is only to stop spinning."""

    callback_id: str


@dataclass(frozen=True, slots=True)
class Membership:
    """The person has blocked the bot, or allows it again."""

    address: str
    reachable: bool


Meaning = Heard | Pressed | Membership


def parse(update: Mapping[str, Any]) -> Meaning | None:
    """What an Update means; None for what does not concern us: groups, channels, notices, news to come."""
    update_id = _id(update.get("update_id"))
    for field, read in READERS.items():
        part = update.get(field)
        if update_id is not None and isinstance(part, dict):
            return read(part, f"update:{update_id}")
    return None


def _message(message: Mapping[str, Any], provider_id: str) -> Heard | None:
    who, address = _dict(message, "from"), private_chat(message)
    text = message.get("text")
    media = () if isinstance(text, str) else media_of(message)
    said = heard(text if isinstance(text, str) else message.get("caption"))
    phone = own_phone(message, who)
    if address is None or who.get("is_bot") or not (said or media or isinstance(text, str)):
        return None
    command, rest = split_command(said) if isinstance(text, str) else (None, said)
    return Heard(
        Inbound(
            provider="telegram",
            provider_id=provider_id,
            channel="telegram",
            address=address,
            text=rest,
            media=() if phone else media,
            command=command,
            shared_phone=phone,
            language_hint=language(who),
        )
    )


def _edited(message: Mapping[str, Any], provider_id: str) -> Heard | None:
    """A text that its writer has changed; a location that goes on moving comes by this way too, and is nobody's words."""
    text, found = message.get("text"), _message(message, provider_id)
    if found is None or not isinstance(text, str):
        return None
    return Heard(replace(found.inbound, text=heard(text), command=None, edited=True))


def _press(query: Mapping[str, Any], provider_id: str) -> Heard | Pressed | None:
    callback_id, data, who = query.get("id"), query.get("data"), _dict(query, "from")
    if not isinstance(callback_id, str) or not callback_id:
        return None
    # An old message comes without its content, yet with its chat.
    address = private_chat(_dict(query, "message"))
    if address is None or not isinstance(data, str) or _id(who.get("id")) is None:
        return Pressed(callback_id)
    inbound = Inbound(
        provider="telegram",
        provider_id=provider_id,
        channel="telegram",
        address=address,
        press=heard(data)[:64],
        language_hint=language(who),
    )
    return Heard(inbound, callback_id)


def _membership(change: Mapping[str, Any], _: str) -> Membership | None:
    address = private_chat(change)
    status = _dict(change, "new_chat_member").get("status")
    reachable = REACHABLE.get(status) if isinstance(status, str) else None
    return None if address is None or reachable is None else Membership(address, reachable)


READERS = {"message": _message, "edited_message": _edited, "callback_query": _press, "my_chat_member": _membership}


def private_chat(part: Mapping[str, Any]) -> str | None:
    """The id of the chat as an address; None where others read along, or nothing is said of it."""
    chat = _dict(part, "chat")
    number = _id(chat.get("id"))
    return str(number) if chat.get("type") == "private" and number is not None else None


def split_command(text: str) -> tuple[str | None, str]:
    """ "/book@clinic_bot tuesday" -> ("/book", "tuesday"); without a command (None, text)."""
    found = COMMAND.fullmatch(text.strip())
    return (found[1].lower(), (found[2] or "").strip()) if found else (None, text)


def media_of(message: Mapping[str, Any]) -> tuple[Media, ...]:
    """What a message holds beside its text."""
    found = (field for field in MEDIA if message.get(field))
    return tuple(Media(heard(_dict(message, field).get("mime_type"))[:100] or MEDIA[field]) for field in found)


def own_phone(message: Mapping[str, Any], who: Mapping[str, Any]) -> str | None:
    """The shared number in E.164, believed only where Telegram says that it is the sender's own.

    Telegram writes it internationally, with the + or without.
    """
    contact = _dict(message, "contact")
    if _id(contact.get("user_id")) is None or contact["user_id"] != who.get("id") or private_chat(message) is None:
        return None
    digits = heard(contact.get("phone_number")).strip().lstrip("+")
    return phones.normalise(f"+{digits}", None)


def language(who: Mapping[str, Any]) -> str | None:
    """The client's language as ISO 639-1, from an IETF tag such as "pt-br"."""
    tag = who.get("language_code")
    start = tag.split("-")[0].lower() if isinstance(tag, str) else ""
    return start if len(start) == 2 and start.isascii() and start.isalpha() else None


def _dict(part: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    found = part.get(field)
    return found if isinstance(found, dict) else {}


def _id(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and abs(value) < LARGEST_ID else None
