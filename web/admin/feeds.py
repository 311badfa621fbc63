"""Calendar feeds: a doctor's secret address for calendar programs, made, shown once and revoked."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from db import feeds
from web import desk
from web.admin.guard import me
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

BYTES = 32


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/feeds")
    def calendar_feeds() -> str:
        return page(runtime)

    @pages.post("/feeds/<int:number>/open")
    def open_feed(number: int) -> ResponseReturnValue:
        return open_(runtime, number)

    @pages.post("/feeds/<int:number>/revoke")
    def revoke_feed(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            if not feeds.revoke(conn, number, now=runtime.now(), actor=me().label):
                abort(404)
        flash(wanted()("feeds.revoked"))
        return redirect(url_for("admin.calendar_feeds"))


def open_(runtime: Runtime, doctor: int) -> ResponseReturnValue:
    """The page with the new address on it, never a redirect: what is shown once must stand in no session."""
    token = secrets.token_urlsafe(BYTES)
    with runtime.engine.begin() as conn:
        if not feeds.open_(conn, doctor, token, now=runtime.now(), actor=me().label):
            abort(404)
    return page(runtime, doctor, f"{runtime.settings.base_url}/calendar/{token}.ics")


def page(runtime: Runtime, doctor: int | None = None, fresh: str = "") -> str:
    """Every doctor with the state of the feed; `fresh` is the new address of `doctor`."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        opened = feeds.opened(conn)
    return render_template(
        "admin/feeds.html", at=at, me=me(), section="feeds", opened=opened, doctor=doctor, fresh=fresh
    )
