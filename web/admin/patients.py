"""Patients found and listed, one patient's page, and all that is kept about her as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import patients
from bot.actor import Actor, Unknown
from clinic.finding import wanted
from clinic.model import Patient
from db import audit, changes, daybook, finding, merge, people
from db.person import Person, merged_into, person
from web import desk
from web.admin.guard import me
from web.drawing import MARKS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST_FOUND = 10  # patients offered while somebody types
PAGE = 30  # patients of the list
MOST_PAST = 20  # earlier visits on her page


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.route("/patients/find", methods=["GET", "POST"])
    def find_patients() -> ResponseReturnValue:
        """At most ten patients as JSON, by name. With POST what was typed stands in no address that a proxy may log."""
        with runtime.engine.begin() as conn:
            found = people.search(conn, request.values.get("q", ""), MOST_FOUND)
            _searched(conn, runtime)
        return jsonify([shown(patient) for patient in found])

    @pages.route("/patients", methods=["GET", "POST"])
    def patients_list() -> str:
        """The list; what is searched for comes by POST, so that no name stands in an address."""
        return render_template("admin/patients.html", **listed(runtime), me=me(), section="patients")

    @pages.post("/patients/lines")
    def patient_lines() -> str:
        """The list alone, while somebody types."""
        return render_template("admin/patient_lines.html", **listed(runtime))

    @pages.get("/patients/<int(max=999999999999999):number>")
    def patient(number: int) -> ResponseReturnValue:
        return page(runtime, number)

    @pages.post("/patients/<int(max=999999999999999):number>/export")
    def export_patient(number: int) -> ResponseReturnValue:
        return export(runtime, number)


def shown(patient: Patient) -> dict[str, Any]:
    """What tells one patient from another: {"id", "name", "birthdate" (YYYY-MM-DD or null), "phone", "email"}."""
    return {
        "id": patient.id,
        "name": patient.name,
        "birthdate": patient.birthdate.isoformat() if patient.birthdate else None,
        "phone": patient.phone,
        "email": patient.email,
    }


def listed(runtime: Runtime) -> dict[str, Any]:
    """What the list's template needs: a page of all patients, or of those who are searched for."""
    typed = request.form.get("q", "").strip()
    after = request.values.get("after", type=int)
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = finding.find(conn, wanted(typed), limit=PAGE, after=after if after and after < 10**18 else None)
        _searched(conn, runtime)
    return {"at": at, "found": found, "typed": typed, "after": after}


def page(runtime: Runtime, number: int) -> ResponseReturnValue:
    """One patient; whoever was made one with another is found there."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        one = person(conn, number)
        if one is None:
            kept = merged_into(conn, number) or abort(404)
            return redirect(url_for("admin.patient", number=kept))
        fields = _about(conn, at, one)
        viewed(conn, runtime, number)
    return render_template("admin/patient.html", at=at, one=one, **fields, me=me(), section="patients")


def _about(conn: Connection, at: desk.Desk, one: Person) -> dict[str, Any]:
    visits = daybook.of_patients(conn, [one.id])
    return {
        "coming": [visit for visit in visits if visit.end > at.now],
        "past": [visit for visit in reversed(visits) if visit.end <= at.now][:MOST_PAST],
        "changes": changes.of_patient(conn, one.id),
        "twins": merge.alike(conn, one.id),
        "marks": MARKS,
        "may_book": "admin.book" in current_app.view_functions,
    }


def export(runtime: Runtime, number: int) -> ResponseReturnValue:
    """All that is kept about her, to be kept as a file: nothing in the browser may remember it."""
    try:
        with runtime.engine.begin() as conn:
            told = patients.export(conn, runtime.now(), actor(), number)
    except Unknown:
        abort(404)
    answer = Response(json.dumps(told, ensure_ascii=False, indent=2), mimetype="application/json")
    answer.headers["Content-Disposition"] = f"attachment; filename=patient-{number}.json"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def actor() -> Actor:
    return Actor(me().label, "staff")


def viewed(conn: Connection, runtime: Runtime, number: int) -> None:
    audit.viewed(conn, now=runtime.now(), staff_id=me().account.id, entity="patient", entity_id=number)


def _searched(conn: Connection, runtime: Runtime) -> None:
    audit.viewed(conn, now=runtime.now(), staff_id=me().account.id, entity="patients", entity_id="search")
