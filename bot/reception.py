"""The receptionist at work: one message, one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.inbound import Answer, Inbound

if TYPE_CHECKING:
    from bot.runtime import Runtime


def receive(runtime: Runtime, inbound: Inbound, now: datetime) -> Answer:
    """Hears one message and answers it; a repeat gets the same answer and changes nothing.

    Raises sqlalchemy.exc.OperationalError when PostgreSQL is away: the door answers 503 and the provider tries again.
    """
    raise NotImplementedError
