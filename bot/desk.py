"""The desk: books, confirms, moves and cancels, the same for the chat, the staff's pages and other programs.

Every function runs in the caller's transaction and writes the history and what is to happen later with the change. After
Clash, Refused, Stale or Unknown nothing of the act is left, and the transaction can go on or be given up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from bot import aftermath
from bot.actor import Actor, Clash, Refused, Stale, Unknown, act
from bot.holds import hold, holder_of, kind_of, release
from clinic import rules
from clinic.model import Appointment, Doctor, Practice, Status
from clinic.rules import Reason, Wish
from db import appointments, events, history, people
from db.appointments import Stretch

__all__ = [
    "Actor",
    "Clash",
    "Refused",
    "Stale",
    "Unknown",
    "arrive",
    "book",
    "cancel",
    "confirm",
    "hold",
    "move",
    "release",
    "restore",
    "set_status",
]


@act
def book(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    *,
    patient_id: int,
    doctor_id: int,
    visit_type: str,
    start: datetime,
    conversation_id: int | None = None,
    tell_patient: bool = True,
) -> Appointment:
    """Books a visit. A time that the conversation holds is its own while the hold lasts, whatever the rules say by then.

    `tell_patient` False: no confirmation is sent, only the reminders.
    """
    wish = _wish(practice, doctor_id, visit_type, start)
    _patient(conn, patient_id)
    row = _times(wish) | {
        "patient_id": patient_id,
        "status": "scheduled",
        "booked_by": actor.via,
        "conversation_id": conversation_id,
        "created_at": now,
        "updated_at": now,
    }
    _make_room(conn, now, practice, actor, wish, patient_id, holder_of(conn, actor, conversation_id))
    visit = appointments.add(conn, row)
    after = _times(wish) | {"patient_id": patient_id, "status": visit.status}
    _remember(conn, now, practice, actor, visit, "booked", after=after)
    aftermath.booked(conn, now, practice, actor, visit, tell_patient=tell_patient)
    return visit


@act
def confirm(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    *,
    version: int | None = None,
) -> Appointment:
    """The patient comes. Once more changes nothing."""
    visit = _visit(conn, appointment_id, version)
    _refuse(rules.may_confirm(visit, now, actor.is_staff))
    if visit.status == "confirmed":
        return visit
    appointments.lock_days(conn, [appointments.stretch_of(conn, visit.id)])
    return _change(conn, now, practice, actor, visit, "confirmed", {"status": "confirmed", "confirmed_at": now})


@act
def move(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    *,
    start: datetime,
    doctor_id: int | None = None,
    visit_type: str | None = None,
    version: int | None = None,
    conversation_id: int | None = None,
    tell_patient: bool = True,
) -> Appointment:
    """Moves a visit: the old time is free and the new one taken in one statement. To where it is already changes nothing."""
    was = _visit(conn, appointment_id, version)
    wish = _wish(practice, doctor_id or was.doctor_id, visit_type or was.visit_type, start)
    if was.status in ("scheduled", "confirmed") and _same(was, wish):
        return was
    values = _times(wish) | {"status": "scheduled", "version": was.version + 1} | _UNSAID
    _patient(conn, was.patient_id)
    _make_room(conn, now, practice, actor, wish, was.patient_id, holder_of(conn, actor, conversation_id), moving=was)
    visit = _change(conn, now, practice, actor, was, "moved", values)
    aftermath.moved(conn, now, practice, actor, was, visit, tell_patient=tell_patient)
    return visit


@act
def cancel(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    *,
    version: int | None = None,
    why: str | None = None,
    tell_patient: bool = True,
) -> Appointment:
    """Cancels a visit; after the clinic's cutoff it is marked as late."""
    was = _visit(conn, appointment_id, version)
    _refuse(rules.may_cancel(was, now, actor.is_staff))
    values = {
        "status": "cancelled",
        "cancelled_at": now,
        "cancelled_late": rules.is_late(practice.clinic, was, now),
        "version": was.version + 1,
    }
    appointments.lock_days(conn, [appointments.stretch_of(conn, was.id)])
    visit = _change(conn, now, practice, actor, was, "cancelled", values, why=why)
    aftermath.cancelled(conn, now, practice, actor, visit, tell_patient=tell_patient)
    return visit


@act
def restore(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    *,
    version: int | None = None,
    tell_patient: bool = True,
) -> Appointment:
    """Takes a cancellation back. Raises Clash when the time is somebody else's by now."""
    was = _visit(conn, appointment_id, version)
    _refuse(rules.may_restore(practice, was, now))
    visit = _revive(conn, now, practice, actor, was, "restored", {"version": was.version + 1})
    aftermath.booked(conn, now, practice, actor, visit, tell_patient=tell_patient)
    return visit


@act
def arrive(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    *,
    version: int | None = None,
    arrived: bool = True,
) -> Appointment:
    """Notes that the patient sits in the waiting room, or (`arrived` False) that this was a mistake. Once more changes nothing."""
    was = _visit(conn, appointment_id, version)
    if (was.arrived_at is not None) is arrived:
        return was
    _refuse(rules.may_arrive(practice, was, now))
    return _change(
        conn,
        now,
        practice,
        actor,
        was,
        "arrived" if arrived else "not_arrived",
        {"arrived_at": now if arrived else None},
    )


@act
def set_status(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    appointment_id: int,
    status: Status,
    *,
    version: int | None = None,
    tell_patient: bool = False,
) -> Appointment:
    """Gives a visit another status, if the table of moves has it; the status that it has already changes nothing.

    `tell_patient`: of a no-show, that she was missed and may have another time. The other marks tell her nothing.
    """
    was = _visit(conn, appointment_id, version)
    if was.status == status:
        return was
    if does := _ACTS.get(status):
        return does(conn, now, practice, actor, appointment_id, version=version)
    _refuse(rules.may_change_status(was, status, now))
    if status != "scheduled":
        appointments.lock_days(conn, [appointments.stretch_of(conn, was.id)])
        visit = _change(conn, now, practice, actor, was, status, {"status": status})
        if tell_patient and status == "no_show":
            aftermath.missed(conn, now, practice, visit)
        return visit
    if was.status == "cancelled":
        return restore(conn, now, practice, actor, appointment_id, version=version)
    visit = _revive(conn, now, practice, actor, was, "scheduled", {})
    aftermath.shown(conn, now, visit)
    return visit


_UNSAID: dict[str, Any] = {"confirmed_at": None, "arrived_at": None}
"""Of a visit at another time nobody has said yet that she comes, or that she came."""
_ACTS: Mapping[Status, Callable[..., Appointment]] = {"confirmed": confirm, "cancelled": cancel}


# -- inside ----------------------------------------------------------------------------------------------------------
def _make_room(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    wish: Wish,
    patient_id: int,
    holder: int | None,
    *,
    moving: Appointment | None = None,
) -> None:
    """Locks the days concerned, checks the rules unless the time is held already, and removes the holds in the way."""
    wanted = Stretch(wish.doctor_id, wish.start, wish.blocked_until)
    appointments.lock_days(conn, [wanted, appointments.stretch_of(conn, moving.id)] if moving else [wanted])
    besides = moving.id if moving else None
    met = appointments.around(conn, wanted, wish.visit_type.code, patient_id, now, holder=holder, besides=besides)
    promised = met.promised and wish.start > now
    _refuse(
        (rules.may_change(moving, now, actor.is_staff, then="scheduled") if moving else None)
        or (None if promised else rules.may_begin(practice, wish, now, actor.is_staff))
        or rules.is_free(wish, taken=met.taken, own=met.own)
    )
    appointments.drop(conn, met.void)


def _revive(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    was: Appointment,
    action: str,
    values: Mapping[str, Any],
) -> Appointment:
    """Makes a visit live again at its own time, which may be somebody else's by now."""
    wanted, holder = appointments.stretch_of(conn, was.id), holder_of(conn, actor, None)
    _patient(conn, was.patient_id)
    appointments.lock_days(conn, [wanted])
    met = appointments.around(conn, wanted, was.visit_type, was.patient_id, now, holder=holder, besides=was.id)
    if met.taken:
        raise Clash
    if any(one.start < was.end for one in met.own):
        raise Refused(Reason.OVERLAPS_OWN)
    appointments.drop(conn, met.void)
    live: dict[str, Any] = {"status": "scheduled", "cancelled_at": None, "cancelled_late": False} | _UNSAID
    return _change(conn, now, practice, actor, was, action, live | dict(values))


def _change(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    was: Appointment,
    action: str,
    values: Mapping[str, Any],
    why: str | None = None,
) -> Appointment:
    visit = appointments.change(conn, was.id, {**values, "updated_at": now})
    before, after = history.difference(_shown(was), _shown(visit))
    _remember(conn, now, practice, actor, visit, action, before=before, after=after, why=why)
    return visit


def _remember(
    conn: Connection, now: datetime, practice: Practice, actor: Actor, visit: Appointment, action: str, **told: Any
) -> None:
    """Writes down what was done, and tells the programs that want to know."""
    history.add(conn, now=now, actor=actor.label, action=action, entity="appointment", entity_id=visit.id, **told)
    events.appointment(conn, now, practice.version, action, visit, via=actor.via)


def _shown(visit: Appointment) -> dict[str, Any]:
    """A visit by the names of its columns."""
    return {
        "doctor_id": visit.doctor_id,
        "visit_type": visit.visit_type,
        "appointment_date": visit.start,
        "ends_at": visit.end,
        "status": visit.status,
        "version": visit.version,
        "arrived_at": visit.arrived_at,
    }


def _visit(conn: Connection, appointment_id: int, version: int | None) -> Appointment:
    """The visit, locked. Raises Unknown, and Stale where `version` is not the one that it has."""
    visit = appointments.get(conn, appointment_id, lock=True)
    if visit is None:
        raise Unknown("appointment", appointment_id)
    if version is not None and version != visit.version:
        raise Stale
    return visit


def _patient(conn: Connection, patient_id: int) -> None:
    """Locks the patient, so that two visits of hers at one time cannot be booked past each other."""
    if not people.lock(conn, patient_id):
        raise Unknown("patient", patient_id)


def _wish(practice: Practice, doctor_id: int, visit_type: str, start: datetime) -> Wish:
    doctor: Doctor | None = practice.doctor(doctor_id)
    if doctor is None:
        raise Unknown("doctor", doctor_id)
    return Wish(doctor.id, kind_of(practice, visit_type), start.astimezone(UTC))


def _times(wish: Wish) -> dict[str, Any]:
    return {
        "doctor_id": wish.doctor_id,
        "visit_type": wish.visit_type.code,
        "appointment_date": wish.start,
        "ends_at": wish.end,
        "blocked_until": wish.blocked_until,
    }


def _refuse(reason: Reason | None) -> None:
    if reason is Reason.TAKEN:
        raise Clash
    if reason is not None:
        raise Refused(reason)


def _same(visit: Appointment, wish: Wish) -> bool:
    return (visit.doctor_id, visit.visit_type, visit.start) == (wish.doctor_id, wish.visit_type.code, wish.start)
