"""The doctors' day as rows and columns: five minutes a row, a doctor a column, ready for a template to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from clinic import hours
from clinic.model import Doctor, Practice
from db.daybook import Blocked, Visit
from web.times import Times
from web.words import Words

MINUTES = 5  # a row
USUAL = (8 * 60, 17 * 60)  # the stretch that is drawn at least, in minutes after midnight
GONE = frozenset({"cancelled"})

# A shape for each state beside its colour.
MARKS = {"held": "◌", "scheduled": "○", "confirmed": "✓", "completed": "●", "no_show": "✕", "blocked": "▨"}


@dataclass(frozen=True, slots=True)
class Block:
    """One box in a doctor's column; `id` is the appointment's, 0 for blocked time."""

    row: int
    long: int
    kind: str
    mark: str
    title: str
    times: str
    label: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    doctor: Doctor
    open: tuple[tuple[int, int], ...]  # (row, rows) in which the doctor works
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    hours: tuple[tuple[int, str], ...]  # (row, "9 AM")
    columns: tuple[Column, ...]
    now_row: int | None
    cancelled: tuple[Visit, ...]
    count: int  # visits that take place


def bounds(day: date, practice: Practice) -> tuple[datetime, datetime]:
    """The first moment of the clinic's day and of the next."""
    zone = practice.clinic.zone
    return hours.at(day, time(0), zone), hours.at(day + timedelta(days=1), time(0), zone)


def draw(
    practice: Practice, day: date, visits: Iterable[Visit], blocked: Iterable[Blocked], t: Words, times: Times
) -> Day:
    """One day of every doctor. Rows follow the wall clock, so a day on which the clocks change is drawn like any other."""
    all_visits = list(visits)
    taking = [visit for visit in all_visits if visit.status not in GONE]
    block_list = list(blocked)
    drawn = _Drawing(practice, day, t, times)
    drawn.fit(chain(((v.start, v.end) for v in taking), ((b.start, b.end) for b in block_list)))
    return Day(
        date=day,
        hours=drawn.hours(),
        columns=tuple(drawn.column(doctor, taking, block_list) for doctor in practice.doctors),
        now_row=drawn.now_row(),
        cancelled=tuple(visit for visit in all_visits if visit.status in GONE),
        count=sum(visit.status != "held" for visit in taking),
    )


class _Drawing:
    def __init__(self, practice: Practice, day: date, t: Words, times: Times) -> None:
        self.practice, self.day, self.t, self.times = practice, day, t, times
        self.first, self.last = USUAL

    def fit(self, stretches: Iterable[tuple[datetime, datetime]]) -> None:
        """Widens what is drawn to whole hours that hold everybody's work and all of `stretches`."""
        work = (hours.open_stretches(self.practice, doctor, self.day) for doctor in self.practice.doctors)
        for start, end in chain(stretches, *work):
            self.first = min(self.first, self.minute(start) // 60 * 60)
            self.last = max(self.last, -(-self.minute(end) // 60) * 60)

    def minute(self, at: datetime) -> int:
        """Minutes of the wall clock after midnight, 0 to 1440 within the day."""
        local = self.times.local(at)
        away = (local.date() - self.day).days
        return min(max(away * 1440 + local.hour * 60 + local.minute, 0), 1440)

    def place(self, start: datetime, end: datetime) -> tuple[int, int]:
        """(row, rows); at least one."""
        begins = (self.minute(start) - self.first) // MINUTES
        return begins + 1, max(-(-(self.minute(end) - self.first) // MINUTES) - begins, 1)

    def hours(self) -> tuple[tuple[int, str], ...]:
        every = range(self.first, self.last, 60)
        return tuple(((minute - self.first) // MINUTES + 1, self.times.hour(minute // 60)) for minute in every)

    def now_row(self) -> int | None:
        now = self.times.local(self.times.now)
        inside = now.date() == self.day and self.first <= self.minute(now) < self.last
        return (self.minute(now) - self.first) // MINUTES + 1 if inside else None

    def column(self, doctor: Doctor, visits: Sequence[Visit], blocked: Sequence[Blocked]) -> Column:
        stretches = hours.open_stretches(self.practice, doctor, self.day)
        blocks = [self.visit(each) for each in visits if each.doctor_id == doctor.id]
        blocks += [self.blocked(each) for each in blocked if each.doctor_id == doctor.id]
        ordered = tuple(sorted(blocks, key=lambda block: block.row))
        return Column(doctor, tuple(self.place(start, end) for start, end in stretches), ordered)

    def visit(self, visit: Visit) -> Block:
        kind = self.practice.visit_type(visit.visit_type)
        name = (kind.name.get(self.t.language) or next(iter(kind.name.values()), "")) if kind else visit.visit_type
        return Block(
            *self.place(visit.start, visit.end),
            kind=visit.status,
            mark=MARKS[visit.status],
            title=visit.patient or self.t("day.held"),
            times=self.times.clock(visit.start),
            label=f"{name or visit.visit_type} · {self.t.named('status', visit.status)}",
            id=visit.id,
        )

    def blocked(self, blocked: Blocked) -> Block:
        return Block(
            *self.place(blocked.start, blocked.end),
            kind="blocked",
            mark=MARKS["blocked"],
            title=blocked.reason or self.t("day.blocked"),
            times=f"{self.times.clock(blocked.start)} – {self.times.clock(blocked.end)}",
            label=self.t.named("source", blocked.source),
        )
