"""What follows when a message or an e-mail cannot reach a patient: it is recorded, goes another way, and staff hear of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, exists, select, update

from bot.channels.base import SendError
from db import addresses, attention, history, outbox, reach, visits
from db.tables import OutboxRow, PatientRow
from db.visits import Mailbox, Visit

NOTICES = {"confirmation": "booked", "change": "moved", "cancellation": "cancelled"}
"""The text that says what an e-mail would have said."""


def text_refused(
    conn: Connection,
    now: datetime,
    error: SendError,
    *,
    contact_id: int,
    conversation_id: int,
    patient_id: int | None = None,
    appointment_id: int | None = None,
) -> None:
    """Records what the provider said of the address, and tells staff once a conversation."""
    why = error.code or "refused"
    if error.effect == "opted_out":
        addresses.opt_out(conn, contact_id, now=now, why=why, actor="provider")
    elif error.effect == "unreachable":
        reach.unreachable(conn, contact_id, now=now, why=f"{error.words} ({why})")
    attention.raise_(
        conn,
        now=now,
        kind="opt_out" if error.effect == "opted_out" else "undeliverable",
        key=f"undeliverable:{conversation_id}",
        detail=_words(error),
        conversation_id=conversation_id,
        patient_id=patient_id,
        appointment_id=appointment_id,
    )


def email_refused(conn: Connection, now: datetime, error: SendError, mailbox: Mailbox, visit: Visit) -> None:
    """Records a refused address with the patient whose it is, and tells staff once a patient."""
    if error.effect == "unreachable":
        refuses = update(PatientRow).where(
            PatientRow.patient_id == mailbox.patient_id, PatientRow.email == mailbox.email
        )
        conn.execute(refuses.values(email_failed_at=now, email_failure=_words(error)))
        history.add(
            conn, now=now, actor="provider", action="email_failed", entity="patient", entity_id=mailbox.patient_id,
            why=error.code,
        )  # fmt: skip
    attention.raise_(
        conn,
        now=now,
        kind="email_failed",
        key=f"email_failed:{mailbox.patient_id}",
        detail=_words(error),
        patient_id=mailbox.patient_id,
        appointment_id=visit.appointment.id,
    )


def reminder_by_email(conn: Connection, now: datetime, visit: Visit, offset: str, as_of: datetime | None) -> bool:
    """Reminds of the visit by e-mail in the text's place; False, and staff are told, where there is no address for it."""
    visit_id, version = visit.appointment.id, visit.appointment.version
    mailbox = visits.mailbox(conn, visit.patient.id)
    if mailbox is None or mailbox.failed:
        attention.raise_(
            conn,
            now=now,
            kind="undeliverable",
            key=f"unreminded:{visit_id}:v{version}",
            detail="the reminder reaches the patient neither by text nor by e-mail",
            patient_id=visit.patient.id,
            appointment_id=visit_id,
        )
        return False
    outbox.add(
        conn,
        "email",
        due=now,
        payload={"template": "reminder", "instead_of": "text"},
        key=f"email:reminder:{visit_id}:v{version}:{offset}",
        appointment_id=visit_id,
        version=version,
        patient_id=visit.patient.id,
        as_of=as_of,
    )
    return True


def untold(conn: Connection, now: datetime, visit: Visit) -> None:
    """No text can go about what the clinic did; staff hear of it unless the e-mail says it."""
    mailbox = visits.mailbox(conn, visit.patient.id)
    if mailbox is not None and not mailbox.failed:
        return
    attention.raise_(
        conn,
        now=now,
        kind="undeliverable",
        key=f"untold:{visit.appointment.id}:v{visit.appointment.version}",
        detail="what was changed reaches the patient neither by text nor by e-mail",
        patient_id=visit.patient.id,
        appointment_id=visit.appointment.id,
    )


def text_instead(conn: Connection, now: datetime, template: str, visit: Visit) -> bool:
    """Says by text what an e-mail could not, unless a text says it already; False where there is none to say."""
    event, appointment = NOTICES.get(template), visit.appointment
    told = exists().where(
        OutboxRow.kind == "notice",
        OutboxRow.appointment_id == appointment.id,
        OutboxRow.version == appointment.version,
    )
    if event is None or conn.execute(select(told)).scalar_one():
        return False
    made = outbox.add(
        conn,
        "notice",
        due=now,
        payload={"event": event, "instead_of": "email"},
        key=f"notice:{event}:{appointment.id}:v{appointment.version}:instead",
        appointment_id=appointment.id,
        version=appointment.version,
        patient_id=visit.patient.id,
    )
    return made is not None


def _words(error: SendError) -> str:
    return f"{error.words} ({error.code})" if error.code else error.words
