"""What every page needs of the house for one request: the clinic, the moment, and the words of who is asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from clinic.model import Practice
from db import practice as practices
from db.practice import NOBODY, Former
from web.times import Times
from web.words import Words, wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Desk:
    """One look at a page: `now` is the moment that all of it speaks of."""

    practice: Practice
    now: datetime
    t: Words
    times: Times
    former: Former = NOBODY

    def names(self) -> Mapping[str, str]:
        """What ids stand for in what was understood: "doctor:3" -> "Dr. Ana Lee"."""
        doctors = {f"doctor:{doctor.id}": doctor.name for doctor in self.practice.doctors}
        return doctors | {f"visit_type:{kind.code}": self.visit_type(kind.code) for kind in self.practice.visit_types}

    def visit_type(self, code: str) -> str:
        """The name of a kind of visit in the reader's language."""
        kind = self.practice.visit_type(code)
        names = kind.name if kind else self.former.kinds.get(code, {})
        return names.get(self.t.language) or next(iter(names.values()), code)

    def doctor(self, doctor_id: int) -> str:
        found = self.practice.doctor(doctor_id)
        return found.name if found else self.former.doctors.get(doctor_id, f"#{doctor_id}")

    def moment(self, kept: str) -> str:
        """A moment as the history keeps it, ISO 8601, in the reader's words."""
        return self.times.moment(datetime.fromisoformat(kept))


def open_(runtime: Runtime, conn: Connection) -> Desk:
    """The desk for the request that is being answered."""
    now, t = runtime.now(), wanted()
    practice = practices.load(conn)
    return Desk(practice, now, t, Times(practice.clinic.zone, t.language, now), practices.former(conn))
