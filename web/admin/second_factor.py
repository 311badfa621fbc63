"""The second factor of one's own account: turned on with a first code, recovery codes shown once, turned off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from bot.runtime import real_clock
from db import logins, second_factor, totp
from web import desk
from web.admin import account, tries
from web.admin.guard import me
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/account/second-factor")
    def factor() -> ResponseReturnValue:
        return page(runtime)

    @pages.post("/account/second-factor/begin")
    def begin_factor() -> ResponseReturnValue:
        return refused(runtime) or begin(runtime)

    @pages.post("/account/second-factor/prove")
    def prove_factor() -> ResponseReturnValue:
        return prove(runtime, request.form.get("code", "")[:100])

    @pages.post("/account/second-factor/codes")
    def new_codes() -> ResponseReturnValue:
        return refused(runtime) or codes_anew(runtime)

    @pages.post("/account/second-factor/off")
    def factor_off() -> ResponseReturnValue:
        return refused(runtime) or turn_off(runtime)


def refused(runtime: Runtime) -> ResponseReturnValue | None:
    """The page with what is wrong, where the own password was not given; None where it was."""
    t = wanted()
    try:
        right = account.is_own(runtime, request.form.get("password", ""))
    except tries.TooMany as many:
        return page(runtime, many.told(t)), 429, many.headers
    return None if right else (page(runtime, t("account.old_wrong")), 422)


def begin(runtime: Runtime) -> ResponseReturnValue:
    """A secret for the telephone. It is seen on the page of this session alone, until a code has proven it."""
    try:
        with runtime.engine.begin() as conn:
            second_factor.begin(conn, me().account.id)
    except LookupError:  # it is on already
        return page(runtime), 409
    session["proving"] = True
    return redirect(url_for("admin.factor"))


def prove(runtime: Runtime, code: str) -> ResponseReturnValue:
    t, number = wanted(), me().account.id
    try:
        tries.count(runtime, f"prove:{number}", logins.CODE_LIMITS)
    except tries.TooMany as many:
        return page(runtime, many.told(t)), 429, many.headers
    with runtime.engine.begin() as conn:
        codes = second_factor.prove(conn, number, code, now=runtime.now(), phone=real_clock())
    if codes is None:
        return page(runtime, t("account.code_wrong")), 422
    session.pop("proving", None)
    return codes_page(runtime, codes)


def codes_anew(runtime: Runtime) -> ResponseReturnValue:
    with runtime.engine.begin() as conn:
        if second_factor.factor(conn, me().account.id).since is None:
            return redirect(url_for("admin.factor"))
        codes = second_factor.new_codes(conn, me().account.id, now=runtime.now())
    return codes_page(runtime, codes)


def turn_off(runtime: Runtime) -> ResponseReturnValue:
    with runtime.engine.begin() as conn:
        second_factor.turn_off(conn, me().account.id, now=runtime.now(), actor=me().label)
    flash(wanted()("account.factor_gone"))
    return redirect(url_for("admin.account"))


def page(runtime: Runtime, wrong: str = "") -> str:
    """What to do next: begin, prove, or look after a second factor that is on."""
    number = me().account.id
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        now_on = second_factor.factor(conn, number)
        secret = second_factor.unproven(conn, number) if session.get("proving") else None
    fields = {"factor": now_on, "wrong": wrong, "secret": None, "drawn": None}
    if secret:
        link = totp.link(secret, me().account.email, at.practice.clinic.name)
        fields |= {"secret": grouped(secret), "drawn": qr(link), "link": link}
    return render_template("admin/second_factor.html", at=at, me=me(), section="account", **fields)


def codes_page(runtime: Runtime, codes: list[str]) -> str:
    """The codes, in an answer and nowhere else: what is shown once must stand in no session and no address."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return render_template("admin/recovery_codes.html", at=at, me=me(), section="account", codes=codes)


def grouped(secret: str) -> str:
    """Four letters a group, as a person types them."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def qr(text: str) -> Markup:
    """A QR code as SVG, dark on light in every scheme: cameras read no other."""
    drawn = segno.make_qr(text, error="m")
    return Markup(drawn.svg_inline(border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704 - made of numbers
