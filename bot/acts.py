"""The dialogue's commands carried out at the desk: one function a kind, one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, update

from bot import desk, waitlist
from clinic.model import Practice
from conversations import commands as c
from db import addresses, attention, conversations, history, outbox, people
from db.conversations import Opened
from db.tables import ContactPatientRow, ContactRow, PatientRow, QuestionRow


class EmailTaken(Exception):
    """The address belongs to another patient; the turn is taken again knowing so."""

    def __init__(self, email: str) -> None:
        super().__init__("the e-mail address belongs to another patient")
        self.email = email.lower()


@dataclass
class Act:
    """What carrying out one turn's commands needs to know, and the patient whom it registered."""

    conn: Connection
    now: datetime
    practice: Practice
    opened: Opened
    registered: int | None = None
    touched: list[int] = field(default_factory=list)  # appointments with work for later
    wake: list[int] = field(default_factory=list)  # outbox rows written here

    @property
    def actor(self) -> desk.Actor:
        return desk.Actor(f"contact:{self.opened.contact_id}", self.opened.channel)


_SETTLING = (c.Cancel, c.Confirm, c.Reschedule)
"""After one of these a visit that she could not come to is not the desk's to settle any more."""


def carry_out(act: Act, wanted: Sequence[c.Command]) -> None:
    """Does all that a turn decided, in order. Raises desk.Clash, desk.Refused, desk.Stale, EmailTaken: then nothing may be kept."""
    for command in wanted:
        ACTS[type(command)](act, command)
        if isinstance(command, _SETTLING):
            attention.resolve_key(act.conn, f"declined:{act.opened.conversation_id}", now=act.now, by=act.actor.label)


def _register(act: Act, command: c.Register) -> None:
    opened = act.opened
    try:
        patient = people.create(
            act.conn,
            now=act.now,
            actor=act.actor.label,
            name=command.name,
            email=command.email,
            phone=opened.phone,
            language=opened.language,
        )
    except people.EmailTaken:
        raise EmailTaken(command.email or "") from None
    people.link(act.conn, opened.contact_id, patient.id, command.relation)
    act.registered = patient.id


def _correct(act: Act, command: c.Correct) -> None:
    changes = {name: value for name, value in (("name", command.name), ("email", command.email)) if value is not None}
    try:
        people.correct(act.conn, command.patient_id, changes, now=act.now, actor=act.actor.label)
    except people.EmailTaken:
        raise EmailTaken(command.email or "") from None


def _hold(act: Act, command: c.Hold) -> None:
    desk.hold(
        act.conn,
        act.now,
        act.practice,
        conversation_id=act.opened.conversation_id,
        patient_id=None,
        visit_type=command.visit_type,
        slots=command.slots,
    )


def _release(act: Act, _: c.Release) -> None:
    desk.release(act.conn, act.opened.conversation_id)


def _book(act: Act, command: c.Book) -> None:
    patient_id = command.patient_id if command.patient_id is not None else act.registered
    if patient_id is None:
        raise LookupError("a visit needs a patient")
    booked = desk.book(
        act.conn,
        act.now,
        act.practice,
        act.actor,
        patient_id=patient_id,
        doctor_id=command.doctor_id,
        visit_type=command.visit_type,
        start=command.start,
        conversation_id=act.opened.conversation_id,
    )
    act.touched.append(booked.id)


def _confirm(act: Act, command: c.Confirm) -> None:
    desk.confirm(act.conn, act.now, act.practice, act.actor, command.appointment_id, version=command.version)
    act.touched.append(command.appointment_id)


def _reschedule(act: Act, command: c.Reschedule) -> None:
    # The offered time is kept for this very talk: it is given back to be taken.
    desk.release(act.conn, act.opened.conversation_id)
    desk.move(
        act.conn,
        act.now,
        act.practice,
        act.actor,
        command.appointment_id,
        start=command.start,
        doctor_id=command.doctor_id,
        version=command.version,
    )
    act.touched.append(command.appointment_id)


def _cancel(act: Act, command: c.Cancel) -> None:
    desk.cancel(act.conn, act.now, act.practice, act.actor, command.appointment_id, version=command.version)
    act.touched.append(command.appointment_id)


def _restore(act: Act, command: c.Restore) -> None:
    desk.restore(act.conn, act.now, act.practice, act.actor, command.appointment_id, version=command.version)
    act.touched.append(command.appointment_id)


def _answer_question(act: Act, command: c.AnswerQuestion) -> None:
    answered = update(QuestionRow).where(QuestionRow.question_id == command.question_id)
    act.conn.execute(answered.values(answered_at=act.now, answer=command.answer))


def _join_waitlist(act: Act, command: c.JoinWaitlist) -> None:
    patient_id = command.patient_id if command.patient_id is not None else act.registered
    if patient_id is None:
        raise LookupError("the waiting list needs a patient")
    wish = waitlist.Wish(
        patient_id, command.visit_type, command.doctor_id, command.appointment_id, command.earliest, command.latest
    )
    # Whoever waits for the same already goes on waiting: what she was told holds.
    with suppress(waitlist.WaitsAlready):
        waitlist.join(act.conn, act.now, act.actor, wish, conversation_id=act.opened.conversation_id)


def _leave_waitlist(act: Act, _: c.LeaveWaitlist) -> None:
    for row in waitlist.of_contact(act.conn, act.opened.contact_id):
        waitlist.leave(act.conn, act.now, act.actor, row)


def _opt_out(act: Act, command: c.OptOut) -> None:
    addresses.opt_out(act.conn, act.opened.contact_id, now=act.now, why=command.why, actor=act.actor.label)


def _opt_in(act: Act, _: c.OptIn) -> None:
    addresses.opt_in(act.conn, act.opened.contact_id, now=act.now, actor=act.actor.label)


def _tell_by_email(act: Act, command: c.TellOptedOutByEmail) -> None:
    written = outbox.add(
        act.conn,
        "email",
        due=act.now,
        payload={"template": "opted_out"},
        appointment_id=command.appointment_id,
        patient_id=command.patient_id,
    )
    if written is not None:
        act.wake.append(written)


def _unlink(act: Act, _: c.UnlinkNumber) -> None:
    """The number speaks for nobody any more, in whichever app; no patient keeps it, and nothing more is sent to it."""
    contact_id, phone = act.opened.contact_id, act.opened.phone
    wrong = [contact_id, *addresses.same_number(act.conn, contact_id)]
    act.conn.execute(delete(ContactPatientRow).where(ContactPatientRow.contact_id.in_(wrong)))
    if phone:
        had = update(PatientRow).where(PatientRow.phone == phone).returning(PatientRow.patient_id)
        for patient_id in act.conn.execute(had.values(phone=None, updated_at=act.now)).scalars().all():
            _remember(act, "phone_removed", "patient", patient_id, why="wrong number")
    gone = update(ContactRow).where(ContactRow.contact_id.in_(wrong))
    act.conn.execute(
        gone.values(phone=None, wrong_number_at=act.now, opted_out_at=act.now, opted_out_why="wrong_number")
    )
    for one in wrong:
        _remember(act, "unlinked", "contact", one, why="wrong number")


def _set_language(act: Act, command: c.SetLanguage) -> None:
    conversations.set_language(act.conn, act.opened.contact_id, command.language)


def _call_human(act: Act, command: c.CallHuman) -> None:
    attention.raise_(
        act.conn,
        now=act.now,
        kind=command.kind,
        urgent=command.urgent,
        key=f"{command.kind}:{act.opened.conversation_id}",
        detail=command.detail,
        conversation_id=act.opened.conversation_id,
        appointment_id=command.appointment_id,
    )


def _remember(act: Act, action: str, entity: str, entity_id: int, why: str | None = None) -> None:
    history.add(
        act.conn, now=act.now, actor=act.actor.label, action=action, entity=entity, entity_id=entity_id, why=why
    )


ACTS: dict[type, Callable[[Act, Any], None]] = {
    c.Register: _register,
    c.Correct: _correct,
    c.Hold: _hold,
    c.Release: _release,
    c.Book: _book,
    c.Confirm: _confirm,
    c.Reschedule: _reschedule,
    c.Cancel: _cancel,
    c.Restore: _restore,
    c.AnswerQuestion: _answer_question,
    c.JoinWaitlist: _join_waitlist,
    c.LeaveWaitlist: _leave_waitlist,
    c.OptOut: _opt_out,
    c.OptIn: _opt_in,
    c.TellOptedOutByEmail: _tell_by_email,
    c.UnlinkNumber: _unlink,
    c.SetLanguage: _set_language,
    c.CallHuman: _call_human,
}
