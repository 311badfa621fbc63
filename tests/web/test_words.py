"""The pages' words: complete in every language, with the same fields, and none left out or over."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from clinic.model import Status
from conversations.commands import AttentionKind
from conversations.understanding.model import Answer, Intent, Topic
from web import words
from web.drawing import MARKS

WEB = Path(words.__file__).parent


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def asked() -> set[str]:
    """Every key that a page or a function names as a whole."""
    sources = [*WEB.rglob("*.html"), *(path for path in WEB.rglob("*.py") if "api" not in path.parts)]
    found: set[str] = set()
    for path in sources:
        text = path.read_text(encoding="utf-8")
        found |= {f"{key}" for key in re.findall(r"""\bt\(\s*["']([a-z_]+\.[a-z_0-9]+)["']\s*[,)]""", text)}
        found |= {
            f"{key}_{n}"
            for key in re.findall(r"""\bmany\(\s*["']([a-z_]+\.[a-z_]+)["']""", text)
            for n in ("one", "many")
        }
    return found


@pytest.mark.parametrize("language", words.languages())
def test_every_language_has_every_text_with_its_fields(language: str) -> None:
    default, other = words.texts(words.DEFAULT), words.texts(language)
    assert set(other) == set(default)
    assert {key: fields(text) for key, text in other.items()} == {key: fields(text) for key, text in default.items()}
    assert all(text.strip() for text in other.values())


@pytest.mark.parametrize("language", words.languages())
def test_no_two_files_of_a_language_speak_of_the_same(language: str) -> None:
    tables = [
        table for path in (words.FOLDER / language).glob("*.toml") for table in tomllib.loads(path.read_text("utf-8"))
    ]
    assert len(tables) == len(set(tables))


def test_every_text_that_a_page_asks_for_exists() -> None:
    assert len(asked()) > 80
    assert asked() - set(words.texts(words.DEFAULT)) == set()


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("status", get_args(Status)),
        ("attention", get_args(AttentionKind)),
        ("understood_intent", get_args(Intent)),
        ("understood_answer", get_args(Answer)),
        ("understood", get_args(Topic)),
        ("delivery", ("queued", "sent", "delivered", "read", "failed")),
        ("channel", ("sms", "whatsapp", "telegram")),
    ],
)
def test_everything_that_has_a_name_in_the_house_has_one_on_the_pages(prefix: str, names: tuple[str, ...]) -> None:
    assert {f"{prefix}.{name}" for name in names} <= set(words.texts(words.DEFAULT))


def test_every_state_has_a_mark_of_its_own() -> None:
    assert set(MARKS) >= set(get_args(Status)) - {"cancelled"}
    assert len(set(MARKS.values())) == len(MARKS)


def test_counts_and_unknown_names() -> None:
    t = words.words("en")
    assert (t.many("day.count", 1), t.many("day.count", 0)) == ("1 visit", "0 visits")
    assert t.named("attention", "brand_new_kind") == "brand new kind"
    with pytest.raises(KeyError):
        t("no.such_text")
