"""A visit booked at the desk: for a patient found while typing or registered on the spot, at a time that is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bot import desk as acts_of_desk
from bot import patients, trial
from bot.actor import Clash, Refused, Unknown
from bot.trial import Preview
from clinic.mistakes import Mistakes
from clinic.model import Appointment, Patient
from db import audit, outbox, people
from web import desk
from web.admin import acts
from web.admin.choosing import Choice, choose, refused
from web.admin.guard import me
from web.desk import Desk
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST_FOUND = 10
CHOSEN = ("doctor", "kind", "day", "time")
"""What is carried from step to step, in addresses too: nothing of it is a patient's."""
NEW = ("name", "phone", "email", "birthdate", "language")


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/book")
    def book() -> ResponseReturnValue:
        """`?patient=&doctor=&kind=&day=YYYY-MM-DD&time=HH:MM`, each of which may be left out."""
        return shown(runtime, request.args)

    @pages.post("/book")
    def book_now() -> ResponseReturnValue:
        return made(runtime, request.form)

    @pages.post("/book/find")
    def book_find() -> ResponseReturnValue:
        """The search without a script; what was typed stands in no address."""
        return shown(runtime, request.form, typed=request.form.get("q", "").strip())

    @pages.post("/book/register")
    def book_register() -> ResponseReturnValue:
        return registered(runtime, request.form)


def shown(
    runtime: Runtime, asked: Mapping[str, str], *, typed: str = "", wrong: Mapping[str, str] | None = None, no: str = ""
) -> str:
    """The page, as far as everything is chosen; `wrong` beside the fields of a new patient, `no` why it could not be booked."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        patient = _patient(conn, asked.get("patient", ""))
        choice = choose(conn, at, asked)
        choice = refused(conn, at, choice, no) if no else choice
        choice, preview = _tried(runtime, conn, at, choice, patient)
        found = people.search(conn, typed, MOST_FOUND) if typed else []
        whom = ("patient", patient.id) if patient else ("patients", "search") if typed else None
        if whom:
            audit.viewed(conn, now=at.now, staff_id=me().account.id, entity=whom[0], entity_id=whom[1])
    return acts.page(
        "book", at=at, choice=choice, patient=patient, preview=preview, typed=typed, found=found,
        carried=carried(asked), wrong=wrong or {}, new={name: asked.get(name, "") for name in NEW},
    )  # fmt: skip


def made(runtime: Runtime, form: Mapping[str, str]) -> ResponseReturnValue:
    """Books what the form says, if it still can be; else the page again, with why not and the nearest times."""
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            patient, choice = _patient(conn, form.get("patient", "")), choose(conn, at, form)
            if patient is None or not choice.ready:
                return shown(runtime, form), 409 if choice.wrong else 422
            visit = _book(conn, at, choice, patient, tell="tell_patient" in form)
            due = outbox.written(conn, at.now)
    except (Clash, Refused, Unknown) as error:
        return shown(runtime, form, no=acts.refusal(error, wanted())), acts.code(error)
    runtime.wake(due)
    flash(at.t("book.done"))
    return acts.go(url_for("admin.visit", number=visit.id))


def registered(runtime: Runtime, form: Mapping[str, str]) -> ResponseReturnValue:
    """A new patient, and back to the page with her chosen; what is wrong stands beside its field."""
    given = {name: form.get(name, "").strip() for name in NEW}
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            patient = patients.register(conn, at.now, at.practice, acts.actor(), given)
    except Mistakes as mistakes:
        t = wanted()
        said = {name: t(f"mistake.{what.code}", **what.values) for name, what in mistakes.wrong.items()}
        return shown(runtime, form, wrong=said), 422
    onward: dict[str, Any] = {"patient": patient.id, **carried(form)}
    return redirect(url_for("admin.book", **onward), 303)


def carried(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: asked[name] for name in CHOSEN if asked.get(name)}


def _tried(
    runtime: Runtime, conn: Connection, at: Desk, choice: Choice, patient: Patient | None
) -> tuple[Choice, Preview | None]:
    """What the patient would be told, or why it cannot be booked for her."""
    if patient is None or not choice.ready:
        return choice, None
    try:
        return choice, trial.preview(
            conn, at.now, at.practice, runtime.settings, lambda: _book(conn, at, choice, patient, tell=True)
        )
    except (Clash, Refused, Unknown) as error:
        return refused(conn, at, choice, acts.refusal(error, at.t)), None


def _book(conn: Connection, at: Desk, choice: Choice, patient: Patient, *, tell: bool) -> Appointment:
    assert choice.wish is not None
    return acts_of_desk.book(
        conn,
        at.now,
        at.practice,
        acts.actor(),
        patient_id=patient.id,
        doctor_id=choice.wish.doctor_id,
        visit_type=choice.wish.visit_type.code,
        start=choice.wish.start,
        tell_patient=tell,
    )


def _patient(conn: Connection, number: str) -> Patient | None:
    """Whom the visit is for; None where nobody has been chosen yet, 404 for somebody unknown."""
    if not number:
        return None
    return (people.patient(conn, int(number)) if number.isdecimal() and len(number) < 18 else None) or abort(404)
