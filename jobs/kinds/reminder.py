"""The reminder of a visit: whether it goes, which way and in which words is decided when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Connection

from bot import telling, undelivered
from bot.channels.base import SendError
from bot.inbound import ChannelName
from clinic.model import Status
from clinic.reminders import out_of_quiet
from conversations import notices, sms
from db import family, outbox, people, reach, sending, visits
from db.addresses import Contact
from db.outbox import Claimed
from db.visits import Visit
from jobs.kinds.message import NOT_SENT, send
from jobs.steps import Act, Over, PutOff, Step, Task, dropped

TO_COME: frozenset[Status] = frozenset({"scheduled", "confirmed"})
TOGETHER = timedelta(hours=3)
"""Reminders of one phone and day that are due within this of each other go as one text."""
MOST = 4
"""Visits in one text: more would not fit."""

one_at_a_time = family.lock
"""Two workers with a reminder each for the same phone: the second finds both in the hands of the first."""


def reminder(conn: Connection, task: Task) -> Step:
    """Payload {"offset": "24h"}. One text for all visits of a phone and day; by e-mail where no text can go."""
    visit = visits.visit(conn, task.row.appointment_id or 0)
    if reason := _pointless(task, visit):
        return _drop(conn, task, reason)
    assert visit is not None
    loud = out_of_quiet(task.practice.clinic, task.moment, visit.appointment.start)
    if loud is not None and loud > task.moment:
        return PutOff(loud, "quiet hours")
    contact = people.contact_for(conn, visit.patient.id) if loud else None
    return _by_text(conn, task, visit, contact) if contact else _by_email(conn, task, visit)


def _pointless(task: Task, visit: Visit | None) -> str | None:
    if visit is None:
        return "no such visit"
    if visit.appointment.status not in TO_COME:
        return visit.appointment.status
    if task.row.version != visit.appointment.version:
        return "superseded"
    return "past" if visit.appointment.start <= task.moment else None


def _drop(conn: Connection, task: Task, reason: str) -> Over:
    if task.row.message_id is not None:
        _unsay(conn, task, NOT_SENT + ": " + reason)
    return dropped(reason)


def _unsay(conn: Connection, task: Task, why: str) -> None:
    """An earlier try has written the message and its question down; neither ever went."""
    if task.row.message_id is not None:
        sending.failed(conn, task.row.message_id, code=None, words=why)
    if task.row.appointment_id is not None:
        sending.void(conn, [task.row.appointment_id], task.now)


def _by_email(conn: Connection, task: Task, visit: Visit) -> Over:
    _unsay(conn, task, NOT_SENT)
    went = undelivered.reminder_by_email(conn, task.now, visit, _offset(task), task.row.as_of)
    return Over("done", "by e-mail") if went else dropped("no way to reach the patient")


def _offset(task: Task) -> str:
    return str(task.row.payload.get("offset", ""))


def _by_text(conn: Connection, task: Task, visit: Visit, contact: Contact) -> Act:
    beside, together = _family(conn, task, visit, contact)
    conversation_id = sending.conversation(conn, contact.contact_id, task.now)
    questions = {
        one.appointment.id: sending.ask(conn, conversation_id, one.appointment.id, one.appointment.version, task.now)
        for one in together
        if one.appointment.status == "scheduled"
    }
    message_id = _write(conn, task, contact, conversation_id, together, questions)
    outbox.speaks_through(conn, [row.outbox_id for row in (task.row, *beside)], message_id)
    found = sending.outbound(conn, message_id)
    assert found is not None
    act = send(task, found)

    def unsaid(conn: Connection, now: datetime, error: SendError) -> None:
        sending.failed(conn, message_id, code=error.code, words=error.words)
        sending.void(conn, [one.appointment.id for one in together], now, conversation_id=conversation_id)

    def turned_away(conn: Connection, now: datetime, error: SendError) -> None:
        unsaid(conn, now, error)
        reach.closed(conn, contact.contact_id, now)

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        unsaid(conn, now, error)
        undelivered.text_refused(
            conn, now, error, contact_id=contact.contact_id, conversation_id=conversation_id,
            patient_id=visit.patient.id, appointment_id=visit.appointment.id,
        )  # fmt: skip
        for one in together:
            undelivered.reminder_by_email(conn, now, one, _offset(task), task.row.as_of)

    until = min(one.appointment.start for one in together)
    return Act(
        act.do, act.done, gave_up, lines=act.lines, until=until, urgent=True, beside=beside,
        turned_away=turned_away if contact.channel == "whatsapp" else None,
    )  # fmt: skip


def _write(
    conn: Connection,
    task: Task,
    contact: Contact,
    conversation_id: int,
    together: Sequence[Visit],
    questions: dict[int, int],
) -> int:
    language = telling.language(conn, task.practice, together[0].patient.id, contact)
    house = task.practice
    for one in together:
        house = telling.with_doctor(conn, house, one.appointment.doctor_id)
    words = notices.reminder(
        house,
        [(one.patient, one.appointment) for one in together],
        now=task.moment,
        language=language,
        channel=contact.channel,
        questions=questions,
    )
    name = cast(ChannelName, contact.channel)
    return sending.write(
        conn,
        conversation_id,
        provider=task.runtime.channels[name].provider,
        body=words.text,
        buttons=words.buttons,
        segments=sms.segments(words.text) if name == "sms" else 0,
        now=task.now,
        again=task.row.message_id,
    )


def _family(
    conn: Connection, task: Task, visit: Visit, contact: Contact
) -> tuple[tuple[Claimed, ...], tuple[Visit, ...]]:
    """(the other rows, all visits by time) that this text speaks for: of the same phone, day and stage, due about now."""
    due = max(task.moment, task.row.due) + TOGETHER
    zone = task.practice.clinic.zone
    candidates = family.waiting(conn, contact.contact_id, visit.appointment, zone, by=due, offset=_offset(task))
    wanted = [
        outbox_id
        for outbox_id, patient_id in candidates[: MOST - 1]
        if (its := people.contact_for(conn, patient_id)) is not None and its.contact_id == contact.contact_id
    ]
    lease: timedelta = task.row.claimed_until - task.now
    beside = tuple(outbox.claim_like(conn, wanted, now=task.now, lease=lease, by=task.row.claimed_by))
    others = [visits.visit(conn, row.appointment_id or 0) for row in beside]
    together = sorted([visit, *(one for one in others if one)], key=lambda one: (one.appointment.start, one.patient.id))
    return beside, tuple(together)
