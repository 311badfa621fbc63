"""The clinic's quick replies: seen, written, changed and removed by whoever works at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import quick_replies
from bot.actor import Stale, Unknown
from clinic.mistakes import Mistakes
from db import quick_replies as kept
from web import desk
from web.admin.guard import me
from web.words import Words, wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/quick-replies", endpoint="quick_replies")
    def every() -> ResponseReturnValue:
        return page(runtime)

    @pages.post("/quick-replies")
    def add_quick_reply() -> ResponseReturnValue:
        return save(runtime, None)

    @pages.get("/quick-replies/<int:number>")
    def quick_reply(number: int) -> ResponseReturnValue:
        return page(runtime, number)

    @pages.post("/quick-replies/<int:number>")
    def change_quick_reply(number: int) -> ResponseReturnValue:
        return save(runtime, number)

    @pages.post("/quick-replies/<int:number>/remove")
    def remove_quick_reply(number: int) -> ResponseReturnValue:
        try:
            with runtime.engine.begin() as conn:
                quick_replies.remove(conn, runtime.now(), me().label, number, seen=_seen())
        except Unknown:
            abort(404)
        except Stale:
            return page(runtime, number, stale="quick_replies.not_removed"), 409
        return back("quick_replies.removed")


def save(runtime: Runtime, number: int | None) -> ResponseReturnValue:
    """Keeps what was typed; what is wrong is said beside the field, and what a colleague has changed meanwhile above the form."""
    t, form = wanted(), request.form
    try:
        with runtime.engine.begin() as conn:
            clinic = desk.open_(runtime, conn).practice.clinic
            values = {name: form.get(name, "") for name in ("name", *clinic.languages)}
            quick_replies.save(conn, runtime.now(), clinic, me().label, values, number=number, seen=_seen())
    except Unknown:
        abort(404)
    except Stale:
        return page(runtime, number, typed=values, stale="quick_replies.stale"), 409
    except Mistakes as mistakes:
        return page(runtime, number, typed=values, wrong=_said(mistakes, t)), 422
    return back("quick_replies.kept")


def page(
    runtime: Runtime,
    number: int | None = None,
    *,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    stale: str = "",
) -> str:
    """All of them, and the form of one; without `number` that of a new one. `stale`: what is told of a colleague's change."""
    with runtime.engine.begin() as conn:
        at, every = desk.open_(runtime, conn), kept.every(conn)
    chosen = next((each for each in every if each.id == number), None)
    if number is not None and chosen is None:
        abort(404)
    values: dict[str, Any] = {"name": chosen.name, **chosen.texts} if chosen else {}
    return render_template(
        "admin/quick_replies.html", at=at, me=me(), section="quick_replies", every=every, chosen=chosen,
        values=values if typed is None else typed, wrong=wrong or {}, stale=stale, longest=quick_replies.LONGEST_TEXT,
    )  # fmt: skip


def back(said: str) -> ResponseReturnValue:
    flash(wanted()(said))
    return redirect(url_for("admin.quick_replies"))


def _said(mistakes: Mistakes, t: Words) -> dict[str, str]:
    return {field: t(f"quick_replies.wrong_{wrong.code}", **wrong.values) for field, wrong in mistakes.wrong.items()}


def _seen() -> datetime | None:
    """When the reply was changed last, as far as the author knows; a form without it is taken as it is."""
    try:
        seen = datetime.fromisoformat(request.form.get("seen", ""))
    except ValueError:
        return None
    return seen if seen.tzinfo else None
