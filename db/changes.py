"""The history as pages tell it: who of the staff did what, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, or_, select

from db.tables import AppointmentRow, ContactPatientRow, HistoryRow, PatientRow, StaffRow

PRACTICE = ("clinic", "doctor", "visit_type", "closure")


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `email` of the colleague who made it, None where it was nobody of the staff."""

    at: datetime
    actor: str
    email: str | None
    action: str
    entity: str
    entity_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    why: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        """What was changed, by name; nothing where a thing came or went as a whole."""
        return tuple(sorted(self.after)) if self.before and self.after else ()


def of_practice(conn: Connection, limit: int = 12) -> tuple[Change, ...]:
    """What was changed about the clinic, its doctors, kinds of visit and closures."""
    return _changes(conn, HistoryRow.entity.in_(PRACTICE), limit)


def of_patient(conn: Connection, patient_id: int, limit: int = 30) -> tuple[Change, ...]:
    """What was done about a patient, those who were merged into her, her visits and her addresses."""
    row, visit, patient, linked = HistoryRow, AppointmentRow, PatientRow, ContactPatientRow
    people = select(patient.patient_id.cast(Text)).where(
        or_(patient.patient_id == patient_id, patient.merged_into == patient_id)
    )
    visits = select(visit.appointment_id.cast(Text)).where(visit.patient_id == patient_id)
    addresses = select(linked.contact_id.cast(Text)).where(linked.patient_id == patient_id)
    about = [
        and_(row.entity == entity, row.entity_id.in_(ids))
        for entity, ids in (("patient", people), ("appointment", visits), ("contact", addresses))
    ]
    return _changes(conn, or_(*about), limit)


def _changes(conn: Connection, which: ColumnElement[bool], limit: int) -> tuple[Change, ...]:
    row = HistoryRow
    query = select(
        row.at, row.actor, StaffRow.email, row.action, row.entity, row.entity_id, row.before, row.after, row.why
    ).outerjoin(StaffRow, row.actor == "staff:" + StaffRow.staff_id.cast(Text))
    rows = conn.execute(query.where(which).order_by(row.history_id.desc()).limit(limit))
    return tuple(Change(*each) for each in rows)
