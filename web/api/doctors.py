"""Doctors and kinds of visit: what can be booked, and with whom."""

from __future__ import annotations

from pydantic import Field

from clinic.model import VisitType
from db import registers
from web.api import pages
from web.api.etag import Resource
from web.api.fields import AskedMoment, Local, Told, shown
from web.api.pages import Paged
from web.api.problems import Problem
from web.api.route import Ask, Routes

routes = Routes("Doctors", "Who practises, and which kinds of visit there are.")


class Doctor(Resource):
    """Somebody who sees patients."""

    doctor_id: int
    name: str
    specialty: str
    email: str | None
    phone: str | None
    active: bool = Field(description="False for one who takes no more bookings.")
    visit_types: list[str] = Field(description="The kinds of visit on offer, by their codes.", examples=[["checkup"]])
    created_at: Local
    updated_at: Local


class Doctors(Told):
    items: list[Doctor]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class Kind(Told):
    """A kind of visit."""

    code: str
    name: dict[str, str] = Field(description="By language.", examples=[{"en": "Check-up", "es": "Chequeo"}])
    minutes: int
    prepare: dict[str, str] = Field(description="What the patient should know beforehand, by language.")


class Kinds(Told):
    items: list[Kind]
    next: None = Field(description="Always null: they fit on one page.")


class DoctorQuery(Paged):
    updated_since: AskedMoment | None = Field(
        None,
        description="Only who changed then or later, also who practises no more; "
        "the list is ordered by the time of the change.",
    )


@routes.get("/doctors", problems=("zone-missing",))
def list_doctors(ask: Ask, query: DoctorQuery) -> Doctors:
    """List the doctors.

    Those who practise, in the clinic's own order; or all whose data changed, where `updated_since` is given.
    """
    order = "doctors" if query.updated_since is None else "doctors-changed"
    after = pages.after(query.cursor, order)
    found = registers.doctors(ask.conn, updated_since=query.updated_since, limit=query.limit, after=after)
    items = [shown(Doctor, each, ask.practice.clinic.zone) for each in found.items]
    return Doctors(items=items, next=pages.following(found.after, order))


@routes.get("/doctors/{doctor_id}", problems=("not-found",))
def get_doctor(ask: Ask, doctor_id: int) -> Doctor:
    """Read one doctor.

    Also one who practises no more.
    """
    found = registers.doctor(ask.conn, doctor_id)
    if found is None:
        raise Problem("not-found", "There is no such doctor.")
    return shown(Doctor, found, ask.practice.clinic.zone)


@routes.get("/visit_types")
def list_visit_types(ask: Ask) -> Kinds:
    """List the kinds of visit."""
    return Kinds(items=[_kind(each) for each in ask.practice.visit_types], next=None)


def _kind(each: VisitType) -> Kind:
    return Kind(code=each.code, name=dict(each.name), minutes=each.minutes, prepare=dict(each.prepare))
