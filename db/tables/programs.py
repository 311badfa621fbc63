"""Other programs: their keys, and where events are sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, own_id


class ApiKeyRow(Base):
    """A program's key to the API. The key itself is nowhere: only its SHA-256, and its beginning to know it again by."""

    __tablename__ = "api_keys"
    __table_args__ = (
        CheckConstraint("scopes <@ array['read', 'book', 'staff'] and scopes <> '{}'", "scopes"),
        UniqueConstraint("key_hash"),
    )
    api_key_id: Mapped[int] = own_id()
    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[str]  # hex; its first eight digits name the key in the history
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]  # to a few minutes
    revoked_at: Mapped[datetime | None]


class WebhookEndpointRow(Base):
    """An address that a program wants to be told at when something happens."""

    __tablename__ = "webhook_endpoints"
    webhook_id: Mapped[int] = own_id()
    url: Mapped[str]
    secret: Mapped[str]  # what its deliveries are signed with: "whsec_" and base64
    old_secret: Mapped[str | None]  # signs beside the new one until then
    old_secret_until: Mapped[datetime | None]
    events: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    active: Mapped[bool] = mapped_column(server_default="true")
    failing_since: Mapped[datetime | None]  # the first failure since something last arrived
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class WebhookDeliveryRow(Base):
    """One event for one address. How it fares is told by the outbox row that carries it, the latest where it was sent again."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("webhook_id", "event_id"),
        Index("webhook_deliveries_created_at_idx", "created_at"),
        Index("webhook_deliveries_outbox_id_idx", "outbox_id"),
    )
    delivery_id: Mapped[int] = own_id()
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook_endpoints.webhook_id", ondelete="CASCADE"))
    event_id: Mapped[str]
    event: Mapped[str]  # appointment.booked …
    payload: Mapped[dict[str, Any]]  # ids, times and statuses; nobody's name, number or words
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.outbox_id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
