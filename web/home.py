"""The address without a path: leads to the pages that one who opens it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

if TYPE_CHECKING:
    from bot.runtime import Runtime


def blueprint(runtime: Runtime) -> Blueprint:
    """`/`: the desk in production, the simulator in development."""
    made = Blueprint("home", __name__)

    @made.get("/")
    def home() -> ResponseReturnValue:
        return redirect(url_for("admin.inbox" if runtime.settings.production else "simulator.page"))

    return made
