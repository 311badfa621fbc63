"""Patients registered and corrected: what is wrong beside its field, and nothing overwritten that a colleague changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import patients
from bot.actor import Stale, Unknown
from clinic.mistakes import Mistakes
from clinic.model import Patient
from db.person import Person, person
from web import conflict, desk
from web.admin.guard import me
from web.admin.patients import actor, viewed
from web.mistakes import told
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

FIELDS = ("name", "email", "phone", "birthdate", "language")


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/patients/new")
    def new_patient() -> str:
        return form(runtime, dict.fromkeys(FIELDS, ""))

    @pages.post("/patients/new")
    def register_patient() -> ResponseReturnValue:
        return register(runtime, _typed())

    @pages.get("/patients/<int(max=999999999999999):number>/correct")
    def patient_form(number: int) -> str:
        one = _known(runtime, number)
        return form(runtime, filled(one), one=one, was=filled(one))

    @pages.post("/patients/<int(max=999999999999999):number>/correct")
    def correct_patient(number: int) -> ResponseReturnValue:
        return correct(runtime, number, _typed())


def register(runtime: Runtime, typed: dict[str, str]) -> ResponseReturnValue:
    """A new patient, unless she may be there already: then staff look, and say so if it is another."""
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            twins = patients.alike(conn, at.now, at.practice, typed)
            made = None
            if not twins or "anyway" in request.form:
                made = patients.register(conn, at.now, at.practice, actor(), typed)
    except Mistakes as mistakes:
        return form(runtime, typed, wrong=told(mistakes, wanted())), 422
    if made is None:
        return form(runtime, typed, twins=twins), 409
    return _to(made.id, "patients.registered")


def correct(runtime: Runtime, number: int, typed: dict[str, str]) -> ResponseReturnValue:
    """Corrects what was typed over; 409 with both versions where somebody else was quicker."""
    was = conflict.remembered(request.form.get("was", ""))
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            patients.correct(conn, at.now, at.practice, actor(), number, typed, seen=_seen())
    except Unknown:
        abort(404)
    except Mistakes as mistakes:
        return form(runtime, typed, one=_known(runtime, number), was=was, wrong=told(mistakes, wanted())), 422
    except Stale:
        one = _known(runtime, number)
        met = conflict.meet(typed, was, filled(one))
        return form(runtime, met.fields, one=one, was=filled(one), meanwhile=met.told, fresh=True), 409
    return _to(number, "patients.corrected")


def form(
    runtime: Runtime,
    fields: Mapping[str, str],
    *,
    one: Person | None = None,
    was: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    meanwhile: Mapping[str, str] | None = None,
    fresh: bool = False,
    twins: list[Patient] | None = None,
) -> str:
    """The form. `one`: who is corrected, None for a new patient; `fresh`: it is built upon what somebody else has just saved."""
    seen = one.updated_at.isoformat() if one and (fresh or wrong is None) else request.form.get("seen", "")
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        if one:
            viewed(conn, runtime, one.id)
    return render_template(
        "admin/patient_form.html", at=at, me=me(), section="patients", one=one, fields=fields, seen=seen,
        was=conflict.kept(was or {}), wrong=wrong or {}, meanwhile=meanwhile or {}, fresh=fresh, twins=twins or [],
        languages=[("", "–"), *((code, at.t.named("language", code)) for code in _languages(at, fields))],
    )  # fmt: skip


def filled(one: Person) -> dict[str, str]:
    """A patient as her form holds her."""
    return {
        "name": one.name,
        "email": one.email or "",
        "phone": one.phone or "",
        "birthdate": one.birthdate.isoformat() if one.birthdate else "",
        "language": one.language or "",
    }


def _languages(at: desk.Desk, fields: Mapping[str, str]) -> list[str]:
    """The clinic's languages, and another that she speaks."""
    return sorted({*at.practice.clinic.languages, *([fields["language"]] if fields["language"] else [])})


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in FIELDS}


def _seen() -> datetime:
    """What the form's author was shown; a form without it saw nothing."""
    try:
        found = datetime.fromisoformat(request.form.get("seen", ""))
    except ValueError:
        raise Stale from None
    if found.tzinfo is None:
        raise Stale
    return found


def _known(runtime: Runtime, number: int) -> Person:
    with runtime.engine.begin() as conn:
        return person(conn, number) or abort(404)


def _to(number: int, said: str) -> ResponseReturnValue:
    flash(wanted()(said))
    return redirect(url_for("admin.patient", number=number), 303)
