"""The visits of one day, by doctor, drawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from db import daybook
from web import desk
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS, Day, bounds, draw
from web.fragments import unless_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/day")
    def day() -> str:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            shown = drawn(conn, at, at.times.asked(request.args.get("day")) or at.times.today)
        around = {"before": shown.date - timedelta(days=1), "after": shown.date + timedelta(days=1)}
        return render_template("admin/day.html", at=at, day=shown, marks=MARKS, me=me(), section="day", **around)

    @pages.get("/day/visits")
    def day_visits() -> Response:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            shown = drawn(conn, at, at.times.asked(request.args.get("day")) or at.times.today)
        return unless_known(render_template("admin/visits.html", at=at, day=shown, marks=MARKS))


def drawn(conn: Connection, at: Desk, day: date) -> Day:
    """One day as the template draws it."""
    start, end = bounds(day, at.practice)
    visits = daybook.between(conn, start, end, at.now)
    return draw(at.practice, day, visits, daybook.blocked(conn, start, end), at.t, at.times)
