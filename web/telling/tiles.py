"""The numbers at the head of the page, each beside what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from web.numbers import Numbers
from web.telling.found import Found
from web.words import Words


@dataclass(frozen=True, slots=True)
class Tile:
    """`change` in words, "" where there is nothing to compare with; `mark` says it as a shape."""

    name: str
    value: str
    change: str
    mark: str
    note: str


def tiles(found: Found, before: Found, t: Words, numbers: Numbers) -> tuple[Tile, ...]:
    """Six of them, in the order of the page."""
    made = _Tiles(t, numbers)
    return (
        made.count("bookings", found.booked, before.booked),
        made.share("alone", found.handled.share, before.handled.share, found.handled.talks),
        made.share("confirmed", found.visits.confirmation_rate, before.visits.confirmation_rate, found.visits.booked),
        made.share("no_show", found.visits.no_show_rate, before.visits.no_show_rate, found.visits.no_show),
        made.wait("wait", found.waits.median, before.waits.median, found.waits.called),
        made.count("segments", found.texts.segments, before.texts.segments, numbers.money(found.texts.cost)),
    )


@dataclass(frozen=True, slots=True)
class _Tiles:
    t: Words
    numbers: Numbers

    def count(self, name: str, now: int, before: int, more: str = "") -> Tile:
        grown = (now - before) / before if before else None
        words = None if grown is None else self.numbers.share(abs(grown))
        return self._tile(name, self.numbers.count(now), words, now - before, self.numbers.count(before), more)

    def share(self, name: str, now: float | None, before: float | None, of: int) -> Tile:
        known = now is not None and before is not None
        moved = round((now or 0) * 100) - round((before or 0) * 100) if known else 0
        words = self.t.many("figures.points", abs(moved)) if known else None
        return self._tile(name, self.numbers.share(now), words, moved, self.numbers.share(before), str(of))

    def wait(self, name: str, now: timedelta | None, before: timedelta | None, of: int) -> Tile:
        moved = now - before if now is not None and before is not None else None
        words = None if moved is None else self.numbers.wait(abs(moved))
        seconds = 0 if moved is None else int(moved.total_seconds())
        return self._tile(name, self.numbers.wait(now), words, seconds, self.numbers.wait(before), str(of))

    def _tile(self, name: str, value: str, words: str | None, moved: float, before: str, more: str) -> Tile:
        note = self.t(f"figures_note.{name}", more=more)
        if words is None:
            return Tile(name, value, "", "", note)
        if not moved:
            return Tile(name, value, self.t("figures.same"), "=", note)
        key = "figures.more" if moved > 0 else "figures.less"
        return Tile(name, value, self.t(key, change=words, before=before), "▲" if moved > 0 else "▼", note)
