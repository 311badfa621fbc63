"""Patients: found, registered, corrected; no two with one e-mail address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from clinic.finding import wanted
from clinic.model import Patient
from db import finding, history
from db.addresses import Contact, contact_for, link
from db.tables import PatientRow

__all__ = [
    "Contact",
    "EmailTaken",
    "by_email",
    "by_phone",
    "contact_for",
    "correct",
    "create",
    "link",
    "patient",
    "search",
]

_COLUMNS = (
    PatientRow.patient_id.label("id"),
    PatientRow.name,
    PatientRow.email,
    PatientRow.phone,
    PatientRow.birthdate,
    PatientRow.language,
)
_MAY_CHANGE = frozenset({"name", "email", "phone", "birthdate", "language"})


class EmailTaken(Exception):
    """Another patient has this e-mail address already."""


def patient(conn: Connection, patient_id: int) -> Patient | None:
    """One patient; None for an unknown one, and for one who was erased or merged into another."""
    return _one(conn.execute(_known().where(PatientRow.patient_id == patient_id)).one_or_none())


def lock(conn: Connection, patient_id: int) -> bool:
    """Keeps everybody else from changing the patient, and from locking her, until the transaction ends; False where `patient` knows none."""
    return conn.execute(_LOCK, {"patient_id": patient_id}).one_or_none() is not None


def by_email(conn: Connection, email: str) -> Patient | None:
    """Whose address this is; upper and lower case are the same."""
    return _one(conn.execute(_known().where(func.lower(PatientRow.email) == email.strip().lower())).one_or_none())


def by_phone(conn: Connection, e164: str) -> list[Patient]:
    """Everybody with this number, the first registered first: a family may share one."""
    query = _known().where(PatientRow.phone == e164).order_by(PatientRow.patient_id)
    return [Patient(**row._mapping) for row in conn.execute(query)]


def search(conn: Connection, typed: str, limit: int = 10) -> list[Patient]:
    """The first patients by name whom `clinic.finding` finds in what was typed; none for nothing typed."""
    sought = wanted(typed)
    return list(finding.find(conn, sought, limit=limit).patients) if sought else []


def create(
    conn: Connection,
    *,
    now: datetime,
    actor: str,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    birthdate: date | None = None,
    language: str | None = None,
) -> Patient:
    """Registers a patient; `phone` in E.164. Raises EmailTaken, the transaction unharmed."""
    given = {"name": name, "email": email or None, "phone": phone, "birthdate": birthdate, "language": language}
    made = insert(PatientRow).values(created_at=now, updated_at=now, **given)
    row = conn.execute(made.on_conflict_do_nothing().returning(*_COLUMNS)).one_or_none()
    if row is None:
        raise EmailTaken
    after = {column: value for column, value in given.items() if value is not None}
    history.add(conn, now=now, actor=actor, action="registered", entity="patient", entity_id=row.id, after=after)
    return Patient(**row._mapping)


def correct(
    conn: Connection, patient_id: int, changes: Mapping[str, Any], *, now: datetime, actor: str, why: str | None = None
) -> Patient:
    """Corrects a patient's own columns. A new e-mail address forgets that the old one failed.

    Raises EmailTaken, the transaction unharmed; LookupError for an unknown patient or a column that is not the patient's.
    """
    if unknown := changes.keys() - _MAY_CHANGE:
        raise LookupError(f"a patient has no {', '.join(sorted(unknown))}")
    was = conn.execute(
        _known().where(PatientRow.patient_id == patient_id).with_for_update(key_share=True)
    ).one_or_none()
    if was is None:
        raise LookupError(f"no patient {patient_id}")
    before, after = history.difference(dict(was._mapping), changes)
    if not after:
        return Patient(**was._mapping)
    changed = _write(conn, patient_id, after | {"updated_at": now} | (_FRESH if "email" in after else {}))
    history.add(
        conn,
        now=now,
        actor=actor,
        action="corrected",
        entity="patient",
        entity_id=patient_id,
        before=before,
        after=after,
        why=why,
    )
    return changed


_FRESH = {"email_failed_at": None, "email_failure": None}


def _write(conn: Connection, patient_id: int, values: Mapping[str, Any]) -> Patient:
    try:
        with conn.begin_nested():
            changed = update(PatientRow).where(PatientRow.patient_id == patient_id).values(dict(values))
            return Patient(**conn.execute(changed.returning(*_COLUMNS)).one()._mapping)
    except IntegrityError as error:
        if "patients_email_key" in str(error.orig):
            raise EmailTaken from None
        raise


_LOCK = (
    select(PatientRow.patient_id)
    .where(
        PatientRow.patient_id == bindparam("patient_id"),
        PatientRow.erased_at.is_(None),
        PatientRow.merged_into.is_(None),
    )
    .with_for_update(key_share=True)
)


def _known() -> Any:
    return select(*_COLUMNS).where(PatientRow.erased_at.is_(None), PatientRow.merged_into.is_(None))


def _one(row: Row[Any] | None) -> Patient | None:
    return Patient(**row._mapping) if row else None
