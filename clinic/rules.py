"""What may be done with a visit, and if not, why: the same answers for the chat, the desk's pages and other programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from clinic.availability import bookable, is_slot
from clinic.hours import closure, open_stretches
from clinic.model import Appointment, Busy, Clinic, Practice, Status, VisitType, may_become


class Reason(StrEnum):
    """Why not. The values are part of what programs see and do not change."""

    TAKEN = "taken"
    CLOSED = "closed"  # nobody, or not this doctor, works then
    PAST = "past"
    TOO_SOON = "too_soon"  # within the clinic's notice
    TOO_FAR = "too_far"  # beyond its horizon
    NOT_OFFERED = "not_offered"  # this doctor does not do this kind of visit
    NO_SLOT = "no_slot"  # within the hours, but no visit of this length begins then
    OVERLAPS_OWN = "overlaps_own"  # the patient is with another doctor at that time
    ALREADY_CANCELLED = "already_cancelled"
    ALREADY_OVER = "already_over"
    NOT_ALLOWED = "not_allowed"  # this status may not become that one
    TOO_EARLY = "too_early"  # a visit that has not begun is neither kept nor missed


@dataclass(frozen=True, slots=True)
class Wish:
    """A visit as it would be: who, what, when."""

    doctor_id: int
    visit_type: VisitType
    start: datetime

    @property
    def end(self) -> datetime:
        return self.start.astimezone(UTC) + self.visit_type.length

    @property
    def blocked_until(self) -> datetime:
        return self.start.astimezone(UTC) + self.visit_type.occupies


def may_book(
    practice: Practice, wish: Wish, *, taken: Iterable[Busy], own: Iterable[Busy], now: datetime, desk: bool = False
) -> Reason | None:
    """None when the visit may be booked at `now`.

    `taken`: what occupies the doctor. `own`: what the patient already has, with whomever. The clinic's own desk may book at
    shorter notice and further ahead than patients may.
    """
    return may_begin(practice, wish, now, desk) or is_free(wish, taken=taken, own=own)


def may_begin(practice: Practice, wish: Wish, now: datetime, desk: bool = False) -> Reason | None:
    """None when such a visit may begin then if nothing is taken."""
    doctor = practice.doctor(wish.doctor_id)
    if doctor is None or wish.visit_type.code not in doctor.visit_types:
        return Reason.NOT_OFFERED
    if reason := _timely(practice.clinic, wish.start, now, desk):
        return reason
    if is_slot(practice, doctor, wish.visit_type, wish.start):
        return None
    instant, day = wish.start.astimezone(UTC), wish.start.astimezone(practice.clinic.zone).date()
    works = any(start <= instant < end for start, end in open_stretches(practice, doctor, day))
    return Reason.NO_SLOT if works else Reason.CLOSED


def is_free(wish: Wish, *, taken: Iterable[Busy], own: Iterable[Busy]) -> Reason | None:
    """None when neither the doctor nor the patient is with somebody else then."""
    if _overlaps(wish, taken, wish.blocked_until):
        return Reason.TAKEN
    return Reason.OVERLAPS_OWN if _overlaps(wish, own, wish.end, any_doctor=True) else None


def may_change(visit: Appointment, now: datetime, desk: bool = False, *, then: Status) -> Reason | None:
    """None when the visit may still be moved (`then` "scheduled") or cancelled.

    The desk may change a visit that has begun: it knows who sits in the waiting room.
    """
    return _ended(visit, then) or (Reason.ALREADY_OVER if visit.start <= now and not desk else None)


def may_cancel(visit: Appointment, now: datetime, desk: bool = False) -> Reason | None:
    """None when the visit may be cancelled; a late cancellation is one too (`is_late`)."""
    return may_change(visit, now, desk, then="cancelled")


def is_late(clinic: Clinic, visit: Appointment, now: datetime) -> bool:
    """True when a cancellation at `now` comes too late for the time to be given to somebody else."""
    return visit.start.astimezone(UTC) - now < clinic.cancel_cutoff


def may_confirm(visit: Appointment, now: datetime, desk: bool = False) -> Reason | None:
    """None when the visit may be confirmed; once more does no harm. A patient who is late may still say that she comes."""
    return _ended(visit, then="confirmed") or (Reason.ALREADY_OVER if visit.end <= now and not desk else None)


def may_restore(practice: Practice, visit: Appointment, now: datetime) -> Reason | None:
    """None when a cancellation may be taken back, as far as can be told without knowing what is taken."""
    if visit.status != "cancelled":
        return Reason.NOT_ALLOWED
    if visit.start <= now:
        return Reason.PAST
    day = visit.start.astimezone(practice.clinic.zone).date()
    return Reason.CLOSED if closure(practice, visit.doctor_id, day) else None


OUTCOMES: frozenset[Status] = frozenset({"completed", "no_show"})
EARLY = timedelta(minutes=15)
"""A patient who is taken before her time has kept her visit; no sooner than that can anybody know what becomes of it."""


def may_change_status(visit: Appointment, then: Status, now: datetime) -> Reason | None:
    """None when the table of moves has this one, and what becomes of the visit can be known at `now`."""
    if not may_become(visit.status, then):
        return _ended(visit, then) or Reason.NOT_ALLOWED
    return Reason.TOO_EARLY if then in OUTCOMES and now < visit.start.astimezone(UTC) - EARLY else None


def may_arrive(practice: Practice, visit: Appointment, now: datetime) -> Reason | None:
    """None when the patient may be marked as arrived: on the day of a visit that is still to be, by the clinic's calendar."""
    if visit.status not in ("scheduled", "confirmed"):
        return _ENDED[visit.status]
    zone = practice.clinic.zone
    today, day = now.astimezone(zone).date(), visit.start.astimezone(zone).date()
    if today == day:
        return None
    return Reason.TOO_EARLY if today < day else Reason.ALREADY_OVER


_ENDED: dict[Status, Reason] = {
    "held": Reason.NOT_ALLOWED,
    "cancelled": Reason.ALREADY_CANCELLED,
    "completed": Reason.ALREADY_OVER,
    "no_show": Reason.ALREADY_OVER,
}


def _ended(visit: Appointment, then: Status) -> Reason | None:
    """The reason why a visit that is live no more, or not yet, is left alone."""
    return _ENDED.get(visit.status) or (None if may_become(visit.status, then) else Reason.NOT_ALLOWED)


def _timely(clinic: Clinic, start: datetime, now: datetime, desk: bool) -> Reason | None:
    first, last = bookable(clinic, now)
    if start < now - (timedelta(minutes=15) if desk else timedelta(0)):
        return Reason.PAST
    if start < first and not desk:
        return Reason.TOO_SOON
    return Reason.TOO_FAR if start >= last and not desk else None


def _overlaps(wish: Wish, stretches: Iterable[Busy], until: datetime, any_doctor: bool = False) -> bool:
    return any(
        one.start < until and wish.start < one.end for one in stretches if any_doctor or one.doctor_id == wish.doctor_id
    )
