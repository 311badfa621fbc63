"""Logging in, with a second factor where the account has one, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.runtime import real_clock
from db import entrances, logins, second_factor, staff
from web import desk
from web.admin import sessions, tries
from web.admin.guard import User, me, session_of
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

HALF_WAY = 600
"""Seconds between the right password and the code."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/login")
    def login() -> ResponseReturnValue:
        return redirect(home()) if current_user.is_authenticated else form(runtime)

    @pages.post("/login")
    def log_in() -> ResponseReturnValue:
        return enter(runtime, request.form.get("email", "").strip()[:320], request.form.get("password", ""))

    @pages.get("/login/code")
    def login_code() -> ResponseReturnValue:
        return code_form(runtime) if half_way(runtime) else start_again()

    @pages.post("/login/code")
    def enter_code() -> ResponseReturnValue:
        account = half_way(runtime)
        return finish(runtime, account, request.form.get("code", "")[:100]) if account else start_again()

    @pages.post("/logout")
    def logout() -> ResponseReturnValue:
        leave(runtime)
        flash(wanted()("login.ended"))
        return redirect(url_for("admin.login"))


def enter(runtime: Runtime, email: str, password: str) -> ResponseReturnValue:
    """Opens a session for the right password, or asks for the code; else the form again, with what was typed and what is wrong."""
    t = wanted()
    if not email or not password:
        return form(runtime, email, t("login.missing")), 422
    try:
        tries.count(runtime, email)
    except tries.TooMany as many:
        with runtime.engine.begin() as conn:
            entrances.stopped(conn, email, now=runtime.now(), network=tries.network())
        return form(runtime, email, many.told(t)), 429, many.headers
    account, wants_code = check(runtime, email, password)
    if account is None:
        return form(runtime, email, t("login.wrong")), 422
    if not wants_code:
        return begin(runtime, account)
    session["half_way"] = [session_of(account), sessions.seconds()]
    return redirect(url_for("admin.login_code"))


def check(runtime: Runtime, email: str, password: str) -> tuple[staff.Account | None, bool]:
    """The account that the password opens, and whether it wants a code as well."""
    with runtime.engine.begin() as conn:
        account = staff.verify(conn, email, password)
        if account:
            logins.forget(conn, email, tries.address())
        else:
            entrances.refused(conn, email, now=runtime.now(), network=tries.network())
        logins.sweep(conn, runtime.now())
        return account, account is not None and second_factor.factor(conn, account.id).since is not None


def half_way(runtime: Runtime) -> staff.Account | None:
    """Who has given the right password lately, and has neither been closed nor changed it since."""
    which, at = session.get("half_way") or ("", 0)
    if sessions.seconds() - at >= HALF_WAY:
        return None
    with runtime.engine.begin() as conn:
        account = staff.get(conn, int(which.partition(":")[0]))
    return account if account and session_of(account) == which else None


def finish(runtime: Runtime, account: staff.Account, code: str) -> ResponseReturnValue:
    """Opens the session for the right code, which counts once."""
    t, who = wanted(), f"code:{account.id}"
    try:
        tries.count(runtime, who, logins.CODE_LIMITS)
    except tries.TooMany as many:
        return code_form(runtime, many.told(t)), 429, many.headers
    with runtime.engine.begin() as conn:
        right = second_factor.check(conn, account.id, code, now=runtime.now(), phone=real_clock())
        if right:
            logins.forget(conn, who, tries.address())
        else:
            entrances.code_refused(conn, account.id, now=runtime.now(), network=tries.network())
    return begin(runtime, account) if right else (code_form(runtime, t("login.code_wrong")), 422)


def start_again() -> ResponseReturnValue:
    if session.pop("half_way", None):
        flash(wanted()("login.code_late"))
    return redirect(url_for("admin.login"))


def begin(runtime: Runtime, account: staff.Account) -> ResponseReturnValue:
    """The session begins; on to the page that was wanted."""
    to = _ours(session.get("wanted")) or home()
    now = runtime.now()
    with runtime.engine.begin() as conn:
        before = entrances.came(conn, account.id, now=now, network=tries.network())
    sessions.begin(User(account))
    sessions.remember(now, before)
    return redirect(to)


def leave(runtime: Runtime) -> None:
    """Ends the session."""
    with runtime.engine.begin() as conn:
        entrances.left(conn, me().account.id, now=runtime.now(), network=tries.network())
    sessions.end()


def _ours(path: object) -> str | None:
    """An address of the desk's own and no other."""
    return path if isinstance(path, str) and path.startswith("/admin/") and "\\" not in path else None


def home() -> str:
    return url_for("admin.inbox")


def form(runtime: Runtime, email: str = "", wrong: str = "") -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return render_template("admin/login.html", at=at, email=email, wrong=wrong)


def code_form(runtime: Runtime, wrong: str = "") -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return render_template("admin/login_code.html", at=at, wrong=wrong)
