"""Patients: registered, found, corrected."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from clinic import languages, phones, roster
from db import people, registers
from db.registers import PatientFilter
from web.api import pages
from web.api.etag import Resource
from web.api.fields import Asked, AskedMoment, Day, Email, Line, Local, Phone, Told, shown
from web.api.pages import Paged
from web.api.problems import Fault, Problem
from web.api.route import Ask, Routes

routes = Routes("Patients", "Who comes to the clinic.")


def _language(value: str) -> str:
    if value not in languages.CODES:
        raise PydanticCustomError("language", "is no language of ISO 639-1")
    return value


Language = Annotated[
    str,
    Field(
        pattern="^[a-z]{2}$",
        description="ISO 639-1. Left out: the language that the patient writes in.",
        examples=["en"],
    ),
    AfterValidator(_language),
]


class Patient(Resource):
    """Somebody who comes to the clinic."""

    patient_id: int
    name: str
    email: str | None
    phone: str | None = Field(description="In E.164.")
    birthdate: date | None
    language: str | None
    merged_into: int | None = Field(description="Was the same person as this patient, who has all of it now.")
    created_at: Local
    updated_at: Local


class Patients(Told):
    items: list[Patient]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class NewPatient(Asked):
    SAMPLE: ClassVar = {"name": "Maya Chen", "email": "maya.chen@mail.example", "phone": "+12125550111"}
    name: Line = Field(examples=["Maya Chen"])
    email: Email | None = None
    phone: Phone | None = None
    birthdate: Day | None = None
    language: Language | None = None


class PatientChange(Asked):
    """Only the fields given are changed; null empties one."""

    SAMPLE: ClassVar = {"birthdate": "1984-03-31", "language": "en"}
    name: Line = Field(default_factory=str, examples=["Maya Chen"])
    email: Email | None = None
    phone: Phone | None = None
    birthdate: Day | None = None
    language: Language | None = None


class PatientQuery(Paged):
    email: Email | None = Field(None, description="Only the patient with this address.")
    phone: Phone | None = Field(None, description="Only those with this number.")
    updated_since: AskedMoment | None = Field(
        None, description="Only what changed then or later; the list is ordered by the time of the change."
    )


@routes.get("/patients", problems=("zone-missing",))
def list_patients(ask: Ask, query: PatientQuery) -> Patients:
    """List the patients.

    In the order of registration, or of their last change where `updated_since` is given.
    """
    order = "patients" if query.updated_since is None else "patients-changed"
    where = PatientFilter(query.email, _number(ask, query.phone, parameter="phone"), query.updated_since)
    found = registers.patients(ask.conn, where, limit=query.limit, after=pages.after(query.cursor, order))
    items = [shown(Patient, each, ask.practice.clinic.zone) for each in found.items]
    return Patients(items=items, next=pages.following(found.after, order))


@routes.get("/patients/{patient_id}")
def get_patient(ask: Ask, patient_id: int) -> Patient:
    """Read one patient."""
    return _read(ask, patient_id)


@routes.post("/patients", status=201, problems=("email-taken",), location="/api/v1/patients/{patient_id}")
def create_patient(ask: Ask, body: NewPatient) -> Patient:
    """Register a patient.

    No two patients have one e-mail address; a family may share a telephone number.
    """
    values = _values(ask, body.model_dump())
    try:
        made = people.create(ask.conn, now=ask.now, actor=ask.caller.label, **values)
    except people.EmailTaken:
        raise _taken() from None
    return _read(ask, made.id)


@routes.patch("/patients/{patient_id}", problems=("email-taken",))
def change_patient(ask: Ask, patient_id: int, body: PatientChange) -> Patient:
    """Correct a patient's data."""
    ask.tags.must_hold(_read(ask, patient_id, lock=True))
    changes = _values(ask, body.model_dump(exclude_unset=True))
    try:
        people.correct(ask.conn, patient_id, changes, now=ask.now, actor=ask.caller.label)
    except people.EmailTaken:
        raise _taken() from None
    except LookupError:
        raise Problem("not-found", "The patient was merged into another.") from None
    return _read(ask, patient_id)


def _read(ask: Ask, patient_id: int, lock: bool = False) -> Patient:
    found = registers.patient(ask.conn, patient_id, lock=lock)
    if found is None:
        raise Problem("not-found", "There is no such patient.")
    return shown(Patient, found, ask.practice.clinic.zone)


def _values(ask: Ask, given: dict[str, Any]) -> dict[str, Any]:
    """The columns as they are kept: a number in E.164. Raises Problem for a birthdate that nobody can have."""
    if not roster.can_be_born(given.get("birthdate"), ask.now.astimezone(ask.practice.clinic.zone).date()):
        fault = Fault("is no day on which a patient can have been born", pointer="#/birthdate")
        raise Problem("invalid", f"birthdate {fault.detail}.", [fault])
    return given | {"phone": _number(ask, given["phone"], pointer="#/phone")} if "phone" in given else given


def _number(ask: Ask, phone: str | None, **place: str) -> str | None:
    """Raises Problem where it can be no telephone number."""
    if phone is None:
        return None
    number = phones.normalise(phone, phones.region(ask.practice.clinic.phone))
    if number is None:
        fault = Fault("is no telephone number", **place)
        raise Problem("invalid", f"phone {fault.detail}.", [fault])
    return number


def _taken() -> Problem:
    fault = Fault("belongs to another patient", pointer="#/email")
    return Problem("email-taken", f"email {fault.detail}.", [fault])
