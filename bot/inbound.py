"""One message as the doors hand it over: the providers' words end here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

ChannelName = Literal["sms", "whatsapp", "telegram"]


@dataclass(frozen=True, slots=True)
class Media:
    """An attachment: noted, never fetched."""

    content_type: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """A patient's message. `provider_id` is unique within `provider`: the same one again is a repeat."""

    provider: Literal["twilio", "telegram", "simulator"]
    provider_id: str
    channel: ChannelName
    address: str  # E.164 for sms and whatsapp, the chat id for telegram
    text: str = ""
    media: tuple[Media, ...] = ()
    opt_out: Literal["STOP", "START", "HELP"] | None = None  # Twilio has already answered
    command: str | None = None  # "/book" of Telegram, without what follows
    press: str | None = None  # the data of a pressed button
    shared_phone: str | None = None  # a contact that the sender shared, proven to be the sender's own; E.164
    language_hint: str | None = None  # the client's language, ISO 639-1
    edited: bool = False  # `text` is what an earlier message says now


@dataclass(frozen=True, slots=True)
class Button:
    """A choice to press; `data` is at most 64 bytes."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message of the answer. `buttons` by row; `ask_contact` is the label of Telegram's "share my number" key."""

    message_id: int
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    ask_contact: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back at once: no message at all where the bot stays silent."""

    messages: tuple[Outgoing, ...] = ()
    repeated: bool = False
    conversation_id: int = 0
    wake: tuple[int, ...] = field(default=())  # outbox rows that are due now
    heard_at: datetime | None = None
