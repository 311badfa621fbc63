"""The front door of the web: every door of the house on one Flask application."""

from __future__ import annotations

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.runtime import Runtime
from db.practice import NotSeededError
from jobs import clock, relay
from web import admin, api, assets, feed, health, home, security, simulator
from webhooks import google, telegram, twilio

LARGEST_BODY = 1_048_576  # bytes; a provider's longest request is a few thousand
# Each has `blueprint(runtime)`. The simulator sees to it itself that production does not show it.
DOORS = (health, twilio, telegram, google, api, feed, assets, home, admin, simulator)


def create_app(runtime: Runtime) -> Flask:
    """The application on a runtime; nothing is connected yet.

    Also tells the runtime how to have work done later: `runtime.wake` and `runtime.run_due`.
    """
    app = Flask("app", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.secret_key = runtime.settings.key
    app.extensions["runtime"] = runtime
    connect(runtime)
    security.protect(app, production=runtime.settings.production, proxies=runtime.settings.trusted_proxies)
    health.measure(app)
    for door in DOORS:
        app.register_blueprint(door.blueprint(runtime))
    for absent in (OperationalError, PoolTimeout):
        app.register_error_handler(absent, _database_away)
    app.register_error_handler(NotSeededError, _not_seeded)
    return app


def connect(runtime: Runtime) -> None:
    """Doors may not know the jobs; what they need of them is handed over here."""
    runtime.wake = lambda ids: relay.wake(runtime, ids)
    runtime.run_due = lambda at: clock.run_once(runtime, at)


def _not_seeded(error: Exception) -> ResponseReturnValue:
    """503: the message is sent again by its provider once there is a clinic to answer it."""
    return Response(f"{error}\n", 503, {"Retry-After": "60"}, mimetype="text/plain")


def _database_away(_: Exception) -> ResponseReturnValue:
    """503: a provider tries again, and so may a person."""
    return Response(
        "The database is away. Please try again in a moment.\n", 503, {"Retry-After": "5"}, mimetype="text/plain"
    )
