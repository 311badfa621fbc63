"""Moments as people read them: on the clinic's clock, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_time_format

FAR = timedelta(days=300)
"""From so many days on, a day without its year could be meant of another one."""


class Times:
    """Writes dates and times for one reader. `now` decides what is "today"; every moment is aware."""

    def __init__(self, zone: ZoneInfo, language: str, now: datetime) -> None:
        self.zone = zone
        self.language = language
        self.now = now

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def asked(self, text: str | None) -> date | None:
        """A day as an address names it, YYYY-MM-DD; None for anything else and for days out of a lifetime's reach."""
        try:
            day = date.fromisoformat(text or "")
        except ValueError:
            return None
        return day if abs(day - self.today) < timedelta(days=36525) else None

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)

    def clock(self, at: datetime) -> str:
        """3:00 PM"""
        return self.wall(self.local(at).time())

    def wall(self, clock: time) -> str:
        """A time of day that is nowhere in particular: 3:00 PM"""
        return _plain(format_time(clock, "short", locale=self.language))

    def hour(self, hour: int) -> str:
        """9 AM, or 09 where the day has 24 hours"""
        halves = "a" in get_time_format("short", locale=self.language).pattern
        return _plain(format_time(time(hour), "h\u00a0a" if halves else "HH", locale=self.language))

    def day(self, day: date) -> str:
        """Tue, Dec 1; with its year where that is not plain: Tue, Dec 1, 2024"""
        far = abs(day - self.today) > FAR
        return _plain(format_skeleton("yMMMEd" if far else "MMMEd", day, locale=self.language))

    def long_day(self, day: date) -> str:
        """Tuesday, December 1, 2026"""
        return _plain(format_date(day, "full", locale=self.language))

    def day_of_birth(self, day: date) -> str:
        """Mar 4, 1988"""
        return _plain(format_date(day, "medium", locale=self.language))

    def moment(self, at: datetime) -> str:
        """Tue, Dec 1, 3:00 PM"""
        return f"{self.day(self.local(at).date())}, {self.clock(at)}"

    def short(self, at: datetime) -> str:
        """As little as tells it: the time today, the weekday this week, else the date."""
        day = self.local(at).date()
        if day == self.today:
            return self.clock(at)
        if timedelta(0) < self.today - day < timedelta(days=7):
            return _plain(format_skeleton("E", day, locale=self.language))
        return _plain(format_skeleton("MMMd" if day.year == self.today.year else "yMMMd", day, locale=self.language))


def _plain(text: str) -> str:
    """CLDR puts a narrow no-break space before AM and PM, which many fonts lack."""
    return text.replace("\u202f", "\u00a0")
