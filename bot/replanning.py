"""The reminders of visits that are booked already, when the clinic's reminder times, quiet hours or zone have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from clinic import reminders
from clinic.model import Clinic
from clinic.reading import spell_duration
from db import planned
from db.planned import Planned, Visit


@dataclass(frozen=True, slots=True)
class Replanned:
    """How many reminders are new, how many go at another time, and how many do not go any more."""

    added: int = 0
    moved: int = 0
    dropped: int = 0


def is_another_plan(was: Clinic, clinic: Clinic) -> bool:
    """Whether reminders are due at other times than before."""
    return any(getattr(was, name) != getattr(clinic, name) for name in ("reminders", "quiet_hours", "timezone"))


def replan(conn: Connection, now: datetime, clinic: Clinic) -> Replanned:
    """Brings what waits in line with the clinic's plan. What is due already, or has gone, stays as it is."""
    there = planned.rows(conn, now)
    added = moved = 0
    unwanted: list[int] = []
    for visit in planned.visits(conn, now):
        rows = there.get(visit.appointment_id, {})
        plan = {offset: due.astimezone(UTC) for offset, due in reminders.plan(clinic, visit.start, now)}
        added += sum(_added(conn, visit, rows.get(offset), offset, due) for offset, due in plan.items())
        moved += sum(_moved(conn, rows.get(offset), due, now) for offset, due in plan.items())
        unwanted += _unwanted(clinic, visit, rows, plan, now)
    planned.drop(conn, unwanted, now)
    return Replanned(added, moved, len(unwanted))


def _added(conn: Connection, visit: Visit, row: Planned | None, offset: str, due: datetime) -> bool:
    if row is None:
        planned.add(conn, visit, offset, due)
    elif row.dropped:
        planned.wait(conn, row.outbox_id, due)
    return row is None or row.dropped


def _moved(conn: Connection, row: Planned | None, due: datetime, now: datetime) -> bool:
    moves = row is not None and row.waits and row.due > now and row.due != due
    if row is not None and moves:
        planned.wait(conn, row.outbox_id, due)
    return moves


def _unwanted(
    clinic: Clinic, visit: Visit, rows: Mapping[str, Planned], plan: Mapping[str, datetime], now: datetime
) -> list[int]:
    """The rows that wait for a moment of which the plan knows nothing.

    A reminder that the new plan would have sent already goes when the old one said: better late than never.
    """
    missed = {
        spell_duration(offset)
        for offset in clinic.reminders
        if reminders.reminder(clinic, visit.start, offset).astimezone(UTC) <= now
    }
    return [
        row.outbox_id
        for offset, row in rows.items()
        if row.waits and row.due > now and offset not in plan and offset not in missed
    ]
