"""How a request is served: who asks, how often, what; then one transaction; then the workers are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from flask import Response, current_app, got_request_exception, request
from psycopg2.errors import DeadlockDetected, SerializationFailure
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from db import practice
from db.practice import NotSeededError
from web.api import auth, etag, problems, read, repeats
from web.api.auth import Caller
from web.api.etag import Resource, Tags
from web.api.limits import Limits
from web.api.problems import Problem
from web.api.repeats import Repeat, Reply
from web.api.route import Ask, Endpoint

if TYPE_CHECKING:
    from bot.runtime import Runtime

log = structlog.get_logger(__name__)
TRIES = 4
AWAY = (OperationalError, InterfaceError, PoolTimeout)
LATER = {"Retry-After": "5"}


@dataclass(frozen=True, slots=True)
class Door:
    """What every request of this process needs."""

    runtime: Runtime
    limits: Limits


def view(endpoint: Endpoint, door: Door) -> Callable[..., Response]:
    """The Flask view of an endpoint."""

    def serve(**given: str) -> Response:
        budget: dict[str, str] = {}
        made = guarded(lambda: _serve(endpoint, door, given, budget))
        made.headers.update(budget)
        return made

    return serve


def guarded(act: Callable[[], Response]) -> Response:
    """Whatever goes wrong in `act` as a problem document."""
    try:
        return act()
    except Problem as problem:
        return problems.answer(problem)
    except HTTPException as error:
        return problems.answer(_as_problem(error))
    except NotSeededError:
        return problems.answer(Problem("unavailable", "No clinic is set up here yet.", headers=LATER))
    except AWAY:
        log.warning("database away", endpoint=request.endpoint)
        return problems.answer(
            Problem("unavailable", "The database does not answer. Try again shortly.", headers=LATER)
        )
    except Exception as error:
        log.exception("request broke", endpoint=request.endpoint)
        got_request_exception.send(current_app._get_current_object(), exception=error)  # type: ignore[attr-defined]
        return problems.answer(Problem("internal", "Something broke on our side and was noted. Nothing was changed."))


def _serve(endpoint: Endpoint, door: Door, given: dict[str, str], budget: dict[str, str]) -> Response:
    who = _caller(door, request.headers.get("Authorization"), request.remote_addr or "")
    budget.update(door.limits.count(who.digest))
    auth.allow(who, endpoint.scope)
    raw = read.body(request)
    arguments = {**read.ids(given), **read.arguments(endpoint, request)}
    repeat = repeats.asked(request, who.digest, raw) if endpoint.repeatable else None
    reply, wake = _act(endpoint, door, who, arguments, repeat)
    if wake:
        door.runtime.wake(wake)
    return _response(reply)


def _caller(door: Door, header: str | None, address: str) -> Caller:
    """Who asks. Whoever has tried too many keys that are none is not listened to for the rest of the minute."""
    door.limits.must_not_guess(address)
    try:
        return auth.caller(header, door.runtime.settings.api_keys, door.runtime.engine, door.runtime.now())
    except Problem as refused:
        if refused.slug == "key-unknown":
            door.limits.guessed(address)
        raise


def _act(
    endpoint: Endpoint, door: Door, who: Caller, arguments: dict[str, Any], repeat: Repeat | None
) -> tuple[Reply, list[int]]:
    """One transaction; once more when PostgreSQL picked it as the victim of a deadlock."""
    tags = Tags(request.headers.get("If-Match") if endpoint.guarded else None)
    for left in reversed(range(TRIES)):
        now = door.runtime.now()
        try:
            with door.runtime.engine.begin() as conn:
                house = door.runtime.practice(conn, practice.version(conn))
                ask = Ask(conn, house, who, now, tags, door.runtime.settings.base_url, door.runtime.settings.production)
                reply = repeats.once(conn, repeat, now, partial(_reply, endpoint, ask, arguments))
            return reply, ask.wake
        except OperationalError as error:
            if not left or not isinstance(error.orig, DeadlockDetected | SerializationFailure):
                raise
    raise AssertionError("unreachable")


def _reply(endpoint: Endpoint, ask: Ask, arguments: dict[str, Any]) -> Reply:
    told = endpoint.handler(ask, **arguments)
    made = told.model_dump(mode="json", by_alias=True)
    headers = {"ETag": f'"{etag.tag(told)}"'} if isinstance(told, Resource) else {}
    if endpoint.location:
        headers["Location"] = endpoint.location.format(**made)
    return Reply(endpoint.status, json.dumps(made, ensure_ascii=False), headers)


def _response(reply: Reply) -> Response:
    made = Response(reply.body, reply.status, dict(reply.headers), mimetype=reply.media_type)
    # Patients' data: kept by nobody on the way, and asked for anew each time.
    made.headers["Cache-Control"] = "private, no-cache"
    if request.method in ("GET", "HEAD") and "ETag" in made.headers:
        made.make_conditional(request)
    return made


def _as_problem(error: HTTPException) -> Problem:
    slug = next((slug for slug, kind in problems.KINDS.items() if kind.status == error.code), "malformed-json")
    return Problem(slug, error.description or "The request cannot be read.")
