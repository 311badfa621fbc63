"""Figures as people read them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from web.numbers import Numbers


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3600, "1 h"), (4800, "1 h 20 min"), (86400, "1 d"), (183_600, "2 d 3 h")],
)  # fmt: skip
def test_waits_in_two_units_at_most(seconds: int, expected: str) -> None:
    assert Numbers("en").wait(timedelta(seconds=seconds)).replace("\u00a0", " ") == expected


def test_each_language_writes_them_its_own_way() -> None:
    english, spanish = Numbers("en"), Numbers("es")
    assert (english.count(12345), spanish.count(12345)) == ("12,345", "12.345")
    assert (english.short(9999), english.short(12345)) == ("9,999", "12.3K")
    assert (english.share(0.853), spanish.share(0.853).replace("\u00a0", " ")) == ("85%", "85 %")
    assert (english.money(Decimal("1234.5")), spanish.money(Decimal("12.345"))) == ("1,234.50", "12,34")
    assert (english.share(None), english.wait(None)) == ("–", "–")
