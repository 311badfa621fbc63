"""Entries of the clinic file edited one by one: read back to the same, and every mistake beside its field."""

from __future__ import annotations

from typing import Any

import pytest

from clinic import entries
from clinic.file import table_of
from clinic.mistakes import Mistakes
from tests.clinic.samples import practice

HOUSE = practice()
CLINIC = table_of(HOUSE.clinic)
LEE = entries.table_of_doctor(HOUSE.doctors[0])
CHECKUP = entries.table_of_visit_type(HOUSE.visit_types[0])


def _doctor(raw: dict[str, Any]) -> Any:
    return entries.doctor(raw, HOUSE.clinic, HOUSE.visit_types)


def test_what_is_written_out_is_read_back_to_the_same() -> None:
    assert entries.clinic(CLINIC) == HOUSE.clinic
    for kind in HOUSE.visit_types:
        assert entries.visit_type(entries.table_of_visit_type(kind), HOUSE.clinic) == kind
    for doctor in HOUSE.doctors:
        read = _doctor(entries.table_of_doctor(doctor))
        assert (read.name, read.hours, read.visit_types, read.phone) == (
            doctor.name,
            doctor.hours,
            doctor.visit_types,
            doctor.phone,
        )
    assert entries.closure(entries.table_of_closure(HOUSE.closures[0])) == HOUSE.closures[0]


def test_a_day_that_ends_at_midnight_is_written_so() -> None:
    assert entries.table_of_doctor(HOUSE.doctors[1])["hours"]["sun"] == ["00:00-24:00"]


def test_all_mistakes_of_a_clinic_at_once() -> None:
    with pytest.raises(Mistakes) as told:
        entries.clinic(CLINIC | {"name": " ", "timezone": "Mars/Base", "reminders": ["24h", "soon"], "nmae": "x"})
    assert told.value.fields == {
        "name": "is empty",
        "timezone": '"Mars/Base" is no time zone such as "America/New_York"',
        "reminders": '"soon" is no length of time such as "90m", "24h" or "7d"',
        "nmae": "is unknown here",
    }


def test_all_mistakes_of_a_week_at_once() -> None:
    hours = {"mon": ["9-5"], "tue": ["13:00-12:00"], "wed": ["09:00-12:00", "11:00-14:00"], "thu": ["09:00-12:00"]}
    with pytest.raises(Mistakes) as told:
        _doctor(LEE | {"hours": hours, "visit_types": ["surgery"]})
    assert set(told.value.fields) == {"hours.mon", "hours.tue", "hours.wed", "visit_types"}
    assert told.value.fields["hours.tue"] == '"13:00-12:00" ends before it begins'


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({key: value for key, value in CHECKUP.items() if key != "minutes"}, "minutes"),
        (CHECKUP | {"name": {"es": "Chequeo"}}, "name.en"),
        (CHECKUP | {"name": {"en": "Check-up", "es": ""}}, "name.es"),
        (CHECKUP | {"minutes": 0}, "minutes"),
        (CHECKUP | {"words": {"en": ["shot", 3]}}, "words.en"),
        (CHECKUP | {"sensitive": "yes"}, "sensitive"),
    ],
)
def test_the_mistake_of_a_kind_of_visit_stands_beside_its_field(raw: dict[str, Any], field: str) -> None:
    with pytest.raises(Mistakes) as told:
        entries.visit_type(raw, HOUSE.clinic)
    assert list(told.value.fields) == [field]


def test_a_closure_that_ends_before_it_begins() -> None:
    with pytest.raises(Mistakes) as told:
        entries.closure({"from": "2026-12-24", "to": "2026-12-24"})
    assert told.value.fields == {"to": "2026-12-24 is not after 2026-12-24; it is the first open day again"}
