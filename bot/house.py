"""The practice edited: the clinic's settings, its doctors and their hours, kinds of visit, closures.

Every edit names the version of the practice that its author saw, is judged by the rules of the clinic file, has its history, and
tells which booked visits now lie outside of what is offered. It runs in the caller's transaction, whole or not at all.
Raises, unless it says otherwise: Stale where somebody else has edited meanwhile; clinic.mistakes.Mistakes, {field: what is wrong};
Unknown for a number or code that is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.actor import Actor, Stale, StillBooked, Unknown, act
from bot.outside import Outside, outside
from bot.replanning import Replanned, is_another_plan, replan
from clinic import entries
from clinic.file import table_of
from clinic.mistakes import Mistakes, Wrong
from clinic.model import Closure, Doctor, Practice, VisitType
from db import daybook, edits, history, outbox, practice
from db.edits import Kept
from db.practice import NotSeededError

Changes = Mapping[str, Any]
"""Keys and values as the clinic file has them; None, or an empty text where a value may be absent, takes it out."""


NOTHING = Replanned()


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit; `outside`: the visits that lie outside only since then; `replanned`: reminders that wait."""

    version: int
    which: int | str  # the number or code of what was edited
    outside: tuple[Outside, ...] = ()
    replanned: Replanned = NOTHING


@dataclass(frozen=True, slots=True)
class _Done:
    """One edit, for the history. Nothing has changed where `before` and `after` are empty."""

    action: str
    entity: str
    which: int | str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    replanned: Replanned = NOTHING


# -- the clinic ------------------------------------------------------------------------------------------------------
@act
def change_clinic(conn: Connection, now: datetime, actor: Actor, changes: Changes, *, version: int) -> Edited:
    """Settings of the [clinic] table. Reminders that wait are planned anew where their times have changed."""

    def do(house: Practice) -> _Done:
        clinic = entries.clinic(table_of(house.clinic) | dict(changes))
        if nameless := [kind.code for kind in house.visit_types if clinic.languages[0] not in kind.name]:
            told = {"kinds": ", ".join(nameless), "language": clinic.languages[0]}
            raise Mistakes({"languages": Wrong("nameless", told)})
        edits.write_clinic(conn, clinic)
        replanned = replan(conn, now, clinic) if is_another_plan(house.clinic, clinic) else NOTHING
        before, after = history.difference(table_of(house.clinic), table_of(clinic))
        return _Done("changed", "clinic", 1, before, after, replanned)

    return _edit(conn, now, actor, version, do)


# -- doctors ---------------------------------------------------------------------------------------------------------
@act
def add_doctor(conn: Connection, now: datetime, actor: Actor, values: Changes, *, version: int) -> Edited:
    """A new doctor, after all the others: name, specialty, email, phone, calendar_id, visit_types, hours."""

    def do(house: Practice) -> _Done:
        doctor = entries.doctor(_given(values), house.clinic, house.visit_types)
        _only_one(conn, doctor)
        doctor_id = edits.add_doctor(conn, doctor, now)
        return _Done("added", "doctor", doctor_id, None, edits.doctor_shown(doctor))

    return _edit(conn, now, actor, version, do)


@act
def change_doctor(
    conn: Connection, now: datetime, actor: Actor, doctor_id: int, changes: Changes, *, version: int
) -> Edited:
    """Some keys of a doctor who practises; `hours` are the whole week's. Another calendar is filled with her visits to come."""

    def do(house: Practice) -> _Done:
        was = _known(house.doctor(doctor_id), "doctor", doctor_id)
        entry = _given(entries.table_of_doctor(was) | dict(changes))
        doctor = replace(entries.doctor(entry, house.clinic, house.visit_types), id=doctor_id)
        _only_one(conn, doctor)
        edits.write_doctor(conn, doctor, now)
        if doctor.calendar_id != was.calendar_id:
            _new_calendar(conn, now, doctor_id)
        told = history.difference(edits.doctor_shown(was), edits.doctor_shown(doctor))
        return _Done("changed", "doctor", doctor_id, *told)

    return _edit(conn, now, actor, version, do)


@act
def retire_doctor(conn: Connection, now: datetime, actor: Actor, doctor_id: int, *, version: int) -> Edited:
    """She practises no more; her past stays. Raises StillBooked where visits are to come."""

    def do(house: Practice) -> _Done:
        _known(house.doctor(doctor_id), "doctor", doctor_id)
        _none_ahead(conn, now, lambda visit: visit.doctor_id == doctor_id)
        edits.practise(conn, doctor_id, now, active=False)
        return _Done("retired", "doctor", doctor_id, {"active": True}, {"active": False})

    return _edit(conn, now, actor, version, do)


@act
def bring_back_doctor(conn: Connection, now: datetime, actor: Actor, doctor_id: int, *, version: int) -> Edited:
    """A doctor who had retired practises again, as she did."""

    def do(_: Practice) -> _Done:
        _known(doctor_id in edits.inactive(conn)[0], "doctor", doctor_id)
        edits.practise(conn, doctor_id, now, active=True)
        return _Done("brought_back", "doctor", doctor_id, {"active": False}, {"active": True})

    return _edit(conn, now, actor, version, do)


@act
def place_doctor(conn: Connection, now: datetime, actor: Actor, doctor_id: int, steps: int, *, version: int) -> Edited:
    """Puts a doctor so many places further down among those who practise, up where `steps` is negative; at the end she stays."""

    def do(house: Practice) -> _Done:
        _known(house.doctor(doctor_id), "doctor", doctor_id)
        order = [one.id for one in house.doctors]
        was = order.index(doctor_id)
        order.insert(max(was + steps, 0), order.pop(was))
        edits.write_order(conn, order, now)
        told = history.difference({"position": was + 1}, {"position": order.index(doctor_id) + 1})
        return _Done("changed", "doctor", doctor_id, *told)

    return _edit(conn, now, actor, version, do)


# -- kinds of visit --------------------------------------------------------------------------------------------------
@act
def add_visit_type(conn: Connection, now: datetime, actor: Actor, values: Changes, *, version: int) -> Edited:
    """A new kind of visit, which no doctor offers yet: code, name, minutes, buffer_minutes, words, prepare, sensitive."""

    def do(house: Practice) -> _Done:
        kind = entries.visit_type(values, house.clinic)
        if kind.code in {one.code for one in practice.visit_types(conn, also_inactive=True)}:
            raise Mistakes({"code": Wrong("code_taken", {"value": kind.code})})
        edits.add_visit_type(conn, kind)
        return _Done("added", "visit_type", kind.code, None, edits.visit_type_columns(kind))

    return _edit(conn, now, actor, version, do)


@act
def change_visit_type(
    conn: Connection, now: datetime, actor: Actor, code: str, changes: Changes, *, version: int
) -> Edited:
    """Some keys of a kind of visit. Visits that are booked keep their length; the code stays."""

    def do(house: Practice) -> _Done:
        was: VisitType = _known(house.visit_type(code), "visit_type", code)
        kind = entries.visit_type(entries.table_of_visit_type(was) | dict(changes), house.clinic)
        if kind.code != code:
            raise Mistakes({"code": Wrong("code_stays")})
        edits.write_visit_type(conn, kind)
        told = history.difference(edits.visit_type_columns(was), edits.visit_type_columns(kind))
        return _Done("changed", "visit_type", code, *told)

    return _edit(conn, now, actor, version, do)


@act
def retire_visit_type(conn: Connection, now: datetime, actor: Actor, code: str, *, version: int) -> Edited:
    """It is offered no more. Raises StillBooked where visits are to come."""

    def do(house: Practice) -> _Done:
        _known(house.visit_type(code), "visit_type", code)
        _none_ahead(conn, now, lambda visit: visit.visit_type == code)
        edits.offer(conn, code, active=False)
        return _Done("retired", "visit_type", code, {"active": True}, {"active": False})

    return _edit(conn, now, actor, version, do)


@act
def bring_back_visit_type(conn: Connection, now: datetime, actor: Actor, code: str, *, version: int) -> Edited:
    """It is offered again, by the doctors who did."""

    def do(_: Practice) -> _Done:
        _known(code in edits.inactive(conn)[1], "visit_type", code)
        edits.offer(conn, code, active=True)
        return _Done("brought_back", "visit_type", code, {"active": False}, {"active": True})

    return _edit(conn, now, actor, version, do)


# -- closures --------------------------------------------------------------------------------------------------------
@act
def add_closure(
    conn: Connection, now: datetime, actor: Actor, values: Changes, *, version: int, doctor_id: int | None = None
) -> Edited:
    """Whole days, from, to (exclusive) and reason, on which nobody works, or not this doctor."""

    def do(house: Practice) -> _Done:
        closure = _closure(house, values, doctor_id)
        closure_id = edits.add_closure(conn, closure)
        return _Done("added", "closure", closure_id, None, edits.closure_columns(closure))

    return _edit(conn, now, actor, version, do)


@act
def change_closure(
    conn: Connection, now: datetime, actor: Actor, closure_id: int, changes: Changes, *, version: int
) -> Edited:
    """Some of from, to and reason; whose it is stays."""

    def do(house: Practice) -> _Done:
        was = _kept(conn, closure_id)
        closure = _closure(house, entries.table_of_closure(was) | dict(changes), was.doctor_id)
        edits.write_closure(conn, Kept(closure_id, closure))
        told = history.difference(edits.closure_columns(was), edits.closure_columns(closure))
        return _Done("changed", "closure", closure_id, *told)

    return _edit(conn, now, actor, version, do)


@act
def remove_closure(conn: Connection, now: datetime, actor: Actor, closure_id: int, *, version: int) -> Edited:
    """Those days are worked after all."""

    def do(_: Practice) -> _Done:
        was = _kept(conn, closure_id)
        edits.drop_closure(conn, closure_id)
        return _Done("removed", "closure", closure_id, edits.closure_columns(was), None)

    return _edit(conn, now, actor, version, do)


# -- inside ----------------------------------------------------------------------------------------------------------
def _edit(conn: Connection, now: datetime, actor: Actor, version: int, do: Callable[[Practice], _Done]) -> Edited:
    """One edit at a time, on the practice as it is."""
    current = edits.lock(conn)
    if current is None:
        raise NotSeededError
    if current != version:
        raise Stale
    house = practice.load(conn)
    before = {one.visit.id for one in outside(conn, house, now)}
    done = do(house)
    if not (done.before or done.after):
        return Edited(current, done.which)
    _remember(conn, now, actor, done)
    bumped = practice.bump(conn)
    since = (one for one in outside(conn, practice.load(conn), now) if one.visit.id not in before)
    return Edited(bumped, done.which, tuple(since), done.replanned)


def _remember(conn: Connection, now: datetime, actor: Actor, done: _Done) -> None:
    history.add(
        conn,
        now=now,
        actor=actor.label,
        action=done.action,
        entity=done.entity,
        entity_id=done.which,
        before=done.before,
        after=done.after,
    )


def _given(values: Changes) -> dict[str, Any]:
    """Without the keys of a doctor that were emptied and may be absent."""
    absent = {"email", "phone", "calendar_id"}
    return {key: value for key, value in values.items() if not (key in absent and value in (None, ""))}


def _known(found: Any, what: str, which: object) -> Any:
    if not found:
        raise Unknown(what, which)
    return found


def _only_one(conn: Connection, doctor: Doctor) -> None:
    others = (one.name.casefold() for one in practice.doctors(conn, also_inactive=True) if one.id != doctor.id)
    if doctor.name.casefold() in others:
        raise Mistakes({"name": Wrong("name_taken", {"value": doctor.name})})


def _none_ahead(conn: Connection, now: datetime, theirs: Callable[[daybook.Visit], bool]) -> None:
    if visits := [visit for visit in daybook.ahead(conn, now) if theirs(visit)]:
        raise StillBooked(visits)


def _new_calendar(conn: Connection, now: datetime, doctor_id: int) -> None:
    edits.forget_calendar(conn, doctor_id)
    for visit in daybook.ahead(conn, now):
        if visit.doctor_id == doctor_id:
            outbox.add(conn, "calendar", due=now, payload={"doctor_id": doctor_id}, appointment_id=visit.id)


def _closure(house: Practice, values: Changes, doctor_id: int | None) -> Closure:
    if doctor_id is not None:
        _known(house.doctor(doctor_id), "doctor", doctor_id)
    return replace(entries.closure(values), doctor_id=doctor_id)


def _kept(conn: Connection, closure_id: int) -> Closure:
    found = next((one.closure for one in edits.closures(conn) if one.id == closure_id), None)
    closure: Closure = _known(found, "closure", closure_id)
    return closure
