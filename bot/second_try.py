"""What was given up is tried again, because somebody has mended what stood in the way, or wants to know whether it is mended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.actor import Actor, Unknown, act
from db import attention, history, jobs, people, reach, visits
from db.jobs import Job
from db.tables import ConversationRow, MessageRow, PatientRow

BY_TEXT = frozenset({"message", "reminder", "notice"})


@act
def try_again(conn: Connection, now: datetime, actor: Actor, outbox_id: int) -> int:
    """Lets the row wait again, due at once: wake a worker for it after the commit. It is judged anew: what is past is dropped.

    An address that a provider has refused is given another chance, as staff ask for it; an opt-out is not touched.
    Raises Unknown where no such row was given up.
    """
    job = jobs.revive(conn, outbox_id, now)
    if job is None:
        raise Unknown("job", outbox_id)
    if job.kind == "email":
        _trust_email(conn, job)
    elif job.kind in BY_TEXT:
        _trust_number(conn, job, now, actor)
    history.add(conn, now=now, actor=actor.label, action="tried_again", entity="job", entity_id=outbox_id)
    attention.resolve_key(conn, f"outbox:{outbox_id}", now=now, by=actor.label)
    return outbox_id


def _trust_email(conn: Connection, job: Job) -> None:
    mailbox = visits.mailbox(conn, job.patient_id) if job.patient_id is not None else None
    if mailbox is None or not mailbox.failed:
        return
    whose = update(PatientRow).where(PatientRow.patient_id == mailbox.patient_id)
    conn.execute(whose.values(email_failed_at=None, email_failure=None))


def _trust_number(conn: Connection, job: Job, now: datetime, actor: Actor) -> None:
    contact_id = _contact(conn, job)
    if contact_id is not None:
        reach.reachable(conn, contact_id, now=now, actor=actor.label)


def _contact(conn: Connection, job: Job) -> int | None:
    """The address that the message was for."""
    if job.message_id is None:
        known = people.contact_for(conn, job.patient_id) if job.patient_id is not None else None
        return known.contact_id if known else None
    talk, message = ConversationRow, MessageRow
    query = select(talk.contact_id).join(message, message.conversation_id == talk.conversation_id)
    return conn.execute(query.where(message.message_id == job.message_id)).scalar_one_or_none()
