"""About the lexicons themselves: every language tells the same things, in words as the reader sees them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from conversations.understanding.spelling import mend
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS, Lexicon
from tests.conversations.understanding.each import each

EACH = pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)


@EACH
def test_every_language_has_every_label(lexicon: Lexicon) -> None:
    assert set(lexicon.phrases) == set(LEXICONS[0].phrases)


@EACH
def test_no_table_is_empty(lexicon: Lexicon) -> None:
    assert all(getattr(lexicon, field.name) or field.name == "day_first" for field in fields(lexicon))


@EACH
def test_words_are_written_as_the_reader_sees_them(lexicon: Lexicon) -> None:
    written = [word for lines in lexicon.phrases.values() for word in lines.replace("/", " ").split()]
    written += [word for words in lexicon.classes.values() for word in words.split()]
    assert [word for word in written if plain(word) != word] == []


@EACH
def test_every_class_that_a_phrase_names_is_there(lexicon: Lexicon) -> None:
    named = {
        part for lines in lexicon.phrases.values() for part in lines.replace("/", " ").split() if part.startswith("<")
    }
    assert {part for part in named if part[1:-1] not in lexicon.classes} == set()


@each(
    [
        ("appointmnet", "appointment"),
        ("canel", "cancel"),
        ("reschedul", "reschedule"),
        ("tomorrwo", "tomorrow"),
        ("necesio", "necesito"),
        ("confrim", "confirm"),
    ]
)
def test_a_typo_is_mended(typo: str, word: str) -> None:
    assert mend(typo) == word


@each(
    ["cancer", "strike", "breather", "conform", "person", "cat", "maya", "chen", "okafor", "paris", "mother", "thing"]
)
def test_another_word_is_no_typo(word: str) -> None:
    assert word in KNOWN or mend(word) is None
