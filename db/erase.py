"""A patient who wants to be forgotten: her visits stay as figures, everything that tells who she was goes.

What has to stay does: that somebody at an address wants no messages, who of the staff did what and when, how many visits
there were. A family's conversation stays the others': in it only what names her, or was sent about her visits, is emptied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, null, or_, select, text, update

from db import history, outbox
from db.merge import EMPTY
from db.tables import (
    AppointmentRow,
    AttentionRow,
    ContactPatientRow,
    ContactRow,
    MessageRow,
    OutboxRow,
    PatientRow,
    SimulatedMailRow,
    WaitlistRow,
)

PERSONAL = ("name", "email", "phone", "birthdate", "language", "email_failure", "note", "address")
"""Whatever history and kept answers hold under these names is emptied."""
DROPPED = "the patient was erased"
_SHORTEST = 3  # letters of a part of a name that is looked for in others' messages
_IN_CALENDARS = ("scheduled", "confirmed", "completed", "no_show")


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of it; `addresses_kept`: addresses that must not be written to, which can only be heeded by knowing them."""

    messages: int
    contacts: int
    addresses_kept: int


@dataclass(frozen=True, slots=True)
class _Hers:
    """An address that speaks for her. `alone`: for nobody else. `words`: what was written there is hers to take back."""

    contact_id: int
    conversation_id: int | None
    alone: bool
    words: bool


def erase(conn: Connection, patient: Mapping[str, Any], *, now: datetime, actor: str) -> Erased:
    """Empties a row that `merge.lock` has locked, and all that hangs on it. Visits still to come are the caller's to cancel first."""
    patient_id = patient["patient_id"]
    people = [patient_id, *_merged(conn, patient_id)]
    addresses = _addresses(conn, people)
    _no_more(conn, people, addresses, now)
    emptied = _empty_messages(conn, people, addresses, str(patient["name"]))
    _forget_talks(conn, addresses)
    kept = _forget_addresses(conn, people, addresses)
    _forget_letters(conn, patient["email"])
    _forget_visits(conn, people, now)
    values = EMPTY | {"erased_at": now, "updated_at": now}
    conn.execute(update(PatientRow).where(PatientRow.patient_id.in_(people)).values(values))
    _forget_history(conn, people)
    _forget_answers(conn, people)
    history.add(conn, now=now, actor=actor, action="erased", entity="patient", entity_id=patient_id)
    return Erased(emptied, len(addresses), kept)


def _merged(conn: Connection, patient_id: int) -> Sequence[int]:
    row = PatientRow
    return conn.execute(select(row.patient_id).where(row.merged_into == patient_id)).scalars().all()


def _addresses(conn: Connection, people: list[int]) -> list[_Hers]:
    """The addresses linked with her, or known for hers by the number, and whose else they are."""
    found = text("""
        with hers as (
            select c.contact_id, c.phone, coalesce(bool_or(l.relation = 'self'), true) as own
            from contacts c left join contact_patients l on l.contact_id = c.contact_id and l.patient_id = any(:people)
            where l.patient_id is not null
                or c.phone in (select p.phone from patients p where p.patient_id = any(:people))
            group by c.contact_id
        ), others as (
            select h.contact_id, bool_or(coalesce(l.relation, 'self') = 'self') as own
            from hers h join patients p on p.erased_at is null and not p.patient_id = any(:people)
            left join contact_patients l on l.contact_id = h.contact_id and l.patient_id = p.patient_id
            where l.patient_id is not null or p.phone = h.phone
            group by h.contact_id
        )
        select h.contact_id, t.conversation_id, o.contact_id is null as alone,
            o.contact_id is null or (h.own and not o.own) as words
        from hers h left join others o on o.contact_id = h.contact_id
        left join conversations t on t.contact_id = h.contact_id
        order by h.contact_id
    """)
    return [_Hers(*row) for row in conn.execute(found, {"people": people})]


def _talks(addresses: Iterable[_Hers], *, words: bool | None = None) -> list[int]:
    return [one.conversation_id for one in addresses if one.conversation_id is not None and words in (None, one.words)]


def _no_more(conn: Connection, people: list[int], addresses: list[_Hers], now: datetime) -> None:
    """Nothing is sent, held, asked or waited for any more."""
    row, hers = OutboxRow, _talks(addresses, words=True)
    due = row.status.in_(("waiting", "claimed"))
    about = or_(row.patient_id.in_(people), row.conversation_id.in_(hers), row.message_id.in_(_messages(hers)))
    conn.execute(update(row).where(due, about).values(status="dropped", outcome=DROPPED, done_at=now))
    visit = AppointmentRow
    held = or_(visit.patient_id.in_(people), visit.conversation_id.in_(hers))
    conn.execute(delete(visit).where(visit.status == "held", held))
    wait = WaitlistRow
    waits = update(wait).where(wait.patient_id.in_(people), wait.status.in_(("waiting", "offered")))
    conn.execute(waits.values(status="left", updated_at=now))
    call = AttentionRow
    conn.execute(
        update(call)
        .where(or_(call.patient_id.in_(people), call.conversation_id.in_(hers)))
        .values(detail="", resolved_at=func.coalesce(call.resolved_at, now))
    )
    asked = text("""
        update questions set answered_at = :now, answer = 'void' where answered_at is null
            and appointment_id in (select appointment_id from appointments where patient_id = any(:people))
    """)
    conn.execute(asked, {"people": people, "now": now})


def _messages(talks: list[int]) -> Any:
    return select(MessageRow.message_id).where(MessageRow.conversation_id.in_(talks))


def _empty_messages(conn: Connection, people: list[int], addresses: list[_Hers], name: str) -> int:
    """Empties all words of her conversations, and in the others' what is about her; how many messages that were."""
    row = MessageRow
    shared = row.conversation_id.in_(_talks(addresses, words=False))
    hers = or_(row.conversation_id.in_(_talks(addresses, words=True)), shared & _about(people, name))
    gone = {"body": "", "media": null(), "buttons": null(), "understood": null()}
    conn.execute(update(row).where(hers, row.status == "queued").values(status="failed", error=DROPPED))
    return conn.execute(update(row).where(hers).values(gone)).rowcount


def _about(people: list[int], name: str) -> ColumnElement[bool]:
    row, later, visit = MessageRow, OutboxRow, AppointmentRow
    visits = select(visit.appointment_id).where(visit.patient_id.in_(people))
    sent = select(later.message_id).where(
        later.message_id.is_not(None), or_(later.patient_id.in_(people), later.appointment_id.in_(visits))
    )
    parts = [part for part in name.split() if len(part) >= _SHORTEST] or [name]
    return or_(row.message_id.in_(sent), *(row.body.icontains(part, autoescape=True) for part in parts))


def _forget_talks(conn: Connection, addresses: list[_Hers]) -> None:
    """What was under discussion; the language and the number of the last list of choices are nobody's name."""
    kept = text("""
        update conversations set state = 'idle', unread = case when conversation_id = any(:hers) then 0 else unread end,
            data = coalesce((select jsonb_object_agg(key, value) from jsonb_each(data) where key in ('language', 'turn')), '{}')
        where conversation_id = any(:talks)
    """)
    conn.execute(kept, {"talks": _talks(addresses), "hers": _talks(addresses, words=True)})


def _forget_addresses(conn: Connection, people: list[int], addresses: list[_Hers]) -> int:
    """Unlinks her. An address of hers alone is forgotten, unless it wants no messages: that must be remembered."""
    conn.execute(delete(ContactPatientRow).where(ContactPatientRow.patient_id.in_(people)))
    row, alone = ContactRow, [one.contact_id for one in addresses if one.alone]
    hers = update(row).where(row.contact_id.in_(alone))
    conn.execute(hers.values(phone=None, language=None))
    stays = or_(row.opted_out_at.is_not(None), row.wrong_number_at.is_not(None))
    gone = hers.where(~stays).values(address=func.concat("erased:", row.contact_id), consented_at=None)
    return len(alone) - conn.execute(gone).rowcount


def _forget_letters(conn: Connection, email: str | None) -> None:
    """E-mails that went no further than the simulator."""
    if email:
        conn.execute(delete(SimulatedMailRow).where(SimulatedMailRow.recipient.icontains(email, autoescape=True)))


def _forget_visits(conn: Connection, people: list[int], now: datetime) -> None:
    """Notes go, and the doctors' calendars are brought in line: an event's title bears the patient's name."""
    visit = AppointmentRow
    hers = visit.patient_id.in_(people)
    conn.execute(update(visit).where(hers).values(note=None, updated_at=now))
    shown = select(visit.appointment_id, visit.doctor_id).where(hers, visit.status.in_(_IN_CALENDARS))
    for appointment_id, doctor_id in conn.execute(shown.order_by(visit.appointment_id)).all():
        outbox.add(conn, "calendar", due=now, payload={"doctor_id": doctor_id}, appointment_id=appointment_id)


def _forget_history(conn: Connection, people: list[int]) -> None:
    """Who did what and when stays; what it was before and after, and why, goes where it is hers."""
    for column in ("before", "after"):
        emptied = text(f"""
            update history set {column} = (
                select jsonb_object_agg(key, case when key = any(:personal) then 'null'::jsonb else value end)
                from jsonb_each({column})
            ) where {column} ?| :personal and entity = 'patient' and entity_id = any(:people)
        """)  # noqa: S608 - the names of two columns
        conn.execute(emptied, {"people": [str(one) for one in people], "personal": list(PERSONAL)})
    why = text("""
        update history set why = null where why is not null and (
            (entity = 'patient' and entity_id = any(:people)) or (entity = 'appointment' and entity_id in (
                select appointment_id::text from appointments where patient_id::text = any(:people)
            ))
        )
    """)
    conn.execute(why, {"people": [str(one) for one in people]})


def _forget_answers(conn: Connection, people: list[int]) -> None:
    """What programs were told of her, kept for a day in case they ask again."""
    told = text("""
        with kept as (
            select caller, key, case when body ->> 'body' like '{%' then (body ->> 'body')::jsonb end as told
            from idempotency_keys
        )
        update idempotency_keys as k
        set body = jsonb_set(k.body, '{body}', to_jsonb((kept.told - cast(:personal as text[]))::text))
        from kept where k.caller = kept.caller and k.key = kept.key and kept.told ->> 'patient_id' = any(:people)
    """)
    conn.execute(told, {"people": [str(one) for one in people], "personal": list(PERSONAL)})
