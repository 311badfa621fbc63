"""Patients found while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from clinic.model import Patient
from db import audit, people
from web.admin.guard import me

if TYPE_CHECKING:
    from bot.runtime import Runtime

MOST_FOUND = 10  # patients offered while somebody types


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.route("/patients/find", methods=["GET", "POST"])
    def find_patients() -> ResponseReturnValue:
        """At most ten patients as JSON, by name. With POST what was typed stands in no address that a proxy may log."""
        typed = request.values.get("q", "")
        with runtime.engine.begin() as conn:
            found = people.search(conn, typed, MOST_FOUND)
            audit.viewed(conn, now=runtime.now(), staff_id=me().account.id, entity="patients", entity_id="search")
        return jsonify([shown(patient) for patient in found])


def shown(patient: Patient) -> dict[str, Any]:
    """What tells one patient from another: {"id", "name", "birthdate" (YYYY-MM-DD or null), "phone", "email"}."""
    return {
        "id": patient.id,
        "name": patient.name,
        "birthdate": patient.birthdate.isoformat() if patient.birthdate else None,
        "phone": patient.phone,
        "email": patient.email,
    }
