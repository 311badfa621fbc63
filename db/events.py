"""What leaves the house as an event: written in the transaction of what happened, and only where somebody wants it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, get_args
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from clinic.model import Appointment
from db import webhooks
from db.tables import MessageRow, WebhookEndpointRow

Event = Literal[
    "appointment.booked",
    "appointment.confirmed",
    "appointment.moved",
    "appointment.cancelled",
    "appointment.no_show",
    "message.received",
    "person.wanted",
]
EVENTS: tuple[Event, ...] = get_args(Event)

OF_ACTIONS: Mapping[str, Event] = {
    "booked": "appointment.booked",
    "restored": "appointment.booked",
    "confirmed": "appointment.confirmed",
    "moved": "appointment.moved",
    "cancelled": "appointment.cancelled",
    "no_show": "appointment.no_show",
}
"""What the history calls an act -> the event that it is for a program."""


def appointment(conn: Connection, now: datetime, version: int, action: str, visit: Appointment, *, via: str) -> None:
    """Tells of an act of the desk. `version` is the practice's; `via` the door that whoever acted came by."""
    event = OF_ACTIONS.get(action)
    if event is None or event not in _wanted(conn, version):
        return
    data = {
        "appointment_id": visit.id,
        "patient_id": visit.patient_id,
        "doctor_id": visit.doctor_id,
        "appointment_date": visit.start.isoformat(),
        "ends_at": visit.end.isoformat(),
        "status": visit.status,
        "version": visit.version,
        "via": via,
    }
    _tell(conn, now, event, data, appointment_id=visit.id)


def message_received(
    conn: Connection,
    now: datetime,
    version: int,
    conversation_id: int,
    *,
    channel: str,
    provider: str,
    provider_id: str,
) -> list[int]:
    """Tells that a patient has written, by numbers alone: whoever may read the words asks for them. The outbox rows."""
    if "message.received" not in _wanted(conn, version):
        return []
    row = MessageRow
    heard = select(row.message_id).where(row.provider == provider, row.provider_id == provider_id)
    data = {
        "message_id": conn.execute(heard).scalar_one(), "conversation_id": conversation_id, "channel": channel,
    }  # fmt: skip
    return _tell(conn, now, "message.received", data)


def person_wanted(
    conn: Connection,
    now: datetime,
    *,
    attention_id: int,
    kind: str,
    urgent: bool,
    conversation_id: int | None,
    patient_id: int | None,
    appointment_id: int | None,
) -> None:
    """Tells that a person must look at a patient's matter; rare enough to ask the database who wants to know."""
    data = {
        "attention_id": attention_id,
        "kind": kind,
        "urgent": urgent,
        "conversation_id": conversation_id,
        "patient_id": patient_id,
        "appointment_id": appointment_id,
    }
    _tell(conn, now, "person.wanted", data, appointment_id=appointment_id)


def _tell(conn: Connection, now: datetime, event: Event, data: Mapping[str, Any], **about: int | None) -> list[int]:
    event_id = f"evt_{secrets.token_hex(16)}"
    payload = {"id": event_id, "type": event, "timestamp": now.isoformat(), "data": dict(data)}
    return webhooks.tell(conn, event, payload, event_id=event_id, now=now, **about)


def _wanted(conn: Connection, version: int) -> frozenset[str]:
    """The events that somebody wants: kept in the process until an edit of the practice, or of an address, makes it stale."""
    kept = _KEPT.get(conn.engine)
    if kept is None or kept[0] != version:
        lists = conn.execute(select(WebhookEndpointRow.events).where(WebhookEndpointRow.active)).scalars()
        kept = _KEPT[conn.engine] = version, frozenset(event for events in lists for event in events)
    return kept[1]


_KEPT: WeakKeyDictionary[Engine, tuple[int, frozenset[str]]] = WeakKeyDictionary()
