"""Which of the offers is picked."""

from __future__ import annotations

from conversations.understanding import Choice
from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import OFFERS, at, read

THREE = [
    ("2", 1), ("#2", 1), ("option two", 1), ("the second", 1), ("number 3 pls", 2), ("la segunda", 1), ("2nd one", 1), ("the 2nd", 1),
    ("two", 1), ("3", 2), ("1", 0), ("first", 0), ("the first one please", 0), ("last one", 2), ("the last", 2), ("the middle one", 1),
    ("earliest", 0), ("the earliest one", 0), ("the latest one", 2), ("the 2:30", 1), ("230", 1), ("half two", 1), ("2.30 pm", 1),
    ("half past two", 1), ("10am", 0), ("at 10", 0), ("the 10 o'clock", 0), ("4 would be perfect", 2), ("4pm please", 2),
    ("dr park's one", 1), ("the one with park", 1), ("con la dra lee", None), ("the thursday one", 2), ("thursday", 2), ("jueves", 2),
    ("tuesday afternoon", 1), ("the tuesday one", None), ("the morning one", 0), ("lee on thursday", 2), ("tuesday with lee", 0),
    ("3, thanks", 2), ("i'll take 2", 1), ("2 please", 1), ("option 1", 0), ("opción 2", 1), ("la primera", 0), ("el último", 2),
    ("la de las 10", 0), ("2 or 3", None), ("7", None), ("none of those", None), ("yes", None), ("no", None), ("not the first", None),
    ("the one at 2:30 pm works", 1), ("anything later?", None), ("friday", None), ("not dr lee", 1), ("2️⃣", 1), ("dos", 1), ("1 pls", 0),
    ("the 11:15", None), ("a las 4", 2), ("seeond one", None), ("what about 5?", None),
    ("b", 1), ("C", 2), ("option a", 0), ("d", None), ("the earlier", 0), ("lets do 3", 2), ("nov 2", None), ("1 for me and 2 for leo", None),
    ("any of them", 0), ("either", 0), ("whichever is sooner", 0), ("cualquiera", 0), ("la que sea", 0), ("las dos me sirven", 0),
    ("any other time", None), ("any later?", None), ("not sure, whatever", None), ("not any of them", None), ("ninguna", None),
    ("la de en medio", 1), ("the 24th at 10", 0), ("26 nov", 2), ("the afternoon one", None),
]  # fmt: skip


def test_one_of_three() -> None:
    told = {text: read(text, expecting="choice", choices=OFFERS).choice for text, _ in THREE}
    assert told == dict(THREE)


def test_a_time_said_of_an_offer_is_the_offers_own() -> None:
    told = read("the 2:30", expecting="choice", choices=OFFERS)
    assert [window.start for window in told.when] == [OFFERS[1].start]
    assert not read("the afternoon one", expecting="choice", choices=OFFERS).names_day


@each(
    [
        ("3", None),
        ("the later one", 1),
        ("the earlier one", 0),
        ("later", None),
        ("the middle one", None),
        ("second", 1),
        ("2", 1),
        ("both", None),
    ]
)
def test_one_of_two(text: str, index: int | None) -> None:
    assert read(text, expecting="choice", choices=OFFERS[:2]).choice == index


@each(["yes", "ok", "that works", "sí", "1", "the first"])
def test_the_only_one(text: str) -> None:
    assert read(text, expecting="choice", choices=OFFERS[:1]).choice == 0


@each([("another time", 0), ("cancel", 1), ("cancel it", 1), ("find another", 0), ("1", 0), ("2", 1), ("hello", None)])
def test_a_label(text: str, index: int | None) -> None:
    choices = (Choice(label="find another time"), Choice(label="cancel the visit"))
    assert read(text, expecting="choice", choices=choices).choice == index


def test_a_name_among_labels() -> None:
    choices = (Choice(label="Ana Ruiz"), Choice(label="Leo Ruiz"))
    assert read("leo", expecting="choice", choices=choices).choice == 1
    assert read("ruiz", expecting="choice", choices=choices).choice is None


@each(
    [
        "none of those work",
        "none",
        "no",
        "neither",
        "nope",
        "anything else?",
        "ninguna",
        "no me sirve ninguno",
        "other times please",
    ]
)
def test_none_of_these(text: str) -> None:
    told = read(text, expecting="choice", choices=OFFERS)
    assert told.none_of_these
    assert told.choice is None


def test_the_same_hour_twice_needs_the_day() -> None:
    choices = (Choice(at(24, 15)), Choice(at(25, 15)), Choice(at(26, 15)))
    assert read("3pm", expecting="choice", choices=choices).choice is None
    assert read("wednesday at 3pm", expecting="choice", choices=choices).choice == 1


@each([("anything later?", "later"), ("do you have something earlier", "earlier"), ("algo más tarde", "later")])
def test_a_wish_for_another_time_of_day(text: str, direction: str) -> None:
    assert read(text, expecting="choice", choices=OFFERS).direction == direction


HOURLY = (Choice(at(24, 9)), Choice(at(24, 11)), Choice(at(26, 14, 30)))


@each([
        ("9", 0), ("the 11 one", 1), ("11", 1), ("230", 2), ("2:30 pls", 2), ("el de las 11", 1), ("3", 2), ("1", 0), ("10", None), ("9am", 0),
    ])  # fmt: skip
def test_a_number_beyond_the_offers_is_an_hour(text: str, index: int | None) -> None:
    assert read(text, expecting="choice", choices=HOURLY).choice == index


@each(
    [
        "the first one doesn't work",
        "not thursday",
        "2 is no good",
        "that doesn't work",
        "doesn't work for me",
        "la primera no me sirve",
    ]
)
def test_what_is_turned_down_is_not_picked(text: str) -> None:
    told = read(text, expecting="choice", choices=OFFERS)
    assert told.choice is None
    assert told.none_of_these


@each(
    [
        ("the last one", 2),
        ("the later one", 2),
        ("the middle one", 1),
        ("the earlier one", 0),
        ("the first one", 0),
        ("at one", 0),
    ]
)
def test_the_one_of_an_offer_is_no_one_o_clock(text: str, index: int) -> None:
    afternoon = tuple(Choice(at(26, hour), "Dr. Ana Lee") for hour in (13, 14, 15))
    understood = read(text, expecting="choice", choices=afternoon)
    assert understood.choice == index
    assert understood.direction is None


def test_a_clock_time_with_the_wrong_mark() -> None:
    choices = (Choice(at(24, 9)), Choice(at(24, 9, 30)))
    assert [read(text, expecting="choice", choices=choices).choice for text in ("9;30", "the 9;30 one")] == [1, 1]


@each(["1 or 2", "1 o 2", "either 1 or 2"])
def test_several_numbers_of_offers_are_no_hours(text: str) -> None:
    told = read(text, expecting="choice", choices=OFFERS)
    assert (told.choice, told.when) == (None, ())


@each(["is that ok with the doctor", "does that work for the doctor", "is it good for her"])
def test_a_question_about_the_offer_is_no_yes(text: str) -> None:
    assert read(text, expecting="yes_no").answer is None


@each(
    [
        "no mornings",
        "nothing in the morning please",
        "not in the morning",
        "más tarde",
        "a later one",
        "mornings don't work",
    ]
)
def test_what_is_turned_down_is_not_taken(text: str) -> None:
    assert read(text, expecting="choice", choices=OFFERS).choice is None
