"""The figures of a stretch of days: what happened, beside what happened before; the messages that were not understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from clinic.roster import guarded
from db import audit
from db import figures as counts
from web import desk, spelled, stretch
from web.admin.guard import me
from web.charts.svg import patterns
from web.desk import Desk
from web.numbers import Numbers
from web.stretch import LAST, Stretch, WrongStretch
from web.telling.found import gather
from web.telling.panels import Cell, Table
from web.telling.tiles import tiles
from web.telling.views import PANELS, Look

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

PAGE = 20  # messages


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/figures")
    def figures() -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            return page(conn, desk.open_(runtime, conn))

    @pages.get("/figures/<name>.csv")
    def figures_csv(name: str) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            return sheet(conn, desk.open_(runtime, conn), name)

    @pages.get("/figures/missed")
    def missed() -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            return not_understood(conn, desk.open_(runtime, conn))


def page(conn: Connection, at: Desk) -> ResponseReturnValue:
    """The whole page; 422 with the last days where the address asks for no stretch."""
    days, wrong = _asked(at)
    price = at.practice.clinic.segment_price
    numbers = Numbers(at.t.language)
    ours, theirs = stretch.spans(days, at.times.zone, at.now)
    zone = at.times.zone.key
    found, before = gather(conn, ours, zone, price), gather(conn, theirs, zone, price)
    look = Look(at, days, price, numbers)
    html = render_template(
        "admin/figures.html",
        tiles=tiles(found, before, at.t, numbers),
        panels=[panel(look, found) for panel in PANELS.values()],
        missed=found.missed,
        price=price,
        patterns=patterns(),
        numbers=numbers,
        **_frame(at, days, wrong),
    )
    return html, 422 if wrong else 200


def sheet(conn: Connection, at: Desk, name: str) -> ResponseReturnValue:
    """One part's table as a file. 404 for an unknown part, 422 for no stretch."""
    panel = PANELS.get(name) or abort(404)
    days, wrong = _asked(at)
    if wrong:
        return abort(422)
    price = at.practice.clinic.segment_price
    found = gather(conn, stretch.spans(days, at.times.zone, at.now)[0], at.times.zone.key, price)
    table = panel(Look(at, days, price, Numbers(at.t.language)), found).table
    file = f"{name}-{days.first.isoformat()}-{days.last.isoformat()}.csv"
    return Response(
        written(table), mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{file}"'}
    )


def written(table: Table) -> str:
    """A table as CSV, with the mark that tells spreadsheets that it is UTF-8; no cell of it is a formula."""
    out = io.StringIO("\ufeff")
    out.seek(0, io.SEEK_END)
    csv.writer(out).writerows([_cell(one) for one in row] for row in (table.head, *table.rows))
    return out.getvalue()


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, float):
        return f"{cell:.4f}"
    return "" if cell is None else str(cell)


def not_understood(conn: Connection, at: Desk) -> ResponseReturnValue:
    """A page of the messages themselves; that they were read stands in the audit log, talk by talk."""
    days, wrong = _asked(at)
    span = stretch.spans(days, at.times.zone, at.now)[0]
    total, found = counts.missed(
        conn, span.start, span.end, limit=PAGE + 1, before=request.args.get("before", type=int)
    )
    shown, more = found[:PAGE], len(found) > PAGE
    _note(conn, at, {one.conversation_id for one in shown})
    html = render_template(
        "admin/missed.html",
        total=total,
        messages=shown,
        older=shown[-1].message_id if more else None,
        **_frame(at, days, wrong),
    )
    return html, 422 if wrong else 200


def _note(conn: Connection, at: Desk, talks: Iterable[int]) -> None:
    for talk in sorted(talks):
        audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="conversation", entity_id=talk)


def _asked(at: Desk) -> tuple[Stretch, dict[str, str]]:
    """The stretch that the address asks for, and what is wrong with it beside its field."""
    try:
        return stretch.asked(request.args, at.times.today), {}
    except WrongStretch as wrong:
        return stretch.asked({}, at.times.today), {wrong.field: at.t(wrong.why)}


def _frame(at: Desk, days: Stretch, wrong: dict[str, str]) -> dict[str, Any]:
    """What the pages' heads need: who looks, which days, and the choice of others."""
    language = at.t.language
    return {
        "at": at,
        "me": me(),
        "section": "figures",
        "stretch": days,
        "wrong": wrong,
        "typed": {name: request.args.get(name, days.args.get(name, "")) for name in ("from", "to", "month")},
        "spelled_days": spelled.days(days.first, days.last, language),
        "spelled_before": spelled.days(*days.before(), language),
        "lasts": LAST,
        "months": [(_month(first), spelled.month(first, language)) for first in stretch.months(at.times.today)],
    }


def _month(first: date) -> str:
    return f"{first.year}-{first.month:02}"
