"""The clinic, its doctors, what they offer and when they work."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    Time,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class ClinicRow(Base):
    """One row: the [clinic] table of the clinic file as JSON; `version` grows with every edit of clinic, doctors, kinds or closures."""

    __tablename__ = "clinic"
    __table_args__ = (CheckConstraint("clinic_id = 1", "one_row"),)
    clinic_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, server_default="1")
    settings: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(server_default="1")


class DoctorRow(Base):
    __tablename__ = "doctors"
    __table_args__ = (UniqueConstraint("name"),)
    doctor_id: Mapped[int] = own_id()
    name: Mapped[str]
    specialty: Mapped[str] = mapped_column(server_default="")
    email: Mapped[str | None]
    phone: Mapped[str | None]
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
    calendar_id: Mapped[str | None]
    active: Mapped[bool] = mapped_column(server_default="true")
    position: Mapped[int] = mapped_column(server_default="0")  # the order of the clinic file


class VisitTypeRow(Base):
    __tablename__ = "visit_types"
    __table_args__ = (CheckConstraint("minutes > 0 and buffer_minutes >= 0", "lengths"),)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[dict[str, Any]]
    minutes: Mapped[int]
    buffer_minutes: Mapped[int] = mapped_column(server_default="0")
    words: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    prepare: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    sensitive: Mapped[bool] = mapped_column(server_default="false")
    active: Mapped[bool] = mapped_column(server_default="true")
    position: Mapped[int] = mapped_column(server_default="0")


class DoctorVisitTypeRow(Base):
    __tablename__ = "doctor_visit_types"
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("visit_types.code", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(server_default="0")


class WorkingHoursRow(Base):
    """`ends` 00:00 is the day's end."""

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("weekday between 0 and 6", "weekday"),
        CheckConstraint("ends > starts or ends = '00:00'", "order"),
    )
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    starts: Mapped[time] = mapped_column(Time, primary_key=True)
    ends: Mapped[time] = mapped_column(Time)


class ClosureRow(Base):
    __tablename__ = "closures"
    __table_args__ = (CheckConstraint("ends > starts", "order"),)
    closure_id: Mapped[int] = own_id()
    doctor_id: Mapped[int | None] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    starts: Mapped[date] = mapped_column(Date)
    ends: Mapped[date] = mapped_column(Date)  # exclusive
    reason: Mapped[str] = mapped_column(server_default="")


class BusyRow(Base):
    """A stretch that a doctor keeps free of patients: blocked by the desk, or busy in the doctor's own calendar."""

    __tablename__ = "busy"
    __table_args__ = (
        CheckConstraint("ends > starts", "order"),
        CheckConstraint("source in ('desk', 'google')", "source"),
        Index("busy_doctor_id_starts_idx", "doctor_id", "starts"),
        UniqueConstraint("doctor_id", "source", "external_id"),
    )
    busy_id: Mapped[int] = own_id()
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    source: Mapped[str]
    external_id: Mapped[str | None]
    reason: Mapped[str] = mapped_column(server_default="")


class CalendarSyncRow(Base):
    """What Google told of a doctor's calendar last: the sync token, and the channel that it pushes to."""

    __tablename__ = "calendar_sync"
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    sync_token: Mapped[str | None]
    channel_id: Mapped[str | None] = mapped_column(unique=True)
    channel_token: Mapped[str | None]
    resource_id: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    synced_at: Mapped[datetime | None]


class CalendarFeedRow(Base):
    """A doctor's calendar at an address that nobody can guess; of the address only a digest is kept."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (UniqueConstraint("token_hash"),)
    doctor_id: Mapped[int] = mapped_column(
        ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    token_hash: Mapped[str]
    created_at: Mapped[datetime]
