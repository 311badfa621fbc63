"""A visit moves: the old time stays until the new one is booked."""

from __future__ import annotations

from clinic.model import Appointment
from conversations.offers import is_point
from conversations.scene import Scene
from conversations.steps import booking, which
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Span, Wish


def move(scene: Scene) -> None:
    """A wish to move a visit: the old time stays until the new one is booked."""
    which.one_of(scene, "move", move_this)


def move_this(scene: Scene, visit: Appointment) -> None:
    waiting = scene.talk.waiting
    scene.talk.clear()
    scene.talk.waiting = waiting
    scene.talk.wish = Wish(
        visit_type=visit.visit_type,
        doctor_id=visit.doctor_id,
        patient_id=visit.patient_id,
        moving=visit.id,
        version=visit.version,
    )
    if has_details(scene.u):
        absorb(scene)
        _forget_old_time(scene, visit)
    booking.advance(scene)


def _forget_old_time(scene: Scene, visit: Appointment) -> None:
    """ "Move my tuesday visit to friday" names two days; the one that she has already is no wish."""
    spans = scene.wish.spans
    if len(spans) > 1:
        scene.wish.spans = [s for s in spans if not s.start <= visit.start < s.end]
    elif spans and _names_it(visit, spans[0]):
        scene.wish.spans = []


def _names_it(visit: Appointment, span: Span) -> bool:
    """The only time named is the visit's own: "can I move my appointment on tuesday"."""
    if is_point(span):
        return span.start == visit.start
    return span.grain == "day" and span.start <= visit.start < span.end
