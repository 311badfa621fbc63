"""The door for calendar programs: a doctor's visits under an address that is its own key."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from bot import feed
from bot.mailer import sender
from db import feeds, practice, visits
from db.feeds import Whose

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
"""32 random bytes as secrets.token_urlsafe writes them."""


def blueprint(runtime: Runtime) -> Blueprint:
    """`/calendar/<token>.ics`."""
    made = Blueprint("feed", __name__)

    @made.get("/calendar/<token>.ics")
    def calendar(token: str) -> Response:
        if not TOKEN.fullmatch(token):
            return _nothing()
        with runtime.engine.connect() as conn:
            doctor = feeds.whose(conn, token)
            if doctor is None:
                return _nothing()
            found = _feed(runtime, conn, doctor)
        return _answer(found)

    return made


def _feed(runtime: Runtime, conn: Connection, doctor: Whose) -> feed.Feed:
    house = runtime.practice(conn, practice.version(conn))
    start, end = feed.window(house, runtime.now())
    entries = feeds.entries(conn, doctor.doctor_id, start, end)
    domain = parseaddr(sender(runtime.settings))[1].rpartition("@")[2]
    return feed.Feed(house, doctor.name, entries, visits.salt(conn), domain)


def _answer(found: feed.Feed) -> Response:
    tag = feed.tag(found)
    if request.if_none_match.contains_weak(tag):
        made = Response(status=304)
    else:
        made = Response(feed.render(found), content_type="text/calendar; charset=utf-8")
        made.headers["Content-Disposition"] = 'inline; filename="visits.ics"'
    made.set_etag(tag)
    # Patients' names: kept by nobody on the way. A program asks each time, and mostly hears that nothing is new.
    made.headers["Cache-Control"] = "private, no-cache"
    return made


def _nothing() -> Response:
    """One answer to whatever is no feed, so that it tells nothing of what was one."""
    return Response(
        "There is no calendar at this address.\n", 404, {"Cache-Control": "no-store"}, mimetype="text/plain"
    )
