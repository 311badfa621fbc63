"""The audit log: who saw or changed what, the newest first, for administrators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request, url_for

from db import accounts, audit
from db.audit import Entry
from web import desk
from web.admin.guard import me
from web.desk import Desk
from web.words import Words

if TYPE_CHECKING:
    from bot.runtime import Runtime

PAGE = 50  # lines
LARGEST = 2**63 - 1

# What a line is about -> the page that shows it, by the number in its address.
LEADS: Mapping[str, str] = {
    "patient": "admin.patient",
    "conversation": "admin.talk",
    "appointment": "admin.visit",
    "webhook": "admin.webhook",
}

AT_THE_DOOR = frozenset({"code_refused", "logged_in", "logged_out", "login_refused", "login_stopped"})
"""Of these the log keeps the network that somebody came from."""

WHOLE = frozenset({"added", "blocked", "booked", "made", "registered", "unblocked"})
"""What concerns a thing from top to bottom: to name each of its fields would say nothing."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/audit")
    def audit_log() -> str:
        return page(runtime, asked("who"), asked("patient"), asked("before"))


def asked(name: str) -> int | None:
    """A number of the address; None for anything else."""
    number = request.args.get(name, type=int)
    return number if number is not None and 0 < number <= LARGEST else None


def page(runtime: Runtime, who: int | None, patient: int | None, before: int | None) -> str:
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = audit.page(conn, before=before, limit=PAGE + 1, staff_id=who, patient_id=patient)
        names = audit.names(conn, found)
        everyone = accounts.everyone(conn)
    shown = found[:PAGE]
    return render_template(
        "admin/audit.html", at=at, me=me(), section="audit", lines=shown, names=names, everyone=everyone,
        who=who, patient=patient, more=shown[-1].audit_id if len(found) > PAGE else None, first=before is None,
        lead=lead, fields=fields, about=about,
    )  # fmt: skip


def lead(line: Entry) -> str | None:
    """The address of what a line is about, where there is a page for it."""
    endpoint = LEADS.get(line.entity)
    known = endpoint in current_app.view_functions and line.entity_id.isdecimal()
    return url_for(endpoint, number=int(line.entity_id)) if endpoint and known else None


def about(line: Entry, at: Desk) -> str:
    """What a line is about, in words: "patient 12", "day Tue, Dec 1", "clinic"."""
    name, day = at.t.named("audit_entity", line.entity), at.times.asked(line.entity_id)
    return f"{name} {at.times.day(day) if day else line.entity_id}" if day or line.entity_id.isdecimal() else name


def fields(line: Entry, t: Words) -> str:
    """What was changed of it, in words: the names of columns, or what was counted; at the door, where from."""
    if line.action in WHOLE or not line.detail:
        return ""
    if line.action in AT_THE_DOOR:
        return t("audit.from", network=line.detail)
    return ", ".join(_field(name, t) for name in line.detail.split(", "))


def _field(name: str, t: Words) -> str:
    """A column's name; the practice's own are called as on the practice's page."""
    return t.named("audit_field" if f"audit_field.{name}" in t else "practice_column", name)
