"""Times kept for a conversation while it makes up its mind, and what stands in the way of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.actor import Actor, Unknown, act
from clinic.model import Practice, Slot, VisitType
from db import appointments
from db.appointments import Stretch


@act
def hold(
    conn: Connection,
    now: datetime,
    practice: Practice,
    *,
    conversation_id: int,
    patient_id: int | None,
    visit_type: str,
    slots: Sequence[Slot],
) -> None:
    """Keeps these times for the conversation, in the place of whatever it held, for as long as the clinic holds an offer.

    Of times that overlap each other the first is kept. Raises Clash where one is taken.
    """
    kind = kind_of(practice, visit_type)
    buffer = timedelta(minutes=kind.buffer_minutes)
    kept = _apart(slots, buffer)
    wanted = [Stretch(slot.doctor_id, slot.start, slot.end.astimezone(UTC) + buffer) for slot in kept]
    appointments.lock_days(conn, wanted)
    appointments.drop_of(conn, conversation_id)
    if not wanted:
        return
    appointments.drop_expired(conn, wanted, now)
    appointments.insert_holds(
        conn,
        kept,
        visit_type=kind.code,
        buffer=buffer,
        patient_id=patient_id,
        conversation_id=conversation_id,
        now=now,
        until=now + practice.clinic.hold,
    )


@act
def release(conn: Connection, conversation_id: int) -> None:
    """Gives back whatever the conversation holds."""
    appointments.drop_of(conn, conversation_id)


def holder_of(conn: Connection, actor: Actor, conversation_id: int | None) -> int | None:
    """The conversation whose holds do not stand in the actor's way."""
    if conversation_id is not None or actor.contact_id is None:
        return conversation_id
    return appointments.conversation_of(conn, actor.contact_id)


def kind_of(practice: Practice, visit_type: str) -> VisitType:
    """Raises Unknown."""
    kind = practice.visit_type(visit_type)
    if kind is None:
        raise Unknown("visit_type", visit_type)
    return kind


def _apart(slots: Sequence[Slot], buffer: timedelta) -> list[Slot]:
    """The slots less those that overlap an earlier one of the same doctor."""
    kept: list[Slot] = []
    for slot in slots:
        ends = slot.end.astimezone(UTC) + buffer
        if not any(
            one.doctor_id == slot.doctor_id and slot.start < one.end.astimezone(UTC) + buffer and one.start < ends
            for one in kept
        ):
            kept.append(slot)
    return kept
