"""A visit moved at the desk: dragged in the drawing, or by another time chosen; told to the patient or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from bot import desk as acts_of_desk
from bot import open_times, trial
from bot.actor import Clash, Refused, Unknown
from bot.trial import Preview
from clinic.model import Appointment
from db import audit
from db.daybook import Visit
from web import desk
from web.admin import acts
from web.admin.choosing import Choice, choose, refused
from web.admin.guard import me
from web.desk import Desk
from web.drawing import WEEK, bounds

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/visits/<int(max=999999999999999):number>/move")
    def move(number: int) -> ResponseReturnValue:
        """`?doctor=&kind=&day=YYYY-MM-DD&time=HH:MM`, each of which may be left out."""
        return shown(runtime, number, request.args)

    @pages.post("/visits/<int(max=999999999999999):number>/move")
    def move_now(number: int) -> ResponseReturnValue:
        return moved(runtime, number, request.form)

    @pages.get("/visits/<int(max=999999999999999):number>/open")
    def open_for(number: int) -> ResponseReturnValue:
        """Where the visit could be put, for a drawing from `day` on: {"<doctor> <day>": [minutes after midnight, …]}."""
        return jsonify(places(runtime, number, request.args.get("day")))


def shown(runtime: Runtime, number: int, asked: Mapping[str, str], *, no: str = "") -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        visit = acts.known(conn, number)
        choice = choose(conn, at, asked, visit)
        choice = refused(conn, at, choice, no, visit) if no else choice
        choice, preview = _tried(runtime, conn, at, visit, choice)
        audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="appointment", entity_id=number)
    seen = asked.get("seen") or acts.stamp(visit)
    return acts.page("move", at=at, visit=visit, choice=choice, preview=preview, seen=seen)


def moved(runtime: Runtime, number: int, form: Mapping[str, str]) -> ResponseReturnValue:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        choice = choose(conn, at, form, acts.known(conn, number))
    if choice.wish is None:
        return shown(runtime, number, form), 422
    tell = "tell_patient" in form
    when = f"{at.times.moment(choice.wish.start)}, {choice.doctor.name}"
    return acts.perform(
        runtime,
        number,
        lambda conn, at, visit: _move(conn, at, visit, choice, tell=tell),
        said="move.done",
        to=lambda: url_for("admin.visit", number=number),
        refused=lambda error: shown(runtime, number, form, no=acts.refusal(error, at.t)),
        wish=at.t("move.wish", when=when),
    )


def places(runtime: Runtime, number: int, asked: str | None) -> dict[str, list[int]]:
    """Open times of the seven days from `asked` on."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        visit = acts.known(conn, number)
        start, end = bounds(at.times.asked(asked) or at.times.local(visit.start).date(), at.practice, WEEK)
        kind = at.practice.visit_type(visit.visit_type)
        found = open_times.between(conn, at.now, at.practice, kind, start, end, moving=number) if kind else []
    told: dict[str, list[int]] = {}
    for slot in found:
        local = at.times.local(slot.start)
        told.setdefault(f"{slot.doctor_id} {local.date()}", []).append(local.hour * 60 + local.minute)
    return told


def _tried(runtime: Runtime, conn: Connection, at: Desk, visit: Visit, choice: Choice) -> tuple[Choice, Preview | None]:
    if not choice.ready or _stays(visit, choice):
        return choice, None
    try:
        return choice, trial.preview(
            conn, at.now, at.practice, runtime.settings, lambda: _move(conn, at, visit, choice, tell=True)
        )
    except (Clash, Refused, Unknown) as error:
        return refused(conn, at, choice, acts.refusal(error, at.t), visit), None


def _stays(visit: Visit, choice: Choice) -> bool:
    """Where it is already: nothing to tell anybody."""
    wish = choice.wish
    if wish is None:
        return True
    same = (visit.doctor_id, visit.visit_type) == (wish.doctor_id, wish.visit_type.code)
    return same and abs(visit.start - wish.start) < timedelta(minutes=1)


def _move(conn: Connection, at: Desk, visit: Visit, choice: Choice, *, tell: bool) -> Appointment:
    wish = choice.wish
    assert wish is not None
    return acts_of_desk.move(
        conn,
        at.now,
        at.practice,
        acts.actor(),
        visit.id,
        start=wish.start,
        doctor_id=wish.doctor_id,
        visit_type=wish.visit_type.code,
        version=visit.version,
        tell_patient=tell,
    )
