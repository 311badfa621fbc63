"""The clinic file: TOML read into a Practice, every mistake told in one line that names the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from clinic import phones
from clinic.languages import CODES
from clinic.mistakes import Mistake
from clinic.model import Clinic, Closure, Doctor, Hours, Practice, VisitType
from clinic.reading import (
    Reader,
    clock,
    day,
    duration,
    flag,
    listing,
    mapping,
    one_of,
    opened,
    price,
    spell_duration,
    table,
    text,
    whole,
    words,
)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTE = timedelta(minutes=1)


class ClinicFileError(ValueError):
    """A mistake in the clinic file: one line, e.g. `doctors[0].hours.mon[1]: "13:00-12:00" ends before it begins`."""


def parse(text: str) -> Practice:
    """Reads the text of a clinic file; doctors have no ids yet. Raises ClinicFileError."""
    try:
        raw = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ClinicFileError(f"this is no TOML: {error}") from None
    except RecursionError:
        raise ClinicFileError("this is no TOML: nested too deeply") from None
    try:
        return _practice(raw)
    except Mistake as error:
        raise ClinicFileError(str(error)) from None


def clinic_of(raw: Mapping[str, Any]) -> Clinic:
    """The [clinic] table alone, as a file or an edited form holds it. Raises ClinicFileError."""
    try:
        return clinic_reader(dict(raw), "clinic")
    except Mistake as error:
        raise ClinicFileError(str(error)) from None


def table_of(clinic: Clinic) -> dict[str, Any]:
    """The [clinic] table of a clinic, every key written out: `clinic_of` reads it back to the same."""
    quiet = clinic.quiet_hours or ()
    return {
        "name": clinic.name,
        "timezone": clinic.timezone,
        "phone": clinic.phone,
        "address": clinic.address,
        "languages": list(clinic.languages),
        "reminders": [spell_duration(offset) for offset in clinic.reminders],
        "quiet_hours": [f"{at:%H:%M}" for at in quiet],
        "notice": spell_duration(clinic.notice),
        "horizon": spell_duration(clinic.horizon),
        "emergency": clinic.emergency,
        "bare_cancel": clinic.bare_cancel,
        "cancel_cutoff": spell_duration(clinic.cancel_cutoff),
        "hold": spell_duration(clinic.hold),
        "sms_encoding": clinic.sms_encoding,
        "segment_price": f"{clinic.segment_price:f}",
    }


def stretches(value: Any, place: str) -> tuple[tuple[time, time], ...]:
    """A day's hours, `["09:00-12:00", "13:00-17:00"]`, in order and free of overlap; raises Mistake."""
    read = listing(_stretch)(value, place)
    order = sorted(range(len(read)), key=lambda index: read[index])
    for before, after in pairwise(order):
        if _minutes(read[before][1], end=True) > _minutes(read[after][0]):
            later = max(before, after)
            raise Mistake(f"{place}[{later}]", "overlap", later=value[later], earlier=value[min(before, after)])
    return tuple(read[index] for index in order)


def _stretch(value: Any, place: str) -> tuple[time, time]:
    parts = text(value, place).replace("–", "-").split("-")
    if len(parts) != 2:
        raise Mistake(place, "no_stretch", value=value)
    start, end = (clock(part.strip(), place) for part in parts)
    if _minutes(start) >= _minutes(end, end=True) or parts[0].strip() == "24:00":
        raise Mistake(place, "backwards", value=value)
    return start, end


def _minutes(at: time, end: bool = False) -> int:
    return at.hour * 60 + at.minute or (1440 if end else 0)


def _practice(raw: dict[str, Any]) -> Practice:
    for name in raw:
        if name not in {"clinic", "visit_types", "doctors", "closures"}:
            raise Mistake(name, "unknown_part", known="clinic, visit_types, doctors, closures")
    if "clinic" not in raw:
        raise Mistake("clinic", "missing")
    clinic = clinic_reader(raw["clinic"], "clinic")
    kinds = listing(visit_type_reader(clinic), unique=False)(raw.get("visit_types", []), "visit_types")
    _once("visit_types", "code", [kind.code for kind in kinds])
    doctors = listing(doctor_reader(clinic, kinds), unique=False)(raw.get("doctors", []), "doctors")
    _once("doctors", "name", [doctor.name for doctor in doctors])
    return Practice(clinic, doctors, kinds, listing(closure_reader)(raw.get("closures", []), "closures"))


def _once(place: str, key: str, found: list[str]) -> None:
    for index, one in enumerate(found):
        if one.casefold() in {other.casefold() for other in found[:index]}:
            raise Mistake(f"{place}[{index}].{key}", "twice", value=f'"{one}"')


def clinic_reader(raw: Any, place: str) -> Clinic:
    """The [clinic] table."""
    return Clinic(**table(CLINIC, required=("name", "timezone", "phone"))(raw, place))


def visit_type_reader(clinic: Clinic) -> Reader[VisitType]:
    """One of [[visit_types]], where this is the clinic."""

    def read(raw: Any, place: str) -> VisitType:
        found = VisitType(**table(VISIT_TYPE, required=("code", "name", "minutes"))(raw, place))
        if clinic.languages[0] not in found.name:
            raise Mistake(f"{place}.name.{clinic.languages[0]}", "first_language")
        return found

    return read


def doctor_reader(clinic: Clinic, kinds: tuple[VisitType, ...]) -> Reader[Doctor]:
    """One of [[doctors]], where this is the clinic and these are its kinds of visit."""
    readers = doctor_readers(clinic, kinds)
    return lambda raw, place: Doctor(**table(readers, required=("name", "visit_types"))(raw, place))


def doctor_readers(clinic: Clinic, kinds: tuple[VisitType, ...]) -> dict[str, Reader[Any]]:
    """How each key of a doctor is read."""
    codes = {kind.code for kind in kinds}
    home = phones.region(clinic.phone)

    def kind(value: Any, place: str) -> str:
        code = text(value, place)
        if code not in codes:
            raise Mistake(place, "no_kind", value=code, known=", ".join(sorted(codes)) or "there are none")
        return code

    return _DOCTOR | {"visit_types": listing(kind), "phone": phone(home)}


def closure_reader(raw: Any, place: str) -> Closure:
    """One of [[closures]]."""
    found = table(CLOSURE, required=("from", "to"))(raw, place)
    if found["to"] <= found["from"]:
        raise Mistake(f"{place}.to", "closure_order", to=found["to"], start=found["from"])
    return Closure(found["from"], found["to"], found.get("reason", ""))


def _zone(value: Any, place: str) -> str:
    name = text(value, place)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise Mistake(place, "no_zone", value=name) from None
    return name


def phone(home: str | None) -> Reader[str]:
    """A telephone number, which becomes E.164; `home` is the region of one without its +."""

    def read(value: Any, place: str) -> str:
        number = phones.normalise(text(value, place), home)
        if number is None:
            raise Mistake(place, "no_phone", value=value)
        return number

    return read


def _language(value: Any, place: str) -> str:
    code = text(value, place)
    if code not in CODES:
        raise Mistake(place, "no_language", value=code)
    return code


def _quiet(value: Any, place: str) -> tuple[time, time] | None:
    found = listing(clock)(value, place)
    if len(found) not in (0, 2):
        raise Mistake(place, "quiet_hours")
    return (found[0], found[1]) if found else None


def _email(value: Any, place: str) -> str:
    address = text(value, place)
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s.<>]+", address):
        raise Mistake(place, "no_email", value=address)
    return address


def _code(value: Any, place: str) -> str:
    code = text(value, place)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,31}", code):
        raise Mistake(place, "no_code", value=code)
    return code


def _weekday(value: Any, place: str) -> str:
    if value not in WEEKDAYS:
        raise Mistake(place, "no_weekday", known=", ".join(WEEKDAYS))
    return str(value)


def _hours(value: Any, place: str) -> Hours:
    found = mapping(_weekday, stretches)(opened(value, place), place)
    return {WEEKDAYS.index(name): day for name, day in found.items() if day}


CLINIC: dict[str, Reader[Any]] = {
    "name": text,
    "timezone": _zone,
    "phone": phone(None),
    "address": words,
    "languages": listing(_language, least=1),
    "reminders": listing(duration(least=_MINUTE)),
    "quiet_hours": _quiet,
    "notice": duration(),
    "horizon": duration(least=timedelta(hours=1)),
    "emergency": text,
    "bare_cancel": one_of("optout", "appointment"),
    "cancel_cutoff": duration(),
    "hold": duration(least=_MINUTE),
    "sms_encoding": one_of("gsm7", "unicode"),
    "segment_price": price,
}
VISIT_TYPE: dict[str, Reader[Any]] = {
    "code": _code,
    "name": mapping(_language, text),
    "minutes": whole(1, 1440),
    "buffer_minutes": whole(0, 1440),
    "words": mapping(_language, listing(text)),
    "prepare": mapping(_language, words),
    "sensitive": flag,
}
CLOSURE: dict[str, Reader[Any]] = {"from": day, "to": day, "reason": words}
_DOCTOR: dict[str, Reader[Any]] = {
    "name": text,
    "specialty": words,
    "email": _email,
    "phone": text,
    "calendar_id": text,
    "visit_types": listing(text),
    "hours": _hours,
}
