"""What staff do with a conversation among themselves: a private note, whose it is, unread again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bot import asides, takeover
from bot.actor import Stale
from db import staff
from web.admin import threads
from web.admin.asked import asked
from web.admin.guard import me
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.post("/conversations/<int:number>/note")
    def note(number: int) -> ResponseReturnValue:
        return keep(runtime, number, request.form.get("note", ""))

    @pages.post("/conversations/<int:number>/assign")
    def assign(number: int) -> ResponseReturnValue:
        return give(runtime, number, request.form.get("to", type=int), request.form.get("was", type=int))

    @pages.post("/conversations/<int:number>/unread")
    def mark_unread(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            asides.unread(conn, threads.exists(conn, number))
        flash(wanted()("thread.unread_again"))
        return redirect(url_for("admin.inbox", **asked().args))


def keep(runtime: Runtime, number: int, text: str) -> ResponseReturnValue:
    """Keeps a note; one that is none is said beside the field, which keeps it."""
    now, by = runtime.now(), me().label
    try:
        with runtime.engine.begin() as conn:
            threads.exists(conn, number)
            if not threads.said_already(conn, by, now):
                asides.note(conn, now, number, text, by=by)
    except takeover.WrongLength as error:
        wrong = threads.wrong_length(error, wanted()) if error.length else wanted()("thread.note_empty")
        return threads.page(runtime, number, noted=text, note_wrong=wrong), 422
    return threads.back(number)


def give(runtime: Runtime, number: int, to: int | None, was: int | None) -> ResponseReturnValue:
    """Makes the conversation a colleague's, or nobody's; somebody who was quicker is told of, and wins."""
    try:
        with runtime.engine.begin() as conn:
            threads.exists(conn, number)
            known = to is None or staff.get(conn, to) is not None
            if known:
                asides.assign(conn, runtime.now(), number, to, by=me().label, was=was)
    except Stale:
        return threads.page(runtime, number, assign_wrong=wanted()("thread.assigned_meanwhile")), 409
    if not known:
        return threads.page(runtime, number, assign_wrong=wanted()("thread.no_colleague")), 422
    return threads.back(number, "thread.assigned_now" if to else "thread.unassigned_now")
