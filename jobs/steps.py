"""What is to be done with a claimed row: something at a provider's, or nothing any more, or nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection

from bot.channels.base import SendError
from clinic.model import Practice
from db.outbox import Claimed
from jobs.pauses import PAUSES

if TYPE_CHECKING:
    from bot.runtime import Runtime


LAST_CALL = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Task:
    """A claimed row and what is true at that moment. `now` is real; `moment` is what the row is to be judged by."""

    runtime: Runtime
    row: Claimed
    now: datetime
    moment: datetime
    practice: Practice


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing is to be sent: it went another way ("done") or must not be said any more ("dropped")."""

    status: Literal["done", "dropped"]
    outcome: str


@dataclass(frozen=True, slots=True)
class PutOff:
    """Not before `due`."""

    due: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something at a provider's, decided in the claim's transaction and done outside of any.

    do: calls the provider and returns the provider's id; raises SendError.
    done: writes down that it happened; False sends the row round again at once, because the world has moved meanwhile.
    gave_up: writes down that it never will, goes another way where there is one, tells staff.
    turned_away: writes down that this app takes no words of the clinic's own now; the row goes round again and finds another way.
    missed: writes down that a try has failed and another will follow; `pauses` lie between the tries.
    lines: what must not be stopped. until: after that moment another try makes no sense; a stopped line is not waited for in the
    last hours before it (LAST_CALL), where there may be another way. beside: rows that share the fate.
    """

    do: Callable[[], str | None]
    done: Callable[[Connection, datetime, str | None], bool]
    gave_up: Callable[[Connection, datetime, SendError], None]
    lines: tuple[str, ...] = ()
    until: datetime | None = None
    beside: tuple[Claimed, ...] = ()
    turned_away: Callable[[Connection, datetime, SendError], None] | None = None
    missed: Callable[[Connection, datetime, SendError], None] | None = None
    pauses: Sequence[timedelta] = PAUSES
    urgent: bool = False  # whether `until` is a visit: then the last call counts

    def is_last_call(self, moment: datetime) -> bool:
        """Whether it is now or, by this way, never."""
        return self.urgent and self.until is not None and moment >= self.until - LAST_CALL


Step = Over | PutOff | Act
Kind = Callable[[Connection, Task], Step]


def dropped(outcome: str) -> Over:
    return Over("dropped", outcome)
