"""Colleagues: who may log in and as what; invited, changed, closed and let in again by administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import accounts, resets, second_factor
from db.accounts import Colleague, LastAdministrator
from db.staff import ROLES, StaffError, Taken
from web import desk
from web.admin import sessions
from web.admin.guard import me
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

Change = Callable[["Connection", Colleague], str]
"""Changes an account and gives the key of what is to be said of it."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/colleagues")
    def colleagues() -> str:
        return page(runtime)

    @pages.post("/colleagues")
    def invite() -> ResponseReturnValue:
        return let_in(runtime, request.form.get("email", "").strip()[:320], request.form.get("role", ""))

    @pages.post("/colleagues/<int:number>/role")
    def change_role(number: int) -> ResponseReturnValue:
        role = request.form.get("role", "")
        return change(runtime, number, lambda conn, one: _changed(runtime, conn, one, role=role))

    @pages.post("/colleagues/<int:number>/close")
    def close_account(number: int) -> ResponseReturnValue:
        return change(runtime, number, lambda conn, one: _changed(runtime, conn, one, active=False))

    @pages.post("/colleagues/<int:number>/open")
    def open_account(number: int) -> ResponseReturnValue:
        return change(runtime, number, lambda conn, one: _changed(runtime, conn, one, active=True))

    @pages.post("/colleagues/<int:number>/second-factor-off")
    def take_factor_away(number: int) -> ResponseReturnValue:
        return change(runtime, number, lambda conn, one: _without_factor(runtime, conn, one))

    @pages.post("/colleagues/<int:number>/link")
    def send_link(number: int) -> ResponseReturnValue:
        return send(runtime, number)


def let_in(runtime: Runtime, email: str, role: str) -> ResponseReturnValue:
    """A new account, and the e-mail that leads to its first password."""
    t, now = wanted(), runtime.now()
    if role not in ROLES:
        abort(422)
    try:
        with runtime.engine.begin() as conn:
            accounts.open_(conn, email, role, now=now, actor=me().label)
            row = resets.ask(conn, email, now=now, language=t.language, template="invitation", by=me().account.id)
    except Taken:
        return page(runtime, email, role, t("colleagues.taken")), 422
    except StaffError:
        return page(runtime, email, role, t("account.no_email")), 422
    runtime.wake([row] if row else [])
    flash(t("colleagues.invited"))
    return redirect(url_for("admin.colleagues"))


def change(runtime: Runtime, number: int, do: Change) -> ResponseReturnValue:
    """Changes an account and says so; the page again with a word where no administrator would be left."""
    t = wanted()
    try:
        with runtime.engine.begin() as conn:
            said = do(conn, accounts.one(conn, number) or abort(404))
    except LastAdministrator:
        return page(runtime, refused=t("colleagues.last_admin")), 409
    except StaffError:
        abort(422)
    flash(t(said))
    return redirect(url_for("admin.colleagues"))


def _changed(
    runtime: Runtime, conn: Connection, one: Colleague, *, role: str | None = None, active: bool | None = None
) -> str:
    accounts.change(conn, one.id, now=runtime.now(), actor=me().label, role=role, active=active)
    return "colleagues.role_changed" if active is None else "colleagues.opened" if active else "colleagues.closed_now"


def _without_factor(runtime: Runtime, conn: Connection, one: Colleague) -> str:
    second_factor.turn_off(conn, one.id, now=runtime.now(), actor=me().label)
    return "colleagues.factor_gone"


def send(runtime: Runtime, number: int) -> ResponseReturnValue:
    """The way to a new password, for a colleague who asks for it; the first one for who has never been in."""
    t, now = wanted(), runtime.now()
    with runtime.engine.begin() as conn:
        one = accounts.one(conn, number)
        if one is None or not one.active:
            abort(404)
        template: resets.Template = "reset" if one.last_login_at else "invitation"
        row = resets.ask(conn, one.email, now=now, language=t.language, template=template, by=me().account.id)
    runtime.wake([row] if row else [])
    flash(t("colleagues.link_sent" if row else "colleagues.link_just_sent"))
    return redirect(url_for("admin.colleagues"))


def page(runtime: Runtime, email: str = "", role: str = "staff", wrong: str = "", refused: str = "") -> str:
    """The list and the form; `email`, `role` and `wrong` after an invitation that could not be made."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = accounts.everyone(conn)
    last = {one.id: one.last_login_at for one in found}
    last[me().account.id] = sessions.last_login(last[me().account.id])
    return render_template(
        "admin/colleagues.html", at=at, me=me(), section="colleagues", colleagues=found, last=last, roles=ROLES,
        email=email, role=role, wrong=wrong, refused=refused,
    )  # fmt: skip
