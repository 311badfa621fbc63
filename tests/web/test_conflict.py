"""Two people at one form."""

from __future__ import annotations

import pytest

from web.conflict import Met, kept, meet, remembered

WAS = {"name": "Maya Chen", "phone": "+12125550142", "email": ""}


def test_what_one_of_them_changed_is_taken_and_what_both_changed_is_told() -> None:
    now = {"name": "Maya Lin", "phone": "+12125550142", "email": "maya@mail.example"}
    typed = {"name": "Maya Chen-Lin", "phone": "+12125550143", "email": ""}
    assert meet(typed, WAS, now) == Met(
        {"name": "Maya Chen-Lin", "phone": "+12125550143", "email": "maya@mail.example"}, {"name": "Maya Lin"}
    )


def test_both_changed_it_to_the_same() -> None:
    assert meet(WAS | {"name": "Maya Lin"}, WAS, WAS | {"name": "Maya Lin"}).told == {}


@pytest.mark.parametrize("text", ["", "null", "[1]", "{", '"x"', "[" * 100000])
def test_what_is_no_memory_of_a_form(text: str) -> None:
    assert remembered(text) == {}


def test_a_form_is_remembered() -> None:
    assert remembered(kept(WAS)) == WAS
