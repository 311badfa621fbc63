"""One's own account: password, sessions, and the way to the second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import accounts, logins, second_factor, staff
from db.staff import LONGEST, SHORTEST
from web import desk
from web.admin import sessions, tries
from web.admin.guard import User, me
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

Wrong = dict[str, str]


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/account")
    def account() -> str:
        return page(runtime)

    @pages.post("/account/password")
    def change_password() -> ResponseReturnValue:
        typed = (request.form.get(name, "") for name in ("old", "password", "again"))
        return change(runtime, *typed)

    @pages.post("/account/log-out-everywhere")
    def log_out_everywhere() -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            accounts.log_out_everywhere(conn, me().account.id, now=runtime.now(), actor=me().label)
        sessions.end()
        flash(wanted()("account.ended_everywhere"))
        return redirect(url_for("admin.login"))


def change(runtime: Runtime, old: str, password: str, again: str) -> ResponseReturnValue:
    """A new password for the old one. Every other session of the account ends; this one goes on."""
    t = wanted()
    try:
        wrong = {} if is_own(runtime, old) else {"old": t("account.old_wrong")}
    except tries.TooMany as many:
        return page(runtime, {"old": many.told(t)}), 429, many.headers
    if not SHORTEST <= len(password) <= LONGEST:
        wrong["password"] = t("account.password_length", least=SHORTEST, most=LONGEST)
    elif password != again:
        wrong["again"] = t("account.not_twice")
    if wrong:
        return page(runtime, wrong), 422
    keep(runtime, password)
    flash(t("account.password_changed"))
    return redirect(url_for("admin.account"))


def keep(runtime: Runtime, password: str) -> None:
    """Writes the new password, and opens this session anew."""
    number = me().account.id
    with runtime.engine.begin() as conn:
        accounts.change_password(conn, number, password, now=runtime.now())
        account = staff.get(conn, number)
    if account:
        sessions.begin(User(account))


def is_own(runtime: Runtime, password: str) -> bool:
    """Whether this is the password of who asks: also whoever found a desk open must know it. Raises tries.TooMany."""
    email, who = me().account.email, f"own:{me().account.id}"
    tries.count(runtime, who)
    with runtime.engine.begin() as conn:
        right = staff.verify(conn, email, password) is not None
        if right:
            logins.forget(conn, who, tries.address())
    return right


def page(runtime: Runtime, wrong: Wrong | None = None) -> str:
    """The page; `wrong`: field -> what is wrong with what was typed there."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        mine = accounts.one(conn, me().account.id)
        factor = second_factor.factor(conn, me().account.id)
    return render_template(
        "admin/account.html", at=at, me=me(), section="account", mine=mine, factor=factor,
        last_login=sessions.last_login(mine.last_login_at) if mine else None, shortest=SHORTEST, wrong=wrong or {},
    )  # fmt: skip
