"""Addresses that programs want to be told at, and what they were told: kept with the change itself, sent by the workers."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Integer, Select, case, delete, func, insert, select, update

from db import history, outbox, practice
from db.registers import Key, Page, page
from db.tables import OutboxRow, WebhookDeliveryRow, WebhookEndpointRow

KEPT = timedelta(days=30)
"""How long a delivery can be looked up and sent again."""
OVERLAP = timedelta(hours=24)
"""How long after a change of the secret deliveries bear signatures of the old one too."""
State = Literal["pending", "delivered", "failed", "dropped"]
_BEGINNING = "whsec_"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address with the events that it wants."""

    webhook_id: int
    url: str
    secret: str
    old_secret: str | None
    old_secret_until: datetime | None
    events: Sequence[str]
    active: bool
    failing_since: datetime | None
    created_at: datetime
    updated_at: datetime

    def secrets(self, now: datetime) -> tuple[str, ...]:
        """What a delivery at `now` is signed with, the newest first."""
        old = self.old_secret if self.old_secret_until and now < self.old_secret_until else None
        return (self.secret, old) if old else (self.secret,)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event for one address, as far as it has come. `outbox_id` None: nothing carries it any more."""

    delivery_id: int
    webhook_id: int
    event_id: str
    event: str
    payload: Mapping[str, Any]
    created_at: datetime
    outbox_id: int | None
    status: State
    attempts: int
    response_code: int | None  # of the latest attempt that got an answer
    error: str | None
    next_attempt_at: datetime | None
    delivered_at: datetime | None


# -- addresses -------------------------------------------------------------------------------------------------------
def add(conn: Connection, *, url: str, events: Sequence[str], now: datetime, actor: str) -> Endpoint:
    """Takes an address in, with a secret of its own."""
    row = {"url": url, "secret": _new_secret(), "events": list(events), "created_at": now, "updated_at": now}
    made = insert(WebhookEndpointRow).values(row).returning(WebhookEndpointRow.webhook_id)
    webhook_id = conn.execute(made).scalar_one()
    _remember(conn, now, actor, "made", webhook_id, {"url": url, "events": list(events)})
    found = endpoint(conn, webhook_id)
    assert found
    return found


def change(conn: Connection, webhook_id: int, values: Mapping[str, Any], *, now: datetime, actor: str) -> None:
    """Gives it other columns. One that is switched on begins with a clean record."""
    fresh = {"failing_since": None} if values.get("active") else {}
    row = WebhookEndpointRow
    conn.execute(update(row).where(row.webhook_id == webhook_id).values(**values, **fresh, updated_at=now))
    _remember(conn, now, actor, "changed", webhook_id, values)


def rotate(conn: Connection, webhook_id: int, *, now: datetime, actor: str) -> str:
    """A new secret, to be shown once; the one before goes on signing for OVERLAP. Raises LookupError."""
    row, secret = WebhookEndpointRow, _new_secret()
    values = {"old_secret": row.secret, "old_secret_until": now + OVERLAP, "secret": secret, "updated_at": now}
    if not conn.execute(update(row).where(row.webhook_id == webhook_id).values(values)).rowcount:
        raise LookupError(f"no webhook {webhook_id}")
    _remember(conn, now, actor, "secret_changed", webhook_id, None)
    return secret


def remove(conn: Connection, webhook_id: int, *, now: datetime, actor: str) -> None:
    """Forgets it and all that it was told."""
    conn.execute(delete(WebhookEndpointRow).where(WebhookEndpointRow.webhook_id == webhook_id))
    _remember(conn, now, actor, "removed", webhook_id, None)


def endpoint(conn: Connection, webhook_id: int, *, lock: bool = False) -> Endpoint | None:
    query = _endpoints().where(WebhookEndpointRow.webhook_id == webhook_id)
    row = conn.execute(query.with_for_update() if lock else query).one_or_none()
    return Endpoint(**row._mapping) if row else None


def endpoints(conn: Connection, *, limit: int, after: Key | None = None) -> Page[Endpoint]:
    ident = WebhookEndpointRow.webhook_id
    return page(conn, _endpoints(), Endpoint, (ident, ident), limit, after)


def fails(conn: Connection, webhook_id: int, now: datetime) -> datetime | None:
    """Notes that nothing arrives there; since when, None where it is off or gone."""
    row = WebhookEndpointRow
    mine = update(row).where(row.webhook_id == webhook_id, row.active)
    first = case((row.failing_since.is_(None), now), else_=row.failing_since)
    return conn.execute(mine.values(failing_since=first).returning(row.failing_since)).scalar_one_or_none()


def works(conn: Connection, webhook_id: int) -> None:
    """Notes that something has arrived there."""
    row = WebhookEndpointRow
    mine = update(row).where(row.webhook_id == webhook_id, row.failing_since.is_not(None))
    conn.execute(mine.values(failing_since=None))


def _new_secret() -> str:
    return _BEGINNING + base64.b64encode(secrets.token_bytes(32)).decode()


def _endpoints() -> Select[Any]:
    return select(*(getattr(WebhookEndpointRow, field.name) for field in fields(Endpoint)))


def _remember(
    conn: Connection, now: datetime, actor: str, action: str, webhook_id: int, after: Mapping[str, Any] | None
) -> None:
    # Every process keeps in mind which events are wanted, for as long as the practice has this version.
    practice.bump(conn)
    history.add(conn, now=now, actor=actor, action=action, entity="webhook", entity_id=webhook_id, after=after)


# -- deliveries ------------------------------------------------------------------------------------------------------
def tell(
    conn: Connection, event: str, payload: Mapping[str, Any], *, event_id: str, now: datetime, **about: int | None
) -> list[int]:
    """Writes the event down for every active address that wants it; the outbox rows. `about`: what the row hangs on, such as appointment_id."""
    row = WebhookEndpointRow
    wanting = select(row.webhook_id).where(row.active, row.events.contains([event])).order_by(row.webhook_id)
    told = []
    for webhook_id in conn.execute(wanting).scalars().all():
        values = {
            "webhook_id": webhook_id, "event_id": event_id, "event": event, "payload": dict(payload), "created_at": now,
        }  # fmt: skip
        made = insert(WebhookDeliveryRow).values(values).returning(WebhookDeliveryRow.delivery_id)
        told.append(_carry(conn, conn.execute(made).scalar_one(), now, **about))
    return told


def send_again(conn: Connection, found: Delivery, now: datetime) -> int:
    """Has it sent at once, as if for the first time; the outbox row."""
    if found.status == "pending" and found.outbox_id is not None:
        outbox.hasten(conn, found.outbox_id, now)
        return found.outbox_id
    return _carry(conn, found.delivery_id, now)


def delivery(
    conn: Connection, delivery_id: int, webhook_id: int | None = None, *, lock: bool = False
) -> Delivery | None:
    """One delivery, of that address if named."""
    query = _deliveries().where(WebhookDeliveryRow.delivery_id == delivery_id)
    query = query if webhook_id is None else query.where(WebhookDeliveryRow.webhook_id == webhook_id)
    row = conn.execute(query.with_for_update(of=WebhookDeliveryRow.__table__) if lock else query).one_or_none()
    return Delivery(**row._mapping) if row else None


def deliveries(
    conn: Connection, webhook_id: int, *, status: State | None = None, limit: int, after: Key | None = None
) -> Page[Delivery]:
    """What an address was told or is to be told, the oldest first."""
    query = _deliveries().where(WebhookDeliveryRow.webhook_id == webhook_id)
    query = query if status is None else query.where(_STATE.in_([status]))
    ident = WebhookDeliveryRow.delivery_id
    return page(conn, query, Delivery, (ident, ident), limit, after)


def latest(conn: Connection, webhook_id: int, limit: int) -> list[Delivery]:
    """What an address was told last, the newest first."""
    query = _deliveries().where(WebhookDeliveryRow.webhook_id == webhook_id)
    rows = conn.execute(query.order_by(WebhookDeliveryRow.delivery_id.desc()).limit(limit))
    return [Delivery(**row._mapping) for row in rows]


def sweep(conn: Connection, now: datetime) -> int:
    """Forgets deliveries that are older than anybody asks for; how many."""
    old = delete(WebhookDeliveryRow).where(WebhookDeliveryRow.created_at <= now - KEPT)
    return conn.execute(old).rowcount


def _carry(conn: Connection, delivery_id: int, now: datetime, **about: int | None) -> int:
    outbox_id = outbox.add(conn, "webhook", due=now, payload={"delivery_id": delivery_id}, **about)  # type: ignore[arg-type]
    assert outbox_id is not None  # it has no key that could exist already
    mine = update(WebhookDeliveryRow).where(WebhookDeliveryRow.delivery_id == delivery_id)
    conn.execute(mine.values(outbox_id=outbox_id))
    return outbox_id


_STATE: ColumnElement[str] = case(
    (OutboxRow.status == "done", "delivered"),
    (OutboxRow.status.in_(("waiting", "claimed")), "pending"),
    (OutboxRow.status == "failed", "failed"),
    else_="dropped",
)


def _deliveries() -> Select[Any]:
    row, carrier = WebhookDeliveryRow, OutboxRow
    waiting = carrier.status.in_(("waiting", "claimed"))
    code = case((carrier.status == "done", carrier.provider_id), else_=carrier.error_code)
    return select(
        row.delivery_id,
        row.webhook_id,
        row.event_id,
        row.event,
        row.payload,
        row.created_at,
        row.outbox_id,
        _STATE.label("status"),
        func.coalesce(carrier.attempts, 0).label("attempts"),
        case((code.regexp_match("^[0-9]+$"), code.cast(Integer)), else_=None).label("response_code"),
        case(
            (carrier.status == "done", None), (carrier.status == "dropped", carrier.outcome), else_=carrier.error
        ).label("error"),
        case((waiting, carrier.due), else_=None).label("next_attempt_at"),
        case((carrier.status == "done", carrier.done_at), else_=None).label("delivered_at"),
    ).outerjoin(carrier, carrier.outbox_id == row.outbox_id)
