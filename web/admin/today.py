"""What the day brings, told above the inbox in one line; and whom to call because they have not confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from db import audit, daybook
from db.daybook import Visit
from web import desk
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS, bounds
from web.fragments import unless_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime


NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Today:
    """Counts of one day's visits; `next` is when somebody is expected next."""

    visits: int
    unconfirmed: int
    cancelled: int
    next: datetime | None


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/today")
    def today() -> Response:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            day = of(conn, at)
        return unless_known(render_template("admin/today.html", at=at, today=day))

    @pages.get("/today/unconfirmed")
    def unconfirmed() -> str:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="patients", entity_id="unconfirmed")
            days = [(day, waiting(_of_day(conn, at, day), at.now)) for day in (at.times.today, at.times.today + NEXT)]
        return render_template("admin/unconfirmed.html", at=at, me=me(), section="day", days=days, marks=MARKS)


def of(conn: Connection, at: Desk) -> Today:
    """The day that the desk's clock shows."""
    visits = _of_day(conn, at, at.times.today)
    booked = [visit for visit in visits if visit.status not in ("held", "cancelled")]
    expected = (visit.start for visit in booked if visit.start > at.now and not visit.arrived_at)
    cancelled = sum(visit.status == "cancelled" for visit in visits)
    return Today(len(booked), len(waiting(visits, at.now)), cancelled, next(expected, None))


def waiting(visits: Sequence[Visit], now: datetime) -> list[Visit]:
    """Those still to come that nobody has confirmed."""
    return [each for each in visits if each.status == "scheduled" and each.start > now and not each.arrived_at]


def _of_day(conn: Connection, at: Desk, day: date) -> tuple[Visit, ...]:
    return daybook.between(conn, *bounds(day, at.practice), at.now)
