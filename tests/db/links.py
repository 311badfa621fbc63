"""Whom an address speaks for, as the tables have it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from db.tables import ContactPatientRow


def patients_of(conn: Connection, contact_id: int | None) -> list[tuple[int, str]]:
    """[(patient id, relation)] that are linked to a contact, the writer herself first."""
    row = ContactPatientRow
    query = select(row.patient_id, row.relation).where(row.contact_id == contact_id)
    return [
        (found.patient_id, found.relation)
        for found in conn.execute(query.order_by(row.relation != "self", row.patient_id))
    ]
