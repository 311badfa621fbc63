"""Names, e-mail addresses, birthdates, whom a visit is for, and language."""

from __future__ import annotations

from datetime import date

from conversations.understanding import Choice
from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import read

NAMES = [
    ("its maya chen, m-a-y-a", None, "Maya Chen"), ("My name is Maya Chen", None, "Maya Chen"), ("my name is maya chen and i need a checkup", None, "Maya Chen"),
    ("this is Maya Chen", None, "Maya Chen"), ("soy Ana López, quiero una cita", None, "Ana López"), ("me llamo ana lópez", None, "Ana López"),
    ("maya chen", "name", "Maya Chen"), ("MAYA CHEN", "name", "Maya Chen"), ("Maya", "name", "Maya"), ("its maya", "name", "Maya"),
    ("Chen, Maya", "name", "Maya Chen"), ("sean o'neil", "name", "Sean O'Neil"), ("mary-jane watson", "name", "Mary-Jane Watson"),
    ("maria de la cruz", "name", "Maria de la Cruz"), ("hi, i'm Grace Young", "name", "Grace Young"), ("June Park", "name", "June Park"),
    ("name: maya chen", None, "Maya Chen"), ("mi nombre es josé garcía", "name", "José García"), ("Ludwig van Beek", "name", "Ludwig van Beek"),
    ("my throat hurts", None, None), ("my throat hurts", "name", None), ("yes", "name", None), ("no", "name", None), ("i am running late", None, None),
    ("this is an emergency", None, None), ("im pregnant", None, None), ("its urgent", None, None), ("i'm sick", "name", None), ("what?", "name", None),
    ("tomorrow at 3", "name", None), ("soy alérgica", None, None), ("it is really bad", None, None), ("cancel", "name", None), ("i am so tired", None, None),
    ("why do you need it", "name", None), ("maya chen maya@mail.example", "name", "Maya Chen"), ("hola soy pedro gómez", "name", "Pedro Gómez"),
    ("Maya Chen, thanks", "name", "Maya Chen"), ("sure, it's Maya Chen", "name", "Maya Chen"), ("12345", "name", None), ("Thursday", "name", None), ("April May", "name", "April May"), ("Maya Chen and my email is maya@mail.example", "name", "Maya Chen"), ("it's ridiculous", "name", None), ("can I come in thursday", "name", None),
    ("soy José Peña", "name", "José Peña"), ("Nguyễn Văn An", "name", "Nguyễn Văn An"), ("its for me, Tom Ford", "name", "Tom Ford"),
    ("Mary-Jane van der Berg", "name", "Mary-Jane van der Berg"), ("my name's Li", "name", "Li"), ("me llamo Ana María de la Cruz", None, "Ana María de la Cruz"),
    ("Jean-Luc", "name", "Jean-Luc"), ("SMITH, JOHN", "name", "John Smith"), ("de la cruz, ana", "name", "Ana de la Cruz"),
    ("Bob O'Hara", "name", "Bob O'Hara"), ("Dr. Ahmed Khan", "name", "Ahmed Khan"), ("mrs. linda park", "name", "Linda Park"), ("dr lee", "name", None),
    ("first name maya last name chen", "name", "Maya Chen"), ("apellido chen, nombre maya", "name", "Maya Chen"), ("J. R. Ewing", "name", "J R Ewing"),
    ("Ann Lee :)", "name", "Ann Lee"), ("maya chen. i need a checkup", "name", "Maya Chen"), ("you can put maya chen", "name", "Maya Chen"),
    ("it's under chen", "name", "Chen"), ("tom", "name", "Tom"), ("tmrw", "name", None), ("Al", "name", "Al"), ("will smith", "name", "Will Smith"),
    ("maria de los angeles garcia lopez", "name", "Maria de los Angeles Garcia Lopez"), ("yes please", "name", None), ("the later one", "name", None),
    ("i dont want to say", "name", None), ("my son Leo Chen", "name", None), ("The Later One", "name", None), ("Not Sure Yet", "name", None),
    ("who is this", "name", None), ("it's me", "name", None), ("same as before", "name", None), ("you already have it", "name", None),
    ("my name is now Maya Ruiz", None, "Maya Ruiz"), ("mi nombre ahora es Maya Ruiz", None, "Maya Ruiz"), ("soy doña Rosa Díaz", None, "Rosa Díaz"), ("it's Mrs. Linda Park", "name", "Linda Park"),
]  # fmt: skip
EMAILS = [
    ("maya.chen@mail.example", "maya.chen@mail.example"), ("maya.chen@Mail.Example.", "maya.chen@mail.example"),
    ("my email is maya@mail.example, thanks", "maya@mail.example"), ("mailto:maya@mail.example", "maya@mail.example"),
    ("<maya@mail.example>", "maya@mail.example"), ("maya dot chen at mail dot com", "maya.chen@mail.com"),
    ("its maya dot chen at mail dot example", "maya.chen@mail.example"), ("maya underscore chen at mail dot com", "maya_chen@mail.com"),
    ("maya punto chen arroba mail punto com", "maya.chen@mail.com"), ("maya.chen @ mail.example", "maya.chen@mail.example"),
    ("Maya.Chen+clinic@mail.example", "Maya.Chen+clinic@mail.example"), ("maya88 at mail dot co dot uk", "maya88@mail.co.uk"),
    ("see you at 3", None), ("maya@mail", None), ("no", None), ("i'm at home", None), ("@maya", None), ("a@b", None), ("meet at the park. ok", None),
    ("maya..chen@mail.example", None), ("maya@mail,com", "maya@mail.com"),
    ("maya_chen arroba mail punto com", "maya_chen@mail.com"), ("maya guion bajo chen arroba mail punto com", "maya_chen@mail.com"),
    ("m a y a at mail dot com", "maya@mail.com"), ("maya chen at mail dot com", None), ("j smith at mail dot com", None), ("mine is at work", None),
]  # fmt: skip
BIRTHDATES = [
    ("17/04/1988", date(1988, 4, 17)), ("4-17-88", date(1988, 4, 17)), ("April 17 1988", date(1988, 4, 17)), ("17 abril 1988", date(1988, 4, 17)),
    ("17 de abril de 1988", date(1988, 4, 17)), ("April 17th, 1988", date(1988, 4, 17)), ("the 17th of april 1988", date(1988, 4, 17)),
    ("1988-04-17", date(1988, 4, 17)), ("04171988", date(1988, 4, 17)), ("19880417", date(1988, 4, 17)), ("4.17.1988", date(1988, 4, 17)),
    ("apr 17 '88", date(1988, 4, 17)), ("my dob is 4/17/1988", date(1988, 4, 17)), ("nací el 5/4/1988", date(1988, 4, 5)), ("5/4/1988", date(1988, 5, 4)),
    ("2/3/21", date(2021, 2, 3)), ("17/04/2033", None), ("4/17/1788", None), ("31/02/1990", None), ("yes", None), ("1988", None), ("99/99/9999", None),
    ("feb 29 2000", date(2000, 2, 29)), ("feb 29 2001", None),
    ("march 14th nineteen ninety", date(1990, 3, 14)), ("nov twenty two nineteen eighty five", date(1985, 11, 22)),
    ("june 5th two thousand and nine", date(2009, 6, 5)), ("may twenty nineteen ninety", date(1990, 5, 20)), ("oct thirty-first 1999", date(1999, 10, 31)),
    ("catorce de marzo de mil novecientos noventa", date(1990, 3, 14)), ("14 de marzo del 90", date(1990, 3, 14)),
    ("veintidós de noviembre del ochenta y cinco", date(1985, 11, 22)), ("dos de enero de dos mil cinco", date(2005, 1, 2)),
    ("el primero de mayo de 2001", date(2001, 5, 1)), ("14.3.1990", date(1990, 3, 14)), ("031490", date(1990, 3, 14)), ("february thirtieth nineteen ninety", None),
]  # fmt: skip


def test_a_name() -> None:
    told = {(text, expecting): name for text, expecting, name in NAMES}
    assert {said: read(said[0], expecting=said[1]).name for said in told} == told


def test_a_child_who_is_named_when_a_name_is_asked_for() -> None:
    for text in ("my son Leo Chen", "it's for my son, Leo Chen", "es para mi hijo Leo Chen"):
        told = read(text, expecting="name")
        assert told.whom is not None, text
        assert (told.whom.relation, told.whom.name, told.name) == ("child", "Leo Chen", None), text
    assert read("it's for my daughter, Ana Torres", expecting="name").doctor is None


def test_an_email() -> None:
    assert {text: read(text, expecting="email").email for text, _ in EMAILS} == dict(EMAILS)


def test_a_birthdate() -> None:
    assert {text: read(text, expecting="birthdate").birthdate for text, _ in BIRTHDATES} == dict(BIRTHDATES)


def test_a_birthdate_with_two_readings_is_doubtful() -> None:
    told = {
        "3/4/90": True,
        "nací el 3/4/90": True,
        "5/5/90": False,
        "13/4/90": False,
        "1990-03-04": False,
        "March 4, 1990": False,
    }
    assert {text: read(text, expecting="birthdate").confidence < 0.5 for text in told} == told


def test_an_impossible_birthdate_is_no_wish_for_a_day() -> None:
    for text in ("2/30/1990", "03/14/2030", "3/14", "february thirtieth nineteen ninety"):
        assert not read(text, expecting="birthdate").when, text
    assert read("can we do tuesday instead", expecting="birthdate").when


def test_a_birthdate_is_no_wish_for_a_visit() -> None:
    assert read("april 17 1988", expecting="birthdate").when == ()
    assert read("april 17", expecting="when").birthdate is None


@each(["skip", "SKIP", "none", "I don't have one", "rather not", "no email", "no", "no tengo", "omitir", "prefiero no"])
def test_rather_not(text: str) -> None:
    assert read(text, expecting="email").skip


@each([
        ("its for my son leo", "child", "Leo"), ("for my daughter", "child", None), ("a jab for my daughter, fri after 4", "child", None), ("my son needs a checkup", "child", None),
        ("para mi hija", "child", None), ("una cita para mi hijo Mateo", "child", "Mateo"), ("it's for me", "self", None), ("for myself", "self", None),
        ("appointment for my wife", "spouse", None), ("for my mom please", "parent", None), ("para mí", "self", None), ("i need a checkup", None, None),
        ("I'm Leo's mom", "child", "Leo"), ("im leos dad, he has a fever", "child", "Leo"), ("soy la mamá de Leo", "child", "Leo"), ("soy la hija de Rosa Díaz", "parent", "Rosa Díaz"),
        ("this is Maya's husband", "spouse", "Maya"), ("book my 5 year old in", "child", None), ("for my 80 year old mother", "parent", None), ("my mom fell", None, None),
        ("my husband will drive me", None, None), ("my daughter Zoe has a fever", "child", "Zoe"), ("for my husband, Omar", "spouse", "Omar"),
        ("I need to bring my daughter in", "child", None), ("can I bring my husband", None, None), ("mi hijo de 4 años tiene fiebre", "child", None), ("mi hija de 8 meses tiene tos", "child", None),
    ])  # fmt: skip
def test_whom_the_visit_is_for(text: str, relation: str | None, name: str | None) -> None:
    whom = read(text).whom
    assert (whom.relation if whom else None, whom.name if whom else None) == (relation, name)


@each([
        ("hola quiero una cita", "es", True), ("I need an appointment", "en", True), ("¿mañana?", "es", True), ("Maya Chen", "en", False),
        ("necesito cancelar", "es", True), ("2", "en", False), ("thanks", "en", True), ("gracias", "es", True), ("👍", "en", False), ("bonjour, je voudrais un rendez-vous", "en", False), ("necesito un appointment", "es", True),
    ])  # fmt: skip
def test_the_language(text: str, language: str, sure: bool) -> None:
    told = read(text)
    assert (told.language, told.language_sure) == (language, sure)


def test_the_talks_language_stays_where_the_words_tell_none() -> None:
    assert read("2", language="es").language == "es"


@each([("English please", "en"), ("in english", "en"), ("en español por favor", "es"), ("español", "es"), ("habla inglés?", "en"),
     ("do you speak spanish", "es"), ("my spanish teacher is sick today", None), ("yes", None)])  # fmt: skip
def test_a_wish_for_a_language(text: str, wish: str | None) -> None:
    assert read(text).language_wish == wish


@each(
    [
        "1 yes 2 no",
        "1 sí, 2 no",
        "first yes second no",
        "1 yes, 2 can't",
        "the first yes the second no",
        "yes to the first, no to the second",
        "sí a la primera, no a la segunda",
    ]
)
def test_people_by_their_number(text: str) -> None:
    told = read(text, expecting="yes_no", people=("Ana", "Leo"))
    assert told.answers_by_person == {"Ana": "yes", "Leo": "no"}


@each(["1 yes 3 no", "1 yes", "2"])
def test_numbers_that_count_nobody(text: str) -> None:
    assert read(text, expecting="yes_no", people=("Ana", "Leo")).answers_by_person == {}


@each(
    [
        ("can you book my husband in", "spouse"),
        ("my wife needs a visit", "spouse"),
        ("es para mi esposo", "spouse"),
        ("fit my son in", "child"),
    ]
)
def test_who_is_brought(text: str, relation: str) -> None:
    whom = read(text).whom
    assert whom is not None
    assert whom.relation == relation


@each(
    [
        ("cancel all my appointments", True),
        ("neither of us can come", True),
        ("cancele todas mis citas", True),
        ("ninguno de los dos puede ir", True),
        ("I can come after all", False),
        ("después de todo sí voy", False),
    ]
)
def test_everyone(text: str, everyone: bool) -> None:
    assert read(text).everyone == everyone


@each(["me", "myself", "yo", "para mí", "it's for me"])
def test_me_where_a_person_is_chosen(text: str) -> None:
    whom = read(text, expecting="choice", choices=(Choice(label="Ana"), Choice(label="Leo"))).whom
    assert whom is not None
    assert whom.relation == "self"


def test_what_suits_me_is_not_for_me() -> None:
    assert read("that works for me").whom is None


@each(["y", "no", "si", "ok", "lee", "Maria de la Cruz"])
def test_one_short_word_tells_no_language(text: str) -> None:
    told = read(text, language="en")
    assert (told.language, told.language_sure) == ("en", False)


@each(
    [
        ("yes for leo, no for me", {"Ana": "no", "Leo": "yes"}),
        ("i can come but leo can't", {"Ana": "yes", "Leo": "no"}),
        ("i can make it, leo can't", {"Ana": "yes", "Leo": "no"}),
        ("i will be there but leo won't", {"Ana": "yes", "Leo": "no"}),
        ("Ana can come but Leo is sick", {"Ana": "yes", "Leo": "no"}),
        ("yo puedo, leo no", {"Ana": "yes", "Leo": "no"}),
        ("sí para leo, no para mí", {"Ana": "no", "Leo": "yes"}),
        ("mine yes", {"Ana": "yes"}),
        ("i need to think", {}),
    ]
)
def test_who_writes_answers_for_herself(text: str, told: dict[str, str]) -> None:
    assert read(text, expecting="yes_no", people=("Ana", "Leo"), me="Ana").answers_by_person == told


@each(["i can make it", "can make it", "we can make it", "will make it", "i can", "yo puedo", "puedo ir"])
def test_who_can_come_says_yes(text: str) -> None:
    assert read(text, expecting="yes_no").answer == "yes"
