"""Patients, their appointments, and who waits for one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id

KNOWN = "erased_at is null and merged_into is null"


class PatientRow(Base):
    __tablename__ = "patients"
    __table_args__ = (
        Index(
            "patients_email_key",
            func.lower(literal_column("email")),
            unique=True,
            postgresql_where=text("email is not null"),
        ),
        Index("patients_phone_idx", "phone"),
        Index("patients_updated_at_idx", "updated_at", "patient_id"),
        Index("patients_merged_into_idx", "merged_into", postgresql_where=text("merged_into is not null")),
        Index(
            "patients_found_idx",
            func.patient_words(literal_column("name"), literal_column("email"), literal_column("phone")),
            postgresql_using="gin",
            postgresql_where=text(KNOWN),
        ),
        Index("patients_name_idx", func.folded(literal_column("name")), "patient_id", postgresql_where=text(KNOWN)),
        Index("patients_birthdate_idx", "birthdate", postgresql_where=text(KNOWN)),
    )
    patient_id: Mapped[int] = own_id()
    name: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
    birthdate: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str | None]
    email_failed_at: Mapped[datetime | None]  # a permanent refusal of that address
    email_failure: Mapped[str | None]
    erased_at: Mapped[datetime | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id"))  # and is empty since


class AppointmentRow(Base):
    """A visit, or (status `held`) an offered time that stays the patient's until `held_until`.

    A hold may have no patient yet. The exclusion constraint makes overlap impossible; an expired hold is removed by whoever wants its time.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("status in ('held', 'scheduled', 'confirmed', 'cancelled', 'completed', 'no_show')", "status"),
        CheckConstraint("(status = 'held') = (held_until is not null)", "hold_ends"),
        CheckConstraint("status = 'held' or patient_id is not null", "has_patient"),
        CheckConstraint("ends_at > appointment_date and blocked_until >= ends_at", "order"),
        ExcludeConstraint(
            (literal_column("doctor_id"), "="),
            (literal_column("tstzrange(appointment_date, blocked_until)"), "&&"),
            where=text("status in ('held', 'scheduled', 'confirmed')"),
            using="gist",
            name="appointments_no_overlap",
        ),
        Index("appointments_patient_id_idx", "patient_id", "appointment_date"),
        Index("appointments_appointment_date_idx", "appointment_date"),
        Index("appointments_updated_at_idx", "updated_at"),
        Index("appointments_held_conversation_idx", "conversation_id", postgresql_where=text("status = 'held'")),
    )
    appointment_id: Mapped[int] = own_id()
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id"))
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id"))
    appointment_date: Mapped[datetime]
    status: Mapped[str]
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
    visit_type: Mapped[str] = mapped_column(ForeignKey("visit_types.code"))
    ends_at: Mapped[datetime]
    blocked_until: Mapped[datetime]  # ends_at and the buffer
    version: Mapped[int] = mapped_column(server_default="1")
    held_until: Mapped[datetime | None]
    conversation_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversations.conversation_id", ondelete="SET NULL")
    )
    booked_by: Mapped[str] = mapped_column(server_default="chat")  # sms, whatsapp, telegram, api, staff …
    confirmed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_late: Mapped[bool] = mapped_column(server_default="false")
    arrived_at: Mapped[datetime | None]  # she sits in the waiting room since
    note: Mapped[str | None]


class WaitlistRow(Base):
    """A patient who would come earlier: for a kind of visit, perhaps one doctor, perhaps only between two moments."""

    __tablename__ = "waitlist"
    __table_args__ = (CheckConstraint("status in ('waiting', 'offered', 'taken', 'left')", "status"),)
    waitlist_id: Mapped[int] = own_id()
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    doctor_id: Mapped[int | None] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    visit_type: Mapped[str] = mapped_column(ForeignKey("visit_types.code"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    conversation_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversations.conversation_id", ondelete="SET NULL")
    )
    earliest: Mapped[datetime | None]
    latest: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(server_default="waiting")
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
