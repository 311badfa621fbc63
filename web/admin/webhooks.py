"""Webhooks: which programs are told of what, how it fares, and their secrets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import post
from db import attention, webhooks
from db.events import EVENTS
from web import desk
from web.admin import webhook_edit
from web.admin.guard import me
from web.admin.webhook_edit import Draft
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST = 20  # as for programs that set them up themselves: each is told in the transaction of what happened
SHOWN = 25  # deliveries
LONG_AGO = 500  # addresses are listed whole


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/webhooks")
    def webhooks_list() -> str:
        return page(runtime)

    @pages.post("/webhooks")
    def add_webhook() -> ResponseReturnValue:
        return add(runtime, request.form.get("url", "").strip(), request.form.getlist("event"))

    @pages.get("/webhooks/<int:number>")
    def webhook(number: int) -> str:
        return one(runtime, number)

    @pages.post("/webhooks/<int:number>")
    def change_webhook(number: int) -> ResponseReturnValue:
        return edit(runtime, number)

    @pages.post("/webhooks/<int:number>/switch")
    def switch_webhook(number: int) -> ResponseReturnValue:
        return change(runtime, number, lambda conn: _switch(runtime, conn, number, request.form.get("on") == "1"))

    @pages.post("/webhooks/<int:number>/rotate")
    def rotate_webhook(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            _known(conn, number)
            secret = webhooks.rotate(conn, number, now=runtime.now(), actor=me().label)
        return one(runtime, number, secret)

    @pages.post("/webhooks/<int:number>/remove")
    def remove_webhook(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            _known(conn, number)
            webhooks.remove(conn, number, now=runtime.now(), actor=me().label)
            attention.resolve_key(conn, f"webhook:{number}", now=runtime.now(), by=me().label)
        flash(wanted()("webhooks.removed"))
        return redirect(url_for("admin.webhooks_list"))

    @pages.post("/webhooks/<int:number>/deliveries/<int:delivery>/resend")
    def resend(number: int, delivery: int) -> ResponseReturnValue:
        return again(runtime, number, delivery)


def add(runtime: Runtime, url: str, events: list[str]) -> ResponseReturnValue:
    """The page of the new webhook with its secret on it, never a redirect: it is shown once and kept nowhere else."""
    t, told = wanted(), [event for event in EVENTS if event in events]
    wrong = _wrong(runtime, url) or ("" if told else t("webhooks.no_event"))
    if wrong:
        return page(runtime, url, told, wrong), 422
    with runtime.engine.begin() as conn:
        if len(webhooks.endpoints(conn, limit=MOST).items) >= MOST:
            return page(runtime, url, told, t("webhooks.too_many", most=MOST)), 409
        made = webhooks.add(conn, url=url, events=told, now=runtime.now(), actor=me().label)
    return one(runtime, made.webhook_id, made.secret)


def _wrong(runtime: Runtime, url: str) -> str:
    """What is wrong with an address, in words; empty where nothing is."""
    try:
        post.check(url, production=runtime.settings.production)
    except post.BadAddress:
        return wanted()("webhooks.bad_url_production" if runtime.settings.production else "webhooks.bad_url")
    return ""


def edit(runtime: Runtime, number: int) -> ResponseReturnValue:
    """Another address, or other events; the form again with what is wrong, or with what somebody else saved meanwhile."""
    t = wanted()
    with runtime.engine.begin() as conn:
        found, by = _known(conn, number), me().label
        again = webhook_edit.save(conn, found, lambda url: _wrong(runtime, url), t, now=runtime.now(), actor=by)
    if again:
        return one(runtime, number, draft=again), again.status
    flash(t("webhooks.saved"))
    return redirect(url_for("admin.webhook", number=number))


def change(runtime: Runtime, number: int, do: Callable[[Connection], str]) -> ResponseReturnValue:
    with runtime.engine.begin() as conn:
        _known(conn, number)
        said = do(conn)
    flash(wanted()(said))
    return redirect(url_for("admin.webhook", number=number))


def _switch(runtime: Runtime, conn: Connection, number: int, on: bool) -> str:
    if _known(conn, number).active is not on:
        webhooks.change(conn, number, {"active": on}, now=runtime.now(), actor=me().label)
    if on:
        attention.resolve_key(conn, f"webhook:{number}", now=runtime.now(), by=me().label)
    return "webhooks.on_now" if on else "webhooks.off_now"


def again(runtime: Runtime, number: int, delivery: int) -> ResponseReturnValue:
    """Sends a delivery once more; an address that is off is told nothing."""
    with runtime.engine.begin() as conn:
        endpoint = _known(conn, number)
        found = webhooks.delivery(conn, delivery, number, lock=True) or abort(404)
        row = webhooks.send_again(conn, found, runtime.now()) if endpoint.active else None
    if row is None:
        return one(runtime, number, wrong=wanted()("webhooks.off_first")), 409
    runtime.wake([row])
    flash(wanted()("webhooks.resent"))
    return redirect(url_for("admin.webhook", number=number))


def _known(conn: Connection, number: int) -> webhooks.Endpoint:
    return webhooks.endpoint(conn, number, lock=True) or abort(404)


def page(runtime: Runtime, url: str = "", told: Sequence[str] = (), wrong: str = "") -> str:
    """The list and the form; `url`, `told` and `wrong` after one that could not be added."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = webhooks.endpoints(conn, limit=LONG_AGO).items
    return render_template(
        "admin/webhooks.html", at=at, me=me(), section="webhooks", endpoints=found, events=EVENTS,
        url=url, told=told, wrong=wrong,
    )  # fmt: skip


def one(runtime: Runtime, number: int, fresh: str = "", wrong: str = "", draft: Draft | None = None) -> str:
    """One webhook; `fresh` is its secret, this once; `draft` a change of it that could not be saved."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = webhooks.endpoint(conn, number) or abort(404)
        sent = webhooks.latest(conn, number, SHOWN)
    return render_template(
        "admin/webhook.html", at=at, me=me(), section="webhooks", endpoint=found, sent=sent, fresh=fresh, wrong=wrong,
        both=len(found.secrets(at.now)) > 1, events=EVENTS, draft=draft or webhook_edit.opened(found),
    )  # fmt: skip
