"""Any text whatever is read, the same way each time, into pieces that make sense."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding.model import Answer, Context, Expecting, Intent
from conversations.understanding.reading import understand
from conversations.understanding.words import LEXICONS
from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import NOW, OFFERS, VOCABULARY, ZONE, read

EXPECTING = [None, *get_args(Expecting)]
_SAID = sorted(
    {
        word
        for lexicon in LEXICONS
        for lines in lexicon.phrases.values()
        for word in lines.replace("/", " ").split()
        if word.isalpha()
    }
    | {
        "dr",
        "lee",
        "park",
        "ana",
        "leo",
        "at",
        "3",
        "2:30",
        "pm",
        "2nd",
        "#",
        "@",
        ".",
        ",",
        "?",
        "!",
        "maya",
        "chen",
        "mail",
        "com",
        "dot",
        "👍",
        "’",
    }
)
talk = st.lists(st.sampled_from(_SAID), max_size=25).map(" ".join)
texts = st.one_of(st.text(max_size=200), talk)


def context(expecting: Expecting | None) -> Context:
    """A clinic, offers and people, whatever was asked."""
    return Context(NOW, ZONE, expecting, OFFERS, VOCABULARY, people=("Ana", "Leo"))


@each(["➁", "option ²", "① pm", "at ፩:፩", "my son is ➉ years old", "½ past ３", "๒/๒/๒", "৪ min late", "𝟛pm", "Ⅳ"])
def test_a_figure_of_whatever_script_raises_nothing(text: str) -> None:
    for expecting in EXPECTING:
        understand(text, context(expecting))


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(EXPECTING))
def test_any_text_is_read_the_same_way_twice(text: str, expecting: Expecting | None) -> None:
    told = understand(text, context(expecting))
    assert told == understand(text, context(expecting))
    assert told.intent is None or told.intent in get_args(Intent)
    assert told.answer is None or told.answer in get_args(Answer)
    assert told.choice is None or 0 <= told.choice < len(OFFERS)
    assert 0.0 <= told.confidence <= 1.0
    assert told.language in {lexicon.language for lexicon in LEXICONS}
    assert all(0 <= one.start < one.end <= len(text) for one in told.evidence)
    assert told.doctor not in told.doctors_excluded
    assert not (told.choice is not None and told.none_of_these)
    assert not (told.other_doctor and told.doctor is not None)
    assert told.unknown_doctor is None or (told.doctor is None and not told.doctors_excluded)
    assert all(window.start < window.end for window in (*told.when, *told.had, *told.otherwise))
    assert told.answer != "yes" or not told.but_later
    assert not (told.wrong_number and (told.answer or told.name))
    assert expecting != "yes_no" or told.answer is None or any(ch.isalnum() or ord(ch) > 127 for ch in text)


PIECES = [
    "a",
    "a.",
    "no ",
    "not ",
    "@",
    "a@",
    "dot at ",
    "1",
    "1/",
    "stop ",
    "my son ",
    "ana yes leo ",
    "👍",
    "\x00",
    "\u202e",
    "é",
    "(",
    "2 or ",
    "dr ",
    "first name ",
    "nineteen ",
    "y ",
]


@each([(piece, expecting) for piece in PIECES for expecting in ("choice", "email", "name")])
def test_a_long_text_is_read_to_its_end(piece: str, expecting: Expecting | None) -> None:
    understand(piece * (1600 // len(piece)), context(expecting))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        ["yes", "no", "cancel my appointment", "chest pain", "quiero cancelar", "not sure", "stop texting me"]
    ),
    st.data(),
)
def test_shouting_and_stray_spaces_change_nothing(text: str, data: st.DataObject) -> None:
    written = data.draw(
        st.sampled_from(
            [
                text.upper(),
                text.title(),
                f"  {text}  ",
                text.replace(" ", "   "),
                f"{text}!!!",
                f"{text} .",
                f"hi, {text}",
            ]
        )
    )
    plain, loud = read(text, expecting="yes_no"), read(written, expecting="yes_no")
    assert (loud.intent, loud.answer) == (plain.intent, plain.answer)
