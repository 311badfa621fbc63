"""Which colleague saw or changed what: for administrators to read, never to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, insert, or_, select

from db.tables import (
    ApiKeyRow,
    AppointmentRow,
    AuditRow,
    ContactPatientRow,
    ConversationRow,
    DoctorRow,
    PatientRow,
    StaffRow,
)

STILL = timedelta(minutes=10)
"""A page that is looked at again within this time is the same look: an open page asks for itself every few seconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; `email` is None for a colleague whose account is gone. `staff_id` is None for who was not logged in."""

    audit_id: int
    at: datetime
    staff_id: int | None
    email: str | None
    action: str
    entity: str
    entity_id: str
    detail: str


def note(
    conn: Connection,
    *,
    now: datetime,
    staff_id: int | None,
    action: str,
    entity: str,
    entity_id: str | int,
    detail: str = "",
) -> None:
    """Writes one line. `detail` names columns or counts things; a name, a number or anybody's words do not belong there.

    Changes need no call: whatever staff do that has a history is noted with it.
    """
    row = {
        "at": now,
        "staff_id": staff_id,
        "action": action,
        "entity": entity,
        "entity_id": str(entity_id),
        "detail": detail,
    }
    conn.execute(_ADD, row)


_ADD = insert(AuditRow)


def viewed(conn: Connection, *, now: datetime, staff_id: int, entity: str, entity_id: str | int) -> bool:
    """Notes that a colleague looked at something; False where she has been looking at it already."""
    row = AuditRow
    lately = exists().where(
        row.entity == entity,
        row.entity_id == str(entity_id),
        row.staff_id == staff_id,
        row.action == "viewed",
        row.at > now - STILL,
    )
    if conn.execute(select(lately)).scalar_one():
        return False
    note(conn, now=now, staff_id=staff_id, action="viewed", entity=entity, entity_id=entity_id)
    return True


def staff_id_of(actor: str) -> int | None:
    """7 for "staff:7"; None for every other actor."""
    kind, _, number = actor.partition(":")
    return int(number) if kind == "staff" and number.isdecimal() else None


def page(
    conn: Connection,
    *,
    before: int | None = None,
    limit: int = 50,
    staff_id: int | None = None,
    patient_id: int | None = None,
) -> tuple[Entry, ...]:
    """The newest first; `before` is the audit_id of the last line of the page before.

    `staff_id`: only what this colleague did, and what was done or tried with the account.
    `patient_id`: only what concerns this patient, those who were merged into her, their visits, and conversations for them.
    """
    row = AuditRow
    query = select(
        row.audit_id, row.at, row.staff_id, StaffRow.email, row.action, row.entity, row.entity_id, row.detail
    ).outerjoin(StaffRow, StaffRow.staff_id == row.staff_id)
    if before is not None:
        query = query.where(row.audit_id < before)
    if staff_id is not None:
        own = and_(row.entity == "staff", row.entity_id == str(staff_id))
        query = query.where(or_(row.staff_id == staff_id, own))
    if patient_id is not None:
        query = query.where(_about(conn, patient_id))
    return tuple(Entry(*each) for each in conn.execute(query.order_by(row.audit_id.desc()).limit(limit)))


def names(conn: Connection, entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
    """What the lines are about, by name where it has one: (entity, entity_id) -> "Maya Chen"."""
    found: dict[tuple[str, str], str] = {}
    for entity, query, ident in _NAMED:
        numbers = {int(one.entity_id) for one in entries if one.entity == entity and one.entity_id.isdecimal()}
        rows = conn.execute(query.where(ident.in_(numbers))) if numbers else ()
        found |= {(entity, str(number)): name for number, name in rows if name}
    return found


_NAMED: tuple[tuple[str, Select[int, str], Any], ...] = (
    ("patient", select(PatientRow.patient_id, PatientRow.name), PatientRow.patient_id),
    (
        "appointment",
        select(AppointmentRow.appointment_id, PatientRow.name).join(
            PatientRow, PatientRow.patient_id == AppointmentRow.patient_id
        ),
        AppointmentRow.appointment_id,
    ),
    ("doctor", select(DoctorRow.doctor_id, DoctorRow.name), DoctorRow.doctor_id),
    ("staff", select(StaffRow.staff_id, StaffRow.email), StaffRow.staff_id),
    ("api_key", select(ApiKeyRow.api_key_id, ApiKeyRow.name), ApiKeyRow.api_key_id),
)


def _about(conn: Connection, patient_id: int) -> ColumnElement[bool]:
    """The ids are looked up first: with them at hand PostgreSQL goes by the index, and not through a million lines."""
    visit, patient = AppointmentRow, PatientRow
    people = select(patient.patient_id).where(or_(patient.patient_id == patient_id, patient.merged_into == patient_id))
    visits = select(visit.appointment_id).where(visit.patient_id == patient_id)
    talks = (
        select(ConversationRow.conversation_id)
        .join(ContactPatientRow, ContactPatientRow.contact_id == ConversationRow.contact_id)
        .where(ContactPatientRow.patient_id == patient_id)
    )
    kinds = {"patient": people, "appointment": visits, "conversation": talks}
    things = ((entity, [str(number) for number in conn.execute(query).scalars()]) for entity, query in kinds.items())
    return or_(
        false(), *(and_(AuditRow.entity == entity, AuditRow.entity_id.in_(ids)) for entity, ids in things if ids)
    )
