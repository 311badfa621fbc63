"""The door for programs: REST under /api/v1, its specification and its pages, every error a problem document."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request
from flask.blueprints import BlueprintSetupState
from flask.sansio.app import App
from werkzeug.routing import Map, Rule

from web.api import (
    appointments,
    conversations,
    docs,
    doctors,
    feeds,
    openapi,
    patients,
    problems,
    serve,
    slots,
    waitlist,
    webhooks,
)
from web.api.limits import GUESSES, PER_WINDOW, Limits, quick
from web.api.problems import Problem
from web.api.route import Routes

if TYPE_CHECKING:
    from bot.runtime import Runtime

GROUPS: tuple[Routes, ...] = (
    doctors.routes,
    patients.routes,
    slots.routes,
    appointments.routes,
    waitlist.routes,
    conversations.routes,
    feeds.routes,
    webhooks.routes,
)
ENDPOINTS = tuple(endpoint for group in GROUPS for endpoint in group.endpoints)


def blueprint(runtime: Runtime, *, per_minute: int = PER_WINDOW, guesses: int = GUESSES) -> Blueprint:
    """Everything under /api. How many requests a minute a key may make, and how many wrong keys an address may try."""
    made = Blueprint("api", __name__, url_prefix="/api")
    door = serve.Door(runtime, Limits(quick(runtime.settings.redis_url or ""), per_minute, guesses=guesses))
    for endpoint in ENDPOINTS:
        view = serve.view(endpoint, door)
        made.add_url_rule(f"/v1{endpoint.rule}", endpoint.name, view, methods=[endpoint.method])
    docs.add(made, specification())
    made.record_once(_catch_the_rest)
    return made


@cache
def specification() -> dict[str, object]:
    """The OpenAPI document; the same for every application of this process."""
    return openapi.document("The clinic's receptionist", _version(), GROUPS)


def _catch_the_rest(state: BlueprintSetupState) -> None:
    """What no other rule takes, with any method at all: Flask itself would answer it with a page for people."""
    ours = Map([Rule(rule.rule, methods=rule.methods, endpoint=rule.endpoint) for rule in _rules(state.app)])

    def unknown(rest: str = "") -> Response:  # noqa: ARG001 - part of the rule
        allowed = ours.bind("").allowed_methods(request.path)
        return problems.answer(_wrong_method(allowed) if allowed else _NOWHERE)

    state.app.view_functions["api.unknown"] = unknown
    for path in ("/api", "/api/", "/api/<path:rest>"):
        state.app.url_map.add(Rule(path, endpoint="api.unknown"))


_NOWHERE = Problem("not-found", "There is nothing at this address.")


def _wrong_method(allowed: object) -> Problem:
    names = ", ".join(sorted(str(name) for name in allowed))  # type: ignore[attr-defined]
    return Problem("method-not-allowed", f"This address knows {names}.", headers={"Allow": names})


def _rules(app: App) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]


def _version() -> str:
    try:
        return version("clinic-receptionist")
    except PackageNotFoundError:
        return "0"
