"""Open times: what a POST of an appointment will take."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from pydantic import Field

from clinic.availability import openings
from clinic.hours import at
from clinic.model import Practice, Slot, VisitType
from db import facts
from db.registers import Key
from web.api import pages
from web.api.fields import AskedBound, AskedId, Code, Local, Told, shown
from web.api.pages import Paged
from web.api.problems import Fault, Problem
from web.api.route import Ask, Routes

routes = Routes("Slots", "Open times.")
LONGEST = timedelta(days=31)
USUAL = timedelta(days=7)
LONGEST_VISIT = timedelta(days=2)  # what begins before `end` may reach so far beyond it
NOBODY = 0  # no conversation has this id: the holds of every one of them count


class OpenTime(Told):
    """A time that can be booked."""

    doctor_id: int
    visit_type: str
    appointment_date: Local
    ends_at: Local


class OpenTimes(Told):
    items: list[OpenTime]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class SlotQuery(Paged):
    doctor_id: AskedId | None = Field(None, description="Only with this doctor.")
    visit_type: Code | None = Field(None, description="Only for this kind of visit.", examples=["checkup"])
    start: AskedBound | None = Field(
        None, alias="from", description="From then on; left out: from now on. A date is its midnight at the clinic."
    )
    end: AskedBound | None = Field(
        None,
        alias="to",
        description=f"Before then: at most {LONGEST.days} days later; left out: {USUAL.days} days later.",
    )


@routes.get("/slots", problems=("zone-missing", "span-too-long", "unknown-doctor", "unknown-visit-type"))
def list_slots(ask: Ask, query: SlotQuery) -> OpenTimes:
    """List the open times.

    By time, then doctor. What is past, too soon by the clinic's notice or beyond its horizon is not there.
    """
    zone = ask.practice.clinic.zone
    start, end = _span(_moment(query.start or ask.now, zone), _moment(query.end, zone) if query.end else None)
    kinds, doctors = _kinds(ask.practice, query.visit_type), _doctors(ask.practice, query.doctor_id)
    taken = facts.taken(ask.conn, NOBODY, start, end + LONGEST_VISIT, ask.now).busy
    found = [
        (slot, kind)
        for kind in kinds
        for slot in openings(ask.practice, kind, start=start, end=end, taken=taken, now=ask.now, doctor_ids=doctors)
    ]
    return _page(ask.practice, query, found)


def _page(practice: Practice, query: SlotQuery, found: list[tuple[Slot, VisitType]]) -> OpenTimes:
    after = pages.after(query.cursor, "slots")
    keyed = sorted(((_key(practice, *each), each) for each in found), key=itemgetter(0))
    left = keyed[bisect_right(keyed, after, key=itemgetter(0)) :] if after else keyed
    page = left[: query.limit]
    more = len(left) > query.limit
    items = [_told(practice, slot, kind) for _, (slot, kind) in page]
    return OpenTimes(items=items, next=pages.following(page[-1][0], "slots") if more else None)


def _key(practice: Practice, slot: Slot, kind: VisitType) -> Key:
    """By time, then doctor, then kind of visit."""
    return slot.start, slot.doctor_id * len(practice.visit_types) + practice.visit_types.index(kind)


def _told(practice: Practice, slot: Slot, kind: VisitType) -> OpenTime:
    seen = {"doctor_id": slot.doctor_id, "visit_type": kind.code, "appointment_date": slot.start, "ends_at": slot.end}
    return shown(OpenTime, seen, practice.clinic.zone)


def _kinds(practice: Practice, code: str | None) -> tuple[VisitType, ...]:
    if code is None:
        return practice.visit_types
    kind = practice.visit_type(code)
    if kind is None:
        fault = Fault("is no kind of visit of this clinic", parameter="visit_type")
        raise Problem("unknown-visit-type", f"visit_type {fault.detail}.", [fault])
    return (kind,)


def _doctors(practice: Practice, doctor_id: int | None) -> list[int] | None:
    if doctor_id is None:
        return None
    if practice.doctor(doctor_id) is None:
        fault = Fault("is no doctor who practises here", parameter="doctor_id")
        raise Problem("unknown-doctor", f"doctor_id {fault.detail}.", [fault])
    return [doctor_id]


def _moment(bound: datetime | date, zone: ZoneInfo) -> datetime:
    return bound if isinstance(bound, datetime) else at(bound, time(0), zone)


def _span(start: datetime, end: datetime | None) -> tuple[datetime, datetime]:
    end = end or start + USUAL
    if end <= start:
        raise Problem("invalid", "to is not later than from.", [Fault("is not later than from", parameter="to")])
    if end - start > LONGEST:
        fault = Fault(f"is more than {LONGEST.days} days after from", parameter="to")
        raise Problem("span-too-long", f"to {fault.detail}.", [fault])
    return start, end
