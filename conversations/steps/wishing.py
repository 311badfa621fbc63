"""What a message adds to the wish for a visit: doctor, kind, days, times, for whom."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from conversations.offers import is_point
from conversations.scene import Scene
from conversations.steps import several
from conversations.talk import Span, Wish
from conversations.understanding.model import Understanding

_DAYS_GRAINS = frozenset({"day", "week", "month"})
_MOST_DAYS = 31
_MOST_DOCTORS = 5  # named in one message
_AHEAD = timedelta(days=14)
_DOUBT = 0.7
"""Below it two readings of a day are as likely as each other, and she is asked; above it the offer names the day anyway."""


def has_details(u: Understanding) -> bool:
    """True when the message says anything about which visit, with whom or when."""
    return bool(
        u.when
        or u.doctor is not None
        or u.doctors_excluded
        or u.any_doctor
        or u.other_doctor
        or u.unknown_doctor
        or u.visit_type
        or u.direction
        or u.soonest
        or u.any_time
        or u.but_later
    )


def postpones(u: Understanding) -> bool:
    """ "Let me check first": neither yes nor no, and no wish for another time either."""
    return (u.answer == "unsure" and u.direction != "earlier") or (
        u.answer == "no" and u.but_later and not (u.when or u.direction or u.doctor)
    )


_LATEST = re.compile(
    r"\bthe latest\b|\bas late as\b|\blast (?:slot|one|appointment|time|opening) (?:of|that|on)\b"
    r"|\blo m[aá]s tarde posible\b|\b[uú]ltima (?:hora|cita) (?:de|del|ese)\b",
    re.IGNORECASE,
)


def wants_latest(scene: Scene) -> bool:
    """ "As late as possible", "the latest you have that day"."""
    return _LATEST.search(scene.heard.text) is not None


def absorb(scene: Scene) -> None:
    """Puts everything that the message says about the visit into the wish; what it leaves open stays as it was."""
    for take_in in (_doctor, _visit_type, _whom, _when):
        take_in(scene)


def _doctor(scene: Scene) -> None:
    u, wish = scene.u, scene.wish
    if u.any_doctor:
        wish.doctor_id, wish.not_doctors = None, []
    if u.doctor is not None:
        wish.doctor_id = u.doctor
        wish.not_doctors = [d for d in wish.not_doctors if d != u.doctor]
    if excluded := {*u.doctors_excluded, *(_under_discussion(scene) if u.other_doctor else ())}:
        wish.not_doctors = sorted({*wish.not_doctors, *excluded})
        if wish.doctor_id in wish.not_doctors:
            wish.doctor_id = None
        if not (able := _able(scene)) or set(able) <= set(wish.not_doctors):
            wish.not_doctors = []
            scene.say("no_other_doctor", list=", ".join(able.values()))
    if u.unknown_doctor:
        listed = ", ".join(doctor.name for doctor in scene.facts.practice.doctors[:_MOST_DOCTORS])
        scene.say("unknown_doctor", name=u.unknown_doctor, list=listed)


def _able(scene: Scene) -> dict[int, str]:
    """Who does the kind of visit that is wanted, by id; everybody where none is named yet."""
    kind = scene.u.visit_type or scene.wish.visit_type
    return {d.id: d.name for d in scene.facts.practice.doctors if kind is None or kind in d.visit_types}


def _under_discussion(scene: Scene) -> set[int]:
    """Whom "a different doctor" differs from: those on the table, else the one she has or wished for."""
    offered = {offer.doctor_id for offer in scene.talk.offers}
    wished = scene.wish.doctor_id
    return offered or ({wished} if wished is not None else set())


def _visit_type(scene: Scene) -> None:
    # A visit that moves keeps its kind: its length was chosen with it.
    if scene.u.visit_type and not scene.wish.moving:
        scene.wish.visit_type = scene.u.visit_type


def _whom(scene: Scene) -> None:
    u, wish = scene.u, scene.wish
    if wish.moving:
        return
    if not several.note(scene):
        _one_person(scene)
    if u.email and not wish.email_known:
        wish.email, wish.email_known = u.email, True


def _one_person(scene: Scene) -> None:
    u, wish = scene.u, scene.wish
    if u.whom and u.whom.relation == "self" and len(u.people) > 1:
        return  # "for me and for Leo": two visits, and she is asked for whom the first one is
    if u.whom:
        _aim(wish, u.whom.relation, u.whom.name or (u.name if u.whom.relation == "self" else None))
    elif len(u.people) == 1:
        _aim(wish, wish.relation, u.people[0])
    elif u.intent == "book" and not wish.whom_told and _SOMEBODY.search(scene.heard.text):
        others = [p for p in scene.people() if p.relation != "self"]
        _aim(wish, others[0].relation if len(others) == 1 else "other", None)
    elif u.name and not scene.facts.people and not wish.name:
        wish.name = u.name


_SOMEBODY = re.compile(r"\b(?:book|see|squeeze|fit|get|bring|schedule|check) (?:her|him|them)\b", re.IGNORECASE)
"""Somebody else, whoever it is: "book her in for Thursday"."""


def _aim(wish: Wish, relation: str, name: str | None) -> None:
    wish.relation, wish.name, wish.whom_told = relation, name, True
    wish.patient_id, wish.registered, wish.fresh = None, False, False


def for_another(scene: Scene) -> bool:
    """True when the message names another patient than the one for whom a visit is being arranged: "it's for my wife"."""
    u, wish = scene.u, scene.wish
    if wish.moving or u.answers_by_person:
        return False
    if u.people:
        patient = scene.facts.patient(wish.patient_id)
        name = (patient.name if patient else wish.name or "").casefold()
        return bool(name) and name.split()[0] not in {one.casefold().split()[0] for one in u.people}
    return bool(u.each) or (u.whom is not None and u.whom.relation != "self" and u.whom.relation != wish.relation)


def _when(scene: Scene) -> None:
    u, wish = scene.u, scene.wish
    # "The soonest you have" names no window of its own.
    spans = [] if u.soonest and not u.names_day else [Span(w.start, w.end, w.grain) for w in u.when]
    if spans or u.soonest or u.any_time:
        # "Later than what you offered" is no day and no time of day that another could be joined with.
        wish.spans = [] if wish.shifted else wish.spans
        wish.shifted = False
    if spans or u.soonest or u.any_time or u.direction:
        wish.others, wish.doubtful = [], False
    if spans:
        wish.soonest, wish.backwards = u.soonest, wants_latest(scene)
        _named(scene, spans)
        if u.names_day and u.otherwise:
            wish.others = [Span(w.start, w.end, w.grain) for w in u.otherwise]
            wish.doubtful = u.confidence < _DOUBT
    elif u.direction or u.but_later:
        _direction(scene, u.direction or "later")
    elif u.soonest or u.any_time:
        wish.soonest, wish.backwards, wish.clock = True, False, None
        if u.soonest or not wish.spans:
            wish.spans = [] if _all_passed(scene, wish.spans) or u.soonest else wish.spans


def _named(scene: Scene, spans: list[Span]) -> None:
    u, wish = scene.u, scene.wish
    before = wish.spans
    if not u.names_day and u.names_time:
        days = _days(scene, before) if before else _coming_days(scene, spans)
        wish.spans, wish.clock = _on_days(scene, days, spans) if days else spans, None
    elif u.names_day and not u.names_time and before and timed(before):
        wish.spans = spans
        if is_point(before[0]):
            wish.clock = scene.local(before[0].start).strftime("%H:%M")
        else:
            wish.spans = _on_days(scene, _days(scene, spans), before)
    else:
        wish.spans, wish.clock = spans, (wish.clock if not u.names_time else None)


def _direction(scene: Scene, direction: str) -> None:
    """Later or earlier than what is on the table; without anything there, than the visit that is to be moved."""
    wish = scene.wish
    starts = [offer.start for offer in scene.talk.offers] or [
        v.start for v in scene.facts.visits if v.id == wish.moving
    ]
    if not starts:
        return
    wish.shifted = True
    if direction == "later":
        start = max(starts) + timedelta(minutes=1)
        wish.spans, wish.soonest, wish.backwards = [Span(start, start + _AHEAD, "hour")], True, False
    else:
        # Earlier than what was offered is just before it; sooner than the visit that she has is any day until then.
        wish.spans, wish.soonest = [Span(scene.now, min(starts), "hour")], False
        wish.backwards = bool(scene.talk.offers)
    wish.clock = None


def timed(spans: list[Span]) -> bool:
    """True when the spans name hours, not only days."""
    return all(span.grain not in _DAYS_GRAINS for span in spans)


def _all_passed(scene: Scene, spans: list[Span]) -> bool:
    return all(span.end <= scene.now for span in spans)


def _coming_days(scene: Scene, spans: list[Span]) -> list[date]:
    """ "Mornings", "after 4": on any of the coming days; a single moment is only the next such one."""
    if any(is_point(span) for span in spans):
        return []
    today = scene.now.date()
    return [today + timedelta(days=n) for n in range(_AHEAD.days)]


def _days(scene: Scene, spans: list[Span]) -> list[date]:
    """The days that the spans touch, in order."""
    days: list[date] = []
    for span in spans:
        day, last = scene.local(span.start).date(), scene.local(span.end - timedelta(microseconds=1)).date()
        while day <= last and len(days) < _MOST_DAYS:
            if day not in days:
                days.append(day)
            day += timedelta(days=1)
    return days


def _on_days(scene: Scene, days: list[date], clocks: list[Span]) -> list[Span]:
    """The clock times of some spans, on other days; the local hour is kept across daylight saving."""
    zone, made = scene.facts.clinic.zone, []
    seen: set[tuple[time, timedelta]] = set()
    for span in clocks:
        start, length = scene.local(span.start), span.end - span.start
        if (start.timetz().replace(tzinfo=None), length) in seen or len(seen) >= 4:
            continue
        seen.add((start.timetz().replace(tzinfo=None), length))
        for day in days:
            at = datetime.combine(day, start.time(), zone)
            made.append(Span(at, at + length, span.grain))
    return sorted(made, key=lambda span: span.start)
