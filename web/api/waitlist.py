"""The waiting list: patients who would come earlier."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from bot import waitlist
from bot.actor import Actor
from bot.waitlist import WaitsAlready, Wish
from db import registers
from db.registers import WaitFilter
from web.api import pages
from web.api.etag import Resource
from web.api.fields import Asked, AskedId, AskedMoment, Code, Id, Local, Moment, Told, shown
from web.api.pages import Paged
from web.api.problems import Fault, Problem
from web.api.refusals import unknown
from web.api.route import Ask, Routes

routes = Routes("Waiting list", "Patients who would come earlier, when a time comes free.")
Status = Literal["waiting", "offered", "taken", "left"]


class Wait(Resource):
    """A place on the waiting list."""

    waitlist_id: int
    patient_id: int
    visit_type: str
    doctor_id: int | None = Field(description="Null: any doctor.")
    appointment_id: int | None = Field(description="The visit that would be given up for an earlier one.")
    earliest: Local | None
    latest: Local | None
    status: Status
    created_at: Local
    updated_at: Local


class Waits(Told):
    items: list[Wait]
    next: str | None = Field(description="The cursor of the page that follows; null on the last.")


class NewWait(Asked):
    SAMPLE: ClassVar = {"patient_id": 1, "visit_type": "checkup"}
    patient_id: Id
    visit_type: Code = Field(examples=["checkup"])
    doctor_id: Id | None = Field(None, description="Left out: any doctor.")
    appointment_id: Id | None = Field(None, description="A visit of the patient's to give up for an earlier one.")
    earliest: Moment | None = Field(None, description="Not before then.")
    latest: Moment | None = Field(None, description="Not after then.")


class WaitQuery(Paged):
    patient_id: AskedId | None = None
    doctor_id: AskedId | None = Field(None, description="Only who waits for this doctor; not who would take any.")
    visit_type: Code | None = Field(None, examples=["checkup"])
    status: tuple[Status, ...] = Field((), description="May be given several times.")
    updated_since: AskedMoment | None = Field(
        None, description="Only what changed then or later; the list is ordered by the time of the change."
    )


@routes.get("/waitlist", problems=("zone-missing",))
def list_waitlist(ask: Ask, query: WaitQuery) -> Waits:
    """List the waiting list.

    In the order of joining, or of the last change where `updated_since` is given; those who have left it, too, unless
    `status` says otherwise.
    """
    order = "waits" if query.updated_since is None else "waits-changed"
    where = WaitFilter(query.patient_id, query.doctor_id, query.visit_type, query.status, query.updated_since)
    found = registers.waits(ask.conn, where, limit=query.limit, after=pages.after(query.cursor, order))
    items = [shown(Wait, each, ask.practice.clinic.zone) for each in found.items]
    return Waits(items=items, next=pages.following(found.after, order))


@routes.get("/waitlist/{waitlist_id}")
def get_wait(ask: Ask, waitlist_id: int) -> Wait:
    """Read one place on the waiting list."""
    return _read(ask, waitlist_id)


@routes.post(
    "/waitlist",
    status=201,
    problems=(
        "already-waiting",
        "unknown-patient",
        "unknown-doctor",
        "unknown-visit-type",
        "unknown-appointment",
        "not-offered",
        "zone-missing",
    ),
    location="/api/v1/waitlist/{waitlist_id}",
)
def join_waitlist(ask: Ask, body: NewWait) -> Wait:
    """Put a patient on the waiting list."""
    _check(ask, body)
    try:
        made = waitlist.join(ask.conn, ask.now, Actor(ask.caller.label, "api"), Wish(**body.model_dump()))
    except LookupError:
        raise unknown("patient") from None
    except WaitsAlready as there:
        raise Problem("already-waiting", f"The patient waits for that already, as {there.waitlist_id}.") from None
    return _read(ask, made)


@routes.post("/waitlist/{waitlist_id}/leave", guarded=True)
def leave_waitlist(ask: Ask, waitlist_id: int) -> Wait:
    """Take a patient off the waiting list.

    Once more changes nothing.
    """
    ask.tags.must_hold(_read(ask, waitlist_id, lock=True))
    waitlist.leave(ask.conn, ask.now, Actor(ask.caller.label, "api"), waitlist_id)
    return _read(ask, waitlist_id)


def _read(ask: Ask, waitlist_id: int, lock: bool = False) -> Wait:
    found = registers.wait(ask.conn, waitlist_id, lock=lock)
    if found is None:
        raise Problem("not-found", "There is no such place on the waiting list.")
    return shown(Wait, found, ask.practice.clinic.zone)


def _check(ask: Ask, body: NewWait) -> None:
    """Raises Problem where the wish can never come true."""
    if ask.practice.visit_type(body.visit_type) is None:
        raise unknown("visit_type")
    doctor = ask.practice.doctor(body.doctor_id) if body.doctor_id is not None else None
    if body.doctor_id is not None and doctor is None:
        raise unknown("doctor")
    if doctor is not None and body.visit_type not in doctor.visit_types:
        fault = Fault("The doctor does not offer that kind of visit.", pointer="#/visit_type")
        raise Problem("not-offered", fault.detail, [fault])
    visit = registers.visit(ask.conn, body.appointment_id) if body.appointment_id is not None else None
    if body.appointment_id is not None and (visit is None or visit.patient_id != body.patient_id):
        raise unknown("appointment")
    if body.earliest and body.latest and body.latest <= body.earliest:
        raise Problem(
            "invalid", "latest is not later than earliest.", [Fault("is not later than earliest", pointer="#/latest")]
        )
