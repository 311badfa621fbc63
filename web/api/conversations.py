"""Conversations: read, joined and handed back as the desk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from bot import takeover
from bot.takeover import CannotWrite, UnknownConversation
from db import talks
from db.talks import TalkFilter
from web.api import pages
from web.api.etag import Resource
from web.api.fields import Asked, AskedId, AskedMoment, Local, Text, Told, shown, yes_no
from web.api.pages import Paged
from web.api.problems import Fault, Problem
from web.api.route import Ask, Routes

routes = Routes("Conversations", "What patients and the clinic text each other.", read="staff", write="staff")
Channel = Literal["sms", "whatsapp", "telegram"]
OBSTACLES: Mapping[str, tuple[str, str]] = {
    "opted_out": ("opted-out", "The patient asked for no more messages."),
    "wrong_number": ("wrong-number", "The address belongs to somebody else."),
    "unreachable": ("unreachable", "The address cannot be reached."),
}
CANNOT_WRITE = tuple(slug for slug, _ in OBSTACLES.values())


class Conversation(Resource):
    """The talk with one address."""

    conversation_id: int
    channel: Channel
    address: str = Field(description="E.164, or Telegram's chat id.")
    language: str | None
    patient_ids: list[int] = Field(description="Whom the address speaks for; empty for a stranger.")
    needs: list[str] = Field(description="Why a person is wanted; empty when nobody is.", examples=[["human"]])
    unread: int
    heard_at: Local | None = Field(description="The patient's last message.")
    taken_over_at: Local | None = Field(description="Since when staff hold it; null while the receptionist answers.")
    opted_out_at: Local | None
    unreachable_at: Local | None
    wrong_number_at: Local | None
    created_at: Local
    updated_at: Local


class Conversations(Told):
    items: list[Conversation]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class Message(Told):
    """One message, or a private note of staff."""

    message_id: int
    conversation_id: int
    direction: Literal["in", "out", "note"]
    author: str = Field(description="patient, bot, provider, staff:<id> or api:<key's digest>.")
    body: str
    status: Literal["received", "queued", "sent", "delivered", "read", "failed"]
    error_code: str | None
    error: str | None
    segments: int = Field(description="What the carrier charges for an SMS.")
    created_at: Local
    sent_at: Local | None
    delivered_at: Local | None


class Messages(Told):
    items: list[Message]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class NewMessage(Asked):
    SAMPLE: ClassVar = {"text": "We have found your glasses."}
    text: Text = Field(min_length=1, max_length=4096, examples=["We have found your glasses."])


class ConversationQuery(Paged):
    channel: Channel | None = None
    patient_id: AskedId | None = Field(None, description="Only those that speak for this patient.")
    needs_person: Annotated[bool, BeforeValidator(yes_no)] | None = Field(
        None, description="Whether a person is wanted."
    )
    updated_since: AskedMoment | None = Field(
        None, description="Only what changed then or later; the list is ordered by the time of the change."
    )


@routes.get("/conversations", problems=("zone-missing",))
def list_conversations(ask: Ask, query: ConversationQuery) -> Conversations:
    """List the conversations.

    By id, or by the time of their last change where `updated_since` is given.
    """
    order = "talks" if query.updated_since is None else "talks-changed"
    where = TalkFilter(query.channel, query.patient_id, query.needs_person, query.updated_since)
    found = talks.talks(ask.conn, where, limit=query.limit, after=pages.after(query.cursor, order))
    items = [shown(Conversation, each, ask.practice.clinic.zone) for each in found.items]
    return Conversations(items=items, next=pages.following(found.after, order))


@routes.get("/conversations/{conversation_id}")
def get_conversation(ask: Ask, conversation_id: int) -> Conversation:
    """Read one conversation."""
    return _read(ask, conversation_id)


@routes.get("/conversations/{conversation_id}/messages")
def list_messages(ask: Ask, conversation_id: int, query: Paged) -> Messages:
    """List the messages of a conversation.

    The oldest first.
    """
    _read(ask, conversation_id)
    order = f"messages-{conversation_id}"
    found = talks.messages(ask.conn, conversation_id, limit=query.limit, after=pages.after(query.cursor, order))
    items = [shown(Message, each, ask.practice.clinic.zone) for each in found.items]
    return Messages(items=items, next=pages.following(found.after, order))


@routes.post("/conversations/{conversation_id}/messages", status=201, problems=CANNOT_WRITE)
def send_message(ask: Ask, conversation_id: int, body: NewMessage) -> Message:
    """Write to the patient.

    In the clinic's name, by the conversation's own channel. The receptionist goes on answering unless the conversation
    is taken over.
    """
    clinic = ask.practice.clinic
    try:
        made, queued = takeover.write(ask.conn, ask.now, clinic, conversation_id, body.text, by=ask.caller.label)
    except UnknownConversation:
        raise _unknown() from None
    except CannotWrite as cannot:
        raise Problem(*OBSTACLES[cannot.obstacle]) from None
    except ValueError as error:
        raise Problem("invalid", f"text is {error}.", [Fault(f"is {error}", pointer="#/text")]) from None
    ask.wake.append(queued)
    return shown(Message, talks.message(ask.conn, made), clinic.zone)


@routes.post("/conversations/{conversation_id}/take_over", guarded=True)
def take_over_conversation(ask: Ask, conversation_id: int) -> Conversation:
    """Take a conversation over.

    The receptionist falls silent at once, also for a message under way. Once more changes nothing.
    """
    ask.tags.must_hold(_read(ask, conversation_id, lock=True))
    takeover.take_over(ask.conn, ask.now, conversation_id, by=ask.caller.label, staff_id=None)
    return _read(ask, conversation_id)


@routes.post("/conversations/{conversation_id}/hand_back", guarded=True)
def hand_back_conversation(ask: Ask, conversation_id: int) -> Conversation:
    """Hand a conversation back.

    The receptionist answers again. Once more changes nothing.
    """
    ask.tags.must_hold(_read(ask, conversation_id, lock=True))
    takeover.hand_back(ask.conn, ask.now, conversation_id, by=ask.caller.label)
    return _read(ask, conversation_id)


def _read(ask: Ask, conversation_id: int, lock: bool = False) -> Conversation:
    found = talks.talk(ask.conn, conversation_id, lock=lock)
    if found is None:
        raise _unknown()
    return shown(Conversation, found, ask.practice.clinic.zone)


def _unknown() -> Problem:
    return Problem("not-found", "There is no such conversation.")
