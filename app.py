"""The front door of the web: settings, runtime, and every door of the house on one Flask application."""

from __future__ import annotations

from flask import Flask

from bot.runtime import Runtime
from bot.settings import Settings
from web import health

LARGEST_BODY = 1_048_576  # bytes; a provider's longest request is a few thousand


def create_app(settings: Settings) -> Flask:
    """The application of one web process. DATABASE_URL and REDIS_URL are filled in; nothing is connected yet."""
    runtime = Runtime(settings, name="reception web", threads=settings.web_threads)
    return build(runtime)


def build(runtime: Runtime) -> Flask:
    """The application on a runtime of the caller's."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.extensions["runtime"] = runtime
    health.measure(app)
    app.register_blueprint(health.door(runtime))
    return app
