"""The visits of a day or a week, by doctor, drawn; and the pieces of these pages that keep themselves fresh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from bot.telling import with_doctor
from clinic.model import Practice
from db import audit, daybook
from web import desk
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS, WEEK, Sheet, bounds, draw, draw_week
from web.fragments import unless_known

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

Drawn = Callable[["Connection", Desk, date, int | None], Sheet]


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/day")
    def day() -> ResponseReturnValue:
        return whole(runtime, "day", drawn)

    @pages.get("/day/visits")
    def day_visits() -> Response:
        return piece(runtime, "day", drawn)

    @pages.get("/week")
    def week() -> ResponseReturnValue:
        return whole(runtime, "week", drawn_week)

    @pages.get("/week/visits")
    def week_visits() -> Response:
        return piece(runtime, "week", drawn_week)


def whole(runtime: Runtime, span: str, drawing: Drawn) -> str:
    """The page of a day or a week. `?day=YYYY-MM-DD&doctor=3`, both of which may be left out."""
    with runtime.engine.begin() as conn:
        at, sheet = _asked(runtime, conn, drawing)
        first = sheet.date.isoformat()
        audit.viewed(conn, now=at.now, staff_id=me().account.id, entity=span, entity_id=first)
    step = timedelta(days=len(sheet.days))
    return render_template(
        "admin/day.html", at=at, day=sheet, span=span, doctor_id=_doctor_id(), marks=MARKS, me=me(), section="day",
        before=sheet.date - step, after=sheet.date + step,
    )  # fmt: skip


def piece(runtime: Runtime, span: str, drawing: Drawn) -> Response:
    """The drawing alone."""
    with runtime.engine.begin() as conn:
        at, sheet = _asked(runtime, conn, drawing)
    return unless_known(render_template("admin/visits.html", at=at, day=sheet, span=span, marks=MARKS))


def drawn(conn: Connection, at: Desk, day: date, doctor_id: int | None = None) -> Sheet:
    """One day as the template draws it."""
    start, end = bounds(day, at.practice)
    visits = daybook.between(conn, start, end, at.now)
    practice = _shown(conn, at.practice, visits, doctor_id)
    return draw(practice, day, visits, daybook.blocked(conn, start, end), at.t, at.times)


def drawn_week(conn: Connection, at: Desk, day: date, doctor_id: int | None = None) -> Sheet:
    """The week, from Monday on, that the day is of."""
    first = day - timedelta(days=day.weekday())
    start, end = bounds(first, at.practice, WEEK)
    visits = daybook.between(conn, start, end, at.now)
    practice = _shown(conn, at.practice, visits, doctor_id)
    return draw_week(practice, first, visits, daybook.blocked(conn, start, end), at.t, at.times)


def _asked(runtime: Runtime, conn: Connection, drawing: Drawn) -> tuple[Desk, Sheet]:
    at = desk.open_(runtime, conn)
    day = at.times.asked(request.args.get("day")) or at.times.today
    doctor_id = _doctor_id()
    if doctor_id is not None and at.practice.doctor(doctor_id) is None:
        abort(404)
    return at, drawing(conn, at, day, doctor_id)


def _doctor_id() -> int | None:
    return request.args.get("doctor", type=int)


def _shown(conn: Connection, practice: Practice, visits: tuple[daybook.Visit, ...], doctor_id: int | None) -> Practice:
    """The practice with the doctors to draw: one, or all, and those who have left but are still booked."""
    if doctor_id is not None:
        return replace(practice, doctors=tuple(one for one in practice.doctors if one.id == doctor_id))
    here = {doctor.id for doctor in practice.doctors}
    for gone in sorted({visit.doctor_id for visit in visits if visit.status != "cancelled"} - here):
        practice = with_doctor(conn, practice, gone)
    doctors = (one if one.id in here else replace(one, hours={}) for one in practice.doctors)
    return replace(practice, doctors=tuple(doctors))
