"""Two entries of one patient made one; and a patient forgotten. For administrators: neither can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import patients
from bot.actor import Clash, StillBooked, Unknown
from clinic.finding import folded
from db import daybook, merge, people
from db.daybook import Visit
from db.person import Person, person
from web import desk
from web.admin.guard import me
from web.admin.patients import actor, viewed
from web.drawing import MARKS
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST_FOUND = 10


class NotMeant(Exception):
    """What was typed is neither her name nor her number."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.route("/patients/<int(max=999999999999999):number>/merge", methods=["GET", "POST"])
    def merge_patient(number: int) -> str:
        """Whom she may be, too: those who are alike, or found by what was typed."""
        return choose(runtime, number, request.form.get("q", "").strip())

    @pages.get("/patients/<int(max=999999999999999):keep>/merge/<int(max=999999999999999):gone>")
    def compare_patients(keep: int, gone: int) -> str:
        return compare(runtime, keep, gone)

    @pages.post("/patients/<int(max=999999999999999):keep>/merge/<int(max=999999999999999):gone>")
    def join_patients(keep: int, gone: int) -> ResponseReturnValue:
        return join(runtime, keep, gone)

    @pages.get("/patients/<int(max=999999999999999):number>/erase")
    def erase_patient(number: int) -> str:
        return erasing(runtime, number)

    @pages.post("/patients/<int(max=999999999999999):number>/erase")
    def forget_patient(number: int) -> ResponseReturnValue:
        return forget(runtime, number, request.form.get("typed", ""), "cancel" in request.form)


def choose(runtime: Runtime, number: int, typed: str) -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        one = _known(conn, runtime, number)
        found = people.search(conn, typed, MOST_FOUND) if typed else merge.alike(conn, number)
    others = [other for other in found if other.id != number]
    return render_template(
        "admin/patient_merge.html", at=at, me=me(), section="patients", one=one, others=others, typed=typed
    )


def compare(runtime: Runtime, keep: int, gone: int, wrong: str = "") -> str:
    """Both side by side, and what will come of it."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        foretold = merge.foretell(conn, keep, gone, at.now) or abort(404)
        both = [_known(conn, runtime, number) for number in (keep, gone)]
        visits = {visit.id: visit for visit in daybook.of_patients(conn, [keep, gone])}
    pairs = [(visits[one], visits[other]) for one, other in foretold.overlapping]
    return render_template(
        "admin/patient_compare.html", at=at, me=me(), section="patients",
        both=both, foretold=foretold, facts=merge.FACTS, pairs=pairs, wrong=wrong,
    )  # fmt: skip


def join(runtime: Runtime, keep: int, gone: int) -> ResponseReturnValue:
    try:
        with runtime.engine.begin() as conn:
            patients.join(conn, runtime.now(), actor(), keep, gone)
    except Unknown:
        abort(404)
    except Clash:
        return compare(runtime, keep, gone, wanted()("patients.busy")), 409
    flash(wanted()("patients.merged"))
    return redirect(url_for("admin.patient", number=keep), 303)


def erasing(runtime: Runtime, number: int, typed: str = "", wrong: str = "", ahead: tuple[Visit, ...] = ()) -> str:
    """What erasing means; `ahead`: visits that have to be cancelled with it."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        one = _known(conn, runtime, number)
    return render_template(
        "admin/patient_erase.html", at=at, me=me(), section="patients",
        one=one, typed=typed, wrong=wrong, ahead=ahead, marks=MARKS,
    )  # fmt: skip


def forget(runtime: Runtime, number: int, typed: str, cancel: bool) -> ResponseReturnValue:
    """Erases whom the typed name or number means, and nobody by a slip of the hand."""
    t = wanted()
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            one = _known(conn, runtime, number)
            if not _means(typed, one):
                raise NotMeant
            done = patients.forget(conn, at.now, at.practice, actor(), number, cancel_visits=cancel)
    except Unknown:
        abort(404)
    except NotMeant:
        return erasing(runtime, number, typed, t("patients.erase_wrong")), 422
    except StillBooked as booked:
        return erasing(runtime, number, typed, "", booked.visits), 409
    except Clash:
        return erasing(runtime, number, typed, t("patients.busy")), 409
    flash(t("patients.erased", messages=done.messages, kept=done.addresses_kept))
    return redirect(url_for("admin.patients_list"), 303)


def _means(typed: str, one: Person) -> bool:
    return typed.strip().lstrip("#") == str(one.id) or folded(typed).split() == folded(one.name).split() != []


def _known(conn: Connection, runtime: Runtime, number: int) -> Person:
    one = person(conn, number) or abort(404)
    viewed(conn, runtime, number)
    return one
