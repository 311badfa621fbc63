"""The words of our own pages: a folder a language in texts/, a file a room, chosen by what the browser asks for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import request

FOLDER = Path(__file__).with_name("texts")
DEFAULT = "en"


class Words:
    """The texts of one language: `words("inbox.title")`, `words("thread.seen", when="3 PM")`, `words.many("unread", 2)`."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **fields: object) -> str:
        """The text under `key` with its fields filled in. Raises KeyError for a text or a field that does not exist."""
        return self._texts[key].format(**fields)

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def many(self, key: str, count: int, **fields: object) -> str:
        """The text under `key_one` or `key_many`, with `{n}`."""
        return self(f"{key}_one" if count == 1 else f"{key}_many", n=count, **fields)

    def named(self, prefix: str, name: str) -> str:
        """The text under `prefix.name`, or `name` itself in plain letters where nobody has written one."""
        key = f"{prefix}.{name}"
        return self(key) if key in self else name.replace("_", " ")


@cache
def texts(language: str) -> Mapping[str, str]:
    """Every text of a language by its dotted key."""
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {f"{table}.{key}": text for table, entries in tables.items() for key, text in entries.items()}
    return found


@cache
def languages() -> tuple[str, ...]:
    """The languages that our pages speak, the default first."""
    found = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
    return (DEFAULT, *(language for language in found if language != DEFAULT))


@cache
def words(language: str) -> Words:
    return Words(language, texts(language))


def wanted() -> Words:
    """The words for who is asking now."""
    return words(request.accept_languages.best_match(languages()) or DEFAULT)
