"""Moments as the pages write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from web.times import Times

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
NEW_YORK, AUCKLAND = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("zone", "language", "moment", "hour"),
    [
        (NEW_YORK, "en", "Mon, Nov 23, 10:00\xa0AM", "9\xa0AM"),
        (NEW_YORK, "es", "lun, 23 nov, 10:00", "09"),
        (AUCKLAND, "en", "Tue, Nov 24, 4:00\xa0AM", "9\xa0AM"),
    ],
)
def test_a_moment_is_on_the_clinics_clock_in_the_readers_language(
    zone: ZoneInfo, language: str, moment: str, hour: str
) -> None:
    times = Times(zone, language, NOW)
    assert times.moment(NOW) == moment
    assert times.hour(9) == hour


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (timedelta(hours=1), "9:00\xa0AM"),
        (timedelta(days=2), "Sat"),
        (timedelta(days=20), "Nov 3"),
        (timedelta(days=400), "Oct 19, 2025"),
        (-timedelta(days=1), "Nov 24"),
    ],
)
def test_the_list_says_as_little_as_tells_it(ago: timedelta, shown: str) -> None:
    assert Times(NEW_YORK, "en", NOW).short(NOW - ago) == shown


def test_a_day_far_away_bears_its_year() -> None:
    times = Times(NEW_YORK, "en", NOW)
    assert times.day(date(2027, 1, 4)) == "Mon, Jan 4" and times.day(date(2025, 1, 7)) == "Tue, Jan 7, 2025"
