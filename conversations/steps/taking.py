"""What is answered to the times on the table: one of them is taken, or another one is wanted."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from clinic.model import Slot, VisitType
from clinic.reminders import plan
from conversations.commands import Book, Release, Reschedule
from conversations.offers import nearest, open_slots, with_taken
from conversations.scene import Scene
from conversations.steps import booking, keeping, moving, offering, questions, several
from conversations.steps.wishing import for_another, has_details, postpones, wants_latest
from conversations.talk import Offer, Span
from conversations.understanding.tables import ORDINALS
from conversations.understanding.tokens import tokenise
from conversations.wording import word


def answer_offer(scene: Scene) -> bool:
    """The answer to one offered time."""
    u = scene.u
    wanted = _other_time(scene)
    if wants_latest(scene) and not has_details(u):
        return _latest_of_its_day(scene)
    agreed = (scene.yes and not _asks_something(scene)) or _the_first(scene)
    if several.and_another(scene) or (agreed and not wanted and not _differs(scene, scene.talk.offers[0])):
        take(scene, scene.talk.offers[0])
        return True
    if _named_offer(scene) is not None and not scene.no:
        take(scene, scene.talk.offers[0])
        return True
    if _postpones(scene):
        return think_over(scene)
    if _only_asks(scene) or booking.revise(scene):
        return True
    if scene.no or u.none_of_these:
        if not _other_reading(scene):
            _ask_other(scene)
        return True
    return False


def _the_first(scene: Scene) -> bool:
    """ "The first one", "1", where only one is left on the table."""
    u, words = scene.u, {token.plain for token in tokenise(scene.heard.text)}
    bare = u.choice == 0 and scene.sure and not scene.no and not has_details(u) and "?" not in scene.heard.text
    return bare and bool(words & (ORDINALS.keys() | {"1", "one", "una"}))


def _asks_something(scene: Scene) -> bool:
    """A question that sounds like a yes and holds none: "is that with Dr. Lee or Dr. Park?" """
    return "?" in scene.heard.text and bool(_QUESTION.match(scene.heard.text))


def _latest_of_its_day(scene: Scene) -> bool:
    wish = scene.wish
    _look_on_its_day(scene, scene.talk.offers[0])
    wish.backwards, wish.soonest, wish.clock = True, False, None
    offering.offer(scene)
    return True


def _look_on_its_day(scene: Scene, offer_: Offer) -> None:
    midnight = scene.local(offer_.start).replace(hour=0, minute=0)
    scene.wish.spans = [Span(midnight, midnight.replace(hour=23, minute=59), "day")]


def think_over(scene: Scene) -> bool:
    """ "Maybe", "let me ask my husband": what was offered stays hers for as long as a hold lasts, counted anew."""
    offering.hold(scene)
    scene.say("no_rush_offer", until=scene.local(scene.now + scene.facts.clinic.hold))
    return True


def _postpones(scene: Scene) -> bool:
    """Neither yes nor no to what is on the table; "maybe Friday" and "not with Dr. Lee" ask for something else."""
    u, starts = scene.u, [offer_.start for offer_ in scene.talk.offers]
    elsewhere = bool(u.when) and not any(w.start <= start < w.end for w in u.when for start in starts)
    wishes = (elsewhere and _MAYBE.match(scene.heard.text)) or u.doctors_excluded
    return postpones(u) and not wishes


_MAYBE = re.compile(r"\W*(?:maybe|perhaps|quiz[aá]s?|tal vez|a lo mejor)\b", re.IGNORECASE)


def _only_asks(scene: Scene) -> bool:
    """ "Is Dr. Lee a woman?": names nothing but the doctor on the table, and the desk knows."""
    u, talk = scene.u, scene.talk
    named = u.doctor is not None and all(offer_.doctor_id == u.doctor for offer_ in talk.offers)
    more = u.when or u.direction or u.visit_type or u.answer or u.choice is not None or u.doctors_excluded
    if not named or more or u.topics or "?" not in scene.heard.text:
        return False
    questions.pass_on(scene)
    scene.return_to_question()
    return True


def _other_reading(scene: Scene) -> bool:
    """ "Next Tuesday" may have been the coming one: a plain no to the one offered, and that one is looked at before she is asked."""
    wish = scene.wish
    if not wish.others:
        return False
    wish.spans, wish.others, wish.clock = wish.others, [], None
    return offering.offer_if_any(scene)


def answer_offers(scene: Scene) -> bool:
    """The answer to several offered times."""
    u, offers = scene.u, scene.talk.offers
    refused = u.none_of_these or (u.choice is not None and u.choice < len(offers) and _differs(scene, offers[u.choice]))
    if u.choice is not None and u.choice < len(offers) and scene.sure and not refused:
        return _picked(scene, offers[u.choice])
    named = _named_offer(scene)
    if named is not None:
        take(scene, offers[named])
        return True
    if _postpones(scene):
        return think_over(scene)
    if _only_asks(scene) or booking.revise(scene):
        return True
    if scene.no or u.none_of_these:
        _ask_other(scene)
        return True
    return False


def _differs(scene: Scene, offer_: Offer) -> bool:
    """True when the message wants another kind, another doctor or another time besides: it takes nothing as it is."""
    u, wish = scene.u, scene.wish
    another_kind = u.visit_type not in (None, wish.visit_type) and not wish.moving
    if for_another(scene):
        return True
    return another_kind or u.doctor not in (None, offer_.doctor_id) or bool(u.doctors_excluded or u.direction)


_QUESTION = re.compile(r"\W*(?:(?:ok|so|and|y)\W+)?(?:wh|is |are |how|cu[aá]l|qu[eé] |a qu[eé])", re.IGNORECASE)


_WAVERS = re.compile(r"\b(?:but|pero)\b|^\W*(?:\w+\W+)?\w+\s*\?\W*$", re.IGNORECASE)
""" "2 but I may be late", "the second?": as good as picked, and asked once more. """


def _picked(scene: Scene, offer_: Offer) -> bool:
    """A number, an ordinal or a clock time picks for good; a day, a doctor or "any" asks once more, and anything else looks again."""
    u, at = scene.u, scene.local(offer_.start)
    windows, grains = u.when, {window.grain for window in u.when}
    day = grains == {"day"} and all(scene.local(w.start).weekday() == at.weekday() for w in windows)
    if u.doctor is not None:
        scene.wish.doctor_id = u.doctor
    asks = u.intent == "query" or _QUESTION.match(scene.heard.text) or _WAVERS.search(scene.heard.text)
    if day or asks or (not windows and (u.doctor is not None or u.any_time)):
        _look_on_its_day(scene, offer_)
        offering.put_one(scene, Slot(offer_.doctor_id, offer_.start, offer_.end))
    elif grains - {"minute", "hour"} or (windows and not any(w.start <= offer_.start < w.end for w in windows)):
        return booking.revise(scene)
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
    if not scene.sure:
        return None
    offers = enumerate(scene.talk.offers)
    exact = [n for n, offer_ in offers if offer_.start == when[0].start and not _differs(scene, offer_)]
    return exact[0] if len(exact) == 1 else None


def _ask_other(scene: Scene) -> None:
    wish = scene.wish
    wish.spans, wish.soonest, wish.backwards, wish.shifted, wish.clock = [], False, False, False, None
    scene.do(Release())
    booking.ask_when(scene)


# -- taking -----------------------------------------------------------------------------------------------------------
def take(scene: Scene, offer_: Offer) -> None:
    """Books (or moves to) a time from the table, unless it has gone meanwhile."""
    wish = scene.wish
    kind = scene.facts.practice.visit_type(wish.visit_type)
    if kind is None:
        booking.advance(scene)
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
    around = open_slots(
        scene.facts, scene.wish, kind, offer_.start - offering.FORTNIGHT / 2, offer_.start + offering.FORTNIGHT
    )
    close = nearest(around, offer_.start)
    if not close:
        scene.sayings.pop()
        offering.around(scene, kind)
    elif len(close) == 1:
        offering.put_one(scene, close[0])
    else:
        offering.put(scene, close)


def _book(scene: Scene, kind: VisitType, offer_: Offer) -> None:
    wish, facts, fields = scene.wish, scene.facts, scene.offered(offer_)
    booked = Book(wish.patient_id, offer_.doctor_id, kind.code, offer_.start)
    scene.do(booked)
    fields["address"] = facts.clinic.address
    reminded = not facts.opted_out and plan(facts.clinic, offer_.start, scene.now)
    fields["remind"] = word("reminded", scene.language) if reminded else ""
    if name := offering.whose(scene):
        scene.say("booked_for", first=name, **fields)
    else:
        scene.say("booked", **fields)
    prepare = kind.prepare.get(scene.language)
    if prepare and not kind.sensitive:
        scene.say("prepare", prepare=prepare)
    _go_on(scene, booked, offer_.start + kind.occupies)


def _go_on(scene: Scene, booked: Book, end: datetime) -> None:
    """The next of several visits that were wished for at once, by itself; else the talk is at its end."""
    following = several.next_wish(scene, scene.wish, booked, end)
    left = scene.talk.further
    scene.talk.clear()
    if following is None:
        scene.talk.settled = booked.start
        return
    scene.talk.wish, scene.talk.further = following, left
    scene.facts = with_taken(scene.facts, booked, end, everywhere=following.patient_id == booked.patient_id)
    whom, kind = offering.whose(scene), scene.facts.practice.visit_type(following.visit_type)
    if following.visit_type != booked.visit_type:
        scene.say("now_the_visit", visit=scene.visit_word(kind))
    elif whom:
        scene.say("now_for", first=whom)
    booking.advance(scene)


def _move(scene: Scene, offer_: Offer) -> None:
    wish = scene.wish
    visit = scene.facts.visit(wish.moving or 0)
    if visit is None or visit.version != wish.version:
        _changed(scene)
        return
    moved = Reschedule(visit.id, visit.version, offer_.doctor_id, offer_.start)
    scene.do(moved)
    scene.say("moved", address=scene.facts.clinic.address, **scene.offered(offer_))
    scene.facts = with_taken(scene.facts, moved, offer_.end, everywhere=False)
    _next_to_move(scene, offer_)
    if scene.talk.state == "idle":
        scene.talk.settled = offer_.start


def _next_to_move(scene: Scene, offer_: Offer) -> None:
    """Of several visits that were to move, the next; a declined one is talked over as it would have been."""
    waiting = scene.talk.waiting if scene.talk.waiting_for == "move" else []
    following = next((v for v in scene.facts.visits if v.id in waiting), None)
    if following is None:
        keeping.next_waiting(scene)
        return
    scene.talk.clear()
    scene.talk.waiting, scene.talk.waiting_for = [n for n in waiting if n != following.id], "move"
    moving.follow(scene, following, offer_.end)


def _changed(scene: Scene) -> None:
    visit = scene.facts.visit(scene.wish.moving or 0)
    scene.talk.clear()
    scene.do(Release())
    if visit:
        scene.say("changed_meanwhile", **scene.visit_fields(visit))
    else:
        scene.say("no_visits")
