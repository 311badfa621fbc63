"""Webhooks: addresses that are told when something happens, and what they were told."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from bot import post
from db import attention, webhooks
from db.events import Event
from web.api import pages
from web.api.etag import Resource
from web.api.fields import Asked, Local, Text, Told
from web.api.pages import Paged
from web.api.problems import Fault, Problem
from web.api.route import Ask, Routes

routes = Routes("Webhooks", "Addresses that are told when something happens.", read="staff", write="staff")
Status = Literal["pending", "delivered", "failed", "dropped"]
MOST = 20  # addresses: each is told in the transaction of what happened
EXAMPLE = "https://program.example/events"


def _each_once(value: list[Event]) -> list[Event]:
    return list(dict.fromkeys(value))


Url = Annotated[Text, Field(min_length=1, max_length=post.LONGEST, examples=[EXAMPLE])]
Events = Annotated[
    list[Event], Field(min_length=1, max_length=20, examples=[["appointment.booked"]]), AfterValidator(_each_once)
]


class Webhook(Resource):
    """An address and what it is told of."""

    webhook_id: int
    url: str
    events: list[Event]
    active: bool = Field(description="False: nothing is sent there until it is switched on again.")
    failing_since: Local | None = Field(
        description="The first failure since something last arrived; null: all is well."
    )
    created_at: Local
    updated_at: Local


class MadeWebhook(Webhook):
    """The same with its secret, which is shown this once."""

    secret: str = Field(
        description="What every delivery is signed with.", examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
    )


class Webhooks(Told):
    items: list[Webhook]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class Delivery(Told):
    """One event for one address, as far as it has come."""

    delivery_id: int
    webhook_id: int
    event_id: str
    event: Event
    payload: dict[str, Any] = Field(description="The body that is sent.")
    status: Status
    attempts: int = Field(description="Since it was last sent anew.")
    response_code: int | None = Field(description="The status that the latest attempt was answered with.")
    error: str | None = Field(description="What went wrong last.")
    next_attempt_at: Local | None
    delivered_at: Local | None
    created_at: Local


class Deliveries(Told):
    items: list[Delivery]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class NewWebhook(Asked):
    SAMPLE: ClassVar = {"url": EXAMPLE, "events": ["appointment.booked"]}
    url: Url
    events: Events


class WebhookChange(Asked):
    SAMPLE: ClassVar = {"active": True}
    url: Url | None = None
    events: Events | None = None
    active: bool | None = None


class DeliveryQuery(Paged):
    status: Status | None = None


@routes.get("/webhooks")
def list_webhooks(ask: Ask, query: Paged) -> Webhooks:
    """List the webhooks."""
    found = webhooks.endpoints(ask.conn, limit=query.limit, after=pages.after(query.cursor, "webhooks"))
    items = [_shown(each, ask) for each in found.items]
    return Webhooks(items=items, next=pages.following(found.after, "webhooks"))


@routes.post("/webhooks", status=201, problems=("too-many-webhooks",), location="/api/v1/webhooks/{webhook_id}")
def add_webhook(ask: Ask, body: NewWebhook) -> MadeWebhook:
    """Have an address told of events.

    The answer holds the secret that deliveries are signed with; it is shown this once.
    """
    _check(ask, body.url)
    if len(webhooks.endpoints(ask.conn, limit=MOST).items) >= MOST:
        raise Problem("too-many-webhooks", f"There are {MOST} webhooks already.")
    made = webhooks.add(ask.conn, url=body.url, events=body.events, now=ask.now, actor=ask.caller.label)
    return MadeWebhook(**_shown(made, ask).model_dump(), secret=made.secret)


@routes.get("/webhooks/{webhook_id}")
def get_webhook(ask: Ask, webhook_id: int) -> Webhook:
    """Read one webhook."""
    return _read(ask, webhook_id)


@routes.patch("/webhooks/{webhook_id}")
def change_webhook(ask: Ask, webhook_id: int, body: WebhookChange) -> Webhook:
    """Change a webhook, or switch it on or off.

    One that is off is told nothing, and not afterwards either.
    """
    found = _read(ask, webhook_id, lock=True)
    ask.tags.must_hold(found)
    given = {name: value for name, value in body.model_dump().items() if value is not None}
    values = {name: value for name, value in given.items() if value != getattr(found, name)}
    if "url" in values:
        _check(ask, values["url"])
    if values:
        webhooks.change(ask.conn, webhook_id, values, now=ask.now, actor=ask.caller.label)
    if values.get("active"):
        attention.resolve_key(ask.conn, f"webhook:{webhook_id}", now=ask.now, by=ask.caller.label)
    return _read(ask, webhook_id)


@routes.post("/webhooks/{webhook_id}/rotate-secret", guarded=True)
def rotate_secret(ask: Ask, webhook_id: int) -> MadeWebhook:
    """Change the secret of a webhook.

    The answer holds the new one; it is shown this once. For 24 hours deliveries bear signatures of both.
    """
    ask.tags.must_hold(_read(ask, webhook_id, lock=True))
    secret = webhooks.rotate(ask.conn, webhook_id, now=ask.now, actor=ask.caller.label)
    return MadeWebhook(**_read(ask, webhook_id).model_dump(), secret=secret)


@routes.delete("/webhooks/{webhook_id}", guarded=True)
def remove_webhook(ask: Ask, webhook_id: int) -> Webhook:
    """Remove a webhook.

    With its deliveries; what waited to be sent is not sent. The answer is what it last was.
    """
    found = _read(ask, webhook_id, lock=True)
    ask.tags.must_hold(found)
    webhooks.remove(ask.conn, webhook_id, now=ask.now, actor=ask.caller.label)
    attention.resolve_key(ask.conn, f"webhook:{webhook_id}", now=ask.now, by=ask.caller.label)
    return found


@routes.get("/webhooks/{webhook_id}/deliveries")
def list_deliveries(ask: Ask, webhook_id: int, query: DeliveryQuery) -> Deliveries:
    """List the deliveries of a webhook.

    The oldest first; for 30 days.
    """
    _read(ask, webhook_id)
    order = f"deliveries-{webhook_id}"
    found = webhooks.deliveries(
        ask.conn, webhook_id, status=query.status, limit=query.limit, after=pages.after(query.cursor, order)
    )
    items = [_told(each, ask) for each in found.items]
    return Deliveries(items=items, next=pages.following(found.after, order))


@routes.get("/webhooks/{webhook_id}/deliveries/{delivery_id}")
def get_delivery(ask: Ask, webhook_id: int, delivery_id: int) -> Delivery:
    """Read one delivery."""
    return _told(_delivery(ask, webhook_id, delivery_id), ask)


@routes.post("/webhooks/{webhook_id}/deliveries/{delivery_id}/resend", problems=("webhook-off",))
def resend_delivery(ask: Ask, webhook_id: int, delivery_id: int) -> Delivery:
    """Send a delivery again.

    At once, and as often as for the first time; the id of the event stays the same.
    """
    found = _delivery(ask, webhook_id, delivery_id, lock=True)
    if not _read(ask, webhook_id).active:
        raise Problem("webhook-off", "The webhook is switched off: switch it on first.")
    ask.wake.append(webhooks.send_again(ask.conn, found, ask.now))
    return _told(_delivery(ask, webhook_id, delivery_id), ask)


def _check(ask: Ask, url: str) -> None:
    try:
        post.check(url, production=ask.production)
    except post.BadAddress as bad:
        raise Problem("invalid", f"url {bad}.", [Fault(str(bad), pointer="#/url")]) from None


def _read(ask: Ask, webhook_id: int, lock: bool = False) -> Webhook:
    found = webhooks.endpoint(ask.conn, webhook_id, lock=lock)
    if found is None:
        raise Problem("not-found", "There is no such webhook.")
    return _shown(found, ask)


def _shown(found: webhooks.Endpoint, ask: Ask) -> Webhook:
    fields = {name: getattr(found, name) for name in Webhook.model_fields}
    return Webhook.model_validate(fields | {"events": list(found.events)}, context=ask.practice.clinic.zone)


def _delivery(ask: Ask, webhook_id: int, delivery_id: int, lock: bool = False) -> webhooks.Delivery:
    found = webhooks.delivery(ask.conn, delivery_id, webhook_id, lock=lock)
    if found is None:
        raise Problem("not-found", "There is no such delivery.")
    return found


def _told(found: webhooks.Delivery, ask: Ask) -> Delivery:
    fields = {name: getattr(found, name) for name in Delivery.model_fields}
    return Delivery.model_validate(fields, context=ask.practice.clinic.zone)
