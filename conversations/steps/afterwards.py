"""Behind a matter that is settled: second thoughts, a cancellation taken back, and words that want nothing more."""

from __future__ import annotations

from datetime import timedelta

from conversations.commands import Restore
from conversations.offers import open_slots
from conversations.scene import Scene
from conversations.steps import booking
from conversations.talk import Span, Wish
from conversations.understanding.tokens import tokenise


def undo(scene: Scene) -> None:
    """Takes the last cancellation back while its ten minutes last."""
    kept = scene.talk.undo
    visit = next((v for v in scene.facts.cancelled if kept and v.id == kept.appointment_id), None)
    if not kept or not visit or visit.version != kept.version or scene.now > kept.until:
        scene.say("nothing_to_undo")
        return
    scene.talk.undo = None
    kind = scene.facts.practice.visit_type(visit.visit_type)
    wish = Wish(visit_type=visit.visit_type, doctor_id=visit.doctor_id, patient_id=visit.patient_id)
    free = kind and open_slots(scene.facts, wish, kind, visit.start, visit.start + timedelta(minutes=1))
    if free and any(slot.start == visit.start for slot in free):
        scene.do(Restore(visit.id, visit.version))
        scene.talk.clear()
        scene.say("restored", **scene.visit_fields(visit))
        return
    scene.say("restore_gone")
    scene.talk.clear()
    scene.talk.wish = wish
    wish.spans = [Span(visit.start, visit.start + timedelta(hours=1), "hour")]
    booking.advance(scene)


def may_undo(scene: Scene) -> bool:
    """Says how a visit that was cancelled a moment ago comes back; False where none was, and for a mere "no, thanks"."""
    kept = scene.talk.undo
    visit = next((v for v in scene.facts.cancelled if kept and v.id == kept.appointment_id), None)
    if not kept or not visit or scene.now > kept.until or _content(scene):
        return False
    scene.say("undo_hint", **scene.visit_fields(visit))
    return True


def nothing_changes(scene: Scene) -> None:
    """To a nod nothing need be said of her visit; "actually no", behind a confirmation, hears that it still stands."""
    visits = scene.facts.visits
    if len(visits) == 1 and scene.no and not _content(scene):
        scene.say("kept", **scene.visit_fields(visits[0]))
    else:
        scene.say("all_right")


def _content(scene: Scene) -> bool:
    """ "No, thanks" is no second thought."""
    return bool(_THANKS & {token.plain for token in tokenise(scene.heard.text)})


_THANKS = frozenset(("thanks", "thank", "thx", "ty", "gracias"))


def repeats_its_time(scene: Scene) -> bool:
    """ "Great, Thursday it is", "see you at 10", behind a booking: no wish for another visit."""
    u, booked = scene.u, next((v for v in scene.facts.visits if v.start == scene.talk.settled), None)
    more = u.intent not in (None, "other") or u.doctor is not None or u.visit_type or u.whom or u.people or u.soonest
    if booked is None or more or not u.when:
        return False
    at = scene.local(booked.start).time()
    return all(
        (w.start < booked.end and booked.start < w.end) or (not u.names_day and scene.local(w.start).time() == at)
        for w in u.when
    )
