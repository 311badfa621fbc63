"""One visit: everything about it, and everything that can become of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue

from bot import desk as acts_of_desk
from bot import trial
from bot.actor import Clash, Refused, Unknown
from clinic import rules
from clinic.model import Appointment
from db import addresses, appointments, audit, daybook, people, told
from db.daybook import Visit
from web import desk
from web.admin import acts
from web.admin.guard import me
from web.desk import Desk
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

LONGEST_WHY = 200  # characters
Mark = Callable[..., Appointment]

MARKED: Mapping[str, Mark] = {
    "confirmed": acts_of_desk.confirm,
    "arrived": acts_of_desk.arrive,
    "not_arrived": partial(acts_of_desk.arrive, arrived=False),
    "completed": partial(acts_of_desk.set_status, status="completed"),
    "scheduled": partial(acts_of_desk.set_status, status="scheduled"),
}
"""What becomes of a visit without anybody being told."""

DECIDED: Mapping[str, Mark] = {
    "cancel": acts_of_desk.cancel,
    "restore": acts_of_desk.restore,
    "no_show": partial(acts_of_desk.set_status, status="no_show"),
}
"""What its patient may be told of."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/visits/<int(max=999999999999999):number>")
    def visit(number: int) -> ResponseReturnValue:
        return shown(runtime, number)

    @pages.post("/visits/<int(max=999999999999999):number>/mark")
    def mark(number: int) -> ResponseReturnValue:
        return marked(runtime, number, request.form.get("as", ""))

    @pages.get("/visits/<int(max=999999999999999):number>/cancel")
    def cancel(number: int) -> ResponseReturnValue:
        return asked(runtime, number, "cancel")

    @pages.post("/visits/<int(max=999999999999999):number>/cancel")
    def cancel_now(number: int) -> ResponseReturnValue:
        return decided(runtime, number, "cancel")

    @pages.get("/visits/<int(max=999999999999999):number>/restore")
    def restore(number: int) -> ResponseReturnValue:
        return asked(runtime, number, "restore")

    @pages.post("/visits/<int(max=999999999999999):number>/restore")
    def restore_now(number: int) -> ResponseReturnValue:
        return decided(runtime, number, "restore")

    @pages.get("/visits/<int(max=999999999999999):number>/no-show")
    def no_show(number: int) -> ResponseReturnValue:
        return asked(runtime, number, "no_show")

    @pages.post("/visits/<int(max=999999999999999):number>/no-show")
    def no_show_now(number: int) -> ResponseReturnValue:
        return decided(runtime, number, "no_show")


def shown(runtime: Runtime, number: int, no: str = "") -> str:
    """The visit's own page; `no` is why what was wanted could not be done."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        visit = acts.known(conn, number)
        fields = _about(conn, at, visit)
        audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="appointment", entity_id=number)
    return acts.page("visit", at=at, visit=visit, seen=acts.stamp(visit), no=no, **fields)


def marked(runtime: Runtime, number: int, name: str) -> ResponseReturnValue:
    does = MARKED.get(name) or abort(404)
    return acts.perform(
        runtime,
        number,
        lambda conn, at, visit: does(conn, at.now, at.practice, acts.actor(), visit.id),
        said=f"visit.done_{name}",
        to=lambda: url_for("admin.visit", number=number),
        refused=lambda error: shown(runtime, number, acts.refusal(error, wanted())),
    )


def asked(runtime: Runtime, number: int, what: str, *, no: str = "", wrong: str = "", why: str = "") -> str:
    """The question before a visit is cancelled, brought back or marked as missed, with what its patient would be told."""
    does = DECIDED[what]
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        visit = acts.known(conn, number)
        preview = None
        try:
            preview = trial.preview(
                conn, at.now, at.practice, runtime.settings,
                lambda: does(conn, at.now, at.practice, acts.actor(), number, tell_patient=True),
            )  # fmt: skip
        except (Clash, Refused, Unknown) as error:
            no = no or acts.refusal(error, at.t)
        late = what == "cancel" and rules.is_late(at.practice.clinic, _appointment(conn, number), at.now)
        audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="appointment", entity_id=number)
    fields = {"no": no, "wrong": wrong, "why": why, "late": late, "preview": preview}
    seen = request.form.get("seen") or acts.stamp(visit)
    return acts.page("decide", at=at, visit=visit, what=what, seen=seen, longest=LONGEST_WHY, **fields)


def decided(runtime: Runtime, number: int, what: str) -> ResponseReturnValue:
    why = " ".join(request.form.get("why", "").split())
    t = wanted()
    if len(why) > LONGEST_WHY or not why.isprintable():
        said = t("mistake.one_line", most=LONGEST_WHY)
        return asked(runtime, number, what, wrong=said, why=why), 422
    more: dict[str, Any] = {"tell_patient": "tell_patient" in request.form}
    more |= {"why": why or None} if what == "cancel" else {}
    return acts.perform(
        runtime,
        number,
        lambda conn, at, visit: DECIDED[what](
            conn, at.now, at.practice, acts.actor(), visit.id, version=visit.version, **more
        ),
        said=f"decide.{what}_done",
        to=lambda: url_for("admin.visit", number=number),
        refused=lambda error: asked(runtime, number, what, no=acts.refusal(error, t), why=why),
        wish=t(f"decide.{what}_wish") + (f" ({why})" if why else ""),
    )


def _about(conn: Connection, at: Desk, visit: Visit) -> dict[str, Any]:
    """What stands on the visit's page beside its own time: whose it is, how she is reached, what was told and done."""
    patient_id = visit.patient_id or 0
    contacts = addresses.contacts_of(conn, patient_id)
    lines = [line for line in told.of_visit(conn, visit.id) if line.outcome != "superseded"]
    return {
        "patient": people.patient(conn, patient_id),
        "contacts": [(contact, appointments.conversation_of(conn, contact.contact_id)) for contact in contacts],
        "lines": [line for line in lines if line.status != "waiting" or _goes(line, visit)],
        "changes": daybook.changes(conn, visit.id),
        "marks_offered": tuple(name for name, may in _may(conn, at, visit).items() if may),
    }


def _goes(line: told.Line, visit: Visit) -> bool:
    """Whether what waits is of the visit as it is now."""
    fits = visit.status in ("scheduled", "confirmed") if line.kind == "reminder" else True
    return fits and line.version in (None, visit.version)


def _may(conn: Connection, at: Desk, visit: Visit) -> Mapping[str, bool]:
    """What may be done with the visit now, in the order of the day."""
    one, now, here = _appointment(conn, visit.id), at.now, visit.arrived_at is not None
    live = visit.status in ("scheduled", "confirmed")
    return {
        "arrived": not here and rules.may_arrive(at.practice, one, now) is None,
        "confirmed": visit.status == "scheduled" and rules.may_confirm(one, now, desk=True) is None,
        "completed": visit.status != "completed" and rules.may_change_status(one, "completed", now) is None,
        "no_show": visit.status != "no_show" and rules.may_change_status(one, "no_show", now) is None,
        "not_arrived": here and live,
        "scheduled": visit.status == "no_show" and rules.may_change_status(one, "scheduled", now) is None,
        "move": rules.may_change(one, now, desk=True, then="scheduled") is None,
        "cancel": rules.may_cancel(one, now, desk=True) is None,
        "restore": rules.may_restore(at.practice, one, now) is None,
    }


def _appointment(conn: Connection, number: int) -> Appointment:
    return appointments.get(conn, number) or abort(404)
