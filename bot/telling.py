"""What a visit's patient is told, by text and by e-mail: made in one place, for the workers who send it and for whoever looks first."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from bot.letters import Letter, Template
from clinic.model import Practice
from conversations import notices
from conversations.notices import Event, Notice
from db import practice, visits
from db.addresses import Contact
from db.visits import Mailbox, Visit


def with_doctor(conn: Connection, house: Practice, doctor_id: int) -> Practice:
    """The practice with this doctor in it, even one who has left: her visits are still spoken of."""
    if house.doctor(doctor_id) is not None:
        return house
    gone = [one for one in practice.doctors(conn, also_inactive=True) if one.id == doctor_id]
    return replace(house, doctors=(*house.doctors, *gone))


def language(conn: Connection, house: Practice, patient_id: int, contact: Contact | None = None) -> str:
    """The address's own language, else the patient's, else the clinic's."""
    spoken = contact.language if contact else None
    return spoken or visits.language(conn, patient_id) or house.clinic.languages[0]


def notice(conn: Connection, house: Practice, event: Event, visit: Visit, contact: Contact) -> Notice:
    """The text about what the clinic did to a visit."""
    return notices.notice(
        with_doctor(conn, house, visit.appointment.doctor_id),
        event,
        visit.appointment,
        language=language(conn, house, visit.patient.id, contact),
        channel=contact.channel,
    )


def letter(conn: Connection, house: Practice, template: Template, visit: Visit, mailbox: Mailbox) -> Letter:
    """The e-mail about a visit, ready to be composed."""
    doctor = with_doctor(conn, house, visit.appointment.doctor_id).doctor(visit.appointment.doctor_id)
    assert doctor is not None  # a foreign key says so
    return Letter(
        template=template,
        language=language(conn, house, visit.patient.id),
        to_name=mailbox.name,
        to_email=mailbox.email,
        patient_name=visit.patient.name,
        clinic=house.clinic,
        doctor=doctor,
        visit_type=house.visit_type(visit.appointment.visit_type),
        appointment=visit.appointment,
        salt=visits.salt(conn),
    )
