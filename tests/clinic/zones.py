"""Clinics around the world, days on which their clocks change, and ways to draw them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from clinic.model import Clinic, Doctor, Practice, VisitType

ZONES = (
    "Pacific/Auckland",
    "Australia/Lord_Howe",  # half an hour of daylight saving
    "Asia/Kolkata",
    "Asia/Beirut",  # clocks change at midnight
    "Europe/Madrid",
    "America/St_Johns",
    "America/New_York",
    "Pacific/Honolulu",
)
CHANGES = {
    "Pacific/Auckland": (date(2026, 4, 5), date(2026, 9, 27)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Asia/Beirut": (date(2026, 3, 29), date(2026, 10, 25)),
    "Europe/Madrid": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/St_Johns": (date(2026, 3, 8), date(2026, 11, 1)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
}
WHOLE_DAY = ((time(0), time(0)),)
NIGHTS = dict.fromkeys(range(7), WHOLE_DAY)  # a clinic that never closes meets every odd hour


def clinic(zone: str) -> Clinic:
    return Clinic(name="Anywhere", timezone=zone, phone="+12125550100", notice=timedelta(0))


def practice(zone: str, kind: VisitType, hours: object = None) -> Practice:
    """A clinic with one doctor, number 1."""
    doctor = Doctor(name="Dr. Ana Lee", id=1, visit_types=(kind.code,), hours=NIGHTS if hours is None else hours)  # type: ignore[arg-type]
    return Practice(clinic(zone), (doctor,), (kind,))


def kind(minutes: int, buffer_minutes: int = 0) -> VisitType:
    return VisitType("checkup", {"en": "Check-up"}, minutes, buffer_minutes)


zones = st.sampled_from(ZONES)
kinds = st.builds(kind, st.sampled_from((5, 10, 15, 20, 30, 40, 45, 60, 90)), st.sampled_from((0, 5, 15)))


@st.composite
def days(draw: st.DrawFn, zone: str) -> date:
    """A day of 2026, often one on which the clocks change, or one beside it."""
    near = [change + timedelta(days=shift) for change in CHANGES.get(zone, ()) for shift in (-1, 0, 1)]
    any_day = st.dates(date(2026, 1, 2), date(2026, 12, 30))
    return draw(st.sampled_from(near) | any_day if near else any_day)


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """A moment, to the minute, on such a day."""
    midnight = datetime.combine(draw(days(zone)), time(0), clinic(zone).zone).astimezone(UTC)
    return midnight + timedelta(minutes=draw(st.integers(0, 1439)))


def quiet(found: Clinic, begins: time, ends: time) -> Clinic:
    return replace(found, quiet_hours=(begins, ends))
