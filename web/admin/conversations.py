"""The list of conversations, and the piece of it that keeps itself fresh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import attention
from db import inbox as lists
from web import desk
from web.admin.guard import me
from web.fragments import unless_known
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

PAGE = 30  # conversations
EPOCH = datetime.fromtimestamp(0, UTC)


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/")
    def inbox() -> str:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            lines, calls = shown(conn), lists.operator_calls(conn)
        return render_template("admin/inbox.html", at=at, lines=lines, calls=calls, me=me(), section="conversations")

    @pages.get("/conversations")
    def inbox_lines() -> Response:
        return piece(runtime, request.args.get("open", type=int))

    @pages.post("/attention/<int:number>/resolve")
    def resolve(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            attention.resolve(conn, number, now=runtime.now(), by=me().label)
        flash(wanted()("thread.done"))
        talk = request.form.get("conversation", type=int)
        return redirect(url_for("admin.talk", number=talk) if talk else url_for("admin.inbox"))


def piece(runtime: Runtime, open_number: int | None) -> Response:
    """The list alone. Beside an open thread the tab keeps that thread's title."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        lines, unread = shown(conn), lists.unread(conn)
    title = f"{at.t('inbox.title')} · {at.practice.clinic.name}"
    titled = at.t("inbox.title_unread", n=unread, title=title) if unread else title
    html = render_template("admin/lines.html", at=at, lines=lines, open_number=open_number)
    return unless_known(html, titled if open_number is None else None)


def shown(conn: Connection) -> lists.Page:
    """The page of the list that the address asks for."""
    return lists.page(conn, limit=PAGE, after=cursor(request.args.get("after", "")))


def written(after: lists.Cursor) -> str:
    """Where a page begins, as it stands in an address: microseconds and the conversation's id."""
    return f"{(after[0] - EPOCH) // timedelta(microseconds=1)}-{after[1]}"


def cursor(text: str) -> lists.Cursor | None:
    """The reverse of `written`; None, the first page, for anything else."""
    micros, _, number = text.partition("-")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 17 for part in (micros, number)):
        return None
    return EPOCH + timedelta(microseconds=int(micros)), int(number)
