"""What goes wrong on the desk's pages, said in words and with a way on."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, NotFound, Unauthorized

from web.words import wanted


def tell(pages: Blueprint) -> None:
    """Gives the blueprint's pages their error pages."""

    @pages.errorhandler(NotFound)
    def gone(_: NotFound) -> ResponseReturnValue:
        return page("page.page_gone", "page.page_gone_hint"), 404

    @pages.errorhandler(CSRFError)
    def old(_: CSRFError) -> ResponseReturnValue:
        return page("page.form_old"), 400

    @pages.errorhandler(Unauthorized)
    def ended(_: Unauthorized) -> ResponseReturnValue:
        return page("page.form_old"), 401

    @pages.errorhandler(HTTPException)
    def other(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        return error.get_response() if code < 400 else (page("page.wrong"), code)


def page(title: str, hint: str = "") -> str:
    t = wanted()
    return render_template("admin/error.html", t=t, title=t(title), hint=t(hint) if hint else "")
