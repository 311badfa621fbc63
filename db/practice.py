"""The practice as the database holds it: the clinic, its doctors with their hours, kinds of visit, closures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import Connection, Row, select, update

from clinic.file import clinic_of
from clinic.model import Closure, Doctor, Practice, Translated, VisitType
from db.tables import ClinicRow, ClosureRow, DoctorRow, DoctorVisitTypeRow, VisitTypeRow, WorkingHoursRow


class NotSeededError(LookupError):
    """The database holds no clinic yet."""

    def __init__(self) -> None:
        super().__init__("the database holds no clinic yet: load one with `reception seed FILE`")


def version(conn: Connection) -> int:
    """Grows with every edit of the practice; 0 before a clinic is loaded."""
    return conn.execute(select(ClinicRow.version)).scalar_one_or_none() or 0


def bump(conn: Connection) -> int:
    """Says that something of the practice was edited, so that every process loads it anew; the new version."""
    bumped = update(ClinicRow).values(version=ClinicRow.version + 1).returning(ClinicRow.version)
    return conn.execute(bumped).scalar_one()


def load(conn: Connection) -> Practice:
    """The practice: active doctors and kinds of visit in the clinic's own order. Raises NotSeededError.

    The version is read first: an edit that commits meanwhile makes it stale, never falsely fresh.
    """
    row = conn.execute(select(ClinicRow.settings, ClinicRow.version)).one_or_none()
    if row is None:
        raise NotSeededError
    return Practice(
        clinic=clinic_of(row.settings),
        doctors=tuple(doctors(conn)),
        visit_types=tuple(visit_types(conn)),
        closures=tuple(
            _closure(found) for found in conn.execute(select(ClosureRow.__table__).order_by(ClosureRow.starts))
        ),
        version=row.version,
    )


def doctors(conn: Connection, *, also_inactive: bool = False) -> list[Doctor]:
    """The doctors with their kinds of visit and hours."""
    codes, hours = _codes(conn), _hours(conn)
    query = select(DoctorRow.__table__).order_by(DoctorRow.position, DoctorRow.doctor_id)
    query = query if also_inactive else query.where(DoctorRow.active)
    return [
        Doctor(
            name=row.name,
            specialty=row.specialty,
            email=row.email,
            phone=row.phone,
            calendar_id=row.calendar_id,
            visit_types=tuple(codes[row.doctor_id]),
            hours={day: tuple(stretches) for day, stretches in hours[row.doctor_id].items()},
            id=row.doctor_id,
        )
        for row in conn.execute(query)
    ]


def visit_types(conn: Connection, *, also_inactive: bool = False) -> list[VisitType]:
    query = select(VisitTypeRow.__table__).order_by(VisitTypeRow.position, VisitTypeRow.code)
    query = query if also_inactive else query.where(VisitTypeRow.active)
    return [_visit_type(row) for row in conn.execute(query)]


@dataclass(frozen=True, slots=True)
class Former:
    """What doctors who practise no more, and kinds of visit that are offered no more, are called."""

    doctors: Mapping[int, str]
    kinds: Mapping[str, Translated]


NOBODY = Former({}, {})


def former(conn: Connection) -> Former:
    """For pages that tell of the past."""
    gone = select(DoctorRow.doctor_id, DoctorRow.name).where(~DoctorRow.active)
    given_up = select(VisitTypeRow.code, VisitTypeRow.name).where(~VisitTypeRow.active)
    return Former(dict(conn.execute(gone).all()), dict(conn.execute(given_up).all()))


def _visit_type(row: Row[Any]) -> VisitType:
    return VisitType(
        code=row.code,
        name=row.name,
        minutes=row.minutes,
        buffer_minutes=row.buffer_minutes,
        words={language: tuple(words) for language, words in row.words.items()},
        prepare=row.prepare,
        sensitive=row.sensitive,
    )


def _closure(row: Row[Any]) -> Closure:
    return Closure(row.starts, row.ends, row.reason, row.doctor_id)


def _codes(conn: Connection) -> defaultdict[int, list[str]]:
    """Doctor -> the codes of the active kinds of visit that she offers."""
    offered = DoctorVisitTypeRow
    query = select(offered.doctor_id, offered.code).join(VisitTypeRow, VisitTypeRow.code == offered.code)
    query = query.where(VisitTypeRow.active).order_by(offered.doctor_id, offered.position, offered.code)
    return _grouped((row.doctor_id, row.code) for row in conn.execute(query))


def _hours(conn: Connection) -> defaultdict[int, dict[int, list[tuple[time, time]]]]:
    row = WorkingHoursRow
    found: defaultdict[int, dict[int, list[tuple[time, time]]]] = defaultdict(dict)
    for one in conn.execute(select(row.__table__).order_by(row.doctor_id, row.weekday, row.starts)):
        found[one.doctor_id].setdefault(one.weekday, []).append((one.starts, one.ends))
    return found


def _grouped(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
