"""A visit moves: the old time stays until the new one is booked."""

from __future__ import annotations

from datetime import datetime

from clinic.model import Appointment
from conversations.offers import is_point
from conversations.scene import Scene
from conversations.steps import booking, which
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Span, Wish


def move(scene: Scene) -> None:
    """A wish to move a visit: the old time stays until the new one is booked."""
    which.one_of(scene, "move", move_this, move_all)


def move_all(scene: Scene, visits: list[Appointment]) -> None:
    """One after the other: the next one's turn comes when the one before it has its new time."""
    scene.talk.waiting, scene.talk.waiting_for = [visit.id for visit in visits[1:]], "move"
    move_this(scene, visits[0])


def move_this(scene: Scene, visit: Appointment) -> None:
    talk = scene.talk
    waiting, purpose, before = talk.waiting, talk.waiting_for, talk.said_before
    talk.clear()
    talk.waiting, talk.waiting_for = waiting, purpose
    talk.wish = _wish(visit)
    if before:
        talk.wish.spans, talk.wish.clock, talk.wish.soonest = before.spans, before.clock, before.soonest
    if has_details(scene.u):
        absorb(scene)
    if before or has_details(scene.u):
        _forget_old_time(scene, visit)
    booking.advance(scene)


def _wish(visit: Appointment) -> Wish:
    return Wish(
        visit_type=visit.visit_type,
        doctor_id=visit.doctor_id,
        patient_id=visit.patient_id,
        moving=visit.id,
        version=visit.version,
    )


def follow(scene: Scene, visit: Appointment, end: datetime) -> None:
    """The next of several that move together: right behind the one that has moved, whatever day that is."""
    talk, day = scene.talk, scene.local(end).replace(hour=0, minute=0)
    talk.wish = _wish(visit)
    talk.wish.spans = [Span(day, day.replace(hour=23, minute=59), "day")]
    talk.wish.clock = scene.local(end).strftime("%H:%M")
    booking.advance(scene)


def _forget_old_time(scene: Scene, visit: Appointment) -> None:
    """ "Move my tuesday visit to friday" names two days; the one that she has already is no wish."""
    spans = scene.wish.spans
    if scene.u.direction and spans and _names_it(visit, spans[0]):
        # "Earlier that day": its other hours.
        earlier = scene.u.direction == "earlier"
        bounds = (spans[0].start, visit.start) if earlier else (visit.end, spans[0].end)
        scene.wish.spans = [Span(*bounds, "hour")]
    elif len(spans) > 1:
        scene.wish.spans = [s for s in spans if not s.start <= visit.start < s.end]
    elif spans and _names_it(visit, spans[0]):
        scene.wish.spans = []


def _names_it(visit: Appointment, span: Span) -> bool:
    """The only time named is the visit's own: "can I move my appointment on tuesday"."""
    if is_point(span):
        return span.start == visit.start
    return span.grain == "day" and span.start <= visit.start < span.end
