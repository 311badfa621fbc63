"""Doctors and kinds of visit by the clinic's own words, lateness, wrong numbers, wishes without a date."""

from __future__ import annotations

import pytest

from tests.conversations.understanding.reading import LEE, OKAFOR, PARK, read


@pytest.mark.parametrize(
    ("text", "doctor"),
    [
        ("dr lee", LEE), ("dra. lee", LEE), ("Dr. Lee please", LEE), ("doctor leigh", LEE), ("with lee", LEE), ("dr okafr", OKAFOR), ("doctor okafor", OKAFOR),
        ("the kids' doctor", OKAFOR), ("a pediatrician", OKAFOR), ("el pediatra", OKAFOR), ("the gp", LEE), ("the dermatologist", PARK), ("skin doctor", PARK),
        ("can i see dr park", PARK), ("dr ana", LEE), ("ana lee", LEE), ("ana", None), ("with ana", LEE), ("ana can come", None), ("con la doctora Okafor", OKAFOR), ("okafor tomorrow", OKAFOR), ("dr. parc", PARK),
        ("can i park there", None), ("where do i park", None), ("i need some doctor", None), ("my kids are sick", None), ("by the grace of god", None),
        ("doctor smith", None), ("let me see", None), ("is there parking", None), ("dr lee or dr park", None), ("i feel sick", None), ("yes", None),
        ("my skin itches", None), ("flee", None), ("see you in the park", None),
    ],
)  # fmt: skip
def test_a_doctor(text: str, doctor: int | None) -> None:
    assert read(text).doctor == doctor


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("not dr park", (PARK,)),
        ("anyone but lee", (LEE,)),
        ("not with dr lee", (LEE,)),
        ("menos la dra lee", (LEE,)),
        ("dr lee", ()),
        ("no, dr lee", ()),
    ],
)
def test_a_doctor_not_wanted(text: str, excluded: tuple[int, ...]) -> None:
    told = read(text)
    assert told.doctors_excluded == excluded
    assert told.doctor not in excluded


@pytest.mark.parametrize(
    "text",
    [
        "any doctor",
        "anyone",
        "whoever is free",
        "no preference",
        "doesn't matter who",
        "cualquiera",
        "cualquier doctor",
    ],
)
def test_any_doctor(text: str) -> None:
    assert read(text).any_doctor


def test_a_patient_of_the_doctors_name_names_no_doctor() -> None:
    told = read("my name is maya lee")
    assert (told.name, told.doctor) == ("Maya Lee", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("need a checkup", "checkup"), ("check up please", "checkup"), ("a check-up", "checkup"), ("a chekcup", "checkup"), ("yearly physical", "checkup"),
        ("flu shot", "vaccine"), ("a flu jab", "vaccine"), ("vaccinaton", "vaccine"), ("quiero un chequeo", "checkup"), ("revision general", "checkup"),
        ("skin check", "skin"), ("someone to look at a mole", "skin"), ("i have a rash", "skin"), ("my throat hurts", None), ("a visit", None), ("hello", None),
        ("una vacuna", "vaccine"), ("physically tired", None),
    ],
)  # fmt: skip
def test_a_kind_of_visit(text: str, code: str | None) -> None:
    assert read(text).visit_type == code


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("running 10 min late", 10), ("im gonna be 15 minutes late", 15), ("running late", 0), ("ill be late", 0), ("half an hour late", 30), ("an hour late sorry", 60),
        ("stuck in traffic", 0), ("i'll be there but ten minutes late", 10), ("voy a llegar 20 minutos tarde", 20), ("voy tarde", 0), ("on my way", 0),
        ("anything later?", None), ("how late are you open", None), ("late afternoon", None), ("is it too late to book", None), ("maybe later", None), ("yes", None),
        ("i won't be late", None), ("más tarde", None), ("late november", None),
    ],
)  # fmt: skip
def test_late(text: str, minutes: int | None) -> None:
    assert read(text).late_minutes == minutes


@pytest.mark.parametrize(
    "text",
    [
        "wrong number",
        "you have the wrong person",
        "sorry wrong number",
        "you've got the wrong number",
        "número equivocado",
        "se equivocó de número",
    ],
)
def test_a_wrong_number(text: str) -> None:
    assert read(text).wrong_number


@pytest.mark.parametrize(
    "text",
    [
        "what's the number",
        "thats the wrong day",
        "that's wrong",
        "wrong time",
        "who is this",
        "i have never been a patient there",
        "that is not my number",
        "my number changed",
    ],
)
def test_no_wrong_number(text: str) -> None:
    assert not read(text).wrong_number


@pytest.mark.parametrize("text", ["undo", "UNDO", "undo that please", "deshacer", "can i get it back"])
def test_undo(text: str) -> None:
    assert read(text).undo


@pytest.mark.parametrize(
    "text",
    [
        "the earliest you have",
        "asap",
        "first available",
        "as soon as possible",
        "soonest please",
        "lo antes posible",
        "cuanto antes",
    ],
)
def test_the_soonest(text: str) -> None:
    assert read(text).soonest


@pytest.mark.parametrize(
    "text", ["any time", "whenever", "anytime is fine", "i'm flexible", "cuando sea", "cualquier hora"]
)
def test_any_time(text: str) -> None:
    assert read(text, expecting="when").any_time
