"""What is to happen later, and how the lines to the providers are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class OutboxRow(Base):
    """What is to happen later: written with the change that wants it, executed by a worker, kept as the record of what happened."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("status in ('waiting', 'claimed', 'done', 'dropped', 'failed')", "status"),
        Index("outbox_due_idx", "due", postgresql_where=text("status in ('waiting', 'claimed')")),
        Index("outbox_appointment_id_idx", "appointment_id"),
        Index("outbox_reminders_idx", "due", postgresql_where=text("kind = 'reminder'")),
        Index("outbox_failed_idx", "outbox_id", postgresql_where=text("status = 'failed'")),
        Index("outbox_provider_id_idx", "provider_id", postgresql_where=text("provider_id is not null")),
        UniqueConstraint("key"),
    )
    outbox_id: Mapped[int] = own_id()
    kind: Mapped[str]  # message, email, reminder, calendar … one function of jobs/kinds each
    payload: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    key: Mapped[str | None]  # the same key is written once: "reminder:12:v3:24h"
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    version: Mapped[int | None]  # the appointment's version that it speaks of
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.message_id", ondelete="CASCADE"))
    due: Mapped[datetime]
    status: Mapped[str] = mapped_column(server_default="waiting")
    attempts: Mapped[int] = mapped_column(server_default="0")
    claimed_until: Mapped[datetime | None]
    claimed_by: Mapped[int | None]  # the number under which a worker holds its sign of life
    enqueued_at: Mapped[datetime | None]
    provider_id: Mapped[str | None]
    error_code: Mapped[str | None]
    error: Mapped[str | None]
    outcome: Mapped[str | None]  # why it was dropped, or which way it went
    as_of: Mapped[datetime | None]  # the moment to judge it by, where a pass of the clock ran as if it were then
    created_at: Mapped[datetime] = now_at_first()
    done_at: Mapped[datetime | None]


class LineRow(Base):
    """A line to a provider that is stopped until an operator sets something right; no row, and it works."""

    __tablename__ = "stopped_lines"
    line: Mapped[str] = mapped_column(primary_key=True)  # twilio, twilio:GB, telegram, email, google, google:3
    stopped_at: Mapped[datetime]
    probed_at: Mapped[datetime]  # the last try to see whether it works again
    code: Mapped[str | None]
    words: Mapped[str]
    by_receipt: Mapped[bool] = mapped_column(server_default="false")  # the provider takes messages and then drops them
