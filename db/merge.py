"""Two patients who are one person: all that belongs to the second becomes the first's, and the second stays as an empty signpost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, literal, or_, select, text, update

from clinic.model import Patient
from db import history
from db.tables import (
    AppointmentRow,
    AttentionRow,
    ContactPatientRow,
    ContactRow,
    ConversationRow,
    OutboxRow,
    PatientRow,
    WaitlistRow,
)

BLANK = "—"
"""The name of a patient who has none any more."""
EMPTY: dict[str, Any] = {
    "name": BLANK,
    "email": None,
    "phone": None,
    "birthdate": None,
    "language": None,
    "email_failed_at": None,
    "email_failure": None,
}
_P = PatientRow
Known = dict[str, Any]
"""A row of `patients`."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of it. `overlapping`: pairs of her visits, still to come, that are at the same time."""

    taken: Mapping[str, Any]  # what the patient who stays did not have, and took from the other
    visits: int
    contacts: int
    overlapping: tuple[tuple[int, int], ...]


def alike(conn: Connection, patient_id: int, limit: int = 10) -> list[Patient]:
    """Patients who may be this one entered twice: of the same name, accents aside, or with the same number and day of birth."""
    found = select(_P.name, _P.phone, _P.birthdate).where(
        _P.patient_id == patient_id, _P.erased_at.is_(None), _P.merged_into.is_(None)
    )
    one = conn.execute(found).one_or_none()
    if one is None:
        return []
    others = like(conn, one.name, one.phone, one.birthdate, limit + 1)
    return [other for other in others if other.id != patient_id][:limit]


def like(conn: Connection, name: str, phone: str | None, birthdate: date | None, limit: int = 10) -> list[Patient]:
    """Patients who may be the one of this name, number (E.164) and day of birth."""
    born = (_P.birthdate.is_(None), literal(birthdate is None), _P.birthdate == birthdate)  # who may not have told
    tests = [and_(func.folded(_P.name) == func.folded(name), or_(*born))]
    if phone is not None and birthdate is not None:
        tests.append(and_(_P.phone == phone, _P.birthdate == birthdate))
    query = select(_P.patient_id, _P.name, _P.email, _P.phone, _P.birthdate, _P.language)
    query = query.where(or_(*tests), _P.erased_at.is_(None), _P.merged_into.is_(None))
    return [Patient(*row) for row in conn.execute(query.order_by(_P.patient_id).limit(limit))]


def lock(conn: Connection, patient_ids: list[int]) -> dict[int, Known]:
    """Their rows, nobody else's to change until the transaction ends; merged and erased ones are missing.

    In the order in which everybody else locks: conversations, visits, patients.
    """
    talks = select(ConversationRow.conversation_id).where(ConversationRow.contact_id.in_(_contacts(patient_ids)))
    conn.execute(talks.order_by(ConversationRow.conversation_id).with_for_update())
    visit = AppointmentRow
    visits = select(visit.appointment_id).where(visit.patient_id.in_(patient_ids)).order_by(visit.appointment_id)
    conn.execute(visits.with_for_update(key_share=True))
    known = select(_P.__table__).where(_P.patient_id.in_(patient_ids), _P.erased_at.is_(None), _P.merged_into.is_(None))
    rows = conn.execute(known.order_by(_P.patient_id).with_for_update(key_share=True))
    return {row.patient_id: dict(row._mapping) for row in rows}


def merge(conn: Connection, kept: Known, gone: Known, *, now: datetime, actor: str) -> Merged:
    """Makes `gone` one with `kept`; both rows are locked by `lock`."""
    keep_id, gone_id = kept["patient_id"], gone["patient_id"]
    taken = complement(kept, gone)
    _set(
        conn, gone_id, EMPTY | {"merged_into": keep_id, "updated_at": now}
    )  # first: an address has one owner at a time
    _set(conn, keep_id, taken | {"updated_at": now})
    earlier = update(_P).where(_P.merged_into == gone_id)
    conn.execute(earlier.values(merged_into=keep_id, updated_at=now))
    visits = _visits(conn, keep_id, gone_id, now)
    contacts = _links(conn, keep_id, gone_id, gone["phone"])
    _lists(conn, keep_id, gone_id, now)
    _talks(conn, keep_id, gone_id)
    _remember(conn, kept, gone, taken, now=now, actor=actor)
    return Merged(taken, visits, contacts, _overlapping(conn, [keep_id], now))


def complement(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """What the patient who stays takes from the other: whatever she lacks, and an e-mail address that works for one that does not."""
    names = [name for name in ("phone", "birthdate", "language") if kept[name] is None and gone[name] is not None]
    works = kept["email"] is not None and kept["email_failed_at"] is None
    if gone["email"] is not None and not works and (kept["email"] is None or gone["email_failed_at"] is None):
        names += ["email", "email_failed_at", "email_failure"]
    return {name: gone[name] for name in names}


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a merge would do. `lost`: what the one who goes has otherwise; only the history will know it."""

    taken: Mapping[str, Any]
    lost: Mapping[str, Any]
    visits: int
    contacts: int
    overlapping: tuple[tuple[int, int], ...]


def foretell(conn: Connection, keep_id: int, gone_id: int, now: datetime) -> Foretold | None:
    """What `merge` would do, without doing it; None where one of them is not there (any more)."""
    known = select(_P.__table__).where(_P.patient_id.in_([keep_id, gone_id]), _P.erased_at.is_(None))
    rows = {row.patient_id: dict(row._mapping) for row in conn.execute(known.where(_P.merged_into.is_(None)))}
    if len(rows) != 2:
        return None
    kept, gone = rows[keep_id], rows[gone_id]
    taken = complement(kept, gone)
    return Foretold(
        taken={name: taken[name] for name in FACTS if name in taken},
        lost={name: gone[name] for name in FACTS if name not in taken and gone[name] not in (None, kept[name])},
        visits=_count(conn, AppointmentRow.patient_id == gone_id, AppointmentRow.status != "held"),
        contacts=_count(conn, ContactPatientRow.patient_id == gone_id),
        overlapping=_overlapping(conn, [keep_id, gone_id], now),
    )


FACTS = ("name", "email", "phone", "birthdate", "language")


# -- inside ----------------------------------------------------------------------------------------------------------
def _contacts(patient_ids: list[int]) -> Any:
    """The addresses that speak for these patients, or have their number."""
    linked, contact = ContactPatientRow, ContactRow
    speaks = select(linked.contact_id).where(linked.patient_id.in_(patient_ids))
    numbers = select(_P.phone).where(_P.patient_id.in_(patient_ids))
    return select(contact.contact_id).where(or_(contact.contact_id.in_(speaks), contact.phone.in_(numbers)))


def _set(conn: Connection, patient_id: int, values: Mapping[str, Any]) -> None:
    conn.execute(update(_P).where(_P.patient_id == patient_id).values(dict(values)))


def _visits(conn: Connection, keep_id: int, gone_id: int, now: datetime) -> int:
    """Visits and whatever is still to be said about them; the versions stay, so that no reminder is superseded."""
    visit = AppointmentRow
    moved = update(visit).where(visit.patient_id == gone_id).values(patient_id=keep_id, updated_at=now)
    for table in (OutboxRow, AttentionRow):
        conn.execute(update(table).where(table.patient_id == gone_id).values(patient_id=keep_id))
    return conn.execute(moved).rowcount


def _links(conn: Connection, keep_id: int, gone_id: int, phone: str | None) -> int:
    """Her addresses. One that spoke for both speaks for her once, and as her own if it was either's own.

    An address that was known for hers by the number alone would be a stranger's once the number is not kept.
    """
    hers = text("""
        insert into contact_patients (contact_id, patient_id) select contact_id, :gone_id from contacts
        where phone = :phone and wrong_number_at is null on conflict do nothing
    """)
    conn.execute(hers, {"gone_id": gone_id, "phone": phone})
    own = text("""
        update contact_patients as kept set relation = 'self'
        from contact_patients as gone
        where kept.contact_id = gone.contact_id and gone.relation = 'self'
            and kept.patient_id = :keep_id and gone.patient_id = :gone_id
    """)
    conn.execute(own, {"keep_id": keep_id, "gone_id": gone_id})
    linked, other = ContactPatientRow, ContactPatientRow.__table__.alias("other")
    twice = exists().where(other.c.contact_id == linked.contact_id, other.c.patient_id == keep_id)
    conn.execute(delete(linked).where(linked.patient_id == gone_id, twice))
    return conn.execute(update(linked).where(linked.patient_id == gone_id).values(patient_id=keep_id)).rowcount


def _lists(conn: Connection, keep_id: int, gone_id: int, now: datetime) -> None:
    """Her places on the waiting list. Who waits twice for the same waits once."""
    row, other = WaitlistRow, WaitlistRow.__table__.alias("other")
    twice = exists().where(
        other.c.patient_id == keep_id,
        other.c.visit_type == row.visit_type,
        other.c.doctor_id.is_not_distinct_from(row.doctor_id),
        other.c.status.in_(("waiting", "offered")),
    )
    waits = and_(row.patient_id == gone_id, row.status.in_(("waiting", "offered")))
    conn.execute(update(row).where(waits, twice).values(status="left", updated_at=now))
    conn.execute(update(row).where(row.patient_id == gone_id).values(patient_id=keep_id, updated_at=now))


def _talks(conn: Connection, keep_id: int, gone_id: int) -> None:
    """What conversations under way have in mind. Her addresses are linked with the patient who stays by now."""
    row = ConversationRow
    found = select(row.conversation_id, row.data).where(row.contact_id.in_(_contacts([keep_id])))
    for talk in conn.execute(found).all():
        meant = renamed(talk.data, gone_id, keep_id)
        if meant != talk.data:
            conn.execute(update(row).where(row.conversation_id == talk.conversation_id).values(data=meant))


def renamed(data: Mapping[str, Any], gone_id: int, keep_id: int) -> dict[str, Any]:
    """The memory of a talk (conversations.talk) that means the one where it meant the other."""
    found = dict(data)
    if (found.get("wish") or {}).get("patient_id") == gone_id:
        found["wish"] = found["wish"] | {"patient_id": keep_id}
    gone = {"kind": "person", "value": str(gone_id)}
    if gone in (found.get("options") or ()):
        # Buttons and numbers name a place in the list: its length stays.
        found["options"] = [gone | {"value": str(keep_id)} if one == gone else one for one in found["options"]]
    return found


def _count(conn: Connection, *tests: ColumnElement[bool]) -> int:
    return conn.execute(select(func.count()).where(*tests)).scalar_one()


def _overlapping(conn: Connection, patient_ids: list[int], now: datetime) -> tuple[tuple[int, int], ...]:
    one, other = AppointmentRow.__table__.alias("one"), AppointmentRow.__table__.alias("other")
    live = ("scheduled", "confirmed")
    tests: list[ColumnElement[bool]] = [
        one.c.patient_id.in_(patient_ids),
        other.c.patient_id.in_(patient_ids),
        one.c.appointment_id < other.c.appointment_id,
        one.c.status.in_(live),
        other.c.status.in_(live),
        one.c.ends_at > now,
        one.c.appointment_date < other.c.ends_at,
        other.c.appointment_date < one.c.ends_at,
    ]
    pairs = select(one.c.appointment_id, other.c.appointment_id).where(*tests)
    return tuple((first, second) for first, second in conn.execute(pairs.order_by(one.c.appointment_id)))


def _remember(
    conn: Connection, kept: Known, gone: Known, taken: Mapping[str, Any], *, now: datetime, actor: str
) -> None:
    """Both histories tell; that of the one who went holds what she was called, so that a mistake can be mended by hand."""
    was = {name: gone[name] for name in EMPTY if gone[name] is not None}
    into = {"merged_into": kept["patient_id"]}
    history.add(
        conn,
        now=now,
        actor=actor,
        action="merged",
        entity="patient",
        entity_id=gone["patient_id"],
        before=was,
        after=into,
    )
    before, after = history.difference(kept, taken)
    why = f"patient {gone['patient_id']}"
    history.add(
        conn,
        now=now,
        actor=actor,
        action="absorbed",
        entity="patient",
        entity_id=kept["patient_id"],
        before=before,
        after=after,
        why=why,
    )
