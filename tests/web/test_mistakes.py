"""Whatever may be wrong with a form can be said in every language of the pages."""

from __future__ import annotations

from string import Formatter

import pytest

from clinic.mistakes import ENGLISH, Mistakes, Wrong
from web import words
from web.mistakes import told


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", words.languages())
def test_every_mistake_has_its_sentence(language: str) -> None:
    texts = words.texts(language)
    written = {key.removeprefix("mistake."): text for key, text in texts.items() if key.startswith("mistake.")}
    assert set(written) == set(ENGLISH)
    assert all(fields(text) <= fields(ENGLISH[code]) for code, text in written.items())


def test_a_mistake_is_told_in_the_readers_words() -> None:
    found = Mistakes({"email": Wrong("no_email", {"value": "<maya"}), "name": Wrong("empty")})
    assert told(found, words.words("en")) == {
        "email": "“<maya” is no e-mail address.",
        "name": "Please fill this in.",
    }
    assert told(found, words.words("es"))["name"] == "Complete este campo."
    assert found.fields == {"email": '"<maya" is no e-mail address', "name": "is empty"}
