"""One conversation as staff read it: both sides, what was understood, and whom it speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update
from sqlalchemy.orm import aliased

from clinic.model import Patient
from db.tables import (
    AppointmentRow,
    ContactPatientRow,
    ContactRow,
    ConversationRow,
    HistoryRow,
    MessageRow,
    PatientRow,
    StaffRow,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Who is at the other end, and who holds the conversation."""

    id: int
    contact_id: int
    channel: str
    address: str
    language: str | None
    state: str
    unread: int
    taken_over_at: datetime | None
    taken_over_by: int | None
    taken_over_email: str | None
    opted_out_at: datetime | None
    opted_out_why: str | None
    unreachable_at: datetime | None
    unreachable_why: str | None
    wrong_number_at: datetime | None
    assigned_to: int | None = None
    assigned_email: str | None = None
    patients: tuple[tuple[Patient, str], ...] = ()  # with the relation to the writer, "self" first

    @property
    def title(self) -> str:
        return ", ".join(patient.name for patient, _ in self.patients) or self.address


@dataclass(frozen=True, slots=True)
class Message:
    """One message or note; `buttons` are rows of (label, data), `ask_contact` is the label of Telegram's "share my number" key."""

    id: int
    direction: str
    author: str
    body: str
    status: str
    at: datetime
    understood: dict[str, Any] | None = None
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    ask_contact: str | None = None
    media: int = 0
    segments: int = 0
    error_code: str | None = None
    error: str | None = None
    author_email: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    at: datetime
    actor: str
    action: str
    entity: str
    entity_id: str
    why: str | None
    email: str | None  # of the colleague who did it


def head(conn: Connection, conversation_id: int) -> Head | None:
    """Who is at the other end; None for an id that does not exist."""
    talk, contact, assigned = ConversationRow, ContactRow, aliased(StaffRow)
    row = conn.execute(
        select(
            talk.conversation_id.label("id"),
            contact.contact_id,
            contact.channel,
            contact.address,
            contact.language,
            talk.state,
            talk.unread,
            talk.taken_over_at,
            talk.taken_over_by,
            StaffRow.email.label("taken_over_email"),
            contact.opted_out_at,
            contact.opted_out_why,
            contact.unreachable_at,
            contact.unreachable_why,
            contact.wrong_number_at,
            talk.assigned_to,
            assigned.email.label("assigned_email"),
        )
        .join(contact, contact.contact_id == talk.contact_id)
        .outerjoin(StaffRow, StaffRow.staff_id == talk.taken_over_by)
        .outerjoin(assigned, assigned.staff_id == talk.assigned_to)
        .where(talk.conversation_id == conversation_id)
    ).one_or_none()
    return Head(**row._mapping, patients=_patients(conn, row.contact_id)) if row else None


def by_address(conn: Connection, channel: str, address: str) -> int | None:
    """The conversation of an address, or None before its first message."""
    return conn.execute(
        select(ConversationRow.conversation_id)
        .join(ContactRow, ContactRow.contact_id == ConversationRow.contact_id)
        .where(ContactRow.channel == channel, ContactRow.address == address)
    ).scalar_one_or_none()


def messages(
    conn: Connection, conversation_id: int, *, limit: int = 100, before: int | None = None
) -> tuple[Message, ...]:
    """The last `limit` messages in the order they came; `before` is the id of a message that those are older than."""
    row = MessageRow
    query = (
        select(row.__table__, StaffRow.email.label("author_email"))
        .outerjoin(StaffRow, row.author == "staff:" + StaffRow.staff_id.cast(row.author.type))
        .where(row.conversation_id == conversation_id)
    )
    if before is not None:
        query = query.where(row.message_id < before)
    found = conn.execute(query.order_by(row.message_id.desc()).limit(limit)).all()
    return tuple(_message(each) for each in reversed(found))


def labels(shown: Iterable[Message]) -> dict[str, str]:
    """The data of every button in these messages -> its label: a press is kept as its data."""
    return {data: label for message in shown for keys in message.buttons for label, data in keys}


def history(
    conn: Connection, *, conversation_id: int, contact_id: int, patient_ids: Sequence[int], limit: int = 30
) -> tuple[Change, ...]:
    """What was done about these patients, their visits, this address and this conversation, the newest first."""
    row = HistoryRow
    visits = select(AppointmentRow.appointment_id.cast(row.entity_id.type)).where(
        AppointmentRow.patient_id.in_(patient_ids)
    )
    rows = conn.execute(
        select(row.at, row.actor, row.action, row.entity, row.entity_id, row.why, StaffRow.email)
        .outerjoin(StaffRow, row.actor == "staff:" + StaffRow.staff_id.cast(row.actor.type))
        .where(
            or_(
                and_(row.entity == "appointment", row.entity_id.in_(visits)),
                and_(row.entity == "patient", row.entity_id.in_([str(number) for number in patient_ids])),
                and_(row.entity == "contact", row.entity_id == str(contact_id)),
                and_(row.entity == "conversation", row.entity_id == str(conversation_id)),
            )
        )
        .order_by(row.history_id.desc())
        .limit(limit)
    )
    return tuple(Change(*each) for each in rows)


def seen(conn: Connection, conversation_id: int) -> None:
    """Somebody has read it."""
    row = ConversationRow
    conn.execute(update(row).where(row.conversation_id == conversation_id, row.unread > 0).values(unread=0))


def _patients(conn: Connection, contact_id: int) -> tuple[tuple[Patient, str], ...]:
    link, row = ContactPatientRow, PatientRow
    found = conn.execute(
        select(row.patient_id, row.name, row.email, row.phone, row.birthdate, row.language, link.relation)
        .join(link, link.patient_id == row.patient_id)
        .where(link.contact_id == contact_id)
        .order_by(link.relation != "self", row.patient_id)
    )
    return tuple((Patient(*each[:6]), each.relation) for each in found)


def _message(row: Any) -> Message:
    stored = row.buttons[0] if row.buttons else {}
    return Message(
        id=row.message_id,
        direction=row.direction,
        author=row.author,
        body=row.body,
        status=row.status,
        at=row.created_at,
        understood=row.understood,
        buttons=tuple(tuple((str(label), str(data)) for label, data in keys) for keys in stored.get("rows") or ()),
        ask_contact=stored.get("ask_contact"),
        media=len(row.media or ()),
        segments=row.segments,
        error_code=row.error_code,
        error=row.error,
        author_email=row.author_email,
    )
