"""Patients found by what somebody typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, func, select, text

from clinic.finding import folded, wanted
from db import finding, merge, people

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


@pytest.fixture
def town(connection: Connection) -> Connection:
    """Five people, of whom two have a name in common."""
    for name, email, phone, born in (
        ("José Núñez-Ortega", "jose@mail.example", "+12125550142", date(1988, 3, 4)),
        ("Maya Chen", "maya.chen@other.example", "+442079460000", None),
        ("maya chen", None, None, date(1990, 1, 2)),
        ("Ada O'Brien", None, "+12125550143", None),
        ("Ада", "a'b\\c@mail.example", None, None),
    ):
        people.create(connection, now=NOW, actor="seed", name=name, email=email, phone=phone, birthdate=born)
    return connection


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nunez", ["José Núñez-Ortega"]),
        ("ORTEGA jo", ["José Núñez-Ortega"]),
        ("chen m", ["Maya Chen", "maya chen"]),
        ("maya.ch", ["Maya Chen", "maya chen"]),
        ("maya.chen@", ["Maya Chen"]),
        ("@mail.ex", ["José Núñez-Ortega", "Ада"]),
        ("a'b\\c@m", ["Ада"]),
        ("ада", ["Ада"]),
        ("obrien", ["Ada O'Brien"]),
        ("o'b", ["Ada O'Brien"]),
        ("(212) 555-014", ["Ada O'Brien", "José Núñez-Ortega"]),
        ("212 555 0142", ["José Núñez-Ortega"]),
        ("020 7946 0000", ["Maya Chen"]),
        ("4/3/1988", ["José Núñez-Ortega"]),
        ("1990-01-02 chen", ["maya chen"]),
        ("0142 chen", []),
        ("%", []),
        ("' | '", []),
        ("!!", []),
    ],
)
def test_who_is_found(town: Connection, typed: str, names: list[str]) -> None:
    assert [one.name for one in finding.find(town, wanted(typed)).patients] == names


def test_a_patients_id_finds_her_and_nobody_who_is_gone_is_found(town: Connection) -> None:
    (first, *_, last) = finding.find(town, ()).patients
    assert finding.find(town, wanted(f"#{first.id}")).patients == (first,)
    town.execute(text("update patients set erased_at = now() where patient_id = :id"), {"id": last.id})
    assert last not in finding.find(town, ()).patients
    assert finding.find(town, wanted(f"#{last.id}")).patients == ()


def test_page_after_page_by_name(town: Connection) -> None:
    seen: list[str] = []
    after: int | None = None
    for _ in range(3):
        page = finding.find(town, (), limit=2, after=after)
        seen += [one.name for one in page.patients]
        after = page.after
    assert (seen, after) == (["Ada O'Brien", "José Núñez-Ortega", "Maya Chen", "maya chen", "Ада"], None)


def test_who_may_be_one_and_the_same(town: Connection) -> None:
    one, other = finding.find(town, wanted("chen")).patients
    assert merge.alike(town, one.id) == [other]
    jose = finding.find(town, wanted("jose")).patients[0]
    twin = people.create(town, now=NOW, actor="seed", name="Jose Nunez-Ortega")
    third = people.create(town, now=NOW, actor="seed", name="J. N.", phone=jose.phone, birthdate=jose.birthdate)
    people.create(town, now=NOW, actor="seed", name="José Núñez-Ortega", birthdate=date(1990, 1, 1))
    assert merge.alike(town, jose.id) == [twin, third]
    assert merge.alike(town, 10**9) == []


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_the_database_folds_as_we_do(_shared: object, typed: str) -> None:
    assert isinstance(_shared, Engine)
    with _shared.connect() as conn:
        assert conn.execute(select(func.folded(typed))).scalar_one() == folded(typed)
