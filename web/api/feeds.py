"""Calendar feeds: the secret address at which any calendar program reads a doctor's visits."""

from __future__ import annotations

import secrets

from pydantic import Field

from db import feeds
from web.api.fields import Local, Told
from web.api.problems import Problem
from web.api.route import Ask, Routes

routes = Routes(
    "Calendar feeds", "A doctor's visits for any calendar program (iCalendar).", read="staff", write="staff"
)
BYTES = 32


class Feed(Told):
    """A feed that was just opened."""

    doctor_id: int
    address: str = Field(
        description="Whoever knows it reads the visits and the patients' names. It is told this once.",
        examples=["https://desk.riverside.example/calendar/….ics"],
    )
    created_at: Local


class Revoked(Told):
    """What became of a feed."""

    doctor_id: int
    revoked: bool = Field(description="False where there was none.")


@routes.post("/doctors/{doctor_id}/feed", status=201)
def open_feed(ask: Ask, doctor_id: int) -> Feed:
    """Open a doctor's calendar feed.

    Thirty days back, and ahead to the last day that can be booked. An earlier address of the same doctor is revoked.
    """
    token = secrets.token_urlsafe(BYTES)
    if not feeds.open_(ask.conn, doctor_id, token, now=ask.now, actor=ask.caller.label):
        raise Problem("not-found", "Nobody practises under this number.")
    made = {"doctor_id": doctor_id, "address": f"{ask.base_url}/calendar/{token}.ics", "created_at": ask.now}
    return Feed.model_validate(made, context=ask.practice.clinic.zone)


@routes.delete("/doctors/{doctor_id}/feed")
def revoke_feed(ask: Ask, doctor_id: int) -> Revoked:
    """Revoke a doctor's calendar feed.

    At once, and for good. Once more changes nothing.
    """
    return Revoked(doctor_id=doctor_id, revoked=feeds.revoke(ask.conn, doctor_id, now=ask.now, actor=ask.caller.label))
