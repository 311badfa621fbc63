"""What is remembered of changes and of looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class HistoryRow(Base):
    """Who changed what, when and why. `before` and `after` hold the changed columns only."""

    __tablename__ = "history"
    __table_args__ = (
        Index("history_entity_idx", "entity", "entity_id"),
        Index("history_actor_idx", "actor", "at"),
        Index("history_taken_over_idx", "at", postgresql_where=text("action = 'taken_over'")),
    )
    history_id: Mapped[int] = own_id()
    at: Mapped[datetime] = now_at_first()
    actor: Mapped[str]  # contact:5, staff:7, api:ab12cd34, clock, seed, provider
    action: Mapped[str]  # booked, moved, cancelled, confirmed, registered, opted_out …
    entity: Mapped[str]  # appointment, patient, contact, doctor, clinic …
    entity_id: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    why: Mapped[str | None]


class AuditRow(Base):
    """Which colleague saw or changed what. It outlives the account, and holds nobody's name, number or words."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_entity_idx", "entity", "entity_id", "at"),)
    audit_id: Mapped[int] = own_id()
    at: Mapped[datetime]
    staff_id: Mapped[int | None]
    action: Mapped[str]  # viewed, exported, corrected, moved …
    entity: Mapped[str]  # patient, appointment, conversation …
    entity_id: Mapped[str]
    detail: Mapped[str] = mapped_column(server_default="")


class IdempotencyRow(Base):
    """The answer once given to an Idempotency-Key, kept 24 hours."""

    __tablename__ = "idempotency_keys"
    caller: Mapped[str] = mapped_column(primary_key=True)  # digest of the API key
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[str]
    status: Mapped[int | None]
    body: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = now_at_first()
