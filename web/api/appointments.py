"""Appointments: booked, moved, confirmed, cancelled by the same desk as the chat."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot import desk
from bot.actor import Actor
from db import registers
from db.registers import VisitFilter, VisitRecord
from web.api import pages
from web.api.etag import Resource
from web.api.fields import SAMPLE_MOMENT, Asked, AskedId, AskedMoment, Code, Id, Local, Moment, Note, Told, shown
from web.api.pages import Paged
from web.api.problems import Problem
from web.api.refusals import ABOUT_STATUS, ABOUT_TIME, told
from web.api.route import Ask, Routes

routes = Routes("Appointments", "Visits, past and to come. A time that is only held for somebody is none.")
Status = Literal["scheduled", "confirmed", "cancelled", "completed", "no_show"]
UNKNOWN = ("unknown-patient", "unknown-doctor", "unknown-visit-type")
WHEN = "A time as GET /slots gives it."
TOLD = "Whether the patient hears of it at once; reminders go out either way."


class Appointment(Resource):
    """A visit of a patient to a doctor."""

    appointment_id: int
    patient_id: int
    doctor_id: int
    visit_type: str
    appointment_date: Local
    ends_at: Local
    status: Status
    version: int = Field(description="Grows with every move and cancellation.")
    booked_by: str = Field(description="The way it came: sms, whatsapp, telegram, staff, api …")
    confirmed_at: Local | None
    arrived_at: Local | None = Field(description="Since when the patient is in the waiting room.")
    cancelled_at: Local | None
    cancelled_late: bool = Field(description="Cancelled too late for the time to be given to somebody else.")
    created_at: Local
    updated_at: Local


class Appointments(Told):
    items: list[Appointment]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class NewAppointment(Asked):
    SAMPLE: ClassVar = {
        "patient_id": 1,
        "doctor_id": 1,
        "visit_type": "checkup",
        "appointment_date": SAMPLE_MOMENT,
    }
    patient_id: Id
    doctor_id: Id
    visit_type: Code = Field(examples=["checkup"])
    appointment_date: Moment = Field(description=WHEN)
    tell_patient: bool = Field(True, description=TOLD)


class AppointmentChange(Asked):
    """Another time, doctor or kind of visit; or another status. Not both at once. Null leaves a field as it is."""

    SAMPLE: ClassVar = {"status": "confirmed"}
    appointment_date: Moment | None = Field(None, description=WHEN)
    doctor_id: Id | None = None
    visit_type: Code | None = Field(None, examples=["checkup"])
    status: Status | None = None
    tell_patient: bool = Field(True, description=TOLD)

    @property
    def moves(self) -> bool:
        return (self.appointment_date, self.doctor_id, self.visit_type) != (None, None, None)

    @model_validator(mode="after")
    def _one_thing(self) -> AppointmentChange:
        if self.moves and self.status is not None:
            raise PydanticCustomError("both", "may either move the visit or change its status, not both at once")
        return self


class Cancellation(Asked):
    SAMPLE: ClassVar = {"why": "Called by telephone."}
    why: Note | None = Field(None, description="For the clinic's history.", examples=["The doctor is ill."])
    tell_patient: bool = Field(True, description=TOLD)


class Arrival(Asked):
    SAMPLE: ClassVar = {"arrived": True}
    arrived: bool = Field(True, description="False takes an earlier arrival back.")


HERE = Arrival(arrived=True)
UNSAID = Cancellation(why=None, tell_patient=True)


class AppointmentQuery(Paged):
    start: AskedMoment | None = Field(None, alias="from", description="Visits that begin then or later.")
    end: AskedMoment | None = Field(None, alias="to", description="Visits that begin before then.")
    doctor_id: AskedId | None = None
    patient_id: AskedId | None = None
    status: tuple[Status, ...] = Field((), description="May be given several times.")
    updated_since: AskedMoment | None = Field(
        None, description="Only what changed then or later; the list is ordered by the time of the change."
    )


@routes.get("/appointments", problems=("zone-missing",))
def list_appointments(ask: Ask, query: AppointmentQuery) -> Appointments:
    """List the appointments.

    By their time, or by that of their last change where `updated_since` is given.
    """
    order = "visits" if query.updated_since is None else "visits-changed"
    where = VisitFilter(query.start, query.end, query.doctor_id, query.patient_id, query.status, query.updated_since)
    found = registers.visits(ask.conn, where, limit=query.limit, after=pages.after(query.cursor, order))
    return Appointments(items=[_told(ask, each) for each in found.items], next=pages.following(found.after, order))


@routes.get("/appointments/{appointment_id}")
def get_appointment(ask: Ask, appointment_id: int) -> Appointment:
    """Read one appointment."""
    return _read(ask, appointment_id)


@routes.post(
    "/appointments",
    status=201,
    problems=(*ABOUT_TIME, *UNKNOWN, "zone-missing"),
    location="/api/v1/appointments/{appointment_id}",
)
def book_appointment(ask: Ask, body: NewAppointment) -> Appointment:
    """Book a visit.

    The time must be one of GET /slots. E-mail, calendar and reminders follow as for every other booking.
    """
    with told("#/appointment_date"):
        made = desk.book(
            ask.conn,
            ask.now,
            ask.practice,
            _actor(ask),
            patient_id=body.patient_id,
            doctor_id=body.doctor_id,
            visit_type=body.visit_type,
            start=body.appointment_date,
            tell_patient=body.tell_patient,
        )
    return _changed(ask, made.id)


@routes.patch("/appointments/{appointment_id}", problems=(*ABOUT_TIME, *ABOUT_STATUS, *UNKNOWN[1:], "zone-missing"))
def change_appointment(ask: Ask, appointment_id: int, body: AppointmentChange) -> Appointment:
    """Move a visit, or change its status.

    A visit that moves is `scheduled` again. `cancelled` becomes `scheduled` where a cancellation is taken back.
    """
    seen = _read(ask, appointment_id, lock=ask.tags.header is not None)
    ask.tags.must_hold(seen)
    if body.moves:
        _move(ask, seen, body)
    elif body.status is not None:
        with told("#/status"):
            desk.set_status(ask.conn, ask.now, ask.practice, _actor(ask), appointment_id, body.status)
    return _changed(ask, appointment_id)


@routes.post("/appointments/{appointment_id}/cancel", problems=ABOUT_STATUS, guarded=True)
def cancel_appointment(ask: Ask, appointment_id: int, body: Cancellation = UNSAID) -> Appointment:
    """Cancel a visit."""
    seen = _read(ask, appointment_id, lock=ask.tags.header is not None)
    ask.tags.must_hold(seen)
    with told():
        desk.cancel(
            ask.conn, ask.now, ask.practice, _actor(ask), appointment_id, why=body.why, tell_patient=body.tell_patient
        )
    return _changed(ask, appointment_id)


@routes.post("/appointments/{appointment_id}/arrive", problems=ABOUT_STATUS, guarded=True)
def note_arrival(ask: Ask, appointment_id: int, body: Arrival = HERE) -> Appointment:
    """Note that the patient has arrived.

    Once more changes nothing.
    """
    seen = _read(ask, appointment_id, lock=ask.tags.header is not None)
    ask.tags.must_hold(seen)
    with told():
        desk.arrive(ask.conn, ask.now, ask.practice, _actor(ask), appointment_id, arrived=body.arrived)
    return _changed(ask, appointment_id)


def _move(ask: Ask, seen: Appointment, body: AppointmentChange) -> None:
    with told("#/appointment_date"):
        desk.move(
            ask.conn,
            ask.now,
            ask.practice,
            _actor(ask),
            seen.appointment_id,
            start=body.appointment_date or seen.appointment_date,
            doctor_id=body.doctor_id,
            visit_type=body.visit_type,
            tell_patient=body.tell_patient,
        )


def _actor(ask: Ask) -> Actor:
    return Actor(ask.caller.label, "api")


def _read(ask: Ask, appointment_id: int, lock: bool = False) -> Appointment:
    found = registers.visit(ask.conn, appointment_id, lock=lock)
    if found is None:
        raise Problem("not-found", "There is no such appointment.")
    return _told(ask, found)


def _changed(ask: Ask, appointment_id: int) -> Appointment:
    """The visit as it is after the change; what is to happen now is told to the workers."""
    ask.wake.extend(registers.due(ask.conn, appointment_id, ask.now))
    return _read(ask, appointment_id)


def _told(ask: Ask, found: VisitRecord) -> Appointment:
    return shown(Appointment, found, ask.practice.clinic.zone)
