"""The clinic of these tests: two doctors and two kinds of visit."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from clinic.model import Practice
from db.tables import ClinicRow, DoctorRow, DoctorVisitTypeRow, VisitTypeRow, WorkingHoursRow
from tests.clinic.samples import practice


def furnish(conn: Connection) -> None:
    """Writes the sample practice."""
    sample: Practice = practice()
    conn.execute(
        insert(ClinicRow).values(
            settings={
                "name": "Riverside Clinic",
                "timezone": "America/New_York",
                "phone": "+12125550100",
                "languages": ["en", "es"],
                "horizon": "90d",
                "notice": "1h",
            }
        )
    )
    for place, kind in enumerate(sample.visit_types):
        conn.execute(
            insert(VisitTypeRow).values(
                code=kind.code,
                name=dict(kind.name),
                minutes=kind.minutes,
                buffer_minutes=kind.buffer_minutes,
                prepare=dict(kind.prepare),
                position=place,
            )
        )
    for place, doctor in enumerate(sample.doctors):
        conn.execute(
            insert(DoctorRow).values(
                name=doctor.name, specialty=doctor.specialty, email=doctor.email, phone=doctor.phone, position=place
            )
        )
        for code in doctor.visit_types:
            conn.execute(insert(DoctorVisitTypeRow).values(doctor_id=doctor.id, code=code))
        for day, stretches in doctor.hours.items():
            for starts, ends in stretches:
                conn.execute(insert(WorkingHoursRow).values(doctor_id=doctor.id, weekday=day, starts=starts, ends=ends))
