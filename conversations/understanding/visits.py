"""Which kind of visit a message asks for, in the clinic's own words or by the complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from conversations.understanding.message import Message
from conversations.understanding.model import Vocabulary
from conversations.understanding.tables import KNOWN, word_set
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

SHORTEST_TYPO = 6  # letters: a shorter wording must stand as it is

_COMPLAINTS: dict[str, frozenset[str]] = {}
for _lexicon in LEXICONS:
    for _kind, _words in _lexicon.complaints.items():
        _COMPLAINTS[_kind] = _COMPLAINTS.get(_kind, frozenset()) | frozenset(_words.split())

_SIGNS = frozenset(word for words in _COMPLAINTS.values() for word in words if not word[0].isalnum())
_NOT = word_set("not no isn't isnt")
_INSTEAD = word_set("instead vez lugar")
_OF = word_set("of de del")
_SMALL = _OF | word_set("a an the my for un una el la mi es para")
_Said = tuple[tuple[str, tuple[str, ...]], ...]  # visit type, what it is called in all languages


@dataclass(frozen=True, slots=True)
class Kind:
    """The visit type, and where it was named: `text[start:end]`."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Index:
    """Wordings without their gaps ("check up" and "checkup" are the same) -> visit types; and complaints that tell one type."""

    codes: dict[str, set[str]]
    beginnings: frozenset[str]  # of the wordings
    longest: int  # words
    complaints: dict[str, str]


def read_visit_type(message: Message, vocabulary: Vocabulary) -> Kind | None:
    """The type whose longest wording stands in the message; None where two types fit equally well."""
    index, words = _looked_at(message, vocabulary)
    if index is None:
        return None
    best: tuple[int, set[str], tuple[int, int]] = (0, set(), (0, 0))
    for at, (word, start, end) in enumerate(words):
        if not _may_begin(word, index) or _is_denied(message, start):
            continue
        for joined, last in _runs(words, at, index) if word in index.beginnings else ((word, end),):
            if len(joined) > best[0] and (codes := _codes(joined, index, typed=joined is word)):
                best = (len(joined), codes, (start, last))
    if best[1]:
        return Kind(best[1].copy().pop(), *best[2]) if len(best[1]) == 1 else None
    complained = ((word, start, end) for word, start, end in words if word in index.complaints)
    return next(
        (Kind(index.complaints[word], start, end) for word, start, end in complained if not _is_denied(message, start)),
        None,
    )


def _is_denied(message: Message, start: int) -> bool:
    """Does a "not" or "instead of" stand right before, with nothing but small words between: "not a checkup, a vaccine"?"""
    later = ""
    for token in reversed([token for token in message.tokens if token.start < start]):
        if token.plain in _NOT or (token.plain in _INSTEAD and later in _OF):
            return True
        if token.plain not in _SMALL:
            return False
        later = token.plain
    return False


def all_visit_types(message: Message, vocabulary: Vocabulary) -> list[Kind]:
    """Every type that is named by a wording of its own, in order; a wording that fits two types is passed over."""
    index, words = _looked_at(message, vocabulary)
    found: list[Kind] = []
    for at, (word, start, end) in enumerate(words if index else ()):
        if index is None or not _may_begin(word, index) or (found and start < found[-1].end):
            continue
        longest: Kind | None = None
        for joined, last in _runs(words, at, index) if word in index.beginnings else ((word, end),):
            codes = _codes(joined, index, typed=joined is word)
            longest = Kind(next(iter(codes)), start, last) if len(codes) == 1 else longest
        found += [longest] if longest else []
    return found


def _looked_at(message: Message, vocabulary: Vocabulary) -> tuple[_Index | None, list[tuple[str, int, int]]]:
    """The clinic's wordings, None where it has none, and the words that may be one of them."""
    if not vocabulary.visit_types:
        return None, []
    said = tuple(
        (kind.code, (*kind.names.values(), *(word for words in kind.words.values() for word in words)))
        for kind in vocabulary.visit_types
    )
    tokens = (token for token in message.tokens if token.kind != "mark" or token.text in _SIGNS)
    return _indexed(said), [(token.plain.removesuffix("'s"), token.start, token.end) for token in tokens]


def _may_begin(word: str, index: _Index) -> bool:
    """May a wording begin with this word, or this word be one that holds a slip? Most words of most messages can't."""
    if word in index.beginnings or word.removesuffix("s") in index.codes:
        return True
    return word not in KNOWN and (len(word) >= SHORTEST_TYPO or word + "s" in index.codes)


def _runs(words: list[tuple[str, int, int]], at: int, index: _Index) -> Iterator[tuple[str, int]]:
    """The words from `at` on, drawn together as long as some wording begins so, and where they end."""
    joined = words[at][0]
    yield joined, words[at][2]
    for word, _, end in words[at + 1 : at + index.longest]:
        if joined not in index.beginnings:
            return
        joined += word
        yield joined, end


@lru_cache(maxsize=64)
def _indexed(said: _Said) -> _Index:
    codes: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    longest = 2
    for code, wordings in said:
        for wording in wordings:
            parts = [part for part in re.split(r"\W+", plain(wording)) if part]
            if not parts:
                continue
            codes.setdefault("".join(parts), set()).add(code)
            longest = max(longest, len(parts))
            for kind, group in _COMPLAINTS.items():
                if group & set(parts):
                    members.setdefault(kind, set()).add(code)
    complaints = {
        word: next(iter(types)) for kind, types in members.items() if len(types) == 1 for word in _COMPLAINTS[kind]
    }
    beginnings = frozenset(wording[:end] for wording in codes for end in range(1, len(wording) + 1))
    return _Index(codes, beginnings, min(longest, 6), complaints)


def _codes(joined: str, index: _Index, *, typed: bool) -> set[str]:
    """The types called so, in the plural, or with one slip in a long word (`typed`) that is no other word."""
    found = index.codes.get(joined) or index.codes.get(joined.removesuffix("s"))
    if not found and joined not in KNOWN:  # "to" is no single cough of several, "tos"
        found = index.codes.get(joined + "s")
    if found or not typed or len(joined) < SHORTEST_TYPO or joined in KNOWN:
        return found or set()
    near = [
        codes
        for wording, codes in index.codes.items()
        if abs(len(wording) - len(joined)) < 2
        and wording[0] == joined[0]
        and OSA.distance(wording, joined, score_cutoff=1) < 2
    ]
    return set().union(*near)
