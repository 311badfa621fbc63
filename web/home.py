"""The address without a path: leads to the pages that one who opens it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue

from db.practice import NotSeededError

if TYPE_CHECKING:
    from bot.runtime import Runtime


def blueprint(runtime: Runtime) -> Blueprint:
    """`/`: the desk in production, the simulator in development. Also says what to do while no clinic is loaded."""
    made = Blueprint("home", __name__)

    @made.get("/")
    def home() -> ResponseReturnValue:
        return redirect(url_for("admin.inbox" if runtime.settings.production else "simulator.page"))

    @made.app_errorhandler(NotSeededError)
    def empty(error: NotSeededError) -> ResponseReturnValue:
        return Response(f"{error}\n", 503, mimetype="text/plain")

    return made
