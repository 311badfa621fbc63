"""Who acts at the desk, how the desk says no, and that it does a thing whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from clinic.rules import Reason
from db.daybook import Visit


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom the history names (`contact:5`, `staff:7`, `api:<digest>`), and the door she came by."""

    label: str
    via: str  # "sms", "whatsapp", "telegram", "staff" or "api"

    @property
    def is_staff(self) -> bool:
        return self.via == "staff"

    @property
    def is_patient(self) -> bool:
        """True for a patient who writes, and so needs no message about what she did herself."""
        return self.via not in ("staff", "api")

    @property
    def contact_id(self) -> int | None:
        kind, _, number = self.label.partition(":")
        return int(number) if kind == "contact" and number.isdecimal() else None


class Clash(Exception):
    """The time was taken meanwhile."""


class Refused(Exception):
    """The clinic's rules do not allow it; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Stale(Exception):
    """The visit has changed since the caller saw it."""


class StillBooked(Exception):
    """Visits stand in the way; `visits` are they, for whoever has to see to them first."""

    def __init__(self, visits: Sequence[Visit]) -> None:
        super().__init__(f"{len(visits)} visits are booked")
        self.visits = tuple(visits)


class Unknown(Exception):
    """No such thing: `what` is "patient", "doctor", "visit_type", "appointment", "closure" or "block"."""

    def __init__(self, what: str, which: object) -> None:
        super().__init__(f"no {what} {which}")
        self.what = what


# SQLSTATE: exclusion_violation, deadlock_detected, serialization_failure. All say that somebody else was quicker.
_LOST = frozenset({"23P01", "40P01", "40001"})
_P = ParamSpec("_P")
_R = TypeVar("_R")


def act(do: Callable[Concatenate[Connection, _P], _R]) -> Callable[Concatenate[Connection, _P], _R]:
    """Runs an act of the desk in a savepoint: it is done whole or not at all, and a lost race is told as Clash."""

    @wraps(do)
    def whole(conn: Connection, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            with conn.begin_nested():
                return do(conn, *args, **kwargs)
        except DBAPIError as error:
            if getattr(error.orig, "pgcode", None) in _LOST:
                raise Clash from None
            raise

    return whole
