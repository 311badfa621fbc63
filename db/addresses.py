"""Addresses that write to the clinic, whom they speak for, and whether they may be written to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from db import history
from db.tables import ContactPatientRow, ContactRow, ConversationRow, PatientRow


@dataclass(frozen=True, slots=True)
class Contact:
    """An address: E.164 for sms and whatsapp, a chat id for telegram."""

    contact_id: int
    channel: str
    address: str
    language: str | None
    consented_at: datetime | None
    opted_out_at: datetime | None
    unreachable_at: datetime | None
    wrong_number_at: datetime | None
    closed_at: datetime | None
    heard_at: datetime | None = None  # as far as `contacts_of` tells

    @property
    def takes(self) -> bool:
        """Whether the app carries words of ours that nobody has just asked for: until it has refused some (Twilio's error
        63016), and again when the patient has written there."""
        return self.closed_at is None or (self.heard_at is not None and self.heard_at > self.closed_at)

    @property
    def reachable(self) -> bool:
        """True when it may be sent what it did not ask for."""
        return self.opted_out_at is None and self.unreachable_at is None and self.wrong_number_at is None


_COLUMNS = tuple(getattr(ContactRow, field.name) for field in fields(Contact) if field.name != "heard_at")


def contact(conn: Connection, contact_id: int) -> Contact | None:
    row = conn.execute(select(*_COLUMNS).where(ContactRow.contact_id == contact_id)).one_or_none()
    return Contact(**row._mapping) if row else None


def at_address(conn: Connection, channel: str, address: str) -> Contact | None:
    query = select(*_COLUMNS).where(ContactRow.channel == channel, ContactRow.address == address)
    row = conn.execute(query).one_or_none()
    return Contact(**row._mapping) if row else None


def contacts_of(conn: Connection, patient_id: int) -> list[Contact]:
    """Every address that speaks for the patient, the one last heard from first."""
    query = (
        select(*_COLUMNS, ConversationRow.heard_at)
        .join(ContactPatientRow, ContactPatientRow.contact_id == ContactRow.contact_id)
        .outerjoin(ConversationRow, ConversationRow.contact_id == ContactRow.contact_id)
        .where(ContactPatientRow.patient_id == patient_id)
        .order_by(ConversationRow.heard_at.desc().nulls_last(), ContactRow.contact_id)
    )
    return [Contact(**row._mapping) for row in conn.execute(query)]


def contact_for(conn: Connection, patient_id: int) -> Contact | None:
    """The address to write to: the reachable one that was last heard from; None where there is none.

    A patient whom the clinic knows by a telephone number alone gets an sms contact: the number was given to the clinic when
    she was registered, and that is her consent. So does a number that writes by WhatsApp, for what WhatsApp has refused to take.
    An opt-out on any address of hers, or in another app of that number, is never worked around in this way.
    """
    known = contacts_of(conn, patient_id)
    reachable = [one for one in known if one.reachable]
    if takes := next((one for one in reachable if one.takes), None):
        return takes
    if reachable:
        return _beside(conn, reachable[0])
    if any(one.opted_out_at or one.wrong_number_at for one in known):
        return None
    query = select(PatientRow.phone, PatientRow.language, PatientRow.created_at)
    row = conn.execute(query.where(PatientRow.patient_id == patient_id, PatientRow.erased_at.is_(None))).one_or_none()
    found = _by_number(conn, row.phone, row.language, row.created_at) if row and row.phone else None
    if found:
        link(conn, found.contact_id, patient_id)
    return found


def _beside(conn: Connection, whatsapp: Contact) -> Contact | None:
    """The sms contact of a number that writes by WhatsApp; it speaks for the same patients."""
    found = _by_number(conn, whatsapp.address, whatsapp.language, whatsapp.consented_at)
    if found:
        linked = ContactPatientRow
        same = select(literal(found.contact_id), linked.patient_id, linked.relation)
        names = ["contact_id", "patient_id", "relation"]
        made = insert(linked).from_select(names, same.where(linked.contact_id == whatsapp.contact_id))
        conn.execute(made.on_conflict_do_nothing())
    return found


def _by_number(conn: Connection, number: str, language: str | None, consented_at: datetime | None) -> Contact | None:
    """The sms contact of a number (E.164), made where there is none; None where it cannot or must not be texted."""
    if _closed(conn, number):
        return None
    given = {"channel": "sms", "address": number, "phone": number, "language": language, "consented_at": consented_at}
    conn.execute(insert(ContactRow).values(given).on_conflict_do_nothing(index_elements=["channel", "address"]))
    found = at_address(conn, "sms", number)
    return found if found and found.reachable else None


def _closed(conn: Connection, number: str) -> bool:
    """Whether somebody at this number (E.164), in whichever app, wants no messages or is not whom the clinic means."""
    closed = or_(ContactRow.opted_out_at.is_not(None), ContactRow.wrong_number_at.is_not(None))
    return bool(conn.execute(select(exists().where(_of_number(number), closed))).scalar_one())


def _of_number(number: object) -> ColumnElement[bool]:
    """The addresses that are this number's, with those of Telegram that have proven it: one phone in somebody's hand."""
    here = and_(ContactRow.channel.in_(("sms", "whatsapp")), ContactRow.address == number)
    return or_(here, ContactRow.phone == number)


def same_number(conn: Connection, contact_id: int) -> list[int]:
    """The other addresses of the same telephone number."""
    one = ContactRow.__table__.alias("one")
    number = select(func.coalesce(one.c.phone, case((one.c.channel != "telegram", one.c.address))))
    mine = number.where(one.c.contact_id == contact_id).scalar_subquery()
    others = select(ContactRow.contact_id).where(_of_number(mine), ContactRow.contact_id != contact_id)
    return list(conn.execute(others.order_by(ContactRow.contact_id)).scalars())


def link(conn: Connection, contact_id: int, patient_id: int, relation: str = "self") -> bool:
    """Lets an address speak for a patient; False where it does already (and keeps its relation)."""
    row = {"contact_id": contact_id, "patient_id": patient_id, "relation": relation}
    made = insert(ContactPatientRow).values(row).on_conflict_do_nothing().returning(ContactPatientRow.contact_id)
    return conn.execute(made).scalar_one_or_none() is not None


def opt_out(conn: Connection, contact_id: int, *, now: datetime, why: str, actor: str) -> bool:
    """No message more that it did not ask for; False where that is so already. `why`: "keyword", "words", "21610" …

    What the carrier enforces outweighs what was only said: after it nothing at all can be sent. Whoever has had enough of texts
    has had enough of them in the number's other apps too: those are opted out as ELSEWHERE, and answer still when asked.
    """
    if not _opt_out(conn, contact_id, now=now, why=why, actor=actor):
        return False
    for other in same_number(conn, contact_id):
        _opt_out(conn, other, now=now, why=ELSEWHERE, actor=actor)
    return True


ELSEWHERE = "elsewhere"
_SAID = ("words", ELSEWHERE)
"""Reasons that only we know of."""


def _opt_out(conn: Connection, contact_id: int, *, now: datetime, why: str, actor: str) -> bool:
    weaker = or_(
        ContactRow.opted_out_at.is_(None), and_(ContactRow.opted_out_why.in_(_SAID), literal(why not in _SAID))
    )
    which = update(ContactRow).where(ContactRow.contact_id == contact_id, weaker)
    since = func.coalesce(ContactRow.opted_out_at, now)
    if not conn.execute(which.values(opted_out_at=since, opted_out_why=why)).rowcount:
        return False
    history.add(conn, now=now, actor=actor, action="opted_out", entity="contact", entity_id=contact_id, why=why)
    return True


def opt_in(conn: Connection, contact_id: int, *, now: datetime, actor: str) -> bool:
    """She wants to hear from us again, also where she was opted out with this address; False where she never stopped."""
    also = and_(ContactRow.contact_id.in_(same_number(conn, contact_id)), ContactRow.opted_out_why == ELSEWHERE)
    which = update(ContactRow).where(
        or_(ContactRow.contact_id == contact_id, also), ContactRow.opted_out_at.is_not(None)
    )
    values = {"opted_out_at": None, "opted_out_why": None, "consented_at": now}
    changed = conn.execute(which.values(values).returning(ContactRow.contact_id)).scalars().all()
    for one in sorted(changed):
        history.add(conn, now=now, actor=actor, action="opted_in", entity="contact", entity_id=one)
    return contact_id in changed
