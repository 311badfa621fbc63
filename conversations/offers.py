"""Which open times to put before a patient: in what she asked for, near to it, sensibly spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import TypeVar

from clinic.availability import openings
from clinic.model import Appointment, Busy, Slot, VisitType
from conversations.commands import Book, Reschedule
from conversations.facts import Facts
from conversations.talk import Span, Wish

T = TypeVar("T")

MOST = 3
_AROUND = timedelta(days=14)


def is_point(span: Span) -> bool:
    """True when the span names one moment ("at 3") and no stretch."""
    return (span.grain, span.end - span.start) in {("minute", timedelta(minutes=1)), ("hour", timedelta(hours=1))}


def open_slots(facts: Facts, wish: Wish, visit_type: VisitType, start: datetime, end: datetime) -> list[Slot]:
    """Open times for the wish between two moments, one a moment where several doctors have it; by start.

    What this conversation holds counts as open. Raises NeedTaken where facts do not reach.
    """
    horizon = facts.now + facts.clinic.horizon
    start, end = max(start, facts.now), min(end, horizon)
    if start >= end:
        return []
    taken = list(facts.taken_between(start - timedelta(days=1), end + timedelta(days=1)))
    moving = facts.visit(wish.moving) if wish.moving else None
    if moving:  # her own time is free for her to move into
        taken = [b for b in taken if (b.doctor_id, b.start) != (moving.doctor_id, moving.start)]
    doctors = [d.id for d in facts.practice.doctors if may_see(wish, d.id) and visit_type.code in d.visit_types]
    found = openings(facts.practice, visit_type, start=start, end=end, taken=taken, now=facts.now, doctor_ids=doctors)
    mine = [v for v in facts.visits if v.patient_id == wish.patient_id and v.id != wish.moving]
    return [slot for slot in found if not _same_time(slot, moving) and not any(_overlap(slot, v) for v in mine)]


def with_taken(facts: Facts, booked: Book | Reschedule, end: datetime, *, everywhere: bool) -> Facts:
    """The facts with a visit in them that this very turn books or moves: with its doctor, or (`everywhere`) with whomever."""
    if facts.taken is None:
        return facts
    doctors = [d.id for d in facts.practice.doctors] if everywhere else [booked.doctor_id]
    busy = (*facts.taken.busy, *(Busy(doctor, booked.start, end) for doctor in doctors))
    return replace(facts, taken=replace(facts.taken, busy=busy))


def _same_time(slot: Slot, visit: Appointment | None) -> bool:
    return visit is not None and (slot.start, slot.doctor_id) == (visit.start, visit.doctor_id)


def _overlap(slot: Slot, visit: Appointment) -> bool:
    return slot.start < visit.end and visit.start < slot.end


def may_see(wish: Wish, doctor_id: int) -> bool:
    """True when the wish admits the doctor."""
    return doctor_id not in wish.not_doctors and wish.doctor_id in (None, doctor_id)


def one_a_start(slots: Iterable[Slot]) -> list[Slot]:
    return [next(same) for _, same in groupby(slots, key=lambda slot: slot.start)]


def within(slots: Iterable[Slot], spans: Sequence[Span]) -> list[Slot]:
    """The slots that begin within any of the spans."""
    return [slot for slot in slots if any(span.start <= slot.start < span.end for span in spans)]


def spread(slots: Sequence[Slot], most: int = MOST) -> list[Slot]:
    """Up to `most` of the slots: on different days where there are several, else spread over the day."""
    slots = one_a_start(slots)
    if len(slots) <= most:
        return list(slots)
    days = [list(day) for _, day in groupby(slots, key=lambda slot: slot.start.date())]
    if len(days) >= most:
        return [_at_share(day, n / most) for n, day in enumerate(evenly(days, most))]
    picked = [slot for n, day in enumerate(days) for slot in evenly(day, _share(most, len(days), n))]
    return sorted(picked, key=lambda slot: slot.start)[:most]


def _share(most: int, days: int, nth: int) -> int:
    return most // days + (1 if nth < most % days else 0)


def _at_share(day: Sequence[Slot], share: float) -> Slot:
    return day[int(len(day) * share)]


def evenly(items: Sequence[T], most: int) -> list[T]:
    """Up to `most` of the items, the first among them, at even distances."""
    if len(items) <= most:
        return list(items)
    return [items[len(items) * n // most] for n in range(most)]


def nearest(slots: Sequence[Slot], wanted: datetime, most: int = MOST) -> list[Slot]:
    """Around a moment that cannot be had: the closest before and the closest after it, then the next closest; by start."""
    slots = one_a_start(slots)
    before = [slot for slot in slots if slot.start < wanted][-most:]
    after = [slot for slot in slots if slot.start >= wanted][:most]
    first = [*before[-1:], *after[:1]]
    rest = sorted(
        (slot for slot in [*before, *after] if slot not in first),
        key=lambda slot: (slot.start.date() != wanted.date(), abs(slot.start - wanted)),
    )
    far = [slot for slot in first if abs(slot.start - wanted) > _AROUND]
    picked = [slot for slot in first if slot not in far or len(first) == len(far)] + rest
    return sorted(picked[:most], key=lambda slot: slot.start)


def near_clock(slots: Sequence[Slot], clock: time, most: int = MOST) -> list[Slot]:
    """Of each day the slot nearest to a time of day: "friday instead" after "at 3" means about 3."""

    def distance(slot: Slot) -> int:
        return abs((slot.start.hour - clock.hour) * 60 + slot.start.minute - clock.minute)

    slots = one_a_start(slots)
    days = [list(day) for _, day in groupby(slots, key=lambda slot: slot.start.date())]
    if len(days) == 1:
        return sorted(sorted(days[0], key=distance)[:most], key=lambda slot: slot.start)
    return [min(day, key=distance) for day in evenly(days, most)]
