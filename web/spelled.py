"""Stretches of days, and spans of time before a visit, in the reader's words."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date, format_interval, format_skeleton

from web.stretch import Bucket
from web.words import Words

UNITS = (("days", timedelta(days=1)), ("hours", timedelta(hours=1)), ("minutes", timedelta(minutes=1)))


def days(first: date, last: date, language: str) -> str:
    """Nov 1 – 15, 2026"""
    if first == last:
        return _plain(format_skeleton("yMMMEd", first, locale=language))
    return _plain(format_interval(first, last, "yMMMd", locale=language))


def month(first: date, language: str) -> str:
    """November 2026"""
    return format_skeleton("yMMMM", first, locale=language)


def label(bucket: Bucket, stretch_days: int, language: str) -> str:
    """What stands below a column: "Mon 23" of a week, "Nov 23" of a month, and of months "Nov"."""
    if stretch_days <= 7:
        return weekday(bucket.first, language)
    skeleton = "MMMd" if (bucket.last - bucket.first).days < 7 else "MMM"
    return format_skeleton(skeleton, bucket.first, locale=language)


def weekday(day: date, language: str) -> str:
    """Mon 23"""
    return format_date(day, "EEE d", locale=language)


def before(offset: timedelta, t: Words) -> str:
    """How long before a visit, in the largest unit that fits: 24 h as "1 day before"."""
    name, unit = next((one for one in UNITS if not offset % one[1]), UNITS[-1])
    return t.many(f"before.{name}", round(offset / unit))


def _plain(text: str) -> str:
    """CLDR puts thin spaces around the dash, which many fonts lack."""
    return text.replace("\u2009", " ").replace("\u202f", "\u00a0")
