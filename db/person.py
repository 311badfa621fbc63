"""One patient as her page shows her: her own data, her addresses and whether they may be written to, what she waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Executable, select

from db.tables import ContactPatientRow, ContactRow, ConversationRow, PatientRow, WaitlistRow


@dataclass(frozen=True, slots=True)
class Address:
    """An address that speaks for her; `conversation_id` None where nobody has written yet."""

    contact_id: int
    channel: str
    address: str
    relation: str
    language: str | None
    consented_at: datetime | None
    opted_out_at: datetime | None
    opted_out_why: str | None
    unreachable_at: datetime | None
    unreachable_why: str | None
    wrong_number_at: datetime | None
    conversation_id: int | None
    heard_at: datetime | None

    @property
    def state(self) -> str:
        """ "opted_out", "wrong_number", "unreachable", or "reachable"."""
        marks = (
            ("opted_out", self.opted_out_at),
            ("wrong_number", self.wrong_number_at),
            ("unreachable", self.unreachable_at),
        )
        return next((name for name, since in marks if since), "reachable")


@dataclass(frozen=True, slots=True)
class Wait:
    """A place on the waiting list that she still has."""

    waitlist_id: int
    doctor_id: int | None
    visit_type: str
    earliest: datetime | None
    latest: datetime | None
    status: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    email: str | None
    phone: str | None
    birthdate: date | None
    language: str | None
    created_at: datetime
    updated_at: datetime
    email_failed_at: datetime | None
    email_failure: str | None
    addresses: tuple[Address, ...] = ()
    waits: tuple[Wait, ...] = ()


def person(conn: Connection, patient_id: int) -> Person | None:
    """A patient; None for an unknown one, and for one who was erased or merged into another."""
    row = PatientRow
    query = select(
        row.patient_id, row.name, row.email, row.phone, row.birthdate, row.language,
        row.created_at, row.updated_at, row.email_failed_at, row.email_failure,
    ).where(row.patient_id == patient_id, row.erased_at.is_(None), row.merged_into.is_(None))  # fmt: skip
    found = conn.execute(query).one_or_none()
    if found is None:
        return None
    addresses = (Address(*each) for each in conn.execute(_addresses(patient_id)))
    waits = (Wait(*each) for each in conn.execute(_waits(patient_id)))
    return Person(*found[:10], addresses=tuple(addresses), waits=tuple(waits))


def merged_into(conn: Connection, patient_id: int) -> int | None:
    """Who a patient is now who was made one with another; None for everybody else."""
    query = select(PatientRow.merged_into).where(PatientRow.patient_id == patient_id, PatientRow.erased_at.is_(None))
    return conn.execute(query).scalar_one_or_none()


def _addresses(patient_id: int) -> Executable:
    row, linked, talk = ContactRow, ContactPatientRow, ConversationRow
    return (
        select(
            row.contact_id, row.channel, row.address, linked.relation, row.language, row.consented_at,
            row.opted_out_at, row.opted_out_why, row.unreachable_at, row.unreachable_why, row.wrong_number_at,
            talk.conversation_id, talk.heard_at,
        )
        .join(linked, linked.contact_id == row.contact_id)
        .outerjoin(talk, talk.contact_id == row.contact_id)
        .where(linked.patient_id == patient_id)
        .order_by(talk.heard_at.desc().nulls_last(), row.contact_id)
    )  # fmt: skip


def _waits(patient_id: int) -> Executable:
    row = WaitlistRow
    return (
        select(row.waitlist_id, row.doctor_id, row.visit_type, row.earliest, row.latest, row.status, row.created_at)
        .where(row.patient_id == patient_id, row.status.in_(("waiting", "offered")))
        .order_by(row.created_at, row.waitlist_id)
    )
