"""Arranging a visit: what is missing is asked, open times are offered and held, one of them is taken."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from clinic.availability import openings
from clinic.model import Slot, VisitType
from clinic.reminders import plan
from conversations.commands import Book, CallHuman, Hold, Release, Reschedule
from conversations.offers import MOST, is_point, near_clock, nearest, one_a_start, open_slots, spread, within
from conversations.scene import Scene, first_name
from conversations.steps import registering
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Offer, Option, Span
from conversations.wording import moment, word

_FORTNIGHT = timedelta(days=14)


def begin(scene: Scene) -> None:
    """A wish to book: a new one unless one is under way already."""
    if scene.talk.wish is None or scene.talk.wish.moving:
        scene.talk.clear()
    absorb(scene)
    advance(scene)


def advance(scene: Scene) -> None:
    """Asks for the next thing that is missing; offers times when nothing is."""
    if registering.asks(scene):
        _keep_exact_time(scene)
    elif not (_asks_visit_type(scene) or _asks_when(scene)):
        offer(scene)


def revise(scene: Scene) -> bool:
    """True when the message changed the wish and the talk went on from there."""
    if not has_details(scene.u):
        return False
    absorb(scene)
    advance(scene)
    return True


# -- the kind of visit -----------------------------------------------------------------------------------------------
def _kinds(scene: Scene) -> list[VisitType]:
    practice, wish = scene.facts.practice, scene.wish
    doctors = [d for d in practice.doctors if wish.doctor_id in (None, d.id)]
    done = {code for doctor in doctors for code in doctor.visit_types}
    return [kind for kind in practice.visit_types if kind.code in done]


def _asks_visit_type(scene: Scene) -> bool:
    wish, kinds = scene.wish, _kinds(scene)
    if wish.visit_type and wish.visit_type not in {kind.code for kind in kinds} and wish.doctor_id is not None:
        scene.say("not_that_doctor", doctor=scene.doctor_name(wish.doctor_id))
        wish.doctor_id = None
        kinds = _kinds(scene)
    if not wish.visit_type and len(kinds) == 1:
        wish.visit_type = kinds[0].code
    if wish.visit_type:
        return False
    ask_visit_type(scene)
    return True


def ask_visit_type(scene: Scene) -> None:
    options = [(Option("visit_type", kind.code), _kind_label(scene, kind)) for kind in _kinds(scene)]
    scene.go("ask_visit_type")
    scene.choose_from(options, "ask_visit_type")


def _kind_label(scene: Scene, kind: VisitType) -> str:
    return kind.name.get(scene.language) or next(iter(kind.name.values()), kind.code)


def answer_visit_type(scene: Scene) -> bool:
    picked = scene.chosen()
    if picked and picked.kind == "visit_type":
        scene.wish.visit_type = picked.value
        advance(scene)
        return True
    return revise(scene)


# -- when ------------------------------------------------------------------------------------------------------------
def _asks_when(scene: Scene) -> bool:
    wish = scene.wish
    gone = bool(wish.spans) and all(span.end <= scene.now for span in wish.spans)
    if gone:
        scene.say("past")
        wish.spans = []
    if wish.spans or wish.soonest:
        return False
    ask_when(scene)
    return True


def ask_when(scene: Scene) -> None:
    wish = scene.wish
    scene.go("ask_when")
    scene.talk.offers, scene.talk.options = [], []
    moving = scene.facts.visit(wish.moving) if wish.moving else None
    if moving:
        scene.say("ask_when_move", when=scene.local(moving.start))
    elif wish.doctor_id is not None:
        scene.say("ask_when_with", doctor=scene.doctor_name(wish.doctor_id))
    else:
        scene.say("ask_when", visit=scene.visit_word(scene.facts.practice.visit_type(wish.visit_type)))


def answer_when(scene: Scene) -> bool:
    if scene.u.intent is None and scene.no and not has_details(scene.u):
        drop(scene)
        return True
    return revise(scene)


def drop(scene: Scene) -> None:
    """Gives up the wish; a visit that was to be moved stays."""
    moving = scene.facts.visit(scene.wish.moving) if scene.wish.moving else None
    scene.talk.clear()
    scene.do(Release())
    if moving:
        scene.say("kept", **scene.visit_fields(moving))
    else:
        scene.say("nothing_open")


# -- offering --------------------------------------------------------------------------------------------------------
def offer(scene: Scene) -> None:
    """Looks for open times and puts up to three of them on the table."""
    kind = scene.facts.practice.visit_type(scene.wish.visit_type)
    if kind is None:
        ask_visit_type(scene)
        return
    found = _search(scene, kind)
    if len(found) == 1:
        _put_one(scene, found[0])
    elif found:
        _put(scene, found)
    else:
        _around(scene, kind)


def _search(scene: Scene, kind: VisitType) -> list[Slot]:
    """Up to three open times in what was asked for; none where nothing is open there."""
    wish = scene.wish
    if not wish.spans:
        soon = one_a_start(open_slots(scene.facts, wish, kind, scene.now, scene.now + _FORTNIGHT))
        return (
            soon[:MOST]
            or one_a_start(open_slots(scene.facts, wish, kind, scene.now, scene.now + scene.facts.clinic.horizon))[
                :MOST
            ]
        )
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
    return near_clock(slots, time.fromisoformat(wish.clock)) if wish.clock and slots else spread(slots)


def _around(scene: Scene, kind: VisitType) -> None:
    """Nothing is open in what was asked for: says why and offers the nearest on either side."""
    wish, now = scene.wish, scene.now
    span = next((s for s in wish.spans if s.end > now), wish.spans[0] if wish.spans else Span(now, now, "day"))
    wanted = max(span.start, now)
    _say_why(scene, kind, span)
    facts = scene.facts
    slots = open_slots(facts, wish, kind, wanted - _FORTNIGHT / 2, wanted + _FORTNIGHT)
    slots = slots or open_slots(facts, wish, kind, now, now + facts.clinic.horizon)
    if not slots and wish.doctor_id is not None:
        wish.doctor_id = None
        slots = open_slots(facts, wish, kind, wanted - _FORTNIGHT / 2, wanted + _FORTNIGHT)
    close = nearest(slots, wanted)
    if len(close) == 1:
        _put_one(scene, close[0])
    elif close:
        _put(scene, close)
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
    elif at <= scene.now:
        scene.say("past")
    elif at < scene.now + clinic.notice:
        scene.say("too_soon")
    else:
        scene.say("taken" if _worked(scene, kind, at) else "closed", when=at)


def _worked(scene: Scene, kind: VisitType, at: datetime) -> bool:
    """True when the time would be a slot if nobody were taken."""
    wish = scene.wish
    doctors = [d.id for d in scene.facts.practice.doctors if wish.doctor_id in (None, d.id)]
    found = openings(
        scene.facts.practice, kind, start=at, end=at + timedelta(minutes=1), taken=(), now=scene.now, doctor_ids=doctors
    )
    return bool(found)


def _put_one(scene: Scene, slot: Slot) -> None:
    """One time: the patient only has to say yes."""
    talk, wish = scene.talk, scene.wish
    again = talk.state == "confirm_time" and bool(scene.sayings)
    scene.go("confirm_time")
    talk.options, talk.offers = [], [Offer(slot.doctor_id, slot.start, slot.end)]
    _hold(scene, [slot])
    asked = any(is_point(span) and span.start == slot.start for span in wish.spans)
    say_offer(scene, exact=asked and not again)


def say_offer(scene: Scene, *, exact: bool = True) -> None:
    """The question that goes with the one time on the table."""
    wish, fields = scene.wish, scene.offered(scene.talk.offers[0])
    moving = scene.facts.visit(wish.moving) if wish.moving else None
    kind = scene.facts.practice.visit_type(wish.visit_type)
    buttons = ("yes", "no")
    if moving:
        scene.say(
            "confirm_move" if exact else "one_time_move",
            buttons=buttons,
            old=scene.local(moving.start).date(),
            **fields,
        )
    elif not exact:
        scene.say("one_time", buttons=buttons, **fields)
    elif whose := _whose(scene):
        scene.say("confirm_time_for", buttons=buttons, first=whose, visit=scene.visit_word(kind), **fields)
    else:
        scene.say("confirm_time", buttons=buttons, visit=scene.visit_word(kind), **fields)


def _whose(scene: Scene) -> str:
    """The first name of the patient where the visit need not be the writer's own; "" where it is."""
    wish, patient = scene.wish, scene.facts.patient(scene.wish.patient_id)
    if patient:
        return first_name(patient) if len(scene.facts.people) > 1 else ""
    return wish.name.split()[0] if wish.name and wish.relation != "self" else ""


def _put(scene: Scene, slots: list[Slot]) -> None:
    talk = scene.talk
    scene.go("choose_time")
    talk.options, talk.offers = [], [Offer(s.doctor_id, s.start, s.end) for s in slots]
    _hold(scene, slots)
    say_offers(scene)


def say_offers(scene: Scene, *, again: bool = False) -> None:
    """The offers as a numbered list; what they share is said once, above."""
    offers = scene.talk.offers
    days = {scene.local(o.start).date() for o in offers}
    doctors = {o.doctor_id for o in offers}
    form = "time" if len(days) == 1 else "when"
    options = tuple(_offer_label(scene, o, form, named=len(doctors) > 1) for o in offers)
    key = "offer_day" if len(days) == 1 else "offer"
    key += "_doctor" if len(doctors) == 1 else ""
    if again and key == "offer":
        key = "offer_again"
    shared: dict[str, Any] = {"day": scene.local(offers[0].start), "doctor": scene.doctor_name(offers[0].doctor_id)}
    scene.say(key, options=options, range=f"1-{len(offers)}", **shared)
    moving = scene.facts.visit(scene.wish.moving) if scene.wish.moving else None
    if moving and not again:
        scene.say("stays", old=scene.local(moving.start).date())


def _offer_label(scene: Scene, offer: Offer, form: str, *, named: bool) -> str:
    label = moment(scene.local(offer.start), scene.language, form)
    return f"{label} {scene.doctor_name(offer.doctor_id)}" if named else label


def _hold(scene: Scene, slots: list[Slot]) -> None:
    if scene.wish.visit_type:
        scene.do(Hold(scene.wish.visit_type, tuple(slots)))


def _keep_exact_time(scene: Scene) -> None:
    """While a newcomer is asked for her name, the one time that she named stays hers."""
    wish = scene.wish
    kind = scene.facts.practice.visit_type(wish.visit_type)
    if kind is None or len(wish.spans) != 1 or not is_point(wish.spans[0]):
        return
    found = _search(scene, kind)
    if found:
        _hold(scene, found[:1])


# -- taking ----------------------------------------------------------------------------------------------------------
def answer_offer(scene: Scene) -> bool:
    """The answer to one offered time."""
    u = scene.u
    wanted = _other_time(scene)
    if scene.yes and not wanted and not (u.doctors_excluded or u.direction):
        take(scene, scene.talk.offers[0])
        return True
    if _named_offer(scene) is not None and not scene.no:
        take(scene, scene.talk.offers[0])
        return True
    if revise(scene):
        return True
    if scene.no or u.none_of_these:
        _ask_other(scene)
        return True
    return False


def answer_offers(scene: Scene) -> bool:
    """The answer to several offered times."""
    u, offers = scene.u, scene.talk.offers
    refused = bool(u.doctors_excluded or u.direction or u.none_of_these)
    if u.choice is not None and u.choice < len(offers) and scene.sure and not refused:
        return _picked(scene, offers[u.choice])
    named = _named_offer(scene)
    if named is not None:
        take(scene, offers[named])
        return True
    if revise(scene):
        return True
    if scene.no or u.none_of_these:
        _ask_other(scene)
        return True
    if u.answer == "yes":
        say_offers(scene, again=True)
        return True
    return False


def _picked(scene: Scene, offer_: Offer) -> bool:
    """A number, an ordinal or a clock time picks for good; a day asks once more, and anything else looks again."""
    windows, at = scene.u.when, scene.local(offer_.start)
    grains = {window.grain for window in windows}
    if grains == {"day"} and all(scene.local(w.start).weekday() == at.weekday() for w in windows):
        _put_one(scene, Slot(offer_.doctor_id, offer_.start, offer_.end))
    elif grains - {"minute", "hour"} or (windows and not any(w.start <= offer_.start < w.end for w in windows)):
        return revise(scene)
    else:
        take(scene, offer_)
    return True


def _other_time(scene: Scene) -> bool:
    """True when the message names a time that is not the one on the table."""
    offer_ = scene.talk.offers[0]
    return bool(scene.u.when) and not any(w.start <= offer_.start < w.end for w in scene.u.when)


def _named_offer(scene: Scene) -> int | None:
    """Which offer begins at the one time that the message names; None where it names none, or several."""
    when = scene.u.when
    if len(when) != 1 or when[0].grain not in ("minute", "hour"):
        return None
    if not scene.sure or scene.u.direction or scene.u.doctors_excluded:
        return None
    exact = [n for n, offer_ in enumerate(scene.talk.offers) if offer_.start == when[0].start]
    return exact[0] if len(exact) == 1 else None


def _ask_other(scene: Scene) -> None:
    wish = scene.wish
    wish.spans, wish.soonest, wish.backwards, wish.shifted, wish.clock = [], False, False, False, None
    scene.do(Release())
    ask_when(scene)


def take(scene: Scene, offer_: Offer) -> None:
    """Books (or moves to) a time from the table, unless it has gone meanwhile."""
    wish = scene.wish
    kind = scene.facts.practice.visit_type(wish.visit_type)
    if kind is None:
        advance(scene)
        return
    still = open_slots(scene.facts, wish, kind, offer_.start, offer_.start + timedelta(minutes=1))
    if not any(slot.start == offer_.start and slot.doctor_id == offer_.doctor_id for slot in still):
        _gone(scene, kind, offer_)
    elif wish.moving:
        _move(scene, offer_)
    else:
        _book(scene, kind, offer_)


def _gone(scene: Scene, kind: VisitType, offer_: Offer) -> None:
    scene.say("just_taken", when=scene.local(offer_.start))
    around = open_slots(scene.facts, scene.wish, kind, offer_.start - _FORTNIGHT / 2, offer_.start + _FORTNIGHT)
    close = nearest(around, offer_.start)
    if not close:
        scene.sayings.pop()
        _around(scene, kind)
    elif len(close) == 1:
        _put_one(scene, close[0])
    else:
        _put(scene, close)


def _book(scene: Scene, kind: VisitType, offer_: Offer) -> None:
    wish, fields = scene.wish, scene.offered(offer_)
    scene.do(Book(wish.patient_id, offer_.doctor_id, kind.code, offer_.start))
    fields["address"] = scene.facts.clinic.address
    fields["remind"] = word("reminded", scene.language) if plan(scene.facts.clinic, offer_.start, scene.now) else ""
    if whose := _whose(scene):
        scene.say("booked_for", first=whose, **fields)
    else:
        scene.say("booked", **fields)
    prepare = kind.prepare.get(scene.language)
    if prepare and not kind.sensitive:
        scene.say("prepare", prepare=prepare)
    scene.talk.clear()


def _move(scene: Scene, offer_: Offer) -> None:
    wish = scene.wish
    visit = scene.facts.visit(wish.moving or 0)
    if visit is None or visit.version != wish.version:
        _changed(scene)
        return
    scene.do(Reschedule(visit.id, visit.version, offer_.doctor_id, offer_.start))
    scene.say("moved", address=scene.facts.clinic.address, **scene.offered(offer_))
    scene.talk.clear()


def _changed(scene: Scene) -> None:
    visit = scene.facts.visit(scene.wish.moving or 0)
    scene.talk.clear()
    scene.do(Release())
    if visit:
        scene.say("changed_meanwhile", **scene.visit_fields(visit))
    else:
        scene.say("no_visits")
