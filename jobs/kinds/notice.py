"""A text to the patient about what the clinic did to a visit."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Connection

from bot import telling, undelivered
from bot.channels.base import SendError
from bot.inbound import ChannelName
from clinic.reminders import out_of_quiet
from conversations import sms
from conversations.notices import Event, useful_until
from db import outbox, people, reach, sending, visits
from db.addresses import Contact
from db.visits import Visit
from jobs.kinds.message import NOT_SENT, send
from jobs.steps import Act, PutOff, Step, Task, dropped

FITTING = {
    "booked": frozenset({"scheduled", "confirmed"}),
    "moved": frozenset({"scheduled", "confirmed"}),
    "cancelled": frozenset({"cancelled"}),
    "missed": frozenset({"no_show"}),
}


def notice(conn: Connection, task: Task) -> Step:
    """Payload {"event": …}, one of `FITTING`. The words are decided now, and so is whether they are still true."""
    visit = visits.visit(conn, task.row.appointment_id or 0)
    event = cast(Event, task.row.payload["event"])
    if reason := _pointless(task, event, visit):
        return _drop(conn, task, reason)
    assert visit is not None
    loud = out_of_quiet(task.practice.clinic, task.moment, useful_until(event, visit.appointment.start))
    if loud is None:
        return _drop(conn, task, "quiet hours until the visit")
    if loud > task.moment:
        return PutOff(loud, "quiet hours")
    contact = people.contact_for(conn, visit.patient.id)
    if contact is None:
        undelivered.untold(conn, task.now, visit)
        return _drop(conn, task, "no number to write to")
    return _act(conn, task, event, visit, contact)


def _pointless(task: Task, event: Event, visit: Visit | None) -> str | None:
    if visit is None:
        return "no such visit"
    if task.row.version not in (None, visit.appointment.version) or visit.appointment.status not in FITTING[event]:
        return "superseded"
    return "past" if useful_until(event, visit.appointment.start) <= task.moment else None


def _drop(conn: Connection, task: Task, reason: str) -> Step:
    if task.row.message_id is not None:
        sending.failed(conn, task.row.message_id, code=None, words=f"{NOT_SENT}: {reason}")
    return dropped(reason)


def _act(conn: Connection, task: Task, event: Event, visit: Visit, contact: Contact) -> Act:
    words = telling.notice(conn, task.practice, event, visit, contact)
    name = cast(ChannelName, contact.channel)
    message_id = sending.write(
        conn,
        sending.conversation(conn, contact.contact_id, task.now),
        provider=task.runtime.channels[name].provider,
        body=words.text,
        buttons=words.buttons,
        segments=sms.segments(words.text) if name == "sms" else 0,
        now=task.now,
        again=task.row.message_id,
    )
    outbox.speaks_through(conn, [task.row.outbox_id], message_id)
    found = sending.outbound(conn, message_id)
    assert found is not None
    act = send(task, found)

    def turned_away(conn: Connection, now: datetime, error: SendError) -> None:
        sending.failed(conn, message_id, code=error.code, words=error.words)
        reach.closed(conn, contact.contact_id, now)

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        sending.failed(conn, message_id, code=error.code, words=error.words)
        undelivered.text_refused(
            conn, now, error, contact_id=found.contact_id, conversation_id=found.conversation_id,
            patient_id=visit.patient.id, appointment_id=visit.appointment.id,
        )  # fmt: skip

    until = useful_until(event, visit.appointment.start)
    return Act(
        act.do, act.done, gave_up, lines=act.lines, until=until, urgent=event != "missed",
        turned_away=turned_away if contact.channel == "whatsapp" else None,
    )  # fmt: skip
