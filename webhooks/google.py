"""Google's door: a doctor's calendar has changed, and is to be read again soon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request
from sqlalchemy import select

from db import outbox
from db.tables import CalendarSyncRow
from webhooks.guard import same_secret

if TYPE_CHECKING:
    from bot.runtime import Runtime

CHANNEL_ID = re.compile(r"[\x21-\x7e]{1,64}")  # https://developers.google.com/workspace/calendar/api/guides/push


def blueprint(runtime: Runtime) -> Blueprint:
    """POST /webhooks/google/calendar."""
    door = Blueprint("google", __name__, url_prefix="/webhooks/google")

    @door.post("/calendar")
    def calendar() -> Response:
        channel_id = request.headers.get("X-Goog-Channel-ID", "")
        token = request.headers.get("X-Goog-Channel-Token", "")
        if not token or not CHANNEL_ID.fullmatch(channel_id):
            abort(403)
        # "sync" only tells that the channel stands.
        changed = request.headers.get("X-Goog-Resource-State") != "sync"
        runtime.wake(note_change(runtime, channel_id, token, message_number(), changed=changed))
        return Response(status=200)

    return door


def message_number() -> str:
    """Google's number of the notice within its channel, for a notice that comes twice."""
    return request.headers.get("X-Goog-Message-Number", "")[:20]


def note_change(runtime: Runtime, channel_id: str, token: str, number: str, *, changed: bool) -> tuple[int, ...]:
    """Writes that the channel's calendar is to be read; the outbox row to wake for. Aborts with 404 or 403 for a stranger's channel."""
    now = runtime.now()
    with runtime.engine.begin() as conn:
        sync = CalendarSyncRow
        row = conn.execute(
            select(sync.doctor_id, sync.channel_token).where(sync.channel_id == channel_id)
        ).one_or_none()
        if row is None:
            abort(404)
        if not same_secret(token, row.channel_token):
            abort(403)
        if not changed:
            return ()
        key = f"calendar_sync:{channel_id}:{number}" if number else None
        made = outbox.add(conn, "calendar_sync", due=now, payload={"doctor_id": row.doctor_id}, key=key)
        return () if made is None else (made,)
