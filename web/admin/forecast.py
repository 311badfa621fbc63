"""The reminders of the next seven days: how many, when, to whom, and why one is not sent."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, current_app, render_template, request

from clinic.hours import at as moment
from clinic.mistakes import Mistake
from clinic.reading import duration
from db import audit
from db import forecast as expected
from db.forecast import Expected
from web import desk, spelled
from web.admin.guard import me
from web.charts.columns import columns
from web.charts.model import Chart, Series
from web.charts.svg import patterns
from web.desk import Desk
from web.numbers import Numbers
from web.telling.panels import Table, legend

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

DAYS = 7
PAGE = 60  # reminders

Counts = Mapping[date, tuple[int, int]]


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/reminders")
    def reminders() -> str:
        with runtime.engine.begin() as conn:
            return page(conn, desk.open_(runtime, conn))


def page(conn: Connection, at: Desk) -> str:
    """One day's list, or all that are not sent; above it the seven days. That names were seen stands in the audit log."""
    zone, today = at.times.zone, at.times.today
    days = [today + timedelta(days=nth) for nth in range(DAYS)]
    found = expected.expected(conn, at.now, moment(days[-1] + timedelta(days=1), time(0), zone))
    counts = expected.by_day(found, zone)
    only_stay = request.args.get("only") == "stay"
    asked = at.times.asked(request.args.get("day"))
    day = asked if asked in days else today
    mine = [one for one in found if (one.why if only_stay else _day(at, one) == day)]
    audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="reminders", entity_id=day.isoformat())
    return render_template(
        "admin/reminders.html",
        at=at,
        me=me(),
        section="reminders",
        patterns=patterns(),
        days=[(one, spelled.weekday(one, at.t.language), *counts.get(one, (0, 0))) for one in days],
        day=day,
        only_stay=only_stay,
        not_sent=sum(one.why is not None for one in found),
        before=lambda offset: before(at, offset),
        known_pages=current_app.view_functions,
        numbers=Numbers(at.t.language),
        **_chart(at, days, counts),
        **_sheet(mine),
    )


def _day(at: Desk, one: Expected) -> date:
    """The day under which a reminder is told: its own, or its visit's where there is none."""
    return at.times.local(one.due or one.start).date()


def before(at: Desk, offset: str | None) -> str:
    """The offset as words; what nobody can read stays as it is."""
    try:
        return spelled.before(duration()(offset, ""), at.t) if offset else ""
    except Mistake:
        return offset or ""


def _chart(at: Desk, days: Sequence[date], counts: Counts) -> dict[str, Any]:
    """The seven days as columns, and the same as a table."""
    t, numbers = at.t, Numbers(at.t.language)
    go, stay = ([counts.get(day, (0, 0))[which] for day in days] for which in (0, 1))
    told = t.many("reminders.chart_told", sum(go), stay=numbers.count(sum(stay)))
    series = [Series(t("reminders.go"), go), Series(t("reminders.stay"), stay, fill=3)]
    labels = [spelled.weekday(day, t.language) for day in days]
    chart = Chart("reminders", t("reminders.chart"), told, labels, series, numbers.short)
    head = (t("reminders.days"), *(each.name for each in series))
    return {
        "svg": columns(chart),
        "told": told,
        "legend": legend(series, numbers.count),
        "table": Table(head, tuple(zip(days, go, stay, strict=True))),
    }


def _sheet(mine: Sequence[Expected]) -> dict[str, Any]:
    """One page of the list."""
    pages = max(math.ceil(len(mine) / PAGE), 1)
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    return {"shown": mine[(number - 1) * PAGE : number * PAGE], "number": number, "pages": pages}
