"""Whole tables read a few rows at a time, for files: however many there are, the process stays small."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select, text

from db.tables import AppointmentRow as A
from db.tables import DoctorRow as D
from db.tables import PatientRow as P

AT_ONCE = 1000

EXPORTS: Mapping[str, Select[*tuple[Any, ...]]] = {
    "patients": select(
        P.patient_id, P.name, P.email, P.phone, P.birthdate, P.language, P.created_at, P.updated_at
    ).where(P.erased_at.is_(None), P.merged_into.is_(None)).order_by(P.patient_id),
    "appointments": select(
        A.appointment_id, A.patient_id, P.name.label("patient"), A.doctor_id, D.name.label("doctor"), A.visit_type,
        A.appointment_date, A.ends_at, A.status, A.created_at, A.updated_at,
    )
    .join(P, P.patient_id == A.patient_id)
    .join(D, D.doctor_id == A.doctor_id)
    .where(A.status != "held")
    .order_by(A.appointment_id),
}  # fmt: skip
"""What can be handed out whole. Erased patients and those merged into others are not there, nor are holds."""


def columns(what: str) -> list[str]:
    """The names of the columns of an export."""
    return [str(column.key) for column in EXPORTS[what].selected_columns]


def rows(conn: Connection, what: str) -> Iterator[Row[Any]]:
    """Every row, as of one moment."""
    # Whoever reads the output slowly, a pager say, must not lose the rest of it.
    conn.execute(text("set local idle_in_transaction_session_timeout = 0"))
    yield from conn.execute(EXPORTS[what], execution_options={"stream_results": True, "yield_per": AT_ONCE})
