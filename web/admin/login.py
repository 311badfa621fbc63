"""Logging in and out."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from db import logins, staff
from web import desk
from web.admin.guard import User
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/login")
    def login() -> ResponseReturnValue:
        return redirect(home()) if current_user.is_authenticated else form(runtime)

    @pages.post("/login")
    def log_in() -> ResponseReturnValue:
        return enter(runtime, request.form.get("email", "").strip(), request.form.get("password", ""))

    @pages.post("/logout")
    def logout() -> ResponseReturnValue:
        logout_user()
        session.clear()
        flash(wanted()("login.ended"))
        return redirect(url_for("admin.login"))


def enter(runtime: Runtime, email: str, password: str) -> ResponseReturnValue:
    """Opens a session for the right password; else the form again, with what was typed and what is wrong."""
    t = wanted()
    if not email or not password:
        return form(runtime, email, t("login.missing")), 422
    email, now, address = email[:320], runtime.now(), request.remote_addr or ""
    with runtime.engine.begin() as conn:
        wait = logins.attempt(conn, email, address, now)
    if wait:
        minutes = math.ceil((wait - now).total_seconds() / 60)
        answer = form(runtime, email, t.many("login.throttled", max(minutes, 1)))
        return answer, 429, {"Retry-After": str(math.ceil((wait - now).total_seconds()))}
    account = check(runtime, email, password, address, now)
    if account is None:
        return form(runtime, email, t("login.wrong")), 422
    return begin(account)


def check(runtime: Runtime, email: str, password: str, address: str, now: datetime) -> staff.Account | None:
    with runtime.engine.begin() as conn:
        account = staff.verify(conn, email, password)
        if account:
            logins.forget(conn, email, address)
            staff.logged_in(conn, account.id, now)
        logins.sweep(conn, now)
    return account


def begin(account: staff.Account) -> ResponseReturnValue:
    """A fresh session, so that nothing planted in the old one lives on; then to the page that was wanted."""
    to = session.get("wanted") or home()
    session.clear()
    session.permanent = True
    login_user(User(account))
    return redirect(to)


def home() -> str:
    return url_for("admin.inbox")


def form(runtime: Runtime, email: str = "", wrong: str = "") -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return render_template("admin/login.html", at=at, email=email, wrong=wrong)
