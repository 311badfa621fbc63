"""Patients found by what somebody typed, and listed by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, cast, false, func, literal, or_, select, tuple_
from sqlalchemy.dialects.postgresql import TSQUERY

from clinic.finding import Wanted
from clinic.model import Patient
from db.tables import PatientRow


@dataclass(frozen=True, slots=True)
class Found:
    """One page, by name; `after` is the id to go on from, None on the last."""

    patients: tuple[Patient, ...]
    after: int | None


def find(conn: Connection, wanted: Sequence[Wanted], *, limit: int = 10, after: int | None = None) -> Found:
    """The patients who have all that is wanted, by name without accents; all patients where nothing is."""
    row = PatientRow
    query = select(row.patient_id, row.name, row.email, row.phone, row.birthdate, row.language)
    query = query.where(row.erased_at.is_(None), row.merged_into.is_(None), *(_has(each) for each in wanted))
    found = query.cte("found").prefix_with("materialized", dialect="postgresql") if wanted else query.subquery("found")
    # Materialized: else PostgreSQL may go through all patients by name, computing the words of each, to meet the first few.
    name = func.folded(found.c.name)
    page = select(found)
    if after is not None:
        last = select(func.folded(row.name), row.patient_id).where(row.patient_id == after)
        page = page.where(tuple_(name, found.c.patient_id) > last.scalar_subquery())
    rows = conn.execute(page.order_by(name, found.c.patient_id).limit(limit + 1)).all()
    return Found(tuple(Patient(*each) for each in rows[:limit]), rows[limit - 1][0] if len(rows) > limit else None)


def _has(wanted: Wanted) -> ColumnElement[bool]:
    row = PatientRow
    tests: list[ColumnElement[bool]] = []
    if wanted.words:
        query = " & ".join(f"'{_quoted(word)}':*" for word in wanted.words)
        tests.append(func.patient_words(row.name, row.email, row.phone).op("@@")(cast(literal(query), TSQUERY)))
    if wanted.born:
        tests.append(row.birthdate.in_(wanted.born))
    if wanted.patient_id is not None:
        tests.append(row.patient_id == wanted.patient_id)
    return or_(*tests) if tests else false()


def _quoted(word: str) -> str:
    return word[:64].replace("\\", "\\\\").replace("'", "''")
