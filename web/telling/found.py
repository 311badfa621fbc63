"""Everything that the page of figures knows of one stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from db import figures
from web.stretch import Span


@dataclass(frozen=True, slots=True)
class Found:
    """The counts of one stretch; `missed` is how many messages were not understood."""

    bookings: tuple[figures.Bookings, ...]
    handled: figures.Handled
    visits: figures.Visits
    visit_days: tuple[figures.VisitDay, ...]
    reminders: figures.Reminders
    waits: figures.Waits
    texts: figures.Texts
    missed: int

    @property
    def booked(self) -> int:
        return sum(one.count for one in self.bookings)


def gather(conn: Connection, span: Span, zone: str, price: Decimal) -> Found:
    """`price` is what one segment of an SMS costs."""
    start, end = span.start, span.end
    return Found(
        figures.bookings(conn, start, end, zone),
        figures.handled(conn, start, end, zone),
        figures.visits(conn, start, span.close),
        figures.visit_days(conn, start, span.close, zone),
        figures.reminders(conn, start, end),
        figures.waits(conn, start, end),
        figures.texts(conn, start, end, zone, price),
        figures.missed(conn, start, end, limit=0)[0],
    )
