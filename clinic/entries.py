"""One entry of the clinic file at a time, as a form edits it: the same rules, and every mistake beside its field.

A field is named by its key and, within a table, the key in there: "name", "name.es", "hours.mon".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, TypeVar

from clinic import file
from clinic.mistakes import Mistake, Mistakes, Wrong
from clinic.model import Clinic, Closure, Doctor, VisitType
from clinic.reading import Reader

T = TypeVar("T")
Raw = Mapping[str, Any]
"""An entry as the clinic file has it: text, numbers, lists and tables."""


def clinic(raw: Raw) -> Clinic:
    """Raises Mistakes, as all of these do."""
    return _entry(file.CLINIC, file.clinic_reader, raw, required=("name", "timezone", "phone"))


def visit_type(raw: Raw, clinic: Clinic) -> VisitType:
    return _entry(file.VISIT_TYPE, file.visit_type_reader(clinic), raw, required=("code", "name", "minutes"))


def doctor(raw: Raw, clinic: Clinic, kinds: tuple[VisitType, ...]) -> Doctor:
    readers = file.doctor_readers(clinic, kinds)
    return _entry(readers, file.doctor_reader(clinic, kinds), raw, required=("name", "visit_types"))


def closure(raw: Raw) -> Closure:
    """Of the whole clinic: whose it is else, the caller knows."""
    return _entry(file.CLOSURE, file.closure_reader, raw, required=("from", "to"))


def table_of_visit_type(kind: VisitType) -> dict[str, Any]:
    """The entry of a kind of visit, every key written out: `visit_type` reads it back to the same."""
    return {
        "code": kind.code,
        "name": dict(kind.name),
        "minutes": kind.minutes,
        "buffer_minutes": kind.buffer_minutes,
        "words": {language: list(words) for language, words in kind.words.items()},
        "prepare": dict(kind.prepare),
        "sensitive": kind.sensitive,
    }


def table_of_doctor(doctor: Doctor) -> dict[str, Any]:
    """The entry of a doctor, without the keys that are not set: `doctor` reads it back to the same."""
    entry = {
        "name": doctor.name,
        "specialty": doctor.specialty,
        "email": doctor.email,
        "phone": doctor.phone,
        "calendar_id": doctor.calendar_id,
        "visit_types": list(doctor.visit_types),
        "hours": {
            file.WEEKDAYS[day]: [f"{start:%H:%M}-{_end(end)}" for start, end in stretches]
            for day, stretches in sorted(doctor.hours.items())
        },
    }
    return {key: value for key, value in entry.items() if value is not None}


def table_of_closure(closure: Closure) -> dict[str, Any]:
    return {"from": closure.start.isoformat(), "to": closure.end.isoformat(), "reason": closure.reason}


def mistakes_of(readers: Mapping[str, Reader[Any]], raw: Raw, required: tuple[str, ...] = ()) -> dict[str, Wrong]:
    """{field: what is wrong with it}, each field judged by itself."""
    found = {name: Wrong("missing") for name in required if name not in raw}
    for name, value in raw.items():
        reader = readers.get(name)
        if reader is None:
            found[name] = Wrong("unknown")
            continue
        for part in _parts(value):
            try:
                reader(part, name)
            except Mistake as mistake:
                found.setdefault(_field(mistake.place), mistake.wrong)
    return found


def _entry(readers: Mapping[str, Reader[Any]], whole: Reader[T], raw: Raw, required: tuple[str, ...]) -> T:
    if found := mistakes_of(readers, raw, required):
        raise Mistakes(found)
    try:
        return whole(dict(raw), "entry")
    except Mistake as mistake:  # of two fields that do not go together
        raise Mistakes({_field(mistake.place.removeprefix("entry.")): mistake.wrong}) from None


def _parts(value: Any) -> Iterator[Any]:
    """A table's members one by one, so that each has its own mistake; anything else as it is."""
    if isinstance(value, dict) and value:
        yield from ({key: each} for key, each in value.items())
    else:
        yield value


def _field(place: str) -> str:
    return re.sub(r"\[\d+\]", "", place)


def _end(at: time) -> str:
    return "24:00" if at == time(0) else f"{at:%H:%M}"
