"""Telephone numbers, as people write them, in the region of the clinic."""

from __future__ import annotations

import pytest

from clinic import phones


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [
        ("+12125550142", None, "+12125550142"),
        ("(212) 555-0142", "US", "+12125550142"),
        ("1 212 555 0142", "US", "+12125550142"),
        ("600 111 222", "ES", "+34600111222"),
        ("+34 600 111 222", "US", "+34600111222"),
        ("212 555 0142", None, None),
        ("12", "US", None),
        ("call me", "US", None),
        ("", "US", None),
        ("+" * 300, "US", None),
    ],
)
def test_numbers_become_e164(text: str, home: str | None, e164: str | None) -> None:
    assert phones.normalise(text, home) == e164


def test_the_region_of_a_number() -> None:
    assert phones.region("+12125550100") == "US"
    assert phones.region("+34600111222") == "ES"
    assert phones.region("nonsense") is None
