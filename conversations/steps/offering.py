"""Looking for open times and putting them on the table."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from clinic.availability import openings
from clinic.model import Appointment, Slot, VisitType
from conversations.commands import CallHuman, Hold, Release
from conversations.offers import MOST, is_point, near_clock, nearest, one_a_start, open_slots, spread, within
from conversations.scene import Scene, first_name
from conversations.talk import Offer, Span
from conversations.wording import moment

FORTNIGHT = timedelta(days=14)
_A_MOMENT = timedelta(minutes=1)  # "now" is too soon, and not past


def offer(scene: Scene) -> None:
    """Looks for open times and puts up to three of them on the table; where none is, the nearest ones. The kind of visit is known."""
    if not offer_if_any(scene):
        around(scene, _kind(scene))


def offer_if_any(scene: Scene) -> bool:
    """Puts open times of what was asked for on the table; False where there are none."""
    found = _search(scene, _kind(scene))
    if len(found) == 1:
        put_one(scene, found[0])
    elif found:
        put(scene, found)
    return bool(found)


def _kind(scene: Scene) -> VisitType:
    kind = scene.facts.practice.visit_type(scene.wish.visit_type)
    assert kind is not None, "the kind of visit is asked for before times are looked for"
    return kind


def _search(scene: Scene, kind: VisitType) -> list[Slot]:
    """Up to three open times in what was asked for; none where nothing is open there."""
    wish = scene.wish
    if not wish.spans:
        soon = open_slots(scene.facts, wish, kind, scene.now, scene.now + FORTNIGHT)
        soon = soon or open_slots(scene.facts, wish, kind, scene.now, scene.now + scene.facts.clinic.horizon)
        return one_a_start(soon)[:MOST]
    start, end = min(s.start for s in wish.spans), max(s.end for s in wish.spans)
    slots = open_slots(scene.facts, wish, kind, start, end)
    exact = [slot for slot in slots for span in wish.spans if is_point(span) and slot.start == span.start]
    if exact or all(is_point(span) for span in wish.spans):
        return one_a_start(sorted(exact, key=lambda slot: slot.start))[:MOST]
    slots = one_a_start(within(slots, wish.spans))
    if wish.soonest:
        return slots[:MOST]
    if wish.backwards:
        return slots[-MOST:]
    return _about(slots, time.fromisoformat(wish.clock)) if wish.clock and slots else spread(slots)


def _about(slots: list[Slot], clock: time) -> list[Slot]:
    """On the one day that is left, the very time of day she asked for before; else what comes nearest to it."""
    same = [slot for slot in slots if slot.start.time() == clock]
    return same if len(same) == 1 and slots[0].start.date() == slots[-1].start.date() else near_clock(slots, clock)


def around(scene: Scene, kind: VisitType) -> None:
    """Nothing is open in what was asked for: says why and offers the nearest on either side."""
    wish, now = scene.wish, scene.now
    span = next((s for s in wish.spans if s.end > now), wish.spans[0] if wish.spans else Span(now, now, "day"))
    wanted = max(span.start, now)
    _say_why(scene, kind, span)
    facts = scene.facts
    slots = open_slots(facts, wish, kind, wanted - FORTNIGHT / 2, wanted + FORTNIGHT)
    slots = slots or open_slots(facts, wish, kind, now, now + facts.clinic.horizon)
    if not slots and wish.doctor_id is not None:
        wish.doctor_id = None
        slots = open_slots(facts, wish, kind, wanted - FORTNIGHT / 2, wanted + FORTNIGHT)
    close = nearest(slots, wanted)
    if len(close) == 1:
        put_one(scene, close[0])
    elif close:
        put(scene, close)
    else:
        scene.talk.clear()
        scene.do(Release())
        scene.do(CallHuman("question", detail="no open time in the horizon"))
        scene.say("no_openings")


def _say_why(scene: Scene, kind: VisitType, span: Span) -> None:
    wish, clinic = scene.wish, scene.facts.clinic
    at = scene.local(span.start)
    if wish.shifted:
        scene.say("nothing_earlier" if wish.backwards else "nothing_later")
    elif at > scene.now + clinic.horizon:
        scene.say("too_far", until=scene.local(scene.now + clinic.horizon))
    elif not is_point(span):
        scene.say("nothing_then")
    elif at < scene.now - _A_MOMENT:
        scene.say("past")
    elif at < scene.now + clinic.notice:
        scene.say("too_soon")
    elif own := _own_then(scene, at):
        scene.say("own_visit", **scene.visit_fields(own))
    else:
        scene.say("taken" if _worked(scene, kind, at) else "closed", when=at)


def _own_then(scene: Scene, at: datetime) -> Appointment | None:
    """A visit that the patient has at that moment herself."""
    wish = scene.wish
    own = (v for v in scene.facts.visits if v.patient_id == wish.patient_id and v.id != wish.moving)
    return next((v for v in own if v.start <= at < v.end), None)


def _worked(scene: Scene, kind: VisitType, at: datetime) -> bool:
    """True when the time would be a slot if nobody were taken."""
    wish = scene.wish
    doctors = [d.id for d in scene.facts.practice.doctors if wish.doctor_id in (None, d.id)]
    found = openings(
        scene.facts.practice, kind, start=at, end=at + timedelta(minutes=1), taken=(), now=scene.now, doctor_ids=doctors
    )
    return bool(found)


def put_one(scene: Scene, slot: Slot) -> None:
    """One time: the patient only has to say yes."""
    talk, wish = scene.talk, scene.wish
    again = talk.state == "confirm_time" and bool(scene.sayings)
    scene.go("confirm_time")
    talk.options, talk.offers = [], [Offer(slot.doctor_id, slot.start, slot.end)]
    hold(scene)
    asked = any(is_point(span) and span.start == slot.start for span in wish.spans)
    asked = asked or wish.clock == scene.local(slot.start).strftime("%H:%M")
    say_offer(scene, exact=asked and not again)


def say_offer(scene: Scene, *, exact: bool = True) -> None:
    """The question that goes with the one time on the table."""
    wish, fields = scene.wish, scene.offered(scene.talk.offers[0])
    moving = scene.facts.visit(wish.moving) if wish.moving else None
    kind = scene.facts.practice.visit_type(wish.visit_type)
    buttons = ("yes", "no")
    if moving:
        key = "one_time_move" if not exact else "confirm_move_for" if whose(scene) else "confirm_move"
        old = scene.local(moving.start).date()
        scene.say(key, buttons=buttons, old=old, first=whose(scene), **fields)
    elif not exact:
        scene.say("one_time", buttons=buttons, **fields)
    elif name := whose(scene):
        scene.say("confirm_time_for", buttons=buttons, first=name, visit=scene.visit_word(kind), **fields)
    else:
        scene.say("confirm_time", buttons=buttons, visit=scene.visit_word(kind), **fields)


def whose(scene: Scene) -> str:
    """The first name of the patient where the visit need not be the writer's own; "" where it is."""
    wish, patient = scene.wish, scene.facts.patient(scene.wish.patient_id)
    if patient:
        return first_name(patient) if len(scene.facts.people) > 1 else ""
    return wish.name.split()[0] if wish.name and wish.relation != "self" else ""


def put(scene: Scene, slots: list[Slot]) -> None:
    talk = scene.talk
    scene.go("choose_time")
    talk.options, talk.offers = [], [Offer(s.doctor_id, s.start, s.end) for s in slots]
    hold(scene)
    _say_whose(scene)
    say_offers(scene)


def _say_whose(scene: Scene) -> None:
    """Of several visits that were wished for at once: which one the times are for."""
    wish, further = scene.wish, scene.talk.further
    if wish.further or not further:
        return
    if further[0].visit_type not in (None, wish.visit_type):
        scene.say("first_the_visit", visit=scene.visit_word(_kind(scene)))
    elif name := whose(scene):
        scene.say("first_for", first=name)


def say_offers(scene: Scene, *, again: bool = False) -> None:
    """The offers as a numbered list; what they share is said once, above."""
    offers = scene.talk.offers
    days = {scene.local(o.start).date() for o in offers}
    doctors = {o.doctor_id for o in offers}
    form = "time" if len(days) == 1 else "when"
    options = tuple(_offer_label(scene, o, form, named=len(doctors) > 1) for o in offers)
    key = "offer_day" if len(days) == 1 else "offer"
    key += "_doctor" if len(doctors) == 1 else ""
    if again:
        key = "offer_again"  # what they share was said a moment ago
    shared: dict[str, Any] = {"day": scene.local(offers[0].start), "doctor": scene.doctor_name(offers[0].doctor_id)}
    scene.say(key, options=options, range=f"1-{len(offers)}", **shared)
    moving = scene.facts.visit(scene.wish.moving) if scene.wish.moving else None
    if moving and not again:
        scene.say("stays", old=scene.local(moving.start).date())


def _offer_label(scene: Scene, offer: Offer, form: str, *, named: bool) -> str:
    label = moment(scene.local(offer.start), scene.language, form)
    return f"{label} {scene.doctor_name(offer.doctor_id)}" if named else label


def hold(scene: Scene) -> None:
    """Keeps what is on the table for her, from now on."""
    _hold(scene, [Slot(offer.doctor_id, offer.start, offer.end) for offer in scene.talk.offers])


def _hold(scene: Scene, slots: list[Slot]) -> None:
    if scene.wish.visit_type:
        scene.do(Hold(scene.wish.visit_type, tuple(slots)))


def keep_exact_time(scene: Scene) -> None:
    """While a newcomer is asked for her name, the one time that she named stays hers."""
    wish = scene.wish
    kind = scene.facts.practice.visit_type(wish.visit_type)
    if kind is None or len(wish.spans) != 1 or not is_point(wish.spans[0]):
        return
    found = _search(scene, kind)
    if found:
        _hold(scene, found[:1])
