"""A forgotten password: a link by e-mail, and the page that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from db import resets
from db.staff import LONGEST, SHORTEST, StaffError
from web import desk
from web.admin import sessions, tries
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/forgot")
    def forgot() -> str:
        return page(runtime, "admin/forgot.html")

    @pages.post("/forgot")
    def ask_reset() -> ResponseReturnValue:
        return ask(runtime, request.form.get("email", "").strip()[:320])

    @pages.get("/reset/<token>")
    def reset_link(token: str) -> Response:
        return hide(token)

    @pages.get("/reset")
    def reset() -> ResponseReturnValue:
        return choose(runtime)

    @pages.post("/reset")
    def set_password() -> ResponseReturnValue:
        return use(runtime, request.form.get("password", ""), request.form.get("again", ""))


def ask(runtime: Runtime, email: str) -> ResponseReturnValue:
    """Has the link sent; says the same whether there is such an account or not."""
    t = wanted()
    if "@" not in email:
        return page(runtime, "admin/forgot.html", email=email, wrong=t("account.no_email")), 422
    try:
        tries.count(runtime, f"reset:{email}")
    except tries.TooMany as many:
        return page(runtime, "admin/forgot.html", email=email, wrong=many.told(t)), 429, many.headers
    with runtime.engine.begin() as conn:
        row = resets.ask(conn, email, now=runtime.now(), language=t.language)
    if row:
        runtime.wake([row])
    flash(t("account.link_sent"))
    return redirect(url_for("admin.login"))


def hide(token: str) -> Response:
    """Takes the secret out of the address before any page is shown: nothing that a page asks for can tell it further.

    It is not used up: whoever looks at links in e-mails before their reader does may do so.
    """
    session["reset"] = token[:200]
    answer = make_response(redirect(url_for("admin.reset")))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def choose(runtime: Runtime, wrong: str = "") -> ResponseReturnValue:
    """The form, or how to get another link."""
    with runtime.engine.begin() as conn:
        account = resets.holder(conn, session.get("reset", ""), runtime.now())
    if account is None:
        return page(runtime, "admin/reset.html", account=None), 410
    shown = page(runtime, "admin/reset.html", account=account, wrong=wrong, shortest=SHORTEST)
    return (shown, 422) if wrong else shown


def use(runtime: Runtime, password: str, again: str) -> ResponseReturnValue:
    """Sets the password, which ends every session of the account; then to the login."""
    t = wanted()
    if password != again:
        return choose(runtime, t("account.not_twice"))
    try:
        with runtime.engine.begin() as conn:
            resets.use(conn, session.get("reset", ""), password, now=runtime.now())
    except resets.Expired:
        return choose(runtime)
    except StaffError:
        return choose(runtime, t("account.password_length", least=SHORTEST, most=LONGEST))
    sessions.end()
    flash(t("account.password_set"))
    return redirect(url_for("admin.login"))


def page(runtime: Runtime, template: str, **fields: object) -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return render_template(template, at=at, **fields)
