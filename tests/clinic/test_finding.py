"""What somebody types to find a patient."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.finding import MOST, Wanted, folded, wanted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("  ", ()),
        ("José  O'Brien", (Wanted(("jose",)), Wanted(("o", "brien")))),
        ("maya.chen@MAIL", (Wanted(("maya.chen@mail",)),)),
        ("(212) 555-0142", (Wanted(("2125550142",)),)),
        ("+1 212 555", (Wanted(("1212555",)),)),
        ("00 44 20 7946", (Wanted(("44207946",)),)),
        ("0142", (Wanted(("0142",), patient_id=142),)),
        ("5550142", (Wanted(("5550142",), patient_id=5550142),)),
        ("#12", (Wanted(patient_id=12),)),
        ("1988-03-04", (Wanted(born=(date(1988, 3, 4),)),)),
        ("3/4/1988", (Wanted(born=(date(1988, 3, 4), date(1988, 4, 3))),)),
        ("31.12.1988 chen", (Wanted(born=(date(1988, 12, 31),)), Wanted(("chen",)))),
        ("30/30/1988", (Wanted(),)),
        ("%", (Wanted(("%",)),)),
    ],
)
def test_what_is_meant(typed: str, meant: tuple[Wanted, ...]) -> None:
    assert wanted(typed) == meant


def test_accents_capitals_and_punctuation_do_not_count() -> None:
    assert folded("Ñuñez-ÅSE, Σ’") == "nunez ase  σ "


@given(st.text())
def test_any_text_at_all_means_something(typed: str) -> None:
    assert len(wanted(typed)) <= MOST
