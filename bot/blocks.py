"""A doctor's time blocked by the desk, and given back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.actor import Actor, StillBooked, Unknown, act
from clinic.mistakes import Mistakes, Wrong
from clinic.model import Practice
from db import appointments, blocks, history
from db.appointments import Stretch
from db.blocks import Block

LONGEST = timedelta(days=31)
"""Whoever is away for longer has a closure."""
WORDS = 200  # characters of a reason


@act
def block(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    *,
    doctor_id: int,
    start: datetime,
    end: datetime,
    reason: str = "",
) -> Block:
    """Keeps `start` <= t < `end` free of patients. Offers that nobody has taken yet are taken back.

    Raises StillBooked with the visits in the way, Mistakes ("start", "end" or "reason"), Unknown for no such doctor.
    """
    if practice.doctor(doctor_id) is None:
        raise Unknown("doctor", doctor_id)
    stretch = Stretch(doctor_id, start.astimezone(UTC), end.astimezone(UTC))
    if wrong := _mistakes(stretch, now, reason):
        raise Mistakes(wrong)
    appointments.lock_days(conn, [stretch])
    if visits := blocks.visits_in(conn, stretch):
        raise StillBooked(visits)
    blocks.drop_holds_in(conn, stretch)
    made = blocks.add(conn, stretch, reason.strip())
    _remember(conn, now, actor, "blocked", made)
    return made


@act
def unblock(conn: Connection, now: datetime, actor: Actor, block_id: int) -> Block:
    """Gives blocked time back to the patients. Raises Unknown where the desk has blocked no such time."""
    gone = blocks.drop(conn, block_id)
    if gone is None:
        raise Unknown("block", block_id)
    _remember(conn, now, actor, "unblocked", gone)
    return gone


def _mistakes(stretch: Stretch, now: datetime, reason: str) -> dict[str, Wrong]:
    tests = {
        "start": (stretch.end <= now, Wrong("gone_by")),
        "end": (stretch.end <= stretch.start, Wrong("not_after")),
        "reason": (len(reason) > WORDS or not reason.isprintable(), Wrong("one_line", {"most": WORDS})),
    }
    wrong = {field: what for field, (is_wrong, what) in tests.items() if is_wrong}
    if stretch.end - stretch.start > LONGEST:
        wrong["end"] = Wrong("block_too_long", {"most": LONGEST.days})
    return wrong


def _remember(conn: Connection, now: datetime, actor: Actor, action: str, block: Block) -> None:
    told = {"doctor_id": block.doctor_id, "start": block.start, "end": block.end, "reason": block.reason}
    before, after = (None, told) if action == "blocked" else (told, None)
    history.add(
        conn,
        now=now,
        actor=actor.label,
        action=action,
        entity="block",
        entity_id=block.id,
        before=before,
        after=after,
    )
