"""A weekday beside a time on the table: whose week is meant."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversations.understanding.model import Choice, Window
from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import ZONE, read

OFFERED = datetime(2026, 12, 3, 14, tzinfo=ZONE)


@each(
    [
        ("thursday works", "12-03", "yes"),
        ("yes thursday at 2 is fine", "12-03", "yes"),
        ("el jueves sí", "12-03", "yes"),
        ("thursday at 3", "12-03", "no"),
        ("this thursday", "11-26", "no"),
        ("thursday the 26th", "11-26", "no"),
    ]
)
def test_the_thursday_that_was_offered_is_meant(text: str, day: str, answer: str) -> None:
    about = Window(OFFERED, OFFERED + timedelta(minutes=30), "minute")
    told = read(text, expecting="yes_no", about=about)
    assert ([f"{w.start:%m-%d}" for w in told.when], told.answer) == ([day], answer)


@each([("tuesday", "12-08"), ("tuesday then", "12-08"), ("wednesday", "11-25")])
def test_the_tuesday_that_all_offers_are_on(text: str, day: str) -> None:
    offers = tuple(Choice(datetime(2026, 12, 8, hour, tzinfo=ZONE)) for hour in (9, 11, 14))
    told = read(text, expecting="choice", choices=offers)
    assert [f"{w.start:%m-%d}" for w in told.when] == [day]
