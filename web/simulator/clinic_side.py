"""What the clinic sees, beside the phone: the clock, the doctors' day, the mailbox and the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import render_template
from sqlalchemy import Connection

from db import daybook, simulated
from web import desk
from web.desk import Desk
from web.drawing import MARKS, Sheet, bounds, draw

if TYPE_CHECKING:
    from bot.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Event:
    """A calendar event in words."""

    calendar: str
    title: str
    when: str
    cancelled: bool


def fragment(runtime: Runtime, asked: str | None) -> str:
    """The whole side as HTML. `asked` is a day as YYYY-MM-DD; without one, the day of the visit that changed last."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        chosen = at.times.asked(asked)
        day, fresh = drawn(conn, at, chosen)
        mails, events = simulated.mails(conn), simulated.events(conn)
        ahead = simulated.ahead(conn)
    return render_template(
        "simulator/clinic.html",
        at=at, day=day, fresh=fresh, chosen=chosen, marks=MARKS,
        before=day.date - timedelta(days=1), after=day.date + timedelta(days=1),
        mails=mails, events=[_event(each, at) for each in events], ahead=spell(ahead) if ahead else "",
    )  # fmt: skip


def drawn(conn: Connection, at: Desk, chosen: date | None) -> tuple[Sheet, int | None]:
    """The day, and the id of the visit on it that changed last."""
    changed = daybook.last_changed(conn, at.now)
    shown = chosen or (at.times.local(changed).date() if changed else at.times.today)
    start, end = bounds(shown, at.practice)
    visits = daybook.between(conn, start, end, at.now)
    day = draw(at.practice, shown, visits, daybook.blocked(conn, start, end), at.t, at.times)
    latest = max(
        (visit for visit in visits if visit.status != "held"), key=lambda visit: visit.updated_at, default=None
    )
    return day, latest.id if latest else None


def spell(seconds: int) -> str:
    """90000 -> "1 d 1 h" """
    parts = ((seconds // 86400, "d"), (seconds % 86400 // 3600, "h"), (seconds % 3600 // 60, "min"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def _event(event: simulated.Event, at: Desk) -> Event:
    body = event.body
    start, end = _moment(body.get("start")), _moment(body.get("end"))
    when = f"{at.times.moment(start)} – {at.times.clock(end)}" if start and end else ""
    return Event(event.calendar_id, str(body.get("summary", "")), when, body.get("status") == "cancelled")


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value["dateTime"]) if isinstance(value, dict) and "dateTime" in value else None
