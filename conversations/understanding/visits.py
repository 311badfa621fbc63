"""Which kind of visit a message asks for, in the clinic's own words or by the complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from conversations.understanding.message import Message
from conversations.understanding.model import VisitTypeWords, Vocabulary
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

_COMPLAINTS: dict[str, frozenset[str]] = {}
for _lexicon in LEXICONS:
    for _kind, _words in _lexicon.complaints.items():
        _COMPLAINTS[_kind] = _COMPLAINTS.get(_kind, frozenset()) | frozenset(_words.split())


@dataclass(frozen=True, slots=True)
class Kind:
    """The visit type, and where it was named: `text[start:end]`."""

    code: str
    start: int
    end: int


def read_visit_type(message: Message, vocabulary: Vocabulary) -> Kind | None:
    """The type whose longest wording stands in the message; None where two types fit equally well."""
    words = [
        (plain(token.text).removesuffix("'s"), token.start, token.end)
        for token in message.tokens
        if token.kind != "mark"
    ]
    best: list[tuple[int, Kind]] = []
    for kind in vocabulary.visit_types:
        for wording in _wordings(kind):
            best += [(len("".join(wording)), Kind(kind.code, *at)) for at in _found(wording, words)]
    if best:
        longest = max(size for size, _ in best)
        codes = {kind.code: kind for size, kind in best if size == longest}
        return next(iter(codes.values())) if len(codes) == 1 else None
    return _by_complaint(words, vocabulary)


def _wordings(kind: VisitTypeWords) -> list[list[str]]:
    """What a type is called in any language, each wording as plain words."""
    said = [*kind.names.values(), *(word for words in kind.words.values() for word in words)]
    split = ([part for part in re.split(r"\W+", plain(wording)) if part] for wording in said)
    return [parts for parts in split if parts]


def _found(wording: list[str], words: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Where the wording stands; "check up" and "checkup" are the same."""
    whole = "".join(wording)
    places: list[tuple[int, int]] = []
    for at, (word, start, end) in enumerate(words):
        if len(wording) > 1 and _same(word, whole):
            places.append((start, end))
        run = words[at : at + len(wording)]
        if len(run) == len(wording) and all(_same(one[0], part) for one, part in zip(run, wording, strict=True)):
            places.append((start, run[-1][2]))
        if len(wording) == 1 and at + 1 < len(words) and word + words[at + 1][0] == whole:
            places.append((start, words[at + 1][2]))
    return places


def _same(word: str, part: str) -> bool:
    """The same word, its plural, or one slip in a long one; a word of everyday speech is no slip."""
    if word == part or word == part + "s" or word + "s" == part:
        return True
    if len(part) < 6 or word[:1] != part[:1] or word in KNOWN:
        return False
    return OSA.distance(word, part, score_cutoff=1) <= 1


def _by_complaint(words: list[tuple[str, int, int]], vocabulary: Vocabulary) -> Kind | None:
    """The one type whose wording belongs to the same group of complaint words; none where several do."""
    for group in _COMPLAINTS.values():
        place = next(((start, end) for word, start, end in words if word in group), None)
        if place is None:
            continue
        codes = [
            kind.code for kind in vocabulary.visit_types if any(group & set(wording) for wording in _wordings(kind))
        ]
        if len(codes) == 1:
            return Kind(codes[0], *place)
    return None
