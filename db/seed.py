"""A clinic file brought into the database: what is so already stays untouched, what the file dropped retires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, text, update

from clinic.file import clinic_of, table_of
from clinic.model import Closure, Doctor, Practice, VisitType
from db import edits, history, practice
from db.tables import (
    AppointmentRow,
    ClinicRow,
    ClosureRow,
    DoctorRow,
    HistoryRow,
    VisitTypeRow,
)

ACTOR = "seed"
_LOCK = 0x5EED  # two that seed at once wait for each other


@dataclass
class Seeded:
    """What became of the file's doctors, kinds of visit, closures and of the clinic itself."""

    clinic: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # dropped by the file, but patients are booked with them

    def line(self) -> str:
        """For the shell: one plain line."""
        told = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        told += [f"retired: {', '.join(self.retired)}"] if self.retired else []
        told += [f"kept for the visits still booked: {', '.join(self.kept)}"] if self.kept else []
        return f"{self.clinic}: {'; '.join(told)}"


def seed(conn: Connection, wanted: Practice, now: datetime) -> Seeded:
    """Makes the database hold this practice; running it again changes nothing, not even the version.

    Closures that the desk entered stay: only what a seed once wrote is taken out when the file drops it.
    """
    conn.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    done = Seeded(wanted.clinic.name)
    if _clinic(conn, wanted, now, done):
        done.new += 1
    for position, kind in enumerate(wanted.visit_types):
        _visit_type(conn, kind, position, now, done)
    for position, doctor in enumerate(wanted.doctors):
        _doctor(conn, doctor, position, now, done)
    _retire_doctors(conn, wanted, now, done)
    _retire_visit_types(conn, wanted, now, done)
    _closures(conn, wanted.closures, now, done)
    if done.new or done.changed or done.retired:
        practice.bump(conn)
    return done


def _clinic(conn: Connection, wanted: Practice, now: datetime, done: Seeded) -> bool:
    """True when there was no clinic yet."""
    settings = table_of(wanted.clinic)
    row = conn.execute(select(ClinicRow.settings)).scalar_one_or_none()
    if row is None:
        conn.execute(insert(ClinicRow).values(settings=settings))
        _remember(conn, now, "added", "clinic", 1, {}, settings)
        return True
    before, after = history.difference(table_of(clinic_of(row)), settings)
    if after:
        conn.execute(update(ClinicRow).values(settings=settings))
        _remember(conn, now, "changed", "clinic", 1, before, after)
    _count(done, bool(after))
    return False


def _visit_type(conn: Connection, kind: VisitType, position: int, now: datetime, done: Seeded) -> None:
    columns = edits.visit_type_columns(kind) | {"active": True, "position": position}
    row = conn.execute(select(VisitTypeRow.__table__).where(VisitTypeRow.code == kind.code)).one_or_none()
    if row is None:
        edits.add_visit_type(conn, kind, position)
        return _added(conn, now, done, "visit_type", kind.code, columns)
    before, after = history.difference(dict(row._mapping), columns)
    if after:
        conn.execute(update(VisitTypeRow).where(VisitTypeRow.code == kind.code).values(after))
    return _compared(conn, now, done, "visit_type", kind.code, before, after)


def _doctor(conn: Connection, doctor: Doctor, position: int, now: datetime, done: Seeded) -> None:
    columns = edits.doctor_columns(doctor) | {"active": True, "position": position}
    week = edits.week(doctor)
    row = conn.execute(select(DoctorRow.__table__).where(DoctorRow.name == doctor.name)).one_or_none()
    if row is None:
        doctor_id = edits.add_doctor(conn, doctor, now, position)
        return _added(conn, now, done, "doctor", doctor_id, {"name": doctor.name} | columns | week)
    has = next(one for one in practice.doctors(conn, also_inactive=True) if one.id == row.doctor_id)
    known = dict(row._mapping) | edits.week(has)
    before, after = history.difference(known, columns | week)
    if after:
        changed = {name: value for name, value in after.items() if name in columns}
        conn.execute(
            update(DoctorRow).where(DoctorRow.doctor_id == row.doctor_id).values(changed | {"updated_at": now})
        )
        edits.write_week(conn, row.doctor_id, doctor)
    return _compared(conn, now, done, "doctor", row.doctor_id, before, after)


def _retire_doctors(conn: Connection, wanted: Practice, now: datetime, done: Seeded) -> None:
    row, booked = DoctorRow, AppointmentRow
    dropped = select(row.doctor_id, row.name).where(row.active, row.name.not_in([one.name for one in wanted.doctors]))
    for doctor_id, name in conn.execute(dropped.order_by(row.position)).all():
        if not _retirable(conn, booked.doctor_id == doctor_id, now, name, done):
            continue
        conn.execute(update(row).where(row.doctor_id == doctor_id).values(active=False, updated_at=now))
        _remember(conn, now, "retired", "doctor", doctor_id, {"active": True}, {"active": False})


def _retire_visit_types(conn: Connection, wanted: Practice, now: datetime, done: Seeded) -> None:
    row, booked = VisitTypeRow, AppointmentRow
    dropped = select(row.code).where(row.active, row.code.not_in([one.code for one in wanted.visit_types]))
    for code in conn.execute(dropped.order_by(row.position)).scalars().all():
        if not _retirable(conn, booked.visit_type == code, now, code, done):
            continue
        conn.execute(update(row).where(row.code == code).values(active=False))
        _remember(conn, now, "retired", "visit_type", code, {"active": True}, {"active": False})


def _retirable(conn: Connection, theirs: Any, now: datetime, name: str, done: Seeded) -> bool:
    """Notes whether a doctor or kind of visit that the file dropped can go: not while visits are to come."""
    booked = AppointmentRow
    ahead = exists().where(theirs, booked.ends_at > now, booked.status.in_(("scheduled", "confirmed")))
    busy = bool(conn.execute(select(ahead)).scalar_one())
    (done.kept if busy else done.retired).append(name)
    return not busy


def _closures(conn: Connection, wanted: tuple[Closure, ...], now: datetime, done: Seeded) -> None:
    row = ClosureRow
    has = {
        Closure(found.starts, found.ends, found.reason): found.closure_id
        for found in conn.execute(select(row.__table__).where(row.doctor_id.is_(None)))
    }
    for closure in wanted:
        if closure in has:
            done.unchanged += 1
            continue
        columns = {"starts": closure.start, "ends": closure.end, "reason": closure.reason}
        closure_id = edits.add_closure(conn, closure)
        _added(conn, now, done, "closure", closure_id, columns)
    for closure, closure_id in has.items():
        if closure not in wanted and _ours(conn, closure_id):
            conn.execute(delete(row).where(row.closure_id == closure_id))
            done.retired.append(f"closure {closure.start}")
            _remember(conn, now, "retired", "closure", closure_id, {"starts": closure.start, "ends": closure.end}, None)


def _ours(conn: Connection, closure_id: int) -> bool:
    """True for a closure that a seed wrote, and not the desk."""
    row = HistoryRow
    written = exists().where(
        row.entity == "closure", row.entity_id == str(closure_id), row.actor == ACTOR, row.action == "added"
    )
    return bool(conn.execute(select(written)).scalar_one())


def _added(
    conn: Connection, now: datetime, done: Seeded, entity: str, which: str | int, after: Mapping[str, Any]
) -> None:
    done.new += 1
    _remember(conn, now, "added", entity, which, None, after)


def _compared(
    conn: Connection,
    now: datetime,
    done: Seeded,
    entity: str,
    which: str | int,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    _count(done, bool(after))
    if after:
        _remember(conn, now, "changed", entity, which, before, after)


def _count(done: Seeded, changed: bool) -> None:
    if changed:
        done.changed += 1
    else:
        done.unchanged += 1


def _remember(
    conn: Connection,
    now: datetime,
    action: str,
    entity: str,
    which: str | int,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    history.add(conn, now=now, actor=ACTOR, action=action, entity=entity, entity_id=which, before=before, after=after)
