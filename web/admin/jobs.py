"""What is to happen later: what waits, who is at work, what was given up and why, and trying that again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import second_try
from bot.actor import Actor, Unknown
from db import jobs as rows
from db import lines, outbox, presence
from web import desk, reasons
from web.admin.guard import me
from web.desk import Desk
from web.fragments import unless_known
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

PAGE = 20  # jobs that were given up
AT_ONCE = 200
"""So many are tried again with one press; more would keep the page waiting."""
BEHIND = timedelta(minutes=2)
"""What has been due for so long has been overlooked."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/jobs")
    def jobs() -> ResponseReturnValue:
        return page(runtime)

    @pages.get("/jobs/state")
    def jobs_state() -> Response:
        with runtime.engine.begin() as conn:
            fields = state(conn, desk.open_(runtime, conn))
        return unless_known(render_template("admin/jobs_state.html", **fields))

    @pages.post("/jobs/<int:number>/again")
    def try_again(number: int) -> ResponseReturnValue:
        return one_again(runtime, number)

    @pages.post("/jobs/again/<kind>")
    def try_all_again(kind: str) -> ResponseReturnValue:
        return all_again(runtime, kind)


def page(runtime: Runtime, wrong: str = "") -> str:
    """The whole page; `wrong` where what was asked for cannot be done any more."""
    with runtime.engine.begin() as conn:
        fields = state(conn, desk.open_(runtime, conn))
    return render_template("admin/jobs.html", wrong=wrong, me=me(), section="jobs", **fields)


def state(conn: Connection, at: Desk) -> dict[str, Any]:
    """Everything on the page that changes by itself; what was given up is told page by page."""
    queues = rows.queues(conn, at.now)
    found = rows.failed(conn, limit=PAGE + 1, before=request.args.get("before", type=int))
    since = min((queue.oldest for queue in queues if queue.oldest and queue.late > queue.resting), default=None)
    return {
        "at": at,
        "alive": presence.alive(conn),
        "queues": queues,
        "behind": since if since is not None and since < at.now - BEHIND else None,
        "stopped": [
            (_line(at, one.line), at.times.moment(one.stopped_at), _reason(at, one)) for one in lines.stopped(conn)
        ],
        "jobs": [(job, reasons.why(at.t, job.kind, job.error_code, job.error)) for job in found[:PAGE]],
        "older": found[PAGE - 1].outbox_id if len(found) > PAGE else None,
        "known_pages": current_app.view_functions,
    }


def _line(at: Desk, line: str) -> str:
    """Twilio, or Twilio (GB), or the calendar of one doctor."""
    name, _, part = line.partition(":")
    if name == "google" and part.isdecimal():
        part = at.doctor(int(part))
    return at.t.named("job_line", name) + (f" ({part})" if part else "")


def _reason(at: Desk, line: lines.Stopped) -> str:
    return reasons.why(at.t, line.line.partition(":")[0], line.code, line.words)


def one_again(runtime: Runtime, number: int) -> ResponseReturnValue:
    """Tries one again. 404 for an unknown number; 409 where it is not given up any more."""
    try:
        with runtime.engine.begin() as conn:
            if outbox.kind(conn, number) is None:
                return abort(404)
            again = second_try.try_again(conn, runtime.now(), Actor(me().label, "staff"), number)
    except Unknown:
        return page(runtime, wanted()("jobs.not_failed")), 409
    return _woken(runtime, [again])


def all_again(runtime: Runtime, kind: str) -> ResponseReturnValue:
    """Tries what was given up of one kind within a week again, at most AT_ONCE; 409 where there are none any more."""
    now, again = runtime.now(), []
    with runtime.engine.begin() as conn:
        for number in rows.failed_of(conn, kind, now, AT_ONCE):
            with suppress(Unknown):  # a colleague was quicker
                again.append(second_try.try_again(conn, now, Actor(me().label, "staff"), number))
    if not again:
        return page(runtime, wanted()("jobs.nothing_of")), 409
    return _woken(runtime, again)


def _woken(runtime: Runtime, ids: list[int]) -> ResponseReturnValue:
    runtime.wake(ids)
    flash(wanted().many("jobs.revived", len(ids)))
    return redirect(url_for("admin.jobs"), 303)
