"""A language's word list made ready to be looked up: phrases by their first word, numbers, and misspellings one letter off."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from conversations.understanding.tokens import tokenise

_LANGUAGES = ("en", "es")  # a language is a file of this name beside this one


class Entry(NamedTuple):
    """One meaning of a phrase: `words` are its plain tokens, without full stops."""

    words: tuple[str, ...]
    category: str
    value: object


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the reader knows of a language, some unmistakable words of the others included."""

    code: str
    day_first: bool
    phrases: Mapping[str, tuple[Entry, ...]]  # by first word, the longest first
    beginning: Mapping[
        str, Mapping[str, tuple[Entry, ...]]
    ]  # the same by the second word too; single words alone under ""
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    tenths: Mapping[str, int]
    number_and: frozenset[str]
    thousand: str
    homophones: Mapping[str, int]
    counting: frozenset[str]  # all words of the five tables of numbers
    parts: Mapping[str, tuple[int, int]]
    month_shares: Mapping[str, tuple[int, int]]
    near: Mapping[str, str]  # a word with one letter left out -> the word
    marks: frozenset[str]

    def mended(self, word: str) -> str | None:
        """The one long calendar word from which `word` differs by a letter missing, added, changed or swapped; or None."""
        found = self.near.get(word)
        if found is None:
            for at in range(len(word)):
                found = self.near.get(word[:at] + word[at + 1 :])
                if found is not None:
                    break
        return found if found is not None and word not in _REAL_WORDS else None

    def missing(self, word: str) -> str | None:
        """The one weekday that `word` is but for a letter left out; or None."""
        found = self.near.get(word) if word not in _REAL_WORDS else None
        return found if found and any(entry.category == "wd" for entry in self.phrases.get(found, ())) else None


# Words and names of their own, a letter away from a day or a month.
_REAL_WORDS = frozenset(
    (
        "mourning",
        "sundry",
        "sundae",
        "augusta",
        "evenings",
        "moaning",
        "manzana",
        "frieda",
        "frida",
        "seeing",
        "freida",
        "tardes",
        "evening's",
    )
)
_MENDED = ("wd", "mon", "rel", "part", "tonight")
_SHARED = ("wd", "mon", "rel", "part", "tonight", "noon", "midnight", "next", "never")


def _table(code: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


def _value(key: str) -> object:
    """A key of the file as what it means: a number, two numbers such as 13-17, none for `any`, or itself."""
    if key.lstrip("-").isdecimal():
        return int(key)
    first, _, last = key.partition("-")
    if first.isdecimal() and last.isdecimal():
        return int(first), int(last)
    return None if key == "any" else key


def _wordings(table: dict[str, Any]) -> Iterator[tuple[str, object, str]]:
    for category, group in table["words"].items():
        for key, wordings in {"any": group}.items() if isinstance(group, str) else group.items():
            for wording in wordings.split("|"):
                yield category, _value(key), wording


def _entries(table: dict[str, Any]) -> list[Entry]:
    found = []
    for category, value, wording in _wordings(table):
        words = tuple(token.plain for token in tokenise(wording) if token.text not in ".'’′" or wording in "'′")
        if words:
            found.append(Entry(words, category, value))
    return list(dict.fromkeys(found))


def _shared(entries: list[Entry], own: frozenset[str]) -> list[Entry]:
    """The words of another language that mean nothing else in one whose words are `own`."""
    return [
        entry
        for entry in entries
        if entry.category in _SHARED
        and entry.words[0] not in own
        and (len(entry.words[0]) > 4 or entry.words[0] == "hoy")
    ]


def _near(entries: list[Entry]) -> dict[str, str]:
    """Each long calendar word under itself less one letter; a key of two words is dropped."""
    words = {e.words[0] for e in entries if len(e.words) == 1 and e.category in _MENDED and len(e.words[0]) >= 6}
    near: dict[str, str] = {}
    clash = set()
    for word in sorted(words):
        for at in range(len(word)):
            key = word[:at] + word[at + 1 :]
            if near.setdefault(key, word) != word:
                clash.add(key)
    return {key: word for key, word in near.items() if len(key) >= 5} | {word: word for word in words}


def _counted(text: str) -> dict[str, int]:
    """Number words by position, from one on: "uno/una|dos"."""
    return {word: at for at, words in enumerate(text.split("|"), 1) for word in words.split("/")}


def _keyed(table: dict[str, str]) -> dict[str, int]:
    return {word: int(key) for key, words in table.items() for word in words.split("|")}


def _lexicon(table: dict[str, Any], own: list[Entry], others: list[list[Entry]]) -> Lexicon:
    numbers = table["numbers"]
    ones, marks = _counted(numbers["ones"]), frozenset(table["marks"].split("|"))
    heads = frozenset(entry.words[0] for entry in own) | marks | ones.keys()
    phrases: dict[str, list[Entry]] = {}
    for entry in own + [one for entries in others for one in _shared(entries, heads)]:
        phrases.setdefault(entry.words[0], []).append(entry)
    tens, tenths, homophones = (_keyed(numbers[name]) for name in ("tens", "tenths", "homophones"))
    ordinals = _counted(numbers["ordinals"])
    by_length = {word: tuple(sorted(v, key=lambda e: -len(e.words))) for word, v in phrases.items()}
    return Lexicon(
        code=table["code"],
        day_first=table["day_first"],
        phrases=MappingProxyType(by_length),
        beginning={word: _by_second(found) for word, found in by_length.items()},
        ones=ones,
        tens=tens,
        ordinals=ordinals,
        tenths=tenths,
        number_and=frozenset(numbers["and"].split("|")),
        thousand=numbers["thousand"],
        homophones=homophones,
        counting=frozenset().union(ones, tens, ordinals, tenths, homophones),
        parts={name: (first, last) for name, (first, last) in table["parts"].items()},
        month_shares={name: (first, last) for name, (first, last) in table["month_shares"].items()},
        near=_near(own),
        marks=marks,
    )


def _by_second(entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, ...]]:
    """Which of the entries may begin where a second word follows, in their order."""
    seconds = {"", *(entry.words[1] for entry in entries if len(entry.words) > 1)}
    return {
        second: tuple(entry for entry in entries if len(entry.words) == 1 or entry.words[1] == second)
        for second in seconds
    }


def _lexicons() -> dict[str, Lexicon]:
    tables = {code: _table(code) for code in _LANGUAGES}
    entries = {code: _entries(table) for code, table in tables.items()}
    return {
        code: _lexicon(table, entries[code], [other for one, other in entries.items() if one != code])
        for code, table in tables.items()
    }


LEXICONS: Mapping[str, Lexicon] = MappingProxyType(_lexicons())


def lexicon_for(words: list[str], hint: str | None) -> Lexicon:
    """The lexicon of the language that most of the plain `words` belong to; `hint` breaks a tie, then the first."""
    scores = {code: sum(map(lexicon.marks.__contains__, words)) for code, lexicon in LEXICONS.items()}
    best = max(scores, key=scores.__getitem__)
    return LEXICONS[hint if hint in scores and scores[hint] == scores[best] else best]
