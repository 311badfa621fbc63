"""The clinic as it is: doctors, kinds of visit, appointments, and the moves that an appointment's status may make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

Status = Literal["held", "scheduled", "confirmed", "cancelled", "completed", "no_show"]
Language = str  # ISO 639-1: "en", "es"
Translated = Mapping[Language, str]

MOVES: Mapping[Status, frozenset[Status]] = {
    "held": frozenset({"scheduled"}),
    "scheduled": frozenset({"scheduled", "confirmed", "cancelled", "completed", "no_show"}),
    "confirmed": frozenset({"scheduled", "confirmed", "cancelled", "completed", "no_show"}),
    "cancelled": frozenset({"scheduled"}),  # a cancellation taken back
    "completed": frozenset({"no_show"}),  # the desk ticked the wrong box
    "no_show": frozenset({"completed", "scheduled"}),
}
"""Status -> the statuses it may become; the same for chat, pages and programs. A visit that moves becomes `scheduled` again."""


def may_become(now: Status, then: Status) -> bool:
    """True when an appointment of status `now` may be given the status `then`."""
    return then in MOVES[now]


@dataclass(frozen=True, slots=True)
class Clinic:
    """The [clinic] table of the clinic file; durations as timedelta, clock times in the clinic's zone."""

    name: str
    timezone: str
    phone: str
    address: str = ""
    languages: tuple[Language, ...] = ("en",)
    reminders: tuple[timedelta, ...] = (timedelta(hours=24),)
    quiet_hours: tuple[time, time] | None = (time(21), time(8))
    notice: timedelta = timedelta(hours=1)
    horizon: timedelta = timedelta(days=90)
    emergency: str = "911"
    bare_cancel: Literal["optout", "appointment"] = "optout"
    cancel_cutoff: timedelta = timedelta(hours=2)
    hold: timedelta = timedelta(minutes=10)
    sms_encoding: Literal["gsm7", "unicode"] = "gsm7"
    segment_price: Decimal = Decimal("0.0083")
    """US dollars; the default is Twilio's list price for a long code in the United States, without carriers' fees."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class VisitType:
    """A kind of visit: how long it takes, how long the doctor needs after it, what patients call it."""

    code: str
    name: Translated
    minutes: int
    buffer_minutes: int = 0
    words: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    prepare: Translated = field(default_factory=dict)
    sensitive: bool = False  # never named in a message, a subject line or a calendar title

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    @property
    def occupies(self) -> timedelta:
        """How long the doctor is taken: the visit and the buffer after it."""
        return timedelta(minutes=self.minutes + self.buffer_minutes)


Hours = Mapping[int, tuple[tuple[time, time], ...]]
"""Weekday (0 = Monday) -> stretches of work on the wall clock; the second time of a stretch may be 00:00, the day's end."""


@dataclass(frozen=True, slots=True)
class Doctor:
    """A doctor. `id` is 0 while it is only known from a file."""

    name: str
    specialty: str = ""
    email: str | None = None
    phone: str | None = None
    calendar_id: str | None = None
    visit_types: tuple[str, ...] = ()  # codes
    hours: Hours = field(default_factory=dict)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Closure:
    """Whole days on which nobody works: `start` <= day < `end`. With a doctor's id, only that doctor."""

    start: date
    end: date
    reason: str = ""
    doctor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """Everything that is true of a clinic before any patient comes."""

    clinic: Clinic
    doctors: tuple[Doctor, ...] = ()
    visit_types: tuple[VisitType, ...] = ()
    closures: tuple[Closure, ...] = ()
    version: int = 0  # grows with every edit

    def doctor(self, doctor_id: int) -> Doctor | None:
        return next((d for d in self.doctors if d.id == doctor_id), None)

    def visit_type(self, code: str | None) -> VisitType | None:
        return next((v for v in self.visit_types if v.code == code), None)


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch in which a doctor is taken: `start` <= t < `end`, aware."""

    doctor_id: int
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """An open time that may be booked: `start` aware, in the clinic's zone; `end` without the buffer."""

    doctor_id: int
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Patient:
    id: int
    name: str
    email: str | None = None
    phone: str | None = None  # E.164
    birthdate: date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit. `version` grows by one with every move or cancellation: an answer names the version that it was given to."""

    id: int
    patient_id: int
    doctor_id: int
    visit_type: str
    start: datetime  # aware; the column appointment_date
    end: datetime
    status: Status
    version: int = 1
    cancelled_at: datetime | None = None
    arrived_at: datetime | None = None
