"""Doctors and kinds of visit by the clinic's own words, lateness, wrong numbers, wishes without a date."""

from __future__ import annotations

from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import LEE, OKAFOR, PARK, read


@each([
        ("dr lee", LEE), ("dra. lee", LEE), ("Dr. Lee please", LEE), ("doctor leigh", LEE), ("with lee", LEE), ("dr okafr", OKAFOR), ("doctor okafor", OKAFOR),
        ("the kids' doctor", OKAFOR), ("a pediatrician", OKAFOR), ("el pediatra", OKAFOR), ("the gp", LEE), ("the dermatologist", PARK), ("skin doctor", PARK),
        ("can i see dr park", PARK), ("dr ana", LEE), ("ana lee", LEE), ("ana", None), ("with ana", LEE), ("ana can come", None), ("con la doctora Okafor", OKAFOR), ("okafor tomorrow", OKAFOR), ("dr. parc", PARK),
        ("can i park there", None), ("where do i park", None), ("i need some doctor", None), ("my kids are sick", None), ("by the grace of god", None),
        ("doctor smith", None), ("let me see", None), ("is there parking", None), ("dr lee or dr park", None), ("i feel sick", None), ("yes", None),
        ("my skin itches", None), ("flee", None), ("see you in the park", None),
        ("dr park instead of dr lee", PARK), ("can i see lee instead of okafor", LEE), ("la dra okafor en lugar de la dra lee", OKAFOR),
    ])  # fmt: skip
def test_a_doctor(text: str, doctor: int | None) -> None:
    assert read(text).doctor == doctor


@each(
    [
        ("not dr park", (PARK,)),
        ("anyone but lee", (LEE,)),
        ("not with dr lee", (LEE,)),
        ("menos la dra lee", (LEE,)),
        ("dr park instead of dr lee", (LEE,)),
        ("okafor en vez de lee", (LEE,)),
        ("dr lee", ()),
        ("no, dr lee", ()),
    ]
)
def test_a_doctor_not_wanted(text: str, excluded: tuple[int, ...]) -> None:
    told = read(text)
    assert told.doctors_excluded == excluded
    assert told.doctor not in excluded


@each(
    [
        "any doctor",
        "anyone",
        "whoever is free",
        "no preference",
        "doesn't matter who",
        "cualquiera",
        "cualquier doctor",
    ]
)
def test_any_doctor(text: str) -> None:
    assert read(text).any_doctor


def test_a_patient_of_the_doctors_name_names_no_doctor() -> None:
    told = read("my name is maya lee")
    assert (told.name, told.doctor) == ("Maya Lee", None)


@each([
        ("need a checkup", "checkup"), ("check up please", "checkup"), ("a check-up", "checkup"), ("a chekcup", "checkup"), ("yearly physical", "checkup"),
        ("flu shot", "vaccine"), ("a flu jab", "vaccine"), ("vaccinaton", "vaccine"), ("quiero un chequeo", "checkup"), ("revision general", "checkup"),
        ("skin check", "skin"), ("someone to look at a mole", "skin"), ("i have a rash", "skin"), ("my throat hurts", None), ("a visit", None), ("hello", None),
        ("una vacuna", "vaccine"), ("physically tired", None), ("not a checkup, a flu shot", "vaccine"), ("a flu shot instead of a checkup", "vaccine"),
        ("no es un chequeo, es una vacuna", "vaccine"), ("no, a checkup", "checkup"), ("not a checkup", None),
    ])  # fmt: skip
def test_a_kind_of_visit(text: str, code: str | None) -> None:
    assert read(text).visit_type == code


@each([
        ("running 10 min late", 10), ("im gonna be 15 minutes late", 15), ("running late", 0), ("ill be late", 0), ("half an hour late", 30), ("an hour late sorry", 60),
        ("stuck in traffic", 0), ("i'll be there but ten minutes late", 10), ("voy a llegar 20 minutos tarde", 20), ("voy tarde", 0), ("on my way", 0),
        ("anything later?", None), ("how late are you open", None), ("late afternoon", None), ("is it too late to book", None), ("maybe later", None), ("yes", None),
        ("i won't be late", None), ("más tarde", None), ("late november", None),
    ])  # fmt: skip
def test_late(text: str, minutes: int | None) -> None:
    assert read(text).late_minutes == minutes


@each(
    [
        "wrong number",
        "you have the wrong person",
        "sorry wrong number",
        "you've got the wrong number",
        "número equivocado",
        "se equivocó de número",
    ]
)
def test_a_wrong_number(text: str) -> None:
    assert read(text).wrong_number


@each(
    [
        "what's the number",
        "thats the wrong day",
        "that's wrong",
        "wrong time",
        "who is this",
        "i have never been a patient there",
        "that is not my number",
        "my number changed",
    ]
)
def test_no_wrong_number(text: str) -> None:
    assert not read(text).wrong_number


@each(["undo", "UNDO", "undo that please", "deshacer", "can i get it back"])
def test_undo(text: str) -> None:
    assert read(text).undo


@each(
    [
        "the earliest you have",
        "asap",
        "first available",
        "as soon as possible",
        "soonest please",
        "lo antes posible",
        "cuanto antes",
    ]
)
def test_the_soonest(text: str) -> None:
    assert read(text).soonest


@each(["any time", "whenever", "anytime is fine", "i'm flexible", "cuando sea", "cualquier hora"])
def test_any_time(text: str) -> None:
    assert read(text, expecting="when").any_time


def test_a_doctor_whom_the_clinic_does_not_have() -> None:
    told = {
        "dr smith": "Smith",
        "i want to see Dr. Patel": "Patel",
        "con la dra. Gómez": "Gómez",
        "see doctor gomez on monday": "Gomez",
        "dr john smith please": "John Smith",
        "is this dr wu's office": "Wu",
        "dr brown tuesday": "Brown",
        "DR SMITH": "Smith",
        "dr please": None,
        "doctor monday": None,
        "dr appointment": None,
        "need dr tmrw": None,
        "dr will see me?": None,
        "gracias doctora": None,
        "not dr smith": None,
        "dr lea": None,
        "dr prak": None,
        "dr okofar": None,
        "doctor asap": None,
    }
    assert {text: read(text).unknown_doctor for text in told} == told


def test_another_doctor_than_the_one_offered() -> None:
    told = {
        "a different doctor": True,
        "is there another doctor?": True,
        "with someone else please": True,
        "otro doctor": True,
        "quiero otra doctora": True,
        "another doctor, dr park": False,
        "i saw another doctor last week": False,
        "my other doctor sent me": False,
        "another day": False,
        "otro día": False,
    }
    assert {text: read(text, expecting="choice").other_doctor for text in told} == told


def test_the_wrong_number() -> None:
    told = {
        "this isnt maya": True,
        "I'm not Maya": True,
        "no soy María": True,
        "you have the wrong person": True,
        "número equivocado": True,
        "this isn't maya, it's her mom": False,
        "this is not good": False,
        "im not free": False,
        "no soy yo": False,
        "it's not happening": False,
        "not tuesday": False,
    }
    assert {text: read(text, expecting="yes_no").wrong_number for text in told} == told


def test_who_tells_what_ails_her_wishes_to_be_seen() -> None:
    told = {
        "tooth ache": "book",
        "my back is killing me": "book",
        "i threw out my back": "book",
        "no chest pain, just a cough": "book",
        "my daughter has a fever": "book",
        "sprained my ankle": "book",
        "i feel sick": "book",
        "me duele la garganta": "book",
        "mi hijo tiene fiebre y tos": "book",
        "me siento mal": "book",
        "i can't come, i'm sick": "cancel",
        "hope you feel better": "other",
        "this traffic is killing me": "other",
        "no fever": None,
    }
    assert {text: read(text).intent for text in told} == told
