"""What a doctor enters in her own calendar keeps patients away: read once whole, then only what changed.

https://developers.google.com/workspace/calendar/api/guides/sync and …/guides/push. No transaction is open while Google is asked.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.events import OURS
from bot.google_calendar import GoogleCalendar, SyncExpired
from clinic.model import Doctor
from db import busy, practice
from db.busy import Block, Reading

if TYPE_CHECKING:
    from bot.runtime import Runtime

BACK = timedelta(days=1)
RENEW = timedelta(days=1)
"""A channel this near to its end is replaced."""
CHANNEL_LIFE = timedelta(days=7)

Event = Mapping[str, Any]


def sync(runtime: Runtime, doctor_id: int) -> int:
    """Reads what changed in the doctor's calendar into `busy`; how many events were looked at. Raises SendError."""
    calendar = runtime.calendar
    with runtime.engine.connect() as conn:
        doctor = next((d for d in practice.doctors(conn) if d.id == doctor_id), None)
        zone = practice.load(conn).clinic.zone
        known = busy.reading(conn, doctor_id)
    if doctor is None or not doctor.calendar_id or not isinstance(calendar, GoogleCalendar):
        return 0
    now = runtime.now()
    _watch(runtime, calendar, doctor, known, now)
    try:
        events, token = _read(calendar, doctor, known.sync_token, now)
        whole = known.sync_token is None
    except SyncExpired:
        events, token = _read(calendar, doctor, None, now)
        whole = True
    _keep(runtime, doctor, events, zone, token, now, whole=whole)
    return len(events)


def _read(calendar: GoogleCalendar, doctor: Doctor, token: str | None, now: datetime) -> tuple[list[Event], str | None]:
    """All pages: (events, the token for the next time)."""
    events: list[Event] = []
    page: str | None = None
    while True:
        answer = calendar.changes(doctor, token, page, timeMin=(now - BACK).astimezone(UTC).isoformat())
        events += answer.get("items", [])
        page = answer.get("nextPageToken")
        if not page:
            return events, answer.get("nextSyncToken")


def _keep(
    runtime: Runtime,
    doctor: Doctor,
    events: list[Event],
    zone: ZoneInfo,
    token: str | None,
    now: datetime,
    *,
    whole: bool,
) -> None:
    blocks = list(_blocks(events, zone))
    taken = {block.external_id for block in blocks}
    free = [str(event["id"]) for event in events if str(event["id"]) not in taken]
    with runtime.engine.begin() as conn:
        busy.put(conn, doctor.id, blocks)
        if whole:
            busy.keep_only(conn, doctor.id, sorted(taken))
        else:
            busy.drop(conn, doctor.id, free)
        busy.note(conn, doctor.id, sync_token=token, synced_at=now)


def _blocks(events: list[Event], zone: ZoneInfo) -> Iterator[Block]:
    for event in events:
        start, end = _moment(event.get("start"), zone), _moment(event.get("end"), zone)
        if _takes_time(event) and start is not None and end is not None and start < end:
            yield Block(str(event["id"]), start, end)


def _takes_time(event: Event) -> bool:
    """False for one that is deleted, shown as free, declined, or a visit that we entered ourselves."""
    ours = OURS in event.get("extendedProperties", {}).get("private", {})
    declined = any(a.get("self") and a.get("responseStatus") == "declined" for a in event.get("attendees", ()))
    place = event.get("eventType") == "workingLocation"
    return not (
        ours or declined or place or event.get("status") == "cancelled" or event.get("transparency") == "transparent"
    )


def _moment(stated: Mapping[str, Any] | None, zone: ZoneInfo) -> datetime | None:
    """An instant, or the midnight of the clinic's day for an event of whole days."""
    if not stated:
        return None
    if "dateTime" in stated:
        at = datetime.fromisoformat(str(stated["dateTime"]))
        return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(str(stated.get("timeZone") or zone.key)))
    return datetime.combine(date.fromisoformat(str(stated["date"])), time(0), zone) if "date" in stated else None


def _watch(runtime: Runtime, calendar: GoogleCalendar, doctor: Doctor, known: Reading, now: datetime) -> None:
    """Has Google call our door at changes; only where it has an address that Google would call."""
    base = runtime.settings.base_url
    if not base.startswith("https://") or (known.expires_at and known.expires_at > now + RENEW):
        return
    token = secrets.token_urlsafe(32)
    channel_id = str(uuid4())
    # The door must know the channel before Google's first call, which comes before the answer does.
    with runtime.engine.begin() as conn:
        busy.note(conn, doctor.id, channel_id=channel_id, channel_token=token, resource_id=None, expires_at=None)
    answer = calendar.watch(
        doctor,
        {
            "id": channel_id,
            "type": "web_hook",
            "address": f"{base}/webhooks/google/calendar",
            "token": token,
            "params": {"ttl": str(int(CHANNEL_LIFE.total_seconds()))},
        },
    )
    ends = answer.get("expiration")
    expires = datetime.fromtimestamp(int(ends) / 1000, UTC) if ends else now + CHANNEL_LIFE
    with runtime.engine.begin() as conn:
        busy.note(conn, doctor.id, resource_id=answer.get("resourceId"), expires_at=expires)
    if known.channel_id and known.resource_id:
        calendar.stop(doctor, known.channel_id, known.resource_id)
