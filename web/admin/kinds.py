"""Kinds of visit: added, edited in each language of the clinic, given up and offered again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint
from flask.typing import ResponseReturnValue

from bot import house
from bot.house import Edited
from clinic.model import VisitType
from db import practice
from web.admin import sheets
from web.admin.house_forms import blank, of_kind, to_kind
from web.admin.patients import actor
from web.admin.sheets import Sheet
from web.conflict import Fields
from web.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime


def routes(pages: Blueprint, runtime: Runtime) -> None:
    new = Sheet("admin/kind_form.html", _blank, _add)

    @pages.get("/practice/kinds/new")
    def new_kind() -> str:
        return sheets.show(runtime, new)

    @pages.post("/practice/kinds/new")
    def add_kind() -> ResponseReturnValue:
        return sheets.answer(runtime, new)

    @pages.get("/practice/kind/<code>")
    def kind_form(code: str) -> str:
        return sheets.show(runtime, _sheet(code))

    @pages.post("/practice/kind/<code>")
    def change_kind(code: str) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(code))

    @pages.post("/practice/kind/<code>/retire")
    def retire_kind(code: str) -> ResponseReturnValue:
        return sheets.answer(runtime, _sheet(code), _retire(code))

    @pages.post("/practice/kind/<code>/return")
    def return_kind(code: str) -> ResponseReturnValue:
        return sheets.answer(runtime, Sheet("", lambda *_: {}, _bring_back(code)))


def _blank(_: Connection, at: Desk) -> Fields:
    return {**blank(of_kind(VisitType("", {}, 0), at.practice.clinic.languages)), "buffer_minutes": "0"}


def _sheet(code: str) -> Sheet:
    def filled(_: Connection, at: Desk) -> Fields | None:
        found = at.practice.visit_type(code)
        return of_kind(found, at.practice.clinic.languages) if found else None

    def change(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
        entry = to_kind(fields, practice.load(conn).visit_type(code))
        return house.change_visit_type(conn, now, actor(), code, entry, version=version)

    return Sheet("admin/kind_form.html", filled, change, code)


def _add(conn: Connection, now: datetime, fields: Fields, version: int) -> Edited:
    return house.add_visit_type(conn, now, actor(), to_kind(fields), version=version)


def _retire(code: str) -> sheets.Save:
    return lambda conn, now, _, version: house.retire_visit_type(conn, now, actor(), code, version=version)


def _bring_back(code: str) -> sheets.Save:
    return lambda conn, now, _, version: house.bring_back_visit_type(conn, now, actor(), code, version=version)
