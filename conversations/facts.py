"""All that one turn may need to know, gathered once, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clinic.model import Appointment, Busy, Clinic, Patient, Practice
from conversations.understanding.model import Understanding


@dataclass(frozen=True, slots=True)
class Person:
    """A patient that this contact speaks for; `relation` is "self" or what she is to the writer."""

    patient: Patient
    relation: str = "self"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the clinic has put and that nobody has answered; bound to the visit's version at that time."""

    id: int
    kind: Literal["reminder", "offer"]
    appointment_id: int
    version: int
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """Who is taken, for every doctor, from `start` to `end`; outside of it nothing is known."""

    start: datetime
    end: datetime
    busy: tuple[Busy, ...]


class NeedTaken(Exception):
    """The turn must know who is taken between two moments: gather it and take the turn again."""

    def __init__(self, start: datetime, end: datetime) -> None:
        super().__init__(start, end)
        self.start, self.end = start, end
        self.read: Understanding | None = None  # what the message was read as, to be handed in again


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a message comes in. Moments are aware, `now` in the clinic's zone."""

    now: datetime
    practice: Practice
    channel: Literal["sms", "whatsapp", "telegram"]
    phone: str | None = None  # E.164, proven to be the writer's own
    language: str | None = None  # of the contact
    opted_out: bool = False
    opted_out_why: str | None = None
    taken_over: bool = False
    people: tuple[Person, ...] = ()
    visits: tuple[Appointment, ...] = ()  # live, not over yet, of these people; by start
    cancelled: tuple[Appointment, ...] = ()  # cancelled within the last day, still to come
    questions: tuple[Question, ...] = ()
    taken: Taken | None = None
    refused_emails: frozenset[str] = frozenset()  # lower case; belong to another patient
    first_message: bool = False

    @property
    def clinic(self) -> Clinic:
        return self.practice.clinic

    def taken_between(self, start: datetime, end: datetime) -> Iterable[Busy]:
        """Who is taken; raises NeedTaken where this was not gathered."""
        if self.taken is None or start < self.taken.start or end > self.taken.end:
            raise NeedTaken(start, end)
        return self.taken.busy

    def visit(self, appointment_id: int) -> Appointment | None:
        return next((v for v in self.visits if v.id == appointment_id), None)

    def patient(self, patient_id: int | None) -> Patient | None:
        return next((p.patient for p in self.people if p.patient.id == patient_id), None)
