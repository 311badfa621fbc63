"""Times kept for a conversation while it makes up its mind, and what stands in the way of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.actor import Actor, Unknown, act
from clinic.model import Practice, Slot, VisitType
from clinic.rules import Wish
from db import appointments
from db.appointments import Hold, Stretch


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
    before = appointments.holds(conn, conversation_id)
    appointments.lock_days(conn, [*wanted, *(one.stretch for one in before)])
    appointments.drop_holds(conn, [one.hold_id for one in before])
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
    held = appointments.holds(conn, conversation_id)
    appointments.lock_days(conn, [one.stretch for one in held])
    appointments.drop_holds(conn, [one.hold_id for one in held])


def clear(
    conn: Connection, now: datetime, holder: int | None, wanted: Stretch, also: Sequence[Stretch] = ()
) -> list[Hold]:
    """Locks the day (and the days of `also`); removes expired holds and the holder's own in the way. The latter."""
    held = appointments.holds(conn, holder) if holder is not None else []
    own = [one for one in held if _in_the_way(one, wanted)]
    appointments.lock_days(conn, [wanted, *also, *(one.stretch for one in own)])
    appointments.drop_holds(conn, [one.hold_id for one in own])
    appointments.drop_expired(conn, [wanted], now)
    return own


def holder_of(conn: Connection, actor: Actor, conversation_id: int | None) -> int | None:
    """The conversation whose holds do not stand in the actor's way."""
    if conversation_id is not None or actor.contact_id is None:
        return conversation_id
    return appointments.conversation_of(conn, actor.contact_id)


def keeps(one: Hold, wish: Wish, now: datetime) -> bool:
    """True while the hold lasts and is for just this visit."""
    return one.until > now and (one.start, one.visit_type) == (wish.start, wish.visit_type.code)


def kind_of(practice: Practice, visit_type: str) -> VisitType:
    """Raises Unknown."""
    kind = practice.visit_type(visit_type)
    if kind is None:
        raise Unknown("visit_type", visit_type)
    return kind


def _in_the_way(one: Hold, wanted: Stretch) -> bool:
    return one.doctor_id == wanted.doctor_id and one.start < wanted.end and wanted.start < one.blocked_until


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
