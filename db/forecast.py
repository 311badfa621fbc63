"""The reminders of the days to come: when each is due, which way it would go if it went now, and why one does not.

What is told here is how things stand; a reminder is judged anew when it is due (jobs.kinds.reminder), by the same rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

Way = Literal["sms", "whatsapp", "telegram", "email"]
Why = Literal[
    "cancelled", "over", "past", "too_late", "opted_out", "wrong_number", "unreachable", "email_failed", "no_address"
]
"""Why not: the visit was cancelled, has ended or will have begun; it was booked too late to be reminded of; or nothing reaches her."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One reminder, or one that a visit does not have (`due` and `outbox_id` None). Either `way` or `why` is None."""

    outbox_id: int | None
    due: datetime | None
    offset: str | None  # before the visit, as the clinic file spells it
    appointment_id: int
    patient_id: int
    patient: str
    doctor_id: int
    start: datetime
    confirmed: bool
    way: Way | None
    why: Why | None


def expected(conn: Connection, now: datetime, until: datetime) -> tuple[Expected, ...]:
    """What is due before `until`, by the time of sending, and then the visits before `until` that have no reminder.

    Of a visit that was moved only the reminders of its new time are told.
    """
    rows = [dict(row._mapping) for row in conn.execute(_FOUND, {"now": now, "until": until})]
    return tuple(_expected(row) for row in rows)


def by_day(reminders: Iterable[Expected], zone: ZoneInfo) -> Mapping[date, tuple[int, int]]:
    """The clinic's days -> (how many go out, how many do not); a reminder that never was counts on the day of its visit."""
    go: Counter[date] = Counter()
    stay: Counter[date] = Counter()
    for one in reminders:
        (go if one.way else stay)[(one.due or one.start).astimezone(zone).date()] += 1
    return {day: (go[day], stay[day]) for day in sorted(go | stay)}


_FOUND = text("""
    with wanted as (
        select o.outbox_id, o.due, o.payload ->> 'offset' as spelt, o.appointment_id from outbox o
        join appointments a using (appointment_id)
        where o.kind = 'reminder' and o.status in ('waiting', 'claimed') and o.due < :until
            and (o.version = a.version or a.status not in ('scheduled', 'confirmed'))
        union all
        select null, null, null, a.appointment_id from appointments a
        where a.status in ('scheduled', 'confirmed') and a.appointment_date > :now and a.appointment_date < :until
            and not exists (
                select from outbox o where o.appointment_id = a.appointment_id and o.kind = 'reminder' and o.version = a.version
            )
    )
    select w.outbox_id, w.due, w.spelt, a.appointment_id, a.patient_id, p.name, a.doctor_id, a.appointment_date, a.status,
        case when reached.takes then reached.channel when reached.channel is not null and own.unreachable_at is null then 'sms' end as channel,
        known.opted_out, known.wrong_number, known.unreachable,
        p.phone is not null as phoned, num.opted_out_at as num_opted_out,
        num.wrong_number_at as num_wrong_number, num.unreachable_at as num_unreachable,
        mail.email is not null as mailed, mail.email_failed_at
    from wanted w join appointments a using (appointment_id) join patients p on p.patient_id = a.patient_id
    left join lateral (
        select c.channel, c.address, c.closed_at is null or coalesce(t.heard_at > c.closed_at, false) as takes
        from contact_patients l join contacts c using (contact_id) left join conversations t using (contact_id)
        where l.patient_id = a.patient_id
            and c.opted_out_at is null and c.unreachable_at is null and c.wrong_number_at is null
        order by takes desc, t.heard_at desc nulls last, c.contact_id limit 1
    ) reached on true
    left join contacts own on own.channel = 'sms' and own.address = reached.address
    left join lateral (
        select bool_or(c.opted_out_at is not null) as opted_out, bool_or(c.wrong_number_at is not null) as wrong_number,
            bool_or(c.unreachable_at is not null) as unreachable
        from contact_patients l join contacts c using (contact_id) where l.patient_id = a.patient_id
    ) known on true
    left join lateral (
        select min(c.opted_out_at) as opted_out_at, min(c.wrong_number_at) as wrong_number_at,
            min(c.unreachable_at) filter (where c.channel = 'sms') as unreachable_at
        from contacts c where (c.channel in ('sms', 'whatsapp') and c.address = p.phone) or c.phone = p.phone
    ) num on true
    left join lateral (
        select m.email, m.email_failed_at from (
            select a.patient_id union
            select self.patient_id from contact_patients mine
            join contact_patients self using (contact_id) join contacts c using (contact_id)
            where mine.patient_id = a.patient_id and self.relation = 'self' and c.wrong_number_at is null
        ) whose join patients m using (patient_id)
        where m.email is not null and m.erased_at is null
        order by (m.patient_id = a.patient_id) desc, m.patient_id limit 1
    ) mail on true
    order by w.due nulls last, a.appointment_date, w.outbox_id
""")
"""`own`: what WhatsApp has refused goes to its number by SMS. `num`: whoever is known by a telephone number alone is texted there, unless another address of hers, or another
app of that number, wants nothing."""


def _expected(row: Mapping[str, Any]) -> Expected:
    why = _pointless(row)
    way, no_way = (None, None) if why else _way(row)
    return Expected(
        row["outbox_id"],
        row["due"],
        row["spelt"],
        row["appointment_id"],
        row["patient_id"],
        row["name"],
        row["doctor_id"],
        row["appointment_date"],
        row["status"] == "confirmed",
        way,
        why or no_way,
    )


def _pointless(row: Mapping[str, Any]) -> Why | None:
    if row["status"] not in ("scheduled", "confirmed"):
        return "cancelled" if row["status"] == "cancelled" else "over"
    if row["due"] is None:
        return "too_late"
    return "past" if row["appointment_date"] <= row["due"] else None


def _way(row: Mapping[str, Any]) -> tuple[Way | None, Why | None]:
    if row["channel"]:
        return row["channel"], None
    closed = row["opted_out"] or row["wrong_number"]
    if row["phoned"] and not closed and not _num(row):
        return "sms", None
    if row["mailed"] and row["email_failed_at"] is None:
        return "email", None
    known: tuple[Why, ...] = ("opted_out", "wrong_number", "unreachable")
    reason = next((one for one in known if row[one] or row[f"num_{one}"]), None)
    return None, reason or ("email_failed" if row["mailed"] else "no_address")


def _num(row: Mapping[str, Any]) -> bool:
    """Whether the patient's own number is an address that cannot or must not be texted."""
    return any(row[f"num_{one}"] for one in ("opted_out", "wrong_number", "unreachable"))
