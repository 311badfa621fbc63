"""Requests that may come twice: one Idempotency-Key, one effect, one answer."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from http import HTTPStatus

from flask import Request
from sqlalchemy import Connection

from db import idempotency
from web.api import problems
from web.api.problems import Fault, Problem

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LONGEST = 255
PATTERN = r"^[\x21-\x7e]+$"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it is Flask's own, so that it can be kept and given again."""

    status: int
    body: str  # JSON
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The key of a request, and what tells this request from another."""

    caller: str
    key: str
    request_hash: str


def asked(request: Request, caller: str, raw: bytes) -> Repeat | None:
    """The request's Idempotency-Key, None where it has none. Raises Problem for one that is no key."""
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if len(key) > LONGEST or not re.fullmatch(PATTERN, key):
        fault = Fault(f"must be 1 to {LONGEST} visible ASCII characters without blanks", header=HEADER)
        raise Problem("invalid", f"{HEADER} {fault.detail}.", [fault])
    what = b"\n".join([request.method.encode(), request.full_path.encode(), raw])
    return Repeat(caller, key, hashlib.sha256(what).hexdigest())


def once(conn: Connection, repeat: Repeat | None, now: datetime, act: Callable[[], Reply]) -> Reply:
    """Acts and keeps the answer, a refusal too; or gives the answer kept. Raises Problem idempotency-key-reused."""
    if repeat is None:
        return act()
    given = idempotency.claim(conn, repeat.caller, repeat.key, repeat.request_hash, now)
    if given is None:
        reply = _settled(conn, act)
        idempotency.keep(conn, repeat.caller, repeat.key, reply.status, asdict(reply))
        return reply
    if given.request_hash != repeat.request_hash:
        fault = Fault("came with another request within the last 24 hours", header=HEADER)
        raise Problem("idempotency-key-reused", f"{HEADER} {fault.detail}.", [fault])
    kept = Reply(**given.body)
    return Reply(kept.status, kept.body, {**kept.headers, REPLAYED: "true"}, kept.media_type)


def _settled(conn: Connection, act: Callable[[], Reply]) -> Reply:
    """The answer of `act`; a refusal undoes what it wrote and is an answer like any other.

    Only where the caller must read again first (412), the key stays free for the request that follows.
    """
    try:
        with conn.begin_nested():
            return act()
    except Problem as problem:
        if problem.kind.status == HTTPStatus.PRECONDITION_FAILED:
            raise
        return Reply(
            problem.kind.status,
            json.dumps(problem.document(), ensure_ascii=False),
            dict(problem.headers),
            problems.MEDIA_TYPE,
        )
