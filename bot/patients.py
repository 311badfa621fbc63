"""What staff do with patients: register and correct them, make one of two who are one, hand out all that is kept, forget them.

Every function runs in the caller's transaction, does the thing whole or not at all, and leaves its lines in the history and,
where staff did it, in the audit log. Raises Unknown for a patient who is not there (any more).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Connection, select

from bot import desk
from bot.actor import Actor, Stale, StillBooked, Unknown, act
from clinic import phones
from clinic.file import phone
from clinic.languages import CODES
from clinic.mistakes import Mistake, Mistakes, Wrong
from clinic.model import Clinic, Patient, Practice
from clinic.reading import Reader, day, text
from db import audit, daybook, erase, everything, merge, people
from db.erase import Erased
from db.merge import Merged
from db.tables import PatientRow

LONGEST = 200  # characters of a name
FIRST_YEAR = 1900
TAKEN = Wrong("patients_email")


@act
def register(conn: Connection, now: datetime, practice: Practice, actor: Actor, values: Mapping[str, Any]) -> Patient:
    """A new patient from what was typed: name, and perhaps email, phone, birthdate (YYYY-MM-DD), language. Raises Mistakes."""
    given = _read({"name": ""} | dict(values), practice.clinic, now)
    try:
        return people.create(conn, now=now, actor=actor.label, **given)
    except people.EmailTaken:
        raise Mistakes({"email": TAKEN}) from None


def alike(conn: Connection, now: datetime, practice: Practice, values: Mapping[str, Any]) -> list[Patient]:
    """Patients whom `register` with these values might enter a second time. Raises Mistakes."""
    given = _read({"name": ""} | dict(values), practice.clinic, now)
    return merge.like(conn, given["name"], given.get("phone"), given.get("birthdate"))


@act
def correct(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    patient_id: int,
    changes: Mapping[str, Any],
    *,
    seen: datetime | None = None,
) -> Patient:
    """Corrects the columns given; an empty text empties one. Raises Mistakes, and Stale where the row has changed since `seen`.

    `seen` is the `updated_at` of the row that the author of the changes was shown.
    """
    if not people.lock(conn, patient_id):
        raise Unknown("patient", patient_id)
    if seen is not None:
        changed = conn.execute(select(PatientRow.updated_at).where(PatientRow.patient_id == patient_id)).scalar_one()
        if changed.astimezone(UTC) != seen.astimezone(UTC):
            raise Stale
    given = _read(changes, practice.clinic, now)
    try:
        return people.correct(conn, patient_id, given, now=now, actor=actor.label)
    except people.EmailTaken:
        raise Mistakes({"email": TAKEN}) from None


@act
def join(conn: Connection, now: datetime, actor: Actor, keep_id: int, gone_id: int) -> Merged:
    """Makes one patient of two: everything of `gone_id` is `keep_id`'s from now on.

    The one who stays keeps what she has and takes what she lacks. Visits of both at one time stay, and are told.
    """
    rows = merge.lock(conn, [keep_id, gone_id]) if keep_id != gone_id else {}
    for patient_id in (keep_id, gone_id):
        if patient_id not in rows:
            raise Unknown("patient", patient_id)
    if None not in (numbers := {row["phone"] for row in rows.values()}) and len(numbers) == 2:
        for patient_id in (keep_id, gone_id):
            people.contact_for(conn, patient_id)  # one of the numbers goes: it becomes an address, if there is no other
    return merge.merge(conn, rows[keep_id], rows[gone_id], now=now, actor=actor.label)


def export(conn: Connection, now: datetime, actor: Actor, patient_id: int) -> dict[str, Any]:
    """All that is kept about a patient, ready for json.dumps; db.everything says what is in it. Leaves a line in the audit log."""
    told = everything.everything(conn, patient_id)
    if told is None:
        raise Unknown("patient", patient_id)
    if (staff_id := audit.staff_id_of(actor.label)) is not None:
        audit.note(conn, now=now, staff_id=staff_id, action="exported", entity="patient", entity_id=patient_id)
    return told


@act
def forget(
    conn: Connection,
    now: datetime,
    practice: Practice,
    actor: Actor,
    patient_id: int,
    *,
    cancel_visits: bool = False,
) -> Erased:
    """Erases a patient. Raises StillBooked where visits are to come, unless they are to be cancelled; nobody is told of that."""
    known = merge.lock(conn, [patient_id]).get(patient_id)
    if known is None:
        raise Unknown("patient", patient_id)
    ahead = [one for one in daybook.of_patients(conn, [patient_id]) if _is_ahead(one, now)]
    if ahead and not cancel_visits:
        raise StillBooked(ahead)
    for visit in ahead:
        desk.cancel(conn, now, practice, actor, visit.id, tell_patient=False)
    return erase.erase(conn, known, now=now, actor=actor.label)


def _is_ahead(visit: daybook.Visit, now: datetime) -> bool:
    return visit.status in ("scheduled", "confirmed") and visit.end > now


# -- what was typed --------------------------------------------------------------------------------------------------
def _read(values: Mapping[str, Any], clinic: Clinic, now: datetime) -> dict[str, Any]:
    """The columns, cleaned; what is optional and empty is None. Raises Mistakes."""
    readers = _readers(clinic, now.astimezone(clinic.zone).date())
    given: dict[str, Any] = {}
    wrong: dict[str, Wrong] = {}
    for name, value in values.items():
        reader = readers.get(name)
        if reader is None:
            wrong[name] = Wrong("unknown")
        elif name != "name" and (value is None or value == "" or str(value).isspace()):
            given[name] = None
        else:
            _one(reader, name, value, given, wrong)
    if wrong:
        raise Mistakes(wrong)
    return given


def _one(reader: Reader[Any], name: str, value: Any, given: dict[str, Any], wrong: dict[str, Wrong]) -> None:
    try:
        given[name] = reader(value, name)
    except Mistake as mistake:
        wrong[name] = mistake.wrong


def _readers(clinic: Clinic, today: date) -> dict[str, Reader[Any]]:
    return {
        "name": _name,
        "email": _email,
        "phone": phone(phones.region(clinic.phone)),
        "birthdate": _birthdate(today),
        "language": _language,
    }


def _name(value: Any, place: str) -> str:
    name = " ".join(text(value, place).split())
    if len(name) > LONGEST:
        raise Mistake(place, "letters", most=LONGEST)
    return name


def _email(value: Any, place: str) -> str:
    try:
        # Whether a host takes mail is found out when mail is sent.
        return validate_email(text(value, place), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise Mistake(place, "no_email", value=str(value).strip()) from None


def _birthdate(today: date) -> Reader[date]:
    def read(value: Any, place: str) -> date:
        born = day(value, place)
        if born.year < FIRST_YEAR or born > today:
            raise Mistake(place, "no_birthdate")
        return born

    return read


def _language(value: Any, place: str) -> str:
    if value not in CODES:
        raise Mistake(place, "no_language", value=value)
    return str(value)
