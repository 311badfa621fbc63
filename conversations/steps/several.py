"""Visits wished for in one message: the first is arranged at once, the others wait in the talk for their turn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from conversations.commands import Book
from conversations.scene import Scene
from conversations.talk import Further, Span, Wish
from conversations.understanding.model import Whom

_MOST = 4  # visits of one message


def note(scene: Scene) -> bool:
    """Takes in for whom and of which kinds visits are wanted; True when that settles whom the first one is for."""
    u, talk, wish = scene.u, scene.talk, scene.wish
    people = _people(scene)
    if wish.moving or not (people or u.kinds):
        return False
    kinds: tuple[str | None, ...] = u.kinds or (None,)
    wanted = [
        replace(one, visit_type=kind, same=n > 0 or not people)
        for one in people or [Further()]
        for n, kind in enumerate(kinds)
    ][:_MOST]
    first, talk.further = wanted[0], wanted[1:]
    wish.visit_type = first.visit_type or wish.visit_type
    if people:
        _aim(wish, first)
    return bool(people)


def _people(scene: Scene) -> list[Further]:
    """Those for whom visits are wanted; of "both my kids" those who are known, and then new ones."""
    found: list[Further] = []
    for whom in _whoms(scene):
        one = _further(scene, whom)
        before = sum(other.relation == one.relation for other in found)
        if before and not one.name and one.relation != "self":
            one.fresh = True
        known = [p.patient.name for p in scene.people() if p.relation == one.relation and one.relation != "self"]
        if not one.name and before < len(known) and len(known) > 1:
            one.name, one.fresh = known[before], False
        found.append(one)
    return found


def _whoms(scene: Scene) -> tuple[Whom, ...]:
    """Those for whom visits are wanted; of two who share the phone "we both" are these two."""
    each, people = scene.u.each, scene.people()
    pair = len(each) == 2 and each[0].relation == "self" and each[1] == Whom("other")
    asked = scene.talk.state == "ask_whom" and scene.u.everyone and len(people) > 1
    if asked or (pair and len(people) == 2):
        return tuple(Whom(one.relation, one.patient.name) for one in people)
    return each


def _further(scene: Scene, whom: Whom) -> Further:
    """The writer herself is, on a shared phone, the one that nobody else in the message is."""
    if whom.relation != "self" or whom.name or len(scene.people()) < 2:
        own = scene.u.name if whom.relation == "self" and not scene.people() else None
        return Further(relation=whom.relation, name=whom.name or own)
    others = {one.name.casefold() for one in scene.u.each if one.name}
    left = [
        one for one in scene.people() if one.relation == "self" and one.patient.name.split()[0].casefold() not in others
    ]
    return Further(relation="self", name=left[0].patient.name if len(left) == 1 else None)


def _aim(wish: Wish, one: Further) -> None:
    wish.relation, wish.name, wish.whom_told, wish.patient_id = one.relation, one.name, True, None
    wish.fresh = one.fresh


_TOO = re.compile(r"\b(?:too|also|as well|another|tambi[eé]n|otra)\b", re.IGNORECASE)


_ADDS = re.compile(
    rf"{_TOO.pattern}|\b(?:and|for|same|needs?|y|para|lo mismo|necesita)\b", re.IGNORECASE
)  # a name alone is told of


def needs_one_too(scene: Scene) -> bool:
    """ "My son needs one too", said beside something else."""
    whom = scene.u.whom
    said = scene.heard.text
    return whom is not None and whom.relation != "self" and bool(_TOO.search(said) and _NEEDS.search(said))


_NEEDS = re.compile(r"\b(?:needs?|wants?|necesita|quiere)\b", re.IGNORECASE)


def and_another(scene: Scene) -> bool:
    """ "Yes, thanks. My daughter Amy needs one too": a further one is noted, and this one stands."""
    whom = scene.u.whom
    if whom is None or not scene.yes or not _TOO.search(scene.heard.text):
        return False
    scene.talk.further.append(Further(relation=whom.relation, name=whom.name))
    return True


def one_more(scene: Scene) -> bool:
    """ "And one for me too", behind a booking: of the same kind and on the same day, unless she says otherwise."""
    last = next((v for v in scene.facts.visits if v.start == scene.talk.settled), None)
    if last is None or scene.u.intent not in (None, "other") or not _ADDS.search(scene.heard.text):
        return False
    scene.talk.clear()
    day = scene.local(last.start).replace(hour=0, minute=0)
    scene.talk.wish = Wish(
        visit_type=last.visit_type,
        spans=[Span(day, day.replace(hour=23, minute=59), "day")],
        clock=scene.local(last.end).strftime("%H:%M"),
        email_known=True,
    )
    return True


def next_wish(scene: Scene, done: Wish, booked: Book, end: datetime) -> Wish | None:
    """What is to be arranged now that a visit is booked, right behind it on the same day; None where that was all."""
    if not scene.talk.further:
        return None
    one = scene.talk.further.pop(0)
    day = scene.local(booked.start).replace(hour=0, minute=0)
    kind = one.visit_type or booked.visit_type
    doctor = scene.facts.practice.doctor(done.doctor_id) if done.doctor_id is not None else None
    wish = Wish(
        visit_type=kind,
        doctor_id=doctor.id if doctor and kind in doctor.visit_types else None,
        spans=[Span(day, day.replace(hour=23, minute=59), "day")],
        clock=scene.local(end).strftime("%H:%M"),
        email_known=True,
        further=True,
    )
    if one.same:
        wish.patient_id, wish.relation, wish.name, wish.whom_told = done.patient_id, done.relation, done.name, True
        wish.registered = done.registered
    else:
        _aim(wish, one)
    return wish
