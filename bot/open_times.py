"""When the desk may put a visit: every open time of a kind of visit, at whatever notice, and those nearest to one that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Connection

from clinic import hours
from clinic.availability import openings
from clinic.model import Busy, Practice, Slot, VisitType
from clinic.rules import EARLY
from conversations.offers import nearest
from db import appointments, facts

NOBODY = 0
"""A conversation that holds nothing: what others hold is taken."""
AHEAD = timedelta(days=14)
"""How far the desk looks for another time."""
ANY_DAY = timedelta(days=3650)


def between(
    conn: Connection,
    now: datetime,
    house: Practice,
    kind: VisitType,
    start: datetime,
    end: datetime,
    *,
    doctor_ids: Iterable[int] | None = None,
    moving: int | None = None,
) -> list[Slot]:
    """Open times that begin in `start` <= t < `end`. The visit `moving` is in nobody's way; a patient's own visits are not looked at."""
    busy = facts.taken(conn, NOBODY, start, end + timedelta(days=1), now).busy
    mine = appointments.stretch_of(conn, moving) if moving else None
    taken = [one for one in busy if mine is None or not _is(one, mine)]
    clinic = replace(house.clinic, notice=timedelta(0), horizon=ANY_DAY)  # these bind patients only
    free = replace(house, clinic=clinic)
    return openings(free, kind, start=start, end=end, taken=taken, now=now - EARLY, doctor_ids=doctor_ids)


def near(
    conn: Connection,
    now: datetime,
    house: Practice,
    kind: VisitType,
    wanted: datetime,
    *,
    doctor_id: int,
    moving: int | None = None,
    most: int = 4,
) -> list[Slot]:
    """The doctor's open times nearest to a moment: around it on its day, else on the days after."""
    day = wanted.astimezone(house.clinic.zone).date()
    start = hours.at(day, time(0), house.clinic.zone)
    found = between(conn, now, house, kind, start, start + AHEAD, doctor_ids=[doctor_id], moving=moving)
    return nearest(found, wanted, most)


def _is(one: Busy, mine: appointments.Stretch) -> bool:
    return one.doctor_id == mine.doctor_id and (one.start, one.end) == (mine.start.astimezone(UTC), mine.end)
