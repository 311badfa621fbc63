"""Which doctor, kind of visit, day and time: what a page's address asks for, what is open, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from flask import abort
from sqlalchemy import Connection

from bot import open_times
from clinic import hours, rules
from clinic.model import Doctor, Slot, VisitType
from clinic.rules import Reason, Wish
from db.daybook import Visit
from web.desk import Desk
from web.drawing import bounds


@dataclass(frozen=True, slots=True)
class Choice:
    """What has been chosen so far. `slots`: the day's open times; `wrong` and `near`: why not at `start`, and when instead."""

    doctor: Doctor
    doctors: tuple[tuple[int, str], ...]  # to choose among, by name
    offered: tuple[tuple[str, str], ...]  # the kinds of visit of this one, by name
    kind: VisitType | None  # None: she offers none
    day: date
    start: datetime | None = None
    slots: tuple[Slot, ...] = ()
    wrong: str = ""
    near: tuple[Slot, ...] = ()

    @property
    def wish(self) -> Wish | None:
        return Wish(self.doctor.id, self.kind, self.start) if self.kind and self.start else None

    @property
    def ready(self) -> bool:
        return self.wish is not None and not self.wrong


def choose(conn: Connection, at: Desk, asked: Mapping[str, str], visit: Visit | None = None) -> Choice:
    """What is asked for, else what `visit` has, else the first of everything. 404 for a doctor who is none."""
    doctor = _doctor(at, asked.get("doctor", ""), visit)
    kinds = tuple(kind for kind in at.practice.visit_types if kind.code in doctor.visit_types)
    code = asked.get("kind") or (visit.visit_type if visit else "")
    kind = next((kind for kind in kinds if kind.code == code), kinds[0] if kinds else None)
    usual = at.times.local(visit.start).date() if visit else at.times.today
    day = at.times.asked(asked.get("day")) or usual
    clock = _clock(asked.get("time", ""))
    start = hours.at(day, clock, at.practice.clinic.zone) if clock is not None else None
    doctors = tuple((one.id, one.name) for one in at.practice.doctors)
    offered = tuple((one.code, at.visit_type(one.code)) for one in kinds)
    chosen = Choice(doctor, doctors, offered, kind, day, start)
    return _judged(conn, at, replace(chosen, slots=_open(conn, at, chosen, visit)), visit)


def refused(conn: Connection, at: Desk, choice: Choice, words: str, visit: Visit | None = None) -> Choice:
    """The choice with why it cannot be, and the nearest times that can."""
    choice = replace(choice, wrong=words)
    return _near(conn, at, choice, choice.start, visit) if choice.start else choice


def _near(conn: Connection, at: Desk, choice: Choice, wanted: datetime, visit: Visit | None) -> Choice:
    """The choice with the open times nearest to a moment."""
    if choice.kind is None:
        return choice
    moving, doctor_id = visit.id if visit else None, choice.doctor.id
    found = open_times.near(conn, at.now, at.practice, choice.kind, wanted, doctor_id=doctor_id, moving=moving)
    return replace(choice, near=tuple(found))


def _judged(conn: Connection, at: Desk, choice: Choice, visit: Visit | None) -> Choice:
    """Only an open time will do; of any other it is said why."""
    wish = choice.wish
    if choice.kind is None:
        return replace(choice, wrong=at.t("rule.not_offered"))
    if wish is None and not choice.slots:
        return _near(conn, at, choice, bounds(choice.day, at.practice)[0], visit)
    if wish is None or wish.start in {slot.start for slot in choice.slots}:
        return choice
    reason = rules.may_begin(at.practice, wish, at.now, desk=True) or Reason.TAKEN
    return refused(conn, at, choice, at.t.named("rule", reason.value), visit)


def _open(conn: Connection, at: Desk, choice: Choice, visit: Visit | None) -> tuple[Slot, ...]:
    if choice.kind is None:
        return ()
    start, end = bounds(choice.day, at.practice)
    moving = visit.id if visit else None
    ids = [choice.doctor.id]
    return tuple(open_times.between(conn, at.now, at.practice, choice.kind, start, end, doctor_ids=ids, moving=moving))


def _doctor(at: Desk, asked: str, visit: Visit | None) -> Doctor:
    if not at.practice.doctors:
        abort(404)
    if not asked:
        found = at.practice.doctor(visit.doctor_id) if visit else None
        return found or at.practice.doctors[0]
    return (at.practice.doctor(int(asked)) if asked.isdecimal() and len(asked) < 18 else None) or abort(404)


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text[:5]) if text else None
    except ValueError:
        return None
