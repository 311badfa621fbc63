"""The waiting list: who would come earlier joins it and leaves it. Offers are made elsewhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.actor import Actor
from db import history, people
from db.tables import ContactPatientRow, WaitlistRow


class WaitsAlready(Exception):
    """The patient waits for this already."""

    def __init__(self, waitlist_id: int) -> None:
        super().__init__(f"waits as {waitlist_id}")
        self.waitlist_id = waitlist_id


@dataclass(frozen=True, slots=True)
class Wish:
    """For which kind of visit, perhaps one doctor, perhaps in the place of a later visit, perhaps only between two moments."""

    patient_id: int
    visit_type: str
    doctor_id: int | None = None
    appointment_id: int | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


def join(conn: Connection, now: datetime, actor: Actor, wish: Wish, *, conversation_id: int | None = None) -> int:
    """Puts a patient on the list and gives the row's id. Raises WaitsAlready for the same kind of visit and doctor.

    Raises LookupError for an unknown patient.
    """
    if not people.lock(conn, wish.patient_id):
        raise LookupError(f"no patient {wish.patient_id}")
    row = WaitlistRow
    same = (
        row.patient_id == wish.patient_id,
        row.visit_type == wish.visit_type,
        row.status.in_(("waiting", "offered")),
    )
    there = select(row.waitlist_id).where(*same, row.doctor_id.is_not_distinct_from(wish.doctor_id)).limit(1)
    if (found := conn.execute(there).scalar_one_or_none()) is not None:
        raise WaitsAlready(found)
    values = asdict(wish) | {"conversation_id": conversation_id, "created_at": now, "updated_at": now}
    made = conn.execute(insert(row).values(values).returning(row.waitlist_id)).scalar_one()
    _remember(conn, now, actor, "joined", made)
    return made


def of_contact(conn: Connection, contact_id: int) -> list[int]:
    """The rows by which the patients of a contact wait."""
    row, link = WaitlistRow, ContactPatientRow
    theirs = select(link.patient_id).where(link.contact_id == contact_id)
    waiting = select(row.waitlist_id).where(row.patient_id.in_(theirs), row.status.in_(("waiting", "offered")))
    return list(conn.execute(waiting.order_by(row.waitlist_id)).scalars())


def leave(conn: Connection, now: datetime, actor: Actor, waitlist_id: int) -> bool:
    """Takes a patient off the list; False when she is on it no more."""
    row = WaitlistRow
    waiting = update(row).where(row.waitlist_id == waitlist_id, row.status.in_(("waiting", "offered")))
    if conn.execute(waiting.values(status="left", updated_at=now)).rowcount == 0:
        return False
    _remember(conn, now, actor, "left", waitlist_id)
    return True


def _remember(conn: Connection, now: datetime, actor: Actor, action: str, waitlist_id: int) -> None:
    history.add(conn, now=now, actor=actor.label, action=action, entity="waitlist", entity_id=waitlist_id)
