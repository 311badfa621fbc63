"""A visit with its patient, as it is now: what is needed to speak of it later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Row, Select, exists, func, select
from sqlalchemy.orm import aliased

from clinic.model import Appointment, Patient, Status
from db.tables import AppointmentRow, ContactPatientRow, ContactRow, ConversationRow, InstallationRow, PatientRow


@dataclass(frozen=True, slots=True)
class Visit:
    appointment: Appointment
    patient: Patient
    booked_by: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a patient's e-mails go: her own address, or that of the person who writes for her."""

    patient_id: int  # whose address it is
    name: str
    email: str
    failed: bool  # the address has refused for good


def visit(conn: Connection, appointment_id: int) -> Visit | None:
    """A visit that has a patient; None where there is none (any more)."""
    row = conn.execute(_visits().where(AppointmentRow.appointment_id == appointment_id)).one_or_none()
    return _visit(row) if row else None


def _visits() -> Select[tuple[AppointmentRow, PatientRow]]:
    a, p = AppointmentRow, PatientRow
    return select(  # type: ignore[return-value]
        a.appointment_id, a.patient_id, a.doctor_id, a.visit_type, a.appointment_date, a.ends_at, a.status, a.version,
        a.cancelled_at, a.booked_by, p.name, p.email, p.phone, p.birthdate, p.language,
    ).join(p, p.patient_id == a.patient_id)  # fmt: skip


def _visit(row: Row[tuple[AppointmentRow, PatientRow]]) -> Visit:
    r = row._mapping
    appointment = Appointment(
        id=r["appointment_id"],
        patient_id=r["patient_id"],
        doctor_id=r["doctor_id"],
        visit_type=r["visit_type"],
        start=r["appointment_date"],
        end=r["ends_at"],
        status=cast(Status, r["status"]),
        version=r["version"],
        cancelled_at=r["cancelled_at"],
    )
    patient = Patient(r["patient_id"], r["name"], r["email"], r["phone"], r["birthdate"], r["language"])
    return Visit(appointment, patient, r["booked_by"])


def mailbox(conn: Connection, patient_id: int) -> Mailbox | None:
    """The patient's own e-mail, else the e-mail of whoever of her contacts is "self"; None where there is neither."""
    own, other = aliased(ContactPatientRow), aliased(ContactPatientRow)
    through = exists().where(
        own.patient_id == patient_id,
        other.contact_id == own.contact_id,
        other.patient_id == PatientRow.patient_id,
        other.relation == "self",
        own.contact_id == ContactRow.contact_id,
        ContactRow.wrong_number_at.is_(None),
    )
    mine = PatientRow.patient_id == patient_id
    found = (
        select(PatientRow.patient_id, PatientRow.name, PatientRow.email, PatientRow.email_failed_at)
        .where(mine | through, PatientRow.email.is_not(None), PatientRow.erased_at.is_(None))
        .order_by(mine.desc(), PatientRow.patient_id)
        .limit(1)
    )
    row = conn.execute(found).one_or_none()
    return Mailbox(row.patient_id, row.name, row.email or "", row.email_failed_at is not None) if row else None


def language(conn: Connection, patient_id: int) -> str | None:
    """The language that she was last heard to write, else the one that the clinic noted; None for the clinic's own."""
    contact = (
        select(ContactRow.language)
        .join(ContactPatientRow, ContactPatientRow.contact_id == ContactRow.contact_id)
        .outerjoin(ConversationRow, ConversationRow.contact_id == ContactRow.contact_id)
        .where(ContactPatientRow.patient_id == patient_id, ContactRow.language.is_not(None))
        .order_by(ConversationRow.heard_at.desc().nulls_last(), ContactRow.contact_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = select(func.coalesce(contact, PatientRow.language)).where(PatientRow.patient_id == patient_id)
    return conn.execute(found).scalar_one_or_none()


def salt(conn: Connection) -> str:
    """What tells this house's appointments from every other's."""
    return conn.execute(select(InstallationRow.salt)).scalar_one()
