"""All that is kept about one patient, as JSON: what she may ask to see (GDPR, article 15; HIPAA, 45 CFR 164.524)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, or_, select

from db.history import plain
from db.tables import (
    AppointmentRow,
    AttentionRow,
    ContactPatientRow,
    ContactRow,
    ConversationRow,
    DoctorRow,
    HistoryRow,
    MessageRow,
    OutboxRow,
    PatientRow,
    QuestionRow,
    WaitlistRow,
)

_Table = dict[str, Any]


def everything(conn: Connection, patient_id: int) -> dict[str, Any] | None:
    """{"patient", "contacts", "messages", "visits", "questions", "waitlist", "sent_later", "attention", "history"}; None for
    an unknown one. Times are ISO 8601 in UTC.

    A phone that a family shares has one conversation: it is hers too, and all of it is there.
    """
    row = PatientRow
    found = conn.execute(
        select(row.__table__).where(row.patient_id == patient_id, row.erased_at.is_(None), row.merged_into.is_(None))
    ).one_or_none()
    if found is None:
        return None
    people = [patient_id, *conn.execute(select(row.patient_id).where(row.merged_into == patient_id)).scalars()]
    contacts = _contacts(conn, patient_id)
    visits = _visits(conn, patient_id)
    talks = [each["conversation_id"] for each in contacts if each["conversation_id"]]
    numbers = [each["appointment_id"] for each in visits]
    told: dict[str, Any] = {
        "patient": dict(found._mapping),
        "contacts": contacts,
        "messages": _messages(conn, talks),
        "visits": visits,
        "questions": _all(conn, select(QuestionRow.__table__).where(QuestionRow.appointment_id.in_(numbers))),
        "waitlist": _all(conn, select(WaitlistRow.__table__).where(WaitlistRow.patient_id == patient_id)),
        "sent_later": _later(conn, patient_id, numbers),
        "attention": _attention(conn, patient_id, talks, numbers),
        "history": _history(conn, people, contacts, talks, numbers),
    }
    shown: dict[str, Any] = plain(told)
    return shown


def _all(conn: Connection, query: Select[Any]) -> list[_Table]:
    """The rows in the order in which they were made."""
    return [dict(row._mapping) for row in conn.execute(query.order_by(query.selected_columns[0]))]


def _contacts(conn: Connection, patient_id: int) -> list[_Table]:
    linked, talk = ContactPatientRow, ConversationRow
    query = (
        select(ContactRow.__table__, linked.relation, talk.conversation_id, talk.state, talk.data)
        .join(linked, linked.contact_id == ContactRow.contact_id)
        .outerjoin(talk, talk.contact_id == ContactRow.contact_id)
    )
    return _all(conn, query.where(linked.patient_id == patient_id))


def _visits(conn: Connection, patient_id: int) -> list[_Table]:
    row = AppointmentRow
    query = select(row.__table__, DoctorRow.name.label("doctor")).join(DoctorRow, DoctorRow.doctor_id == row.doctor_id)
    return _all(conn, query.where(row.patient_id == patient_id))


def _messages(conn: Connection, talks: Sequence[int]) -> list[_Table]:
    return _all(conn, select(MessageRow.__table__).where(MessageRow.conversation_id.in_(talks)))


def _later(conn: Connection, patient_id: int, visits: Sequence[int]) -> list[_Table]:
    """E-mails, texts and calendar entries about her, and what became of each."""
    row = OutboxRow
    query = select(
        row.outbox_id, row.kind, row.payload, row.appointment_id, row.message_id, row.due, row.status, row.attempts,
        row.outcome, row.error_code, row.error, row.created_at, row.done_at,
    )  # fmt: skip
    return _all(conn, query.where(or_(row.patient_id == patient_id, row.appointment_id.in_(visits))))


def _attention(conn: Connection, patient_id: int, talks: Sequence[int], visits: Sequence[int]) -> list[_Table]:
    row = AttentionRow
    about = or_(row.patient_id == patient_id, row.conversation_id.in_(talks), row.appointment_id.in_(visits))
    return _all(conn, select(row.__table__).where(about))


def _history(
    conn: Connection, people: Sequence[int], contacts: Sequence[_Table], talks: Sequence[int], visits: Sequence[int]
) -> list[_Table]:
    row, wait = HistoryRow, WaitlistRow
    waits = select(wait.waitlist_id.cast(Text)).where(wait.patient_id.in_(people))
    named: dict[str, Any] = {
        "patient": [str(one) for one in people],
        "contact": [str(one["contact_id"]) for one in contacts],
        "conversation": [str(one) for one in talks],
        "appointment": [str(one) for one in visits],
        "waitlist": waits,
    }
    about = (and_(row.entity == entity, row.entity_id.in_(ids)) for entity, ids in named.items())
    return _all(conn, select(row.__table__).where(or_(*about)))
