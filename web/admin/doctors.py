"""Doctors: added, edited with their week and what they offer, retired and brought back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from bot import house
from bot.house import Edited
from clinic.file import WEEKDAYS
from clinic.model import Doctor
from web.admin import sheets
from web.admin.house_forms import blank, of_doctor, to_doctor
from web.admin.patients import actor
from web.admin.practice import days
from web.admin.sheets import Sheet
from web.conflict import Fields
from web.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

ONE = "/practice/doctors/<int(max=999999999999999):number>"


def routes(pages: Blueprint, runtime: Runtime) -> None:
    new = Sheet("admin/doctor_form.html", lambda *_: blank(of_doctor(Doctor(""))), _add, more=_more)

    @pages.get("/practice/doctors/new")
    def new_doctor() -> str:
        return sheets.show(runtime, new)

    @pages.post("/practice/doctors/new")
    def add_doctor() -> ResponseReturnValue:
        return sheets.answer(runtime, new)

    @pages.get(ONE)
    def doctor_form(number: int) -> str:
        return sheets.show(runtime, _sheet(number))

    @pages.post(ONE)
    def change_doctor(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(number))

    @pages.post(f"{ONE}/retire")
    def retire_doctor(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(number), _retire(number))

    @pages.post(f"{ONE}/up")
    def doctor_up(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, Sheet("", lambda *_: {}, _place(number, -1), then="doctors"))

    @pages.post(f"{ONE}/down")
    def doctor_down(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, Sheet("", lambda *_: {}, _place(number, 1), then="doctors"))

    @pages.post(f"{ONE}/return")
    def return_doctor(number: int) -> ResponseReturnValue:
        return sheets.answer(runtime, Sheet("", lambda *_: {}, _bring_back(number)))


def _sheet(number: int) -> Sheet:
    def filled(_: Connection, at: Desk) -> Fields | None:
        found = at.practice.doctor(number)
        return of_doctor(found) if found else None

    def change(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
        return house.change_doctor(conn, now, actor(), number, to_doctor(fields), version=version)

    return Sheet("admin/doctor_form.html", filled, change, str(number), _more)


def _add(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
    return house.add_doctor(conn, now, actor(), to_doctor(fields), version=version)


def _retire(number: int) -> sheets.Save:
    return lambda conn, now, _, version: house.retire_doctor(conn, now, actor(), number, version=version)


def _bring_back(number: int) -> sheets.Save:
    return lambda conn, now, _, version: house.bring_back_doctor(conn, now, actor(), number, version=version)


def _place(number: int, steps: int) -> sheets.Save:
    return lambda conn, now, _, version: house.place_doctor(conn, now, actor(), number, steps, version=version)


def _more(at: Desk) -> dict[str, Any]:
    return {"days": list(zip(WEEKDAYS, days(at, "wide"), strict=True))}
