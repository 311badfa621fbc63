"""The clinic's settings edited: what each means, and what follows from it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from flask import Blueprint
from flask.typing import ResponseReturnValue

from bot import house
from bot.house import Edited
from clinic.model import Clinic
from web.admin import sheets
from web.admin.house_forms import of_clinic, to_clinic
from web.admin.patients import actor
from web.admin.practice import SETTINGS
from web.admin.sheets import Sheet
from web.conflict import Fields
from web.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

CHOICES = {name: get_args(get_type_hints(Clinic)[name]) for name in ("bare_cancel", "sms_encoding")}


def routes(pages: Blueprint, runtime: Runtime) -> None:
    sheet = Sheet("admin/clinic_form.html", lambda _, at: of_clinic(at.practice.clinic), _change, "clinic", _more)

    @pages.get("/practice/clinic")
    def clinic_form() -> str:
        return sheets.show(runtime, sheet)

    @pages.post("/practice/clinic")
    def change_clinic() -> ResponseReturnValue:
        return sheets.answer(runtime, sheet)


def _change(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
    return house.change_clinic(conn, now, actor(), to_clinic(fields), version=version)


def _more(at: Desk) -> dict[str, Any]:
    choices = {
        name: [(value, at.t(f"practice_choice.{name}_{value}")) for value in values] for name, values in CHOICES.items()
    }
    return {"groups": SETTINGS, "choices": choices}
