"""Events for programs: signed, posted to the address that asked for them, and the address switched off when nothing arrives."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot import post
from bot.channels.base import SendError
from db import attention, webhooks
from db.webhooks import Endpoint
from jobs.pauses import A_DAY
from jobs.steps import Act, Step, Task, dropped

ENOUGH = timedelta(hours=23)
"""After so long without one arrival an address is switched off: the day's last try comes a little earlier for some rows."""


def webhook(conn: Connection, task: Task) -> Step:
    """Payload {"delivery_id": n}: tells the address of that delivery."""
    found = webhooks.delivery(conn, int(task.row.payload["delivery_id"]))
    if found is None or found.outbox_id != task.row.outbox_id:
        return dropped("no such delivery")
    endpoint = webhooks.endpoint(conn, found.webhook_id)
    assert endpoint  # a delivery goes with its address
    if not endpoint.active:
        return dropped("the webhook is switched off")
    return _act(task, endpoint, found.event_id, found.payload)


def _act(task: Task, endpoint: Endpoint, event_id: str, payload: Mapping[str, Any]) -> Act:
    def do() -> str | None:
        body = json.dumps(payload, separators=(",", ":")).encode()
        headers = signed(endpoint.secrets(task.now), event_id, int(task.now.timestamp()), body)
        return str(post.post(endpoint.url, body, headers, production=task.runtime.settings.production))

    def done(conn: Connection, _: datetime, __: str | None) -> bool:
        webhooks.works(conn, endpoint.webhook_id)
        return True

    missed = partial(_missed, endpoint.webhook_id)
    return Act(do, done, missed, missed=missed, pauses=A_DAY)


def signed(secrets: Sequence[str], event_id: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of Standard Webhooks 1.0.0, with a signature by each secret; `at` in seconds since 1970."""
    told = b"%s.%d.%s" % (event_id.encode(), at, body)
    return {
        "Content-Type": "application/json",
        "User-Agent": "clinic-receptionist",
        "Webhook-Id": event_id,
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": " ".join(_signature(secret, told) for secret in secrets),
    }


def _signature(secret: str, told: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.new(key, told, hashlib.sha256).digest()).decode()


def _missed(webhook_id: int, conn: Connection, now: datetime, error: SendError) -> None:
    """A failure of a day's standing, or a 410, switches the address off, and staff hear of it."""
    since = webhooks.fails(conn, webhook_id, now)
    if since is None or (now - since < ENOUGH and error.code != "410"):
        return
    webhooks.change(conn, webhook_id, {"active": False}, now=now, actor="worker")
    attention.raise_(
        conn,
        now=now,
        kind="webhook_off",
        key=f"webhook:{webhook_id}",
        detail=f"webhook {webhook_id}: {error.words}; nothing is sent there until it is switched on again",
    )
