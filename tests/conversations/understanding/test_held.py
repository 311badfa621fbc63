"""The day that tells which visit she has is no wish for another."""

from __future__ import annotations

from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import read
from tests.conversations.understanding.when.said import short

HELD = (
    ("reschedule my friday appointment", "reschedule", "11-27"),
    ("i need to move the one on friday", "reschedule", "11-27"),
    ("please cancel my 3pm visit", "cancel", "11-22 15:00"),
    ("cancel the friday one", "cancel", "11-27"),
    ("cancel the one on friday", "cancel", "11-27"),
    ("cambiar mi cita del viernes", "reschedule", "11-27"),
    ("quiero cancelar la cita del viernes", "cancel", "11-27"),
)
WISHED = (
    "move my appointment to friday",
    "reschedule me for friday",
    "change it to friday",
    "pasar mi cita para el viernes",
    "can i have a friday appointment instead",
)


@each(HELD)
def test_a_day_beside_the_visit_names_it(text: str, intent: str, day: str) -> None:
    told = read(text)
    assert (told.intent, told.when, [short(window) for window in told.had]) == (intent, (), [day])


@each(WISHED)
def test_a_day_to_move_to_is_a_wish(text: str) -> None:
    told = read(text)
    assert [short(window) for window in told.when] == ["11-27"]
    assert told.had == ()
