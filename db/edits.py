"""The practice's rows as edits write them, and as history shows them. Who may edit what is `bot.house`'s matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, delete, func, insert, select, update

from clinic.file import table_of
from clinic.model import Clinic, Closure, Doctor, VisitType
from db import history
from db.tables import (
    BusyRow,
    CalendarSyncRow,
    ClinicRow,
    ClosureRow,
    DoctorRow,
    DoctorVisitTypeRow,
    VisitTypeRow,
    WorkingHoursRow,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A closure with its number."""

    id: int
    closure: Closure

    @property
    def last(self) -> date:
        """The last day that is closed, which is how people speak."""
        return self.closure.end - timedelta(days=1)


def lock(conn: Connection) -> int | None:
    """The version of the practice, which nobody else edits until the transaction ends; None before a clinic is loaded."""
    return conn.execute(select(ClinicRow.version).with_for_update()).scalar_one_or_none()


def write_clinic(conn: Connection, clinic: Clinic) -> None:
    conn.execute(update(ClinicRow).values(settings=table_of(clinic)))


# -- doctors ---------------------------------------------------------------------------------------------------------
def doctor_columns(doctor: Doctor) -> dict[str, Any]:
    """A doctor's own columns, without name, hours and kinds of visit."""
    return {
        "specialty": doctor.specialty,
        "email": doctor.email,
        "phone": doctor.phone,
        "calendar_id": doctor.calendar_id,
    }


def doctor_shown(doctor: Doctor) -> dict[str, Any]:
    """A doctor as history shows her."""
    return {"name": doctor.name} | doctor_columns(doctor) | week(doctor)


def week(doctor: Doctor) -> dict[str, Any]:
    """A doctor's kinds of visit and hours, {weekday: [stretch]}, as history shows them."""
    hours = {
        str(day): [f"{start:%H:%M}-{end:%H:%M}" for start, end in stretches]
        for day, stretches in sorted(doctor.hours.items())
    }
    return {"visit_types": list(doctor.visit_types), "hours": hours}


def add_doctor(conn: Connection, doctor: Doctor, now: datetime, position: int | None = None) -> int:
    """Writes a doctor with her week, by default after all the others; her id."""
    place = _next(conn, DoctorRow) if position is None else position
    made = insert(DoctorRow).values(
        name=doctor.name, created_at=now, updated_at=now, position=place, **doctor_columns(doctor)
    )
    doctor_id = conn.execute(made.returning(DoctorRow.doctor_id)).scalar_one()
    write_week(conn, doctor_id, doctor)
    return doctor_id


def write_doctor(conn: Connection, doctor: Doctor, now: datetime) -> None:
    """Writes a doctor who has a number anew, week and all."""
    mine = update(DoctorRow).where(DoctorRow.doctor_id == doctor.id)
    conn.execute(mine.values(name=doctor.name, updated_at=now, **doctor_columns(doctor)))
    write_week(conn, doctor.id, doctor)


def write_week(conn: Connection, doctor_id: int, doctor: Doctor) -> None:
    conn.execute(delete(DoctorVisitTypeRow).where(DoctorVisitTypeRow.doctor_id == doctor_id))
    conn.execute(delete(WorkingHoursRow).where(WorkingHoursRow.doctor_id == doctor_id))
    for position, code in enumerate(doctor.visit_types):
        conn.execute(insert(DoctorVisitTypeRow).values(doctor_id=doctor_id, code=code, position=position))
    for weekday, stretches in doctor.hours.items():
        for starts, ends in stretches:
            row = {"doctor_id": doctor_id, "weekday": weekday, "starts": starts, "ends": ends}
            conn.execute(insert(WorkingHoursRow).values(row))


def practise(conn: Connection, doctor_id: int, now: datetime, *, active: bool) -> None:
    """Lets a doctor practise, or no more."""
    mine = update(DoctorRow).where(DoctorRow.doctor_id == doctor_id)
    conn.execute(mine.values(active=active, updated_at=now))


def write_order(conn: Connection, doctors: Sequence[int], now: datetime) -> None:
    """Puts these doctors, by number, into this order; all others, who practise no more, come after them."""
    row = DoctorRow
    for position, doctor_id in enumerate(doctors):
        mine = update(row).where(row.doctor_id == doctor_id, row.position != position)
        conn.execute(mine.values(position=position, updated_at=now))
    others = update(row).where(row.doctor_id.not_in(doctors), row.position < len(doctors))
    conn.execute(others.values(position=len(doctors)))


def forget_calendar(conn: Connection, doctor_id: int) -> None:
    """Forgets what was read in the calendar that the doctor had until now."""
    conn.execute(delete(CalendarSyncRow).where(CalendarSyncRow.doctor_id == doctor_id))
    conn.execute(delete(BusyRow).where(BusyRow.doctor_id == doctor_id, BusyRow.source == "google"))


# -- kinds of visit --------------------------------------------------------------------------------------------------
def visit_type_columns(kind: VisitType) -> dict[str, Any]:
    """All columns of a kind of visit but its code."""
    return {
        "name": dict(kind.name),
        "minutes": kind.minutes,
        "buffer_minutes": kind.buffer_minutes,
        "words": history.plain(kind.words),
        "prepare": dict(kind.prepare),
        "sensitive": kind.sensitive,
    }


def add_visit_type(conn: Connection, kind: VisitType, position: int | None = None) -> None:
    """Writes a kind of visit, by default after all the others."""
    place = _next(conn, VisitTypeRow) if position is None else position
    conn.execute(insert(VisitTypeRow).values(code=kind.code, position=place, **visit_type_columns(kind)))


def write_visit_type(conn: Connection, kind: VisitType) -> None:
    conn.execute(update(VisitTypeRow).where(VisitTypeRow.code == kind.code).values(visit_type_columns(kind)))


def offer(conn: Connection, code: str, *, active: bool) -> None:
    """Lets a kind of visit be booked, or no more."""
    conn.execute(update(VisitTypeRow).where(VisitTypeRow.code == code).values(active=active))


# -- closures --------------------------------------------------------------------------------------------------------
def closures(conn: Connection) -> list[Kept]:
    """Every closure, by its first day."""
    row = ClosureRow
    found = conn.execute(select(row.__table__).order_by(row.starts, row.closure_id))
    return [Kept(one.closure_id, Closure(one.starts, one.ends, one.reason, one.doctor_id)) for one in found]


def closure_columns(closure: Closure) -> dict[str, Any]:
    return {
        "doctor_id": closure.doctor_id,
        "starts": closure.start,
        "ends": closure.end,
        "reason": closure.reason,
    }


def add_closure(conn: Connection, closure: Closure) -> int:
    made = insert(ClosureRow).values(closure_columns(closure)).returning(ClosureRow.closure_id)
    return conn.execute(made).scalar_one()


def write_closure(conn: Connection, kept: Kept) -> None:
    conn.execute(update(ClosureRow).where(ClosureRow.closure_id == kept.id).values(closure_columns(kept.closure)))


def drop_closure(conn: Connection, closure_id: int) -> None:
    conn.execute(delete(ClosureRow).where(ClosureRow.closure_id == closure_id))


def inactive(conn: Connection) -> tuple[frozenset[int], frozenset[str]]:
    """(doctors who practise no more, kinds of visit that are offered no more)."""
    gone = select(DoctorRow.doctor_id).where(~DoctorRow.active)
    codes = select(VisitTypeRow.code).where(~VisitTypeRow.active)
    return frozenset(conn.execute(gone).scalars()), frozenset(conn.execute(codes).scalars())


def _next(conn: Connection, table: type[DoctorRow] | type[VisitTypeRow]) -> int:
    last = func.coalesce(func.max(table.position), -1).cast(Integer) + 1
    return conn.execute(select(last)).scalar_one()
