"""Programs' keys to the API: administrators make them, see them this once, and revoke them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import keys
from db.keys import SCOPES, KeyRefused
from web import desk
from web.admin.guard import me
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/keys")
    def api_keys() -> ResponseReturnValue:
        return page(runtime)

    @pages.post("/keys")
    def make_key() -> ResponseReturnValue:
        return make(runtime, request.form.get("name", ""), request.form.getlist("scope"))

    @pages.post("/keys/<int:number>/revoke")
    def revoke_key(number: int) -> ResponseReturnValue:
        try:
            with runtime.engine.begin() as conn:
                keys.revoke(conn, number, now=runtime.now(), actor=me().label)
        except KeyRefused:
            abort(404)
        flash(wanted()("keys.revoked_now"))
        return redirect(url_for("admin.api_keys"))


def make(runtime: Runtime, name: str, scopes: list[str]) -> ResponseReturnValue:
    """The page with the new key on it, never a redirect: what is shown once must stand in no session and no address."""
    try:
        with runtime.engine.begin() as conn:
            _, key = keys.add(conn, name=name, scopes=scopes, now=runtime.now(), actor=me().label)
    except KeyRefused:
        return page(runtime, name=name, scopes=scopes, wrong=wanted()("keys.wrong", longest=keys.LONGEST_NAME)), 422
    return page(runtime, fresh=key)


def page(runtime: Runtime, *, name: str = "", scopes: list[str] | None = None, wrong: str = "", fresh: str = "") -> str:
    """The list and the form; `name`, `scopes` and `wrong` after a key that could not be made, `fresh` after one that was."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = keys.every(conn)
    ticked = ["read", "book"] if scopes is None else scopes
    return render_template(
        "admin/keys.html", at=at, me=me(), section="keys", keys=found, scopes=SCOPES,
        name=name, ticked=ticked, wrong=wrong, fresh=fresh,
    )  # fmt: skip
