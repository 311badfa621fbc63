"""What a manager wants to know of a stretch of time: counts, shares and waits, each out of one statement.

Every function takes `start` <= t < `end`, aware; those that speak of days or hours take the clinic's zone besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

NEEDS_A_PERSON = ("emergency", "human", "not_understood", "question")
"""Kinds of attention that a colleague has to answer; the others she has only to know of."""


@dataclass(frozen=True, slots=True)
class Bookings:
    """How many visits were booked in one hour of the day by one channel, whatever day it was."""

    channel: str  # sms, whatsapp, telegram, api, staff
    hour: int  # 0 to 23, on the clinic's clock
    count: int


def bookings(conn: Connection, start: datetime, end: datetime, zone: str) -> tuple[Bookings, ...]:
    """Bookings by channel and hour, those that were cancelled since included; hours without any are left out."""
    found = """
        select booked_by, extract(hour from created_at at time zone :zone)::int, count(*) from appointments
        where status <> 'held' and created_at >= :start and created_at < :end group by 1, 2 order by 1, 2
    """
    return tuple(Bookings(*row) for row in _all(conn, found, start=start, end=end, zone=zone))


@dataclass(frozen=True, slots=True)
class Handled:
    """Talks: what one address wrote on one day. `alone`: no colleague wrote, took over, or was called for.

    `days`: (day, talks, alone), days without any left out.
    """

    talks: int
    alone: int
    days: tuple[tuple[date, int, int], ...] = ()

    @property
    def share(self) -> float | None:
        return _share(self.alone, self.talks)


def handled(conn: Connection, start: datetime, end: datetime, zone: str) -> Handled:
    """How many talks the receptionist led by itself."""
    found = """
        with talks as (
            select distinct conversation_id, (created_at at time zone :zone)::date as day from messages
            where direction = 'in' and created_at >= :start and created_at < :end
        ), people as (
            select conversation_id, (created_at at time zone :zone)::date as day from messages
            where direction = 'out' and (author like 'staff:%' or author like 'api:%')
                and created_at >= :start and created_at < :end
            union
            select entity_id::bigint, (at at time zone :zone)::date from history
            where entity = 'conversation' and action = 'taken_over' and at >= :start and at < :end
            union
            select conversation_id, (raised_at at time zone :zone)::date from attention
            where kind = any(:kinds) and raised_at >= :start and raised_at < :end
        )
        select talks.day, count(*), count(*) filter (where people.day is null)
        from talks left join people on people.conversation_id = talks.conversation_id and people.day = talks.day
        group by 1 order by 1
    """
    rows = _all(conn, found, start=start, end=end, zone=zone, kinds=list(NEEDS_A_PERSON))
    days = tuple((day, talks, alone) for day, talks, alone in rows)
    return Handled(sum(day[1] for day in days), sum(day[2] for day in days), days)


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of those days, by what became of them. `confirmed`: the patient said that she would come."""

    booked: int
    confirmed: int
    cancelled: int
    cancelled_late: int
    completed: int
    no_show: int

    @property
    def confirmation_rate(self) -> float | None:
        """Of the visits that were not cancelled."""
        return _share(self.confirmed, self.booked - self.cancelled)

    @property
    def no_show_rate(self) -> float | None:
        """Of the visits of which the desk has noted what became."""
        return _share(self.no_show, self.completed + self.no_show)


def visits(conn: Connection, start: datetime, end: datetime) -> Visits:
    """What became of the visits that begin then."""
    found = """
        select count(*),
            count(*) filter (where confirmed_at is not null and status <> 'cancelled'),
            count(*) filter (where status = 'cancelled'),
            count(*) filter (where status = 'cancelled' and cancelled_late),
            count(*) filter (where status = 'completed'),
            count(*) filter (where status = 'no_show')
        from appointments where status <> 'held' and appointment_date >= :start and appointment_date < :end
    """
    return Visits(*_one(conn, found, start=start, end=end))


@dataclass(frozen=True, slots=True)
class VisitDay:
    """What became of the visits of one day. `open`: it is not noted yet, or they are still to come."""

    day: date
    completed: int
    no_show: int
    cancelled: int
    open: int


def visit_days(conn: Connection, start: datetime, end: datetime, zone: str) -> tuple[VisitDay, ...]:
    """The same day by day; days without visits are left out."""
    found = """
        select (appointment_date at time zone :zone)::date,
            count(*) filter (where status = 'completed'),
            count(*) filter (where status = 'no_show'),
            count(*) filter (where status = 'cancelled'),
            count(*) filter (where status in ('scheduled', 'confirmed'))
        from appointments where status <> 'held' and appointment_date >= :start and appointment_date < :end
        group by 1 order by 1
    """
    return tuple(VisitDay(*row) for row in _all(conn, found, start=start, end=end, zone=zone))


@dataclass(frozen=True, slots=True)
class Reminders:
    """Reminders that were due then. `ways`: "text", "email", "failed", "waiting" -> how many. `dropped`: why not -> how many.
    `answers`: "yes", "no" … and "none" -> how many of the questions that reached somebody."""

    ways: Mapping[str, int]
    dropped: Mapping[str, int]
    answers: Mapping[str, int]


def reminders(conn: Connection, start: datetime, end: datetime) -> Reminders:
    """How reminders went, and what they were answered with."""
    went = """
        select case
                when status in ('waiting', 'claimed') then 'waiting' when status <> 'done' then status
                when outcome = 'by e-mail' then 'email' else 'text'
            end as way, case when status = 'dropped' then coalesce(outcome, '') end as why, count(*)
        from outbox where kind = 'reminder' and due >= :start and due < :end group by 1, 2 order by 1, 2
    """
    answered = """
        select coalesce(answer, 'none'), count(*) from questions
        where kind = 'reminder' and answer is distinct from 'void' and asked_at >= :start and asked_at < :end
        group by 1 order by 1
    """
    rows = _all(conn, went, start=start, end=end)
    return Reminders(
        {way: count for way, why, count in rows if why is None},
        {why: count for _, why, count in rows if why is not None},
        {row[0]: row[1] for row in _all(conn, answered, start=start, end=end)},
    )


SPREAD = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240))


@dataclass(frozen=True, slots=True)
class Waits:
    """How long patients waited for a person. The times are of those who were `answered`; the others wait still.

    `spread`: how many waited no longer than each of SPREAD and longer than the one before it, and how many longer than all.
    """

    called: int
    answered: int
    median: timedelta | None
    ninth: timedelta | None  # nine of ten waited no longer
    longest: timedelta | None
    spread: tuple[int, ...]


def waits(conn: Connection, start: datetime, end: datetime) -> Waits:
    """From the call for a person to the first thing that a colleague did in the conversation, or to its being settled by one."""
    found = """
        with calls as (
            select extract(epoch from least(
                case when resolved_by ~ '^(staff|api):' then resolved_at end,
                -- The sum keeps the index of all messages by time away: those of one conversation are few.
                (select min(m.created_at) from messages m where m.conversation_id = a.conversation_id
                    and m.direction = 'out' and m.author ~ '^(staff|api):'
                    and m.created_at + interval '0' >= a.raised_at),
                (select min(h.at) from history h where h.entity = 'conversation'
                    and h.entity_id = a.conversation_id::text and h.action = 'taken_over' and h.at >= a.raised_at)
            ) - raised_at) as seconds
            from attention a
            where conversation_id is not null and kind = any(:kinds) and raised_at >= :start and raised_at < :end
        )
        select count(*), count(seconds), percentile_cont(0.5) within group (order by seconds),
            percentile_disc(0.9) within group (order by seconds), max(seconds),
            array(
                select count(seconds) from generate_series(0, cardinality(cast(:spread as int[]))) nth
                left join calls on width_bucket(seconds - 0.001, cast(:spread as int[])::numeric[]) = nth
                group by nth order by nth
            )
        from calls
    """
    spread = [int(one.total_seconds()) for one in SPREAD]
    row = _one(conn, found, start=start, end=end, kinds=list(NEEDS_A_PERSON), spread=spread)
    median, ninth, longest = (None if one is None else timedelta(seconds=round(float(one))) for one in row[2:5])
    return Waits(row[0], row[1], median, ninth, longest, tuple(row[5]))


@dataclass(frozen=True, slots=True)
class Texts:
    """SMS that went out. `days`: segments a day, days without any left out."""

    messages: int
    segments: int
    cost: Decimal
    days: tuple[tuple[date, int], ...]


def texts(conn: Connection, start: datetime, end: datetime, zone: str, cost: Decimal) -> Texts:
    """What SMS cost about, at `cost` for a segment in whatever currency; WhatsApp and Telegram are not counted."""
    found = """
        select (m.created_at at time zone :zone)::date, count(*), sum(m.segments)::int
        from messages m join conversations t using (conversation_id) join contacts c using (contact_id)
        where m.direction = 'out' and m.sent_at is not null and c.channel = 'sms'
            and m.created_at >= :start and m.created_at < :end
        group by 1 order by 1
    """
    rows = _all(conn, found, start=start, end=end, zone=zone)
    segments = sum(row[2] for row in rows)
    return Texts(sum(row[1] for row in rows), segments, segments * cost, tuple((row[0], row[2]) for row in rows))


@dataclass(frozen=True, slots=True)
class Missed:
    """A message that nothing could be made of, in the patient's words."""

    message_id: int
    conversation_id: int
    at: datetime
    body: str
    language: str | None


def missed(
    conn: Connection, start: datetime, end: datetime, *, limit: int = 50, before: int | None = None
) -> tuple[int, tuple[Missed, ...]]:
    """(how many messages were not understood, a page of them, the newest first); `before` is the last message_id of a page."""
    which = """
        from messages where (understood ->> 'missed') is not null and body <> ''
            and created_at >= :start and created_at < :end
    """
    page = f"""
        select message_id, conversation_id, created_at, body, understood ->> 'language' {which}
            and (cast(:before as bigint) is null or message_id < :before)
        order by message_id desc limit :limit
    """
    (total,) = _one(conn, f"select count(*) {which}", start=start, end=end)
    rows = _all(conn, page, start=start, end=end, before=before, limit=limit)
    return total, tuple(Missed(*row) for row in rows)


def _all(conn: Connection, statement: str, **given: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in conn.execute(text(statement), given)]


def _one(conn: Connection, statement: str, **given: Any) -> tuple[Any, ...]:
    return tuple(conn.execute(text(statement), given).one())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
