"""Appointments and holds as rows: looked up, locked, written. Whether they may be is the desk's matter.

Whoever writes to a doctor's day takes the lock of that day first (`lock_days`), all days of one act at once and in order: two
who want the same time wait for each other here, before either has written, and the second finds the time taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, text, union_all, update

from clinic.model import Appointment, Busy, Slot, Status
from db.tables import AppointmentRow, BusyRow, ConversationRow

A = AppointmentRow
_LONGEST = timedelta(days=3)  # a visit and its buffer are a day each at the most: what began earlier is over
_DAYS = 1 << 56  # apart from every other advisory lock of the house

_COLUMNS = (
    A.appointment_id,
    A.patient_id,
    A.doctor_id,
    A.visit_type,
    A.appointment_date,
    A.ends_at,
    A.status,
    A.version,
    A.cancelled_at,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of a doctor that is wanted: `start` <= t < `end`, the buffer included."""

    doctor_id: int
    start: datetime
    end: datetime


def get(conn: Connection, appointment_id: int, *, lock: bool = False) -> Appointment | None:
    """One visit; None for a hold. With `lock` nobody else changes the row before this transaction ends."""
    query = select(*_COLUMNS).where(A.appointment_id == appointment_id, A.status != "held")
    row = conn.execute(query.with_for_update(key_share=True) if lock else query).one_or_none()
    return appointment(row) if row else None


def upcoming(conn: Connection, patient_ids: Sequence[int], now: datetime) -> list[Appointment]:
    """The live visits of these patients that are not over, by start."""
    query = select(*_COLUMNS).where(
        A.patient_id.in_(patient_ids), A.ends_at > now, A.status.in_(("scheduled", "confirmed"))
    )
    return [appointment(row) for row in conn.execute(query.order_by(A.appointment_date, A.appointment_id))]


def lock_days(conn: Connection, wanted: Iterable[Stretch]) -> None:
    """Waits until nobody else writes to these days of these doctors; kept until the transaction ends."""
    keys = sorted({key for stretch in wanted for key in _keys(stretch)})
    if keys:
        conn.execute(_LOCK, {"keys": keys})


_LOCK = text("select pg_advisory_xact_lock(key) from unnest(cast(:keys as bigint[])) as key")


def _keys(stretch: Stretch) -> Iterable[int]:
    first = stretch.start.astimezone(UTC).date().toordinal()
    last = (stretch.end.astimezone(UTC) - timedelta(microseconds=1)).date().toordinal()
    return (_DAYS + (stretch.doctor_id << 20) + day for day in range(first, last + 1))


def taken(conn: Connection, wanted: Stretch, now: datetime, *, besides: int | None = None) -> list[Busy]:
    """What occupies the doctor within a stretch: live visits, holds that last, and what the doctor keeps free.

    The visit `besides` does not count.
    """
    given = {
        "doctor_id": wanted.doctor_id,
        "start": wanted.start,
        "end": wanted.end,
        "now": now,
        "besides": besides or 0,
    }
    return [Busy(wanted.doctor_id, row.starts, row.ends) for row in conn.execute(_TAKEN, _since(given))]


_TAKEN = union_all(
    select(A.appointment_date.label("starts"), A.blocked_until.label("ends")).where(
        A.doctor_id == bindparam("doctor_id"),
        A.appointment_date < bindparam("end"),
        A.appointment_date >= bindparam("since"),
        A.blocked_until > bindparam("start"),
        A.appointment_id != bindparam("besides"),
        or_(A.status.in_(("scheduled", "confirmed")), and_(A.status == "held", A.held_until > bindparam("now"))),
    ),
    select(BusyRow.starts, BusyRow.ends).where(
        BusyRow.doctor_id == bindparam("doctor_id"),
        BusyRow.starts < bindparam("end"),
        BusyRow.ends > bindparam("start"),
    ),
)


def own(conn: Connection, patient_id: int, start: datetime, end: datetime, *, besides: int | None = None) -> list[Busy]:
    """When the patient has a live visit within a stretch, with whomever. The visit `besides` does not count."""
    given = {"patient_id": patient_id, "start": start, "end": end, "besides": besides or 0}
    return [Busy(row.doctor_id, row.starts, row.ends) for row in conn.execute(_OWN, _since(given))]


_OWN = select(A.doctor_id, A.appointment_date.label("starts"), A.ends_at.label("ends")).where(
    A.patient_id == bindparam("patient_id"),
    A.appointment_date < bindparam("end"),
    A.appointment_date >= bindparam("since"),
    A.ends_at > bindparam("start"),
    A.appointment_id != bindparam("besides"),
    A.status.in_(("scheduled", "confirmed")),
)


def _since(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"since": given["start"] - _LONGEST}


# -- holds -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Hold:
    """A time that a conversation keeps, or has kept, until `until`."""

    hold_id: int
    doctor_id: int
    visit_type: str
    start: datetime
    blocked_until: datetime
    until: datetime

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.doctor_id, self.start, self.blocked_until)


def holds(conn: Connection, conversation_id: int) -> list[Hold]:
    """Every hold of a conversation, expired ones among them."""
    found = conn.execute(_HOLDS, {"conversation_id": conversation_id})
    return [Hold(*cast(Any, row)) for row in found]


_HOLDS = select(A.appointment_id, A.doctor_id, A.visit_type, A.appointment_date, A.blocked_until, A.held_until).where(
    A.status == "held", A.conversation_id == bindparam("conversation_id")
)


def drop_holds(conn: Connection, hold_ids: Sequence[int]) -> None:
    if hold_ids:
        conn.execute(delete(A).where(A.status == "held", A.appointment_id.in_(hold_ids)))


def drop_expired(conn: Connection, wanted: Sequence[Stretch], now: datetime) -> None:
    """Removes the holds that ended at `now` or before and lie in the way."""
    in_the_way = or_(
        *(
            and_(
                A.doctor_id == stretch.doctor_id,
                A.appointment_date < stretch.end,
                A.appointment_date >= stretch.start - _LONGEST,
                A.blocked_until > stretch.start,
            )
            for stretch in wanted
        )
    )
    conn.execute(delete(A).where(A.status == "held", A.held_until <= now, in_the_way))


def insert_holds(
    conn: Connection,
    slots: Sequence[Slot],
    *,
    visit_type: str,
    buffer: timedelta,
    patient_id: int | None,
    conversation_id: int,
    now: datetime,
    until: datetime,
) -> None:
    """Keeps these times. Raises IntegrityError (exclusion) where one is taken."""
    rows = [
        {
            "doctor_id": slot.doctor_id,
            "appointment_date": slot.start,
            "ends_at": slot.end,
            "blocked_until": slot.end.astimezone(UTC) + buffer,
            "status": "held",
            "held_until": until,
            "visit_type": visit_type,
            "patient_id": patient_id,
            "conversation_id": conversation_id,
            "created_at": now,
            "updated_at": now,
        }
        for slot in slots
    ]
    conn.execute(insert(A).values(rows))


# -- visits ----------------------------------------------------------------------------------------------------------
def add(conn: Connection, row: Mapping[str, Any]) -> Appointment:
    """Writes a visit, a row of `appointments`. Raises IntegrityError (exclusion) where the time is taken."""
    return appointment(conn.execute(insert(A).values(dict(row)).returning(*_COLUMNS)).one())


def change(conn: Connection, appointment_id: int, values: Mapping[str, Any]) -> Appointment:
    """Writes some columns of a visit. Raises IntegrityError (exclusion) where the new time is taken."""
    changed = update(A).where(A.appointment_id == appointment_id).values(dict(values))
    return appointment(conn.execute(changed.returning(*_COLUMNS)).one())


def stretch_of(conn: Connection, appointment_id: int) -> Stretch:
    """The time that a visit occupies, its buffer included."""
    row = conn.execute(
        select(A.doctor_id, A.appointment_date, A.blocked_until).where(A.appointment_id == appointment_id)
    ).one()
    return Stretch(row.doctor_id, row.appointment_date, row.blocked_until)


def conversation_of(conn: Connection, contact_id: int) -> int | None:
    """The conversation of an address."""
    query = select(ConversationRow.conversation_id).where(ConversationRow.contact_id == contact_id)
    return conn.execute(query).scalar_one_or_none()


def appointment(row: Row[*tuple[Any, ...]]) -> Appointment:
    """A row of the columns above as a visit; its times in UTC."""
    return Appointment(
        id=row.appointment_id,
        patient_id=row.patient_id,
        doctor_id=row.doctor_id,
        visit_type=row.visit_type,
        start=row.appointment_date.astimezone(UTC),
        end=row.ends_at.astimezone(UTC),
        status=cast(Status, row.status),
        version=row.version,
        cancelled_at=row.cancelled_at,
    )
