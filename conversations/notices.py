"""What the clinic texts of its own accord: reminders, and what the desk did to a visit. Pure words, decided when they are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from clinic.model import Appointment, Patient, Practice
from conversations.scene import first_name, short_name
from conversations.wording import Saying, compose, fit, moment, word

Event = Literal["booked", "moved", "cancelled", "missed"]

_MISSED = timedelta(days=2)  # later than that nobody wants to hear that she was missed


@dataclass(frozen=True, slots=True)
class Notice:
    """A text ready to send; `buttons` are rows of (label, data) for channels that have buttons."""

    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()


def reminder(
    practice: Practice,
    visits: Sequence[tuple[Patient, Appointment]],
    *,
    now: datetime,
    language: str,
    channel: str,
    questions: Mapping[int, int] | None = None,
) -> Notice:
    """The reminder of one visit, or of several of one day that share a phone.

    `questions` maps appointment id -> question id for the visits that are still to be confirmed; one that is not in it
    is only told. Nothing is asked where it is empty.
    """
    questions = questions or {}
    if len(visits) == 1:
        return _single(practice, *visits[0], now=now, language=language, channel=channel, questions=questions)
    zone = practice.clinic.zone
    first = visits[0][1].start.astimezone(zone)
    listed = "  ".join(
        f"{n}) {first_name(patient)} {moment(visit.start.astimezone(zone), language, 'time')}"
        for n, (patient, visit) in enumerate(visits, 1)
    )
    doctors = {_doctor(practice, visit) for _, visit in visits}
    if len(doctors) == 1:
        listed += f", {next(iter(doctors))}"
    names = [first_name(patient) for patient, visit in visits if visit.id in questions]
    fields = {
        **_always(practice),
        "relative": _relative(first, now.astimezone(zone), language),
        "day": first,
        "list": listed,
        "example": _example(names, language),
    }
    one = len(names) > 1 and len(set(names)) == 1
    key = "reminder_several" if one else "reminder_family" if names else "reminder_family_confirmed"
    rows = tuple(
        _answers(questions[visit.id], language, _which(patient, visit, names, zone, language))
        for patient, visit in visits
        if visit.id in questions
    )
    return Notice(fit(compose(Saying(key, fields), language), channel, practice.clinic), rows)


def _which(patient: Patient, visit: Appointment, names: Sequence[str], zone: ZoneInfo, language: str) -> str:
    """The patient's first name, with the time of day where she has several of the visits."""
    name = first_name(patient)
    return f"{name} {moment(visit.start.astimezone(zone), language, 'time')}" if names.count(name) > 1 else name


def _single(
    practice: Practice,
    patient: Patient,
    visit: Appointment,
    *,
    now: datetime,
    language: str,
    channel: str,
    questions: Mapping[int, int],
) -> Notice:
    zone = practice.clinic.zone
    start = visit.start.astimezone(zone)
    fields = {
        **_always(practice),
        "doctor": _doctor(practice, visit),
        "when": start,
        "relative": _relative(start, now.astimezone(zone), language),
        "first": first_name(patient),
    }
    asked = visit.id in questions
    text = compose(Saying("reminder" if asked else "reminder_confirmed", fields), language)
    rows = (_answers(questions[visit.id], language),) if asked else ()
    return Notice(fit(text, channel, practice.clinic), rows)


def notice(practice: Practice, event: Event, visit: Appointment, *, language: str, channel: str) -> Notice:
    """What the desk did to a visit, told to its patient."""
    fields = {
        **_always(practice),
        "doctor": _doctor(practice, visit),
        "when": visit.start.astimezone(practice.clinic.zone),
    }
    return Notice(fit(compose(Saying(f"notice_{event}", fields), language), channel, practice.clinic))


def useful_until(event: Event, start: datetime) -> datetime:
    """Before which moment the news of a visit that begins at `start` has to go out."""
    return start + _MISSED if event == "missed" else start


def _always(practice: Practice) -> dict[str, Any]:
    clinic = practice.clinic
    return {"clinic": clinic.name, "phone": clinic.phone, "emergency": clinic.emergency}


def _doctor(practice: Practice, visit: Appointment) -> str:
    doctor = practice.doctor(visit.doctor_id)
    return short_name(doctor.name, [d.name for d in practice.doctors]) if doctor else ""


def _relative(start: datetime, now: datetime, language: str) -> str:
    """ "tomorrow, " or "today, "; nothing for days further off."""
    days = (start.date() - now.date()).days
    key = {0: "today", 1: "tomorrow"}.get(days)
    return f"{word(key, language)}, " if key else ""


def _example(names: Sequence[str], language: str) -> str:
    """ "Ana yes, Leo no", of the real names, each once."""
    yes, no = word("yes", language).lower(), word("no", language).lower()
    return ", ".join(f"{name} {yes if n == 0 else no}" for n, name in enumerate([*dict.fromkeys(names)][:2]))


def _answers(question: int, language: str, name: str = "") -> tuple[tuple[str, str], ...]:
    prefix = f"{name}: " if name else ""
    return (
        (f"{prefix}{word('yes', language)}", f"q:{question}:yes"),
        (f"{prefix}{word('no', language)}", f"q:{question}:no"),
    )
