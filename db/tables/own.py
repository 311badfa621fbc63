"""What the house keeps for itself: its name, and the simulator's mailbox, calendar and clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    SmallInteger,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class SimulatedMailRow(Base):
    """An e-mail that had no SMTP server to go to: what the simulator's mailbox shows."""

    __tablename__ = "simulated_mails"
    mail_id: Mapped[int] = own_id()
    recipient: Mapped[str]
    subject: Mapped[str]
    raw: Mapped[str]  # RFC 5322, as it would have gone
    created_at: Mapped[datetime] = now_at_first()


class SimulatedEventRow(Base):
    """A calendar event that had no Google to go to: what the simulator's calendar shows."""

    __tablename__ = "simulated_events"
    calendar_id: Mapped[str] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = now_at_first()


class SimulatedClockRow(Base):
    """How far the simulator's clock is ahead of the real one, in seconds. One row."""

    __tablename__ = "simulated_clock"
    __table_args__ = (CheckConstraint("clock_id = 1", "one_row"),)
    clock_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, server_default="1")
    ahead_seconds: Mapped[int] = mapped_column(server_default="0")


class InstallationRow(Base):
    """One row: what tells this house's appointments from those of every other, in calendars and invitations."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("installation_id = 1", "one_row"),)
    installation_id: Mapped[int] = mapped_column(
        SmallInteger, primary_key=True, autoincrement=False, server_default="1"
    )
    salt: Mapped[str] = mapped_column(server_default=text("gen_random_uuid()::text"))
