"""Which kind of visit a message asks for, in the clinic's own words or by the complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from conversations.understanding.message import Message
from conversations.understanding.model import Vocabulary
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

SHORTEST_TYPO = 6  # letters: a shorter wording must stand as it is

_COMPLAINTS: dict[str, frozenset[str]] = {}
for _lexicon in LEXICONS:
    for _kind, _words in _lexicon.complaints.items():
        _COMPLAINTS[_kind] = _COMPLAINTS.get(_kind, frozenset()) | frozenset(_words.split())

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
    longest: int  # words
    complaints: dict[str, str]


def read_visit_type(message: Message, vocabulary: Vocabulary) -> Kind | None:
    """The type whose longest wording stands in the message; None where two types fit equally well."""
    if not vocabulary.visit_types:
        return None
    index = _indexed(
        tuple(
            (kind.code, (*kind.names.values(), *(word for words in kind.words.values() for word in words)))
            for kind in vocabulary.visit_types
        )
    )
    words = [
        (token.plain.removesuffix("'s"), token.start, token.end) for token in message.tokens if token.kind != "mark"
    ]
    best: tuple[int, set[str], tuple[int, int]] = (0, set(), (0, 0))
    for at in range(len(words)):
        for run in range(1, index.longest + 1):
            joined = "".join(word for word, _, _ in words[at : at + run])
            if at + run <= len(words) and (codes := _codes(joined, index, typed=run == 1)) and len(joined) > best[0]:
                best = (len(joined), codes, (words[at][1], words[at + run - 1][2]))
    if best[1]:
        return Kind(best[1].copy().pop(), *best[2]) if len(best[1]) == 1 else None
    return next(
        (Kind(index.complaints[word], start, end) for word, start, end in words if word in index.complaints), None
    )


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
    return _Index(codes, min(longest, 6), complaints)


def _codes(joined: str, index: _Index, *, typed: bool) -> set[str]:
    """The types called so, in the plural, or with one slip in a long word (`typed`) that is no other word."""
    found = index.codes.get(joined) or index.codes.get(joined.removesuffix("s")) or index.codes.get(joined + "s")
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
