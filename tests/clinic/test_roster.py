"""Lists of patients: headings in many spellings, good lines, and what is said of bad ones."""

from __future__ import annotations

from datetime import date

import pytest

from clinic.roster import FORMULA, Entry, Home, RosterError, columns, guarded, read

HOME = Home("US", date(2026, 11, 23))
HEADER = ["name", "email", "phone", "birthdate", "language"]


def line(*cells: str, header: list[str] = HEADER) -> Entry | list[str]:
    """The entry, or the faults as they are told."""
    found = read(cells, 7, columns(header), len(header), HOME)
    return found if isinstance(found, Entry) else [fault.told() for fault in found]


def test_a_full_line() -> None:
    told = line(" Maya  Chen ", "Maya.Chen@Mail.Example", "(212) 555-0111", "1984-03-31", "EN-us")

    assert told == Entry(7, "Maya Chen", "Maya.Chen@mail.example", "+12125550111", date(1984, 3, 31), "en")


@pytest.mark.parametrize("cells", [("Leo",), ("Leo", "", "", "", ""), ("Leo", " ", " ", " ", " ", "", " ")])
def test_only_the_name_is_needed(cells: tuple[str, ...]) -> None:
    assert line(*cells) == Entry(7, "Leo", None, None, None, None)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Full Name", "name"),
        ("NOMBRE COMPLETO", "name"),
        ("E-Mail", "email"),
        ("Correo electrónico", "email"),
        ("Phone number", "phone"),
        ("Teléfono", "phone"),
        ("Date of Birth", "birthdate"),
        ("Fecha de nacimiento", "birthdate"),
        ("Preferred language", "language"),
    ],
)
def test_headings_are_known_in_many_spellings(header: str, field: str) -> None:
    assert columns(["other", header, *(["name"] if field != "name" else [])])[field] == 1


def test_a_name_in_two_columns() -> None:
    assert line("Chen", "Maya", header=["Surname", "First name"]) == Entry(7, "Maya Chen", None, None, None, None)


@pytest.mark.parametrize("header", [[], ["email", "phone"], ["first name"], ["name", "phone", "mobile"]])
def test_a_header_that_is_none(header: list[str]) -> None:
    with pytest.raises(RosterError):
        columns(header)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("",), "name"),
        (("x" * 201,), "name"),
        (("Ma\x00ya",), "name"),
        (("Maya", "maya at mail"), "email"),
        (("Maya", "", "12"), "phone"),
        (("Maya", "", "2.12555E+09"), "phone"),
        (("Maya", "", "", "31/03/1984"), "birthdate"),
        (("Maya", "", "", "1984-02-30"), "birthdate"),
        (("Maya", "", "", "2026-11-24"), "birthdate"),
        (("Maya", "", "", "1884-01-01"), "birthdate"),
        (("Maya", "", "", "", "klingon"), "language"),
        (("Maya", "", "", "", "", "a street"), "cells"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(cells: tuple[str, ...], field: str) -> None:
    (told,) = line(*cells)  # type: ignore[misc]

    assert told.startswith(f"line 7: {field} ")
    assert not any(cell in told for cell in cells if len(cell) > 3)


def test_every_fault_of_a_line_is_told() -> None:
    assert len(line("", "x", "y", "z", "klingon")) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["+12125550111", '=HYPERLINK("x")', "-1", "@x", "\tx"])
def test_no_spreadsheet_takes_a_guarded_cell_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert guarded(cell)[0] not in FORMULA


def test_the_guard_comes_off_again() -> None:
    assert guarded("O'Neil") == "O'Neil"
    assert line("Leo", "", guarded("+12125550111")) == Entry(7, "Leo", None, "+12125550111", None, None)
    for name in ("=x", "'=x", "''+1", "'-Bo", "Bo'=x"):
        assert line(guarded(name)) == Entry(7, name, None, None, None, None)
    assert line("'Aolani") == Entry(7, "'Aolani", None, None, None, None)
