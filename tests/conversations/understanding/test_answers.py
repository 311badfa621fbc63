"""Yes, no, unsure: told by the words and by what was asked."""

from __future__ import annotations

import pytest

from conversations.understanding import Window
from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import at, read

YES = """
yes | Yes | YES! | y | Y | k | ok | okay | kk | yep | yup | yeah | yesss | yess please | yes plz | yes thx | sure | sure thing
of course | absolutely | sounds good | sounds lovely to me | thats fine | that's perfect | perfect | great, thanks | go ahead
please do | book it | do it | lets do it | that works | works for me | that will work | no problem | no worries | why not
👍 | 👌 | ✅ | 👍🏽 | yes 👍 | ill be there | i'll take it | I would like that | i think so | yes i can make it | correct | that's right
not a problem | i dont mind | fine by me | yes, what's your address again? | yes thats correct | that one is great | yeah no problem
you bet | all good, book it | yes please go ahead with it | ok confirm | yes pls | yse | yeahh | suuure | okkk | see you then
it's not bad at all, yes | sí | si | Sí, por favor | claro | claro que sí | vale | de acuerdo | perfecto | me parece bien | está bien
confirmo | ahí estaré | por supuesto | dale | sí, gracias | me va bien | sii | correcto | adelante | sin problema
"""
NO = """
no | No | NO!! | n | nope | nah | no thanks | no thank you | nooo | not really | no way | absolutely not | i can't | i can't make it
cant make it sorry | sorry i can't come | that doesn't work | that wont work for me | not good | no good | thats wrong | not correct
not now | not yet | maybe later | another time | i'd rather not | i don't want that one | don't book it | no need | not interested | 👎
no, make it 3pm | something came up | i won't be able to come | i'm afraid not | that's not right | that isn't what i want | nah im good
i am busy that day | no i really dont think so | i dont think so | yes but not now | ok but some other week | ok but not today, maybe later
no gracias | no puedo | no quiero | no me va bien | ahora no | más tarde | mejor no | para nada | ya no | no podré ir | claro que no
"""
UNSURE = """
maybe | not sure | im not sure | i don't know | idk | dunno | perhaps | it depends | hmm not sure yet | i'm unsure | i guess | might
maybe so maybe not | no idea | can't say yet i don't know | let me see | yes wait no | yes no | no wait yes | quizás | no sé | tal vez
no estoy segura | depende | a lo mejor | sounds good but | ok? | yes? | yes? who is this | yeah but i'm not sure | puede ser | sí y no | no lo sé | 🤷
"""


def table(text: str) -> list[str]:
    """The examples of a table: apart by bars and line ends."""
    return [one.strip() for line in text.strip().splitlines() for one in line.split("|")]


@each([(text, answer) for answer, texts in (("yes", YES), ("no", NO), ("unsure", UNSURE)) for text in table(texts)])
def test_an_answer_to_a_question(text: str, answer: str) -> None:
    assert read(text, expecting="yes_no").answer == answer


NOT_YET = """
yes if it's before 5 | only if it's free | yes unless it rains | ok who is this | ok but which doctor | sure if it's dr lee | ok what | k?
great another reminder | good morning | good question | perfect timing, i just broke my leg | right, when was that again? | sure?
do it another day | what's good? | is it ok to come late? | i'll confirm later | confirm what? | are you sure | you sure? | really?
i am not ok | not ok | okay no thanks | yeah no | yeah right | k but not this week | yes, oh wait, i have work | my answer isn't yes
i didn't say yes | it's not fine | nothing good about that | would be better at 4 | i'd love to but can't | is that right? | right now?
fine then don't | great, not again | ok let me check | yes wait | yes i will call you | ok call me | sí? quién es | ok pero no puedo
claro que no puedo | sí, si no llueve | luego le digo sí o no | mañana le confirmo | no confirmo | please don't | yes? | lol | 1234 | ?
"""


@each(table(NOT_YET))
def test_what_sounds_like_a_yes_and_is_none(text: str) -> None:
    assert read(text, expecting="yes_no").answer != "yes"


@each(table("yes if that's ok | yes, if possible | sí, si es posible | yes, can you tell me if there is parking"))
def test_a_polite_if_takes_nothing_back(text: str) -> None:
    assert read(text, expecting="yes_no").answer == "yes"


NO_BUT_COMING = """
no changes, see you | I have no questions, see you then | no cambios, ahí estaré | no faltaré | no tengo problema | we are still on
coming | looking forward to it | cuenten conmigo | won't miss it
"""


@each(table(NO_BUT_COMING))
def test_who_will_come_says_yes_in_whatever_words(text: str) -> None:
    assert read(text, expecting="yes_no").answer == "yes"


@each(table("no need to remind me | no me acordaba | oh no I forgot | is it with dr lee? | what time?"))
def test_a_no_to_something_else_is_no_no(text: str) -> None:
    assert read(text, expecting="yes_no").answer not in ("yes", "no")


@each(table("what time is it? | is that good? | who are you | how much is it? | Maya Chen | hello | asdf"))
def test_what_answers_nothing(text: str) -> None:
    assert read(text, expecting="yes_no").answer is None


@each(
    table("""
    no | nope | no thanks | no that's all | that's all thanks | that is everything | nothing else | i'm good | im all set, bye | thanks!
    no, thank you so much for your help | not right now | yes, that's all | eso es todo | nada más, gracias | no, gracias | es todo
    """)
)
def test_nothing_else_is_wanted(text: str) -> None:
    assert read(text, expecting="anything_else").answer == "no"


@each(table("yes | yes please | yes i need to cancel my visit | sí | yeah, what are your hours?"))
def test_something_else_is_wanted(text: str) -> None:
    assert read(text, expecting="anything_else").answer == "yes"


@each(table("👍 | ok | great | thanks | perfect | that works | sounds good | i'm good | not bad | vale"))
def test_a_nod_that_nobody_asked_for_is_no_yes(text: str) -> None:
    assert read(text).answer is None


@each(
    table(
        "yes but later | yes but can it be later | sounds good but a bit later | yes but not now | yes but another day | sí, pero más tarde"
    )
)
def test_yes_but_later_is_no_yes_to_this_time(text: str) -> None:
    read_ = read(text, expecting="yes_no")
    assert read_.but_later
    assert read_.answer == "no"


def test_a_time_that_is_not_the_one_asked_about_is_no_yes() -> None:
    about = Window(at(24, 15), at(24, 16), "hour")
    assert read("yes, today works", expecting="yes_no", about=about).answer == "no"
    tomorrow = Window(at(23, 15), at(23, 16), "hour")
    assert read("yes, tomorrow works", expecting="yes_no", about=tomorrow).answer == "yes"


@each(
    [
        ("Ana yes, Leo no", {"Ana": "yes", "Leo": "no"}),
        ("Ana yes leo can't", {"Ana": "yes", "Leo": "no"}),
        ("yes for Ana", {"Ana": "yes"}),
        ("yes for ana, no for leo", {"Ana": "yes", "Leo": "no"}),
        ("no for ana but yes for leo", {"Ana": "no", "Leo": "yes"}),
        ("ana and leo yes", {"Ana": "yes", "Leo": "yes"}),
        ("Ana sí, Leo no puede", {"Ana": "yes", "Leo": "no"}),
        ("leo can't make it", {"Leo": "no"}),
        ("only ana", {"Ana": "yes"}),
        ("yes", {}),
    ]
)
def test_an_answer_for_each_person(text: str, told: dict[str, str]) -> None:
    assert dict(read(text, expecting="yes_no", people=("Ana", "Leo")).answers_by_person) == told


def test_answers_that_differ_are_no_answer_for_all() -> None:
    assert read("Ana yes, Leo no", expecting="yes_no", people=("Ana", "Leo")).answer is None


@each(table("yes both | both | all of them | yes for both | los dos sí | everyone"))
def test_everyone(text: str) -> None:
    assert read(text, expecting="yes_no", people=("Ana", "Leo")).everyone


NONE_OF_THEM = """
none of those work | none of these times are good for me | none of them | nothing works | neither works | none are ok
i can't make any of those | nothing there is good | not one of those is fine | doesn't work for me | that doesn't work
ninguna me sirve | no sirve ninguna | no me funciona ninguno | nada me queda bien | ninguno de esos
"""


@each(table(NONE_OF_THEM))
def test_none_of_them_is_no_yes(text: str) -> None:
    assert read(text, expecting="yes_no").answer == "no"


AFTER_ALL = """
keep it | please keep my appointment | don't cancel it | never mind i can make it | nvm i'll be there | actually i can come | scratch that, i'll be there | olvídelo, sí puedo ir
"""


@pytest.mark.parametrize("text", table(AFTER_ALL))
@pytest.mark.parametrize("expecting", [None, "yes_no"])
def test_who_comes_after_all_keeps_the_visit(text: str, expecting: str | None) -> None:
    """And says no yes, for she may have been asked whether to cancel."""
    told = read(text, expecting=expecting)
    assert (told.intent, told.answer) == ("confirm", None)


def test_ill_be_there_tells_more_than_yes() -> None:
    told = read("i'll be there", expecting="yes_no")
    assert (told.intent, told.answer) == ("confirm", "yes")
    assert read("yes", expecting="yes_no").intent is None


@each([("i just don't know", "unsure"), ("no don't cancel", "no"), ("none", "no"), ("i wish i could", "no")])
def test_near_misses(text: str, answer: str) -> None:
    assert read(text, expecting="yes_no").answer == answer
