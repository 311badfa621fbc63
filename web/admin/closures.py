"""Closures: whole days on which nobody works, or not one doctor."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from bot import house
from bot.actor import Unknown
from bot.house import Edited
from clinic.model import Closure
from db import edits
from web.admin import sheets
from web.admin.house_forms import blank, of_closure, to_closure
from web.admin.patients import actor
from web.admin.sheets import Sheet
from web.conflict import Fields
from web.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

ONE = "/practice/closures/<int(max=999999999999999):number>"


def routes(pages: Blueprint, runtime: Runtime) -> None:
    new = Sheet("admin/closure_form.html", lambda *_: blank(of_closure(Closure(date.max, date.max))), _add, more=_more)

    @pages.get("/practice/closures/new")
    def new_closure() -> str:
        return sheets.show(runtime, new)

    @pages.post("/practice/closures/new")
    def add_closure() -> ResponseReturnValue:
        return sheets.answer(runtime, new)

    @pages.get(ONE)
    def closure_form(number: int) -> str:
        return sheets.show(runtime, _sheet(number))

    @pages.post(ONE)
    def change_closure(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(number))

    @pages.post(f"{ONE}/remove")
    def remove_closure(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(number), _remove(number))


def _sheet(number: int) -> Sheet:
    def filled(conn: Connection, _: Desk) -> Fields | None:
        return next((of_closure(each.closure) for each in edits.closures(conn) if each.id == number), None)

    def change(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
        return house.change_closure(conn, now, actor(), number, to_closure(fields), version=version)

    return Sheet("admin/closure_form.html", filled, change, str(number))


def _add(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
    whose = fields["doctor"]
    if whose and not (whose.isascii() and whose.isdecimal() and len(whose) < 16):
        raise Unknown("doctor", whose)
    doctor_id = int(whose) if whose else None
    return house.add_closure(conn, now, actor(), to_closure(fields), version=version, doctor_id=doctor_id)


def _remove(number: int) -> sheets.Save:
    return lambda conn, now, _, version: house.remove_closure(conn, now, actor(), number, version=version)


def _more(at: Desk) -> dict[str, Any]:
    return {"doctors": [("", at.t("practice.everybody")), *((one.id, one.name) for one in at.practice.doctors)]}
