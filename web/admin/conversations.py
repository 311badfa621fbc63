"""The list of conversations, what it is narrowed to, and the pieces of it that keep themselves fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import attention
from db import inbox as lists
from db import pulse as pulses
from web import desk
from web.admin import today
from web.admin.asked import Asked, asked, cursor
from web.admin.guard import me
from web.desk import Desk
from web.fragments import known, tag, tagged
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

PAGE = 30  # conversations
MOST_FOUND = 60
QUARTER = 900  # seconds: how long "10:15" or "Mon" may stand in the list before it is written anew


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/")
    def inbox() -> str:
        return page(runtime)

    @pages.post("/conversations/search")
    def search() -> str:
        return page(runtime)

    @pages.get("/conversations")
    def inbox_lines() -> Response:
        return piece(runtime, request.args.get("open", type=int))

    @pages.get("/pulse")
    def pulse() -> Response:
        return beat(runtime)

    @pages.post("/attention/<int:number>/resolve")
    def resolve(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            attention.resolve(conn, number, now=runtime.now(), by=me().label)
        flash(wanted()("thread.done"))
        talk = request.form.get("conversation", type=int)
        args = asked().args
        return redirect(url_for("admin.talk", number=talk, **args) if talk else url_for("admin.inbox", **args))


def page(runtime: Runtime) -> str:
    """The whole page; after a search without script, with what was found."""
    with runtime.engine.begin() as conn:
        at, ask = desk.open_(runtime, conn), asked()
        fields = shown(conn, at, ask) | {"today": today.of(conn, at)}
    return render_template("admin/inbox.html", at=at, me=me(), section="conversations", **fields)


def piece(runtime: Runtime, open_number: int | None) -> Response:
    """The list alone; beside a thread the conversation that is open in it is marked."""
    ask, mine = asked(), me().account.id
    with runtime.engine.begin() as conn:
        now = int(runtime.now().timestamp()) // QUARTER
        name = tag(pulses.pulse(conn, mine).mark, now, mine, wanted().language, request.query_string, ask.typed)
        if answer := known(name):
            return answer
        at = desk.open_(runtime, conn)
        fields = shown(conn, at, ask)
    return tagged(render_template("admin/lines.html", at=at, open_number=open_number, alone=True, **fields), name)


def beat(runtime: Runtime) -> Response:
    """What every page of the desk wants to know: how much is unread, and whether anything is urgent."""
    mine = me().account.id
    with runtime.engine.begin() as conn:
        felt = pulses.pulse(conn, mine)
    name = tag(felt.unread, felt.urgent, felt.alarm, felt.alarm_id, wanted().language)
    return known(name) or tagged(render_template("admin/pulse.html", pulse=felt, t=wanted()), name)


def shown(conn: Connection, at: Desk, ask: Asked) -> dict[str, Any]:
    """What the list's template needs."""
    mine = me().account.id
    where = ask.filter(conn, at.practice.clinic, mine)
    after = cursor(request.args.get("after", ""))
    limit = MOST_FOUND if where.sought else PAGE
    return {
        "lines": lists.page(conn, where, limit=limit, after=after),
        "asked": ask,
        "sought": where.sought,
        "pulse": pulses.pulse(conn, mine),
        "matters": lists.operator_calls(conn),
    }
