"""A message that is written down already: staff's words, or one more of the bot's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot import undelivered
from bot.channels.base import Parcel, SendError
from bot.inbound import Button, ChannelName
from db import sending
from db.sending import Outbound
from jobs.steps import Act, Over, Step, Task, dropped

NOT_SENT = "not sent"


def message(conn: Connection, task: Task) -> Step:
    """Sends the row's message in its conversation, unless it went already or the patient wants none."""
    found = sending.outbound(conn, task.row.message_id or 0)
    if found is None:
        return dropped("no such message")
    if found.status != "queued":
        return Over("done", "it went before")
    if refusal := _unwanted(found):
        sending.failed(conn, found.message_id, code=None, words=f"{NOT_SENT}: {refusal}")
        return dropped(refusal)
    return send(task, found)


def _unwanted(found: Outbound) -> str | None:
    if found.opted_out:
        return "the patient has opted out"
    return "the number is somebody else's" if found.wrong_number else None


def send(task: Task, found: Outbound) -> Act:
    """Hands a message to its channel and marks it; one that is refused for good is recorded and raised to staff."""
    name: ChannelName = found.channel  # type: ignore[assignment]
    channel = task.runtime.channels[name]
    rows = tuple(tuple(Button(label, data) for label, data in row) for row in found.buttons)
    parcel = Parcel(found.address, found.body, rows, found.ask_contact, found.message_id)

    def do() -> str | None:
        return channel.send(parcel)

    def done(conn: Connection, now: datetime, provider_id: str | None) -> bool:
        sending.sent(conn, found.message_id, provider=channel.provider, provider_id=provider_id, now=now)
        return True

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        sending.failed(conn, found.message_id, code=error.code, words=error.words)
        undelivered.text_refused(conn, now, error, contact_id=found.contact_id, conversation_id=found.conversation_id)

    return Act(do, done, gave_up, lines=channel.lines(found.address))
