"""Open times: the working hours laid out in steps, less what is taken, within the notice and the horizon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter, itemgetter
from zoneinfo import ZoneInfo

from clinic.hours import Stretch, day_end, exists, steady, worked
from clinic.model import Busy, Clinic, Doctor, Practice, Slot, VisitType

_DAY = timedelta(days=1)


def step(minutes: int) -> timedelta:
    """How far apart the starts of a visit of this length lie: its own length if short, else half or a quarter of an hour."""
    if minutes < 30:
        return timedelta(minutes=minutes)
    return timedelta(minutes=30 if minutes % 30 == 0 else 15)


def openings(
    practice: Practice,
    visit_type: VisitType,
    *,
    start: datetime,
    end: datetime,
    taken: Iterable[Busy],
    now: datetime,
    doctor_ids: Iterable[int] | None = None,
) -> list[Slot]:
    """Every time that begins in `start` <= t < `end` and can be booked at `now`, by start and then in the order of the doctors.

    `taken` need not be sorted, nor free of overlaps. `doctor_ids` None: whoever offers this kind of visit.
    """
    clinic = practice.clinic
    first, last = bookable(clinic, now)
    first, last = _zoned(max(first, start), clinic), _zoned(min(last, end), clinic)
    wanted = None if doctor_ids is None else frozenset(doctor_ids)
    doctors = [d for d in practice.doctors if visit_type.code in d.visit_types and (wanted is None or d.id in wanted)]
    busy = _merged(taken, clinic)
    found: list[Slot] = []
    day = first.date()
    while first < last and day <= last.date():
        walk = _plain if steady(day, clinic.zone) else _shifting
        today = [
            slot
            for doctor in doctors
            if (stretches := worked(practice, doctor, day))
            for slot in walk(
                _Day(day, clinic.zone, doctor.id, stretches, visit_type), first, last, busy.get(doctor.id, [])
            )
        ]
        today.sort(key=attrgetter("start"))
        found += today
        day += _DAY
    return found


def bookable(clinic: Clinic, now: datetime) -> Stretch:
    """The moments at which a visit that a patient books at `now` may begin: `start` <= t < `end`, to the minute."""
    now = now.astimezone(UTC)
    return now + clinic.notice, now + clinic.horizon + timedelta(minutes=1)


def is_slot(practice: Practice, doctor: Doctor, visit_type: VisitType, start: datetime) -> bool:
    """True when a visit of this kind may begin then, were nothing taken: within the hours, on the grid, no closure."""
    zone = practice.clinic.zone
    local = start.astimezone(zone)
    day = _Day(local.date(), zone, doctor.id, worked(practice, doctor, local.date()), visit_type)
    walk = _plain if steady(day.date, zone) else _shifting
    return any(walk(day, local, (start.astimezone(UTC) + timedelta(microseconds=1)).astimezone(zone), []))


@dataclass(frozen=True, slots=True)
class _Day:
    """One doctor's day of work, to be cut into slots for one kind of visit."""

    date: date
    zone: ZoneInfo
    doctor_id: int
    stretches: tuple[tuple[time, time], ...]
    visit_type: VisitType


@lru_cache(maxsize=1024)
def _offsets(stretches: tuple[tuple[time, time], ...], minutes: int) -> tuple[tuple[timedelta, time], ...]:
    """The grid: (how long after midnight a visit may begin, when its stretch ends), on the wall clock."""
    found: list[tuple[timedelta, time]] = []
    length, stride = timedelta(minutes=minutes), step(minutes)
    for opens, closes in stretches:
        begin = timedelta(hours=opens.hour, minutes=opens.minute)
        last = timedelta(hours=closes.hour, minutes=closes.minute) or _DAY
        while begin + length <= last:
            found.append((begin, closes))
            begin += stride
    return tuple(found)


def _plain(day: _Day, first: datetime, last: datetime, busy: list[Stretch]) -> list[Slot]:
    """The open slots of a day whose clocks do not change: arithmetic on the wall clock is exact, and fast."""
    midnight = datetime.combine(day.date, time(0), day.zone)
    length, occupies = day.visit_type.length, day.visit_type.occupies
    position, count = bisect_right(busy, midnight, key=itemgetter(1)), len(busy)
    found: list[Slot] = []
    for offset, _ in _offsets(day.stretches, day.visit_type.minutes):
        begin = midnight + offset
        while position < count and busy[position][1] <= begin:
            position += 1
        if first <= begin < last and not (position < count and busy[position][0] < begin + occupies):
            found.append(Slot(day.doctor_id, begin, begin + length))
    return found


def _shifting(day: _Day, first: datetime, last: datetime, busy: list[Stretch]) -> list[Slot]:
    """The open slots of a day on which the clocks change: no time that is skipped, and lengths are real time."""
    found: list[Slot] = []
    earliest, latest = first.astimezone(UTC), last.astimezone(UTC)
    for offset, closes in _offsets(day.stretches, day.visit_type.minutes):
        wall = datetime.combine(day.date, time(0)) + offset
        begin = wall.replace(tzinfo=day.zone).astimezone(UTC)
        if not earliest <= begin < latest or not exists(wall, day.zone):
            continue
        end, until = begin + day.visit_type.length, begin + day.visit_type.occupies
        free = not any(one.astimezone(UTC) < until and begin < other.astimezone(UTC) for one, other in busy)
        if free and end <= day_end(day.date, closes, day.zone).astimezone(UTC):
            found.append(Slot(day.doctor_id, begin.astimezone(day.zone), end.astimezone(day.zone)))
    return found


def _merged(taken: Iterable[Busy], clinic: Clinic) -> dict[int, list[Stretch]]:
    """Each doctor's busy stretches in order, in the clinic's zone, those that touch or overlap joined."""
    found: dict[int, list[Stretch]] = {}
    for one in sorted(taken, key=lambda busy: busy.start):
        stretches = found.setdefault(one.doctor_id, [])
        if stretches and one.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], _zoned(one.end, clinic)))
        else:
            stretches.append((_zoned(one.start, clinic), _zoned(one.end, clinic)))
    return found


def _zoned(at: datetime, clinic: Clinic) -> datetime:
    return at.astimezone(clinic.zone)
