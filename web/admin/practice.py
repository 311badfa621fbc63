"""The practice on one page: the clinic, its doctors, kinds of visit and closures, what lies outside of them, and who changed what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from babel.dates import get_day_names
from flask import Blueprint, render_template

from bot.outside import outside
from clinic.model import Doctor
from db import audit, changes, edits
from db import practice as practices
from web import desk
from web.admin.guard import me
from web.admin.house_forms import of_clinic
from web.desk import Desk
from web.drawing import MARKS

if TYPE_CHECKING:
    from bot.runtime import Runtime

SETTINGS = (
    ("name", "phone", "address", "timezone", "languages", "emergency"),
    ("notice", "horizon", "hold", "cancel_cutoff"),
    ("reminders", "bare_cancel", "quiet_from", "quiet_until", "sms_encoding", "segment_price"),
)
"""The clinic's settings as its form and its card group them: who we are, booking, messages."""


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/practice")
    def practice() -> str:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            house = at.practice
            retired = [one for one in practices.doctors(conn, also_inactive=True) if house.doctor(one.id) is None]
            kinds = practices.visit_types(conn, also_inactive=True)
            if lying_outside := outside(conn, house, at.now):
                audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="patients", entity_id="outside")
            fields = {
                "outside": lying_outside,
                "retired": retired,
                "given_up": [kind for kind in kinds if house.visit_type(kind.code) is None],
                "closures": [each for each in edits.closures(conn) if each.closure.end > at.times.today],
                "changes": changes.of_practice(conn),
            }
        return render_template(
            "admin/practice.html", at=at, me=me(), section="practice", marks=MARKS, settings=of_clinic(house.clinic),
            groups=SETTINGS, week={one.id: week(one, at) for one in house.doctors}, **fields,
        )  # fmt: skip


def week(doctor: Doctor, at: Desk) -> Sequence[tuple[str, str]]:
    """(Mon, "9:00 AM – 12:00 PM, 1:00 PM – 5:00 PM") for every day on which the doctor works."""
    return [
        (days(at)[weekday], ", ".join(f"{at.times.wall(start)} – {at.times.wall(end)}" for start, end in stretches))
        for weekday, stretches in sorted(doctor.hours.items())
    ]


def days(at: Desk, width: str = "abbreviated") -> list[str]:
    """The names of the days from Monday on."""
    names = get_day_names(width, "stand-alone", at.t.language)  # type: ignore[arg-type]
    return [names[weekday] for weekday in range(7)]
