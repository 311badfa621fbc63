"""The practice as its forms hold it: entries of the clinic file written as lines to type in, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from clinic.entries import table_of_doctor, table_of_visit_type
from clinic.file import WEEKDAYS, table_of
from clinic.model import Clinic, Closure, Doctor, Language, VisitType
from web.conflict import Fields

Entry = dict[str, Any]
SEPARATOR = re.compile(r"[,;\n]")


# -- the clinic ------------------------------------------------------------------------------------------------------
def of_clinic(clinic: Clinic) -> Fields:
    entry = table_of(clinic)
    quiet = entry.pop("quiet_hours") or ["", ""]
    return {name: _line(value) for name, value in entry.items()} | {"quiet_from": quiet[0], "quiet_until": quiet[1]}


def to_clinic(fields: Fields) -> Entry:
    entry: Entry = {name: text for name, text in fields.items() if not name.startswith("quiet_")}
    quiet = [fields["quiet_from"], fields["quiet_until"]]
    lists = {name: _parts(fields[name]) for name in ("languages", "reminders")}
    return entry | lists | {"quiet_hours": [text for text in quiet if text]}


# -- doctors ---------------------------------------------------------------------------------------------------------
def of_doctor(doctor: Doctor) -> Fields:
    entry = table_of_doctor(doctor)
    own = {name: _line(entry.get(name, "")) for name in ("name", "specialty", "email", "phone", "calendar_id")}
    week = {f"hours.{day}": ", ".join(entry["hours"].get(day, ())) for day in WEEKDAYS}
    return own | {"visit_types": ",".join(doctor.visit_types)} | week


def to_doctor(fields: Fields) -> Entry:
    entry: Entry = {name: text for name, text in fields.items() if not name.startswith("hours.")}
    week = {day: _parts(fields[f"hours.{day}"]) for day in WEEKDAYS}
    return entry | {
        "visit_types": _parts(fields["visit_types"]),
        "hours": {day: each for day, each in week.items() if each},
    }


# -- kinds of visit --------------------------------------------------------------------------------------------------
def of_kind(kind: VisitType, languages: Iterable[Language]) -> Fields:
    """`languages`: the clinic's; what is kept in others stays as it is."""
    entry = table_of_visit_type(kind)
    fields = {name: _line(entry[name]) for name in ("code", "minutes", "buffer_minutes")}
    fields["sensitive"] = "1" if kind.sensitive else ""
    for language in languages:
        for name in ("name", "words", "prepare"):
            fields[f"{name}.{language}"] = _line(entry[name].get(language, ""))
    return fields


def to_kind(fields: Fields, was: VisitType | None = None) -> Entry:
    """`was`: whose texts in languages that the form does not have are kept."""
    kept = table_of_visit_type(was) if was else {}
    entry: Entry = {name: _number(fields[name]) for name in ("minutes", "buffer_minutes")}
    entry |= {"code": fields["code"], "sensitive": fields["sensitive"] == "1"}
    for name in ("name", "words", "prepare"):
        typed = {key.partition(".")[2]: text for key, text in fields.items() if key.startswith(f"{name}.")}
        others = {language: text for language, text in kept.get(name, {}).items() if language not in typed}
        given = {language: _parts(text) if name == "words" else text for language, text in typed.items() if text}
        entry[name] = others | given
    return entry


# -- closures --------------------------------------------------------------------------------------------------------
def of_closure(closure: Closure) -> Fields:
    """The last day that is closed, which is how people speak; the file has the first that is open again."""
    last = closure.end - timedelta(days=1)
    whose = "" if closure.doctor_id is None else str(closure.doctor_id)
    return {"from": closure.start.isoformat(), "to": last.isoformat(), "reason": closure.reason, "doctor": whose}


def to_closure(fields: Fields) -> Entry:
    try:
        end: Any = date.fromisoformat(fields["to"]) + timedelta(days=1)
    except (ValueError, OverflowError):
        end = fields["to"]
    return {"from": fields["from"], "to": end, "reason": fields["reason"]}


# -- inside ----------------------------------------------------------------------------------------------------------
def blank(fields: Fields) -> Fields:
    """The same form with nothing in it."""
    return dict.fromkeys(fields, "")


def _line(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in SEPARATOR.split(text) if part.strip()]


def _number(text: str) -> Any:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else text
