"""The doctors' day and week as rows and columns: five minutes a row, a doctor a column, ready for a template to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from clinic import hours
from clinic.hours import Stretch
from clinic.model import Doctor, Practice
from conversations.scene import short_name
from db.daybook import Blocked, Visit
from web.times import Times
from web.words import Words

MINUTES = 5  # a row
USUAL = (8 * 60, 17 * 60)  # the stretch that is drawn at least, in minutes after midnight
SHORTEST = 10  # minutes of free time that are worth a place to click
WEEK = 7
GONE = frozenset({"cancelled"})

# A shape for each state beside its colour.
MARKS = {
    "held": "◌",
    "scheduled": "○",
    "confirmed": "✓",
    "arrived": "◉",
    "completed": "●",
    "no_show": "✕",
    "blocked": "▨",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One box in a doctor's column; `id` is the appointment's, 0 for blocked time, whose own id is `busy`."""

    row: int
    long: int
    kind: str
    mark: str
    title: str
    times: str
    label: str
    id: int = 0
    busy: int = 0
    over: bool = False  # begins before an earlier one ends


@dataclass(frozen=True, slots=True)
class Free:
    """Open time with nothing in it, from now on; `start` is HH:MM on the wall clock."""

    row: int
    long: int
    start: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One doctor on one day; `closed` is why she does not work, where there is a reason."""

    doctor: Doctor
    day: date
    open: tuple[tuple[int, int], ...]  # (row, rows) in which the doctor works
    free: tuple[Free, ...]
    blocks: tuple[Block, ...]
    now_row: int | None
    closed: str
    short: str  # the doctor's name where there is little room


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under one heading: a doctor of the day, or a day of the week with all who work on it."""

    title: str
    small: str
    columns: tuple[Column, ...]

    @property
    def day(self) -> date:
        return self.columns[0].day


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day or a week."""

    days: tuple[date, ...]
    hours: tuple[tuple[int, str], ...]  # (row, "9 AM")
    first_minute: int  # of the wall clock, where the first row begins
    groups: tuple[Group, ...]
    cancelled: tuple[Visit, ...]
    count: int  # visits that take place

    @property
    def date(self) -> date:
        return self.days[0]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(chain.from_iterable(group.columns for group in self.groups))


def bounds(day: date, practice: Practice, days: int = 1) -> tuple[datetime, datetime]:
    """The first moment of the clinic's day, and of the day so many days later."""
    zone = practice.clinic.zone
    return hours.at(day, time(0), zone), hours.at(day + timedelta(days=days), time(0), zone)


def draw(
    practice: Practice, day: date, visits: Iterable[Visit], blocked: Iterable[Blocked], t: Words, times: Times
) -> Sheet:
    """One day, a column a doctor. Rows follow the wall clock, so a day on which the clocks change is drawn like any other."""
    drawn = _Drawing(practice, (day,), tuple(visits), tuple(blocked), t, times)
    return drawn.sheet(tuple(drawn.of_doctor(doctor, day) for doctor in practice.doctors))


def draw_week(
    practice: Practice, first: date, visits: Iterable[Visit], blocked: Iterable[Blocked], t: Words, times: Times
) -> Sheet:
    """Seven days, each with a column for every doctor who works or has something then."""
    days = tuple(first + timedelta(days=n) for n in range(WEEK))
    drawn = _Drawing(practice, days, tuple(visits), tuple(blocked), t, times)
    return drawn.sheet(tuple(drawn.of_day(day) for day in days) if practice.doctors else ())


class _Drawing:
    def __init__(
        self,
        practice: Practice,
        days: Sequence[date],
        visits: tuple[Visit, ...],
        blocked: tuple[Blocked, ...],
        t: Words,
        times: Times,
    ) -> None:
        shown = {doctor.id for doctor in practice.doctors}
        self.practice, self.days, self.t, self.times = practice, tuple(days), t, times
        self.visits = tuple(each for each in visits if each.doctor_id in shown)
        self.taking = tuple(each for each in self.visits if each.status not in GONE)
        self.blocked = tuple(each for each in blocked if each.doctor_id in shown)
        self.first, self.last = USUAL
        for day in self.days:
            self.fit(day)

    def fit(self, day: date) -> None:
        """Widens what is drawn to whole hours that hold everybody's work and all that is there."""
        stretches = [(each.start, each.end) for each in self.taking if self.on(each, day)]
        stretches += [(each.start, each.end) for each in self.blocked if self.on(each, day)]
        for doctor in self.practice.doctors:
            stretches += hours.open_stretches(self.practice, doctor, day)
        for start, end in stretches:
            self.first = min(self.first, self.minute(start, day) // 60 * 60)
            self.last = max(self.last, -(-self.minute(end, day) // 60) * 60)

    def on(self, each: Visit | Blocked, day: date) -> bool:
        start, end = bounds(day, self.practice)
        return each.start < end and each.end > start

    def sheet(self, groups: tuple[Group, ...]) -> Sheet:
        return Sheet(
            days=self.days,
            hours=self.hours(),
            first_minute=self.first,
            groups=groups,
            cancelled=tuple(visit for visit in self.visits if visit.status in GONE),
            count=sum(visit.status != "held" for visit in self.taking),
        )

    def hours(self) -> tuple[tuple[int, str], ...]:
        every = range(self.first, self.last, 60)
        return tuple(((minute - self.first) // MINUTES + 1, self.times.hour(minute // 60)) for minute in every)

    def of_doctor(self, doctor: Doctor, day: date) -> Group:
        column = self.column(doctor, day)
        return Group(
            doctor.name, " · ".join(part for part in (doctor.specialty, self.absence(column)) if part), (column,)
        )

    def of_day(self, day: date) -> Group:
        columns = [self.column(doctor, day) for doctor in self.practice.doctors]
        there = tuple(column for column in columns if column.open or column.blocks) or (columns[0],)
        small = self.absence(there[0]) if not any(column.open for column in there) else ""
        return Group(self.times.day(day), small, there)

    def absence(self, column: Column) -> str:
        return "" if column.open else column.closed or self.t("day.closed")

    # -- one column --------------------------------------------------------------------------------------------------
    def column(self, doctor: Doctor, day: date) -> Column:
        stretches = hours.open_stretches(self.practice, doctor, day)
        visits = [each for each in self.taking if each.doctor_id == doctor.id and self.on(each, day)]
        blocked = [each for each in self.blocked if each.doctor_id == doctor.id and self.on(each, day)]
        boxes = [self.visit(each, day) for each in visits] + [self.block(each, day) for each in blocked]
        closure = hours.closure(self.practice, doctor.id, day)
        return Column(
            doctor=doctor,
            day=day,
            open=tuple(self.place(start, end, day) for start, end in stretches),
            free=self.free(stretches, visits, blocked, day),
            blocks=_apart(sorted(boxes, key=lambda box: (box.row, -box.long))),
            now_row=self.now_row(day),
            closed=closure.reason if closure else "",
            short=short_name(doctor.name, [each.name for each in self.practice.doctors]),
        )

    def minute(self, at: datetime, day: date) -> int:
        """Minutes of the wall clock after midnight, 0 to 1440 within the day."""
        local = self.times.local(at)
        away = (local.date() - day).days
        return min(max(away * 1440 + local.hour * 60 + local.minute, 0), 1440)

    def place(self, start: datetime, end: datetime, day: date) -> tuple[int, int]:
        """(row, rows); at least one."""
        return self.rows(self.minute(start, day), self.minute(end, day))

    def rows(self, start: int, end: int) -> tuple[int, int]:
        begins = (start - self.first) // MINUTES
        return begins + 1, max(-(-(end - self.first) // MINUTES) - begins, 1)

    def now_row(self, day: date) -> int | None:
        now = self.times.local(self.times.now)
        inside = now.date() == day and self.first <= self.minute(now, day) < self.last
        return (self.minute(now, day) - self.first) // MINUTES + 1 if inside else None

    def free(
        self, stretches: Iterable[Stretch], visits: Iterable[Visit], blocked: Iterable[Blocked], day: date
    ) -> tuple[Free, ...]:
        taken = [(self.minute(each.start, day), self.minute(each.end, day) + self.buffer(each)) for each in visits]
        taken += [(self.minute(each.start, day), self.minute(each.end, day)) for each in blocked]
        taken.append((0, -(-self.minute(self.times.now, day) // 15) * 15))  # what has gone by
        gaps = chain.from_iterable(
            _gaps(self.minute(start, day), self.minute(end, day), taken) for start, end in stretches
        )
        return tuple(self.gap(start, end) for start, end in gaps if end - start >= SHORTEST)

    def gap(self, start: int, end: int) -> Free:
        said = (self.times.wall(time(minute // 60 % 24, minute % 60)) for minute in (start, end))
        return Free(*self.rows(start, end), f"{start // 60:02d}:{start % 60:02d}", " – ".join(said))

    def buffer(self, visit: Visit) -> int:
        kind = self.practice.visit_type(visit.visit_type)
        return kind.buffer_minutes if kind else 0

    def visit(self, visit: Visit, day: date) -> Block:
        kind = self.practice.visit_type(visit.visit_type)
        name = (kind.name.get(self.t.language) or next(iter(kind.name.values()), "")) if kind else visit.visit_type
        arrived = visit.arrived_at is not None and visit.status in ("scheduled", "confirmed")
        state = "arrived" if arrived else visit.status
        return Block(
            *self.place(visit.start, visit.end, day),
            kind=f"{visit.status} arrived" if arrived else visit.status,
            mark=MARKS[state],
            title=visit.patient or self.t("day.held"),
            times=self.times.clock(visit.start),
            label=f"{name or visit.visit_type} · {self.t.named('status', state)}",
            id=visit.id,
        )

    def block(self, blocked: Blocked, day: date) -> Block:
        return Block(
            *self.place(blocked.start, blocked.end, day),
            kind="blocked",
            mark=MARKS["blocked"],
            title=blocked.reason or self.t("day.blocked"),
            times=f"{self.times.clock(blocked.start)} – {self.times.clock(blocked.end)}",
            label=self.t.named("source", blocked.source),
            busy=blocked.id,
        )


def _gaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """What is left of `start` <= t < `end`."""
    for begins, ends in sorted(taken):
        if ends <= start or begins >= end:
            continue
        if begins > start:
            yield start, begins
        start = max(start, ends)
    if start < end:
        yield start, end


def _apart(ordered: Sequence[Block]) -> tuple[Block, ...]:
    """Visits of a doctor never overlap, but an event of her own calendar, or a visit that is over, may lie under one."""
    found: list[Block] = []
    until = 0
    for box in ordered:
        found.append(replace(box, over=box.row < until))
        until = max(until, box.row + box.long)
    return tuple(found)
