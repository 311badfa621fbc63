"""Finding the phrases of the lexicons in a message: one walk down a trie from each word.

A pattern is words apart by spaces. `a/b` either word; `(word)` may be missing; `<class>` any word of a class; `#` a
number; `..` up to three words of any kind; `^` nothing but courtesies before; `$` nothing but courtesies after; a `,`
at the end: no further word before the next comma. A phrase never crosses the end of a sentence, and only `..` crosses a comma.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from conversations.understanding.message import NOT, Message, Word
from conversations.understanding.tables import class_key
from conversations.understanding.words import Lexicon
from conversations.understanding.words.shape import patterns

GAP = 3  # words that `..` may skip
_MOST_HITS = 300  # more than the richest real message of 1,600 characters has


class Hit(NamedTuple):
    """The words `first` <= i < `last` of a message are a phrase of `label` in `language`."""

    label: str
    first: int
    last: int
    language: str
    turned: bool = False  # a "not" stands among the words that `..` skipped

    def meets(self, other: Hit) -> bool:
        """Do they share a word?"""
        return self.first < other.last and other.first < self.last

    def within(self, other: Hit) -> bool:
        """Is this a part of the longer `other`?"""
        return (
            other.first <= self.first and self.last <= other.last and other.last - other.first > self.last - self.first
        )


@dataclass(frozen=True, slots=True)
class _End:
    label: str
    language: str
    at_start: bool
    at_end: bool
    at_comma: bool


@dataclass(slots=True)
class _Node:
    edges: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    ends: list[_End] = field(default_factory=list)


class Trie:
    """The phrases of all lexicons, ready to be found."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self.root = _Node()
        for lexicon in lexicons:
            for label, lines in lexicon.phrases.items():
                for parts in patterns(lines):
                    self._add(label, lexicon.language, parts)

    def _add(self, label: str, language: str, parts: list[str]) -> None:
        end = _End(label, language, parts[0] == "^", parts[-1] == "$", parts[-1] == ",")
        parts = parts[end.at_start : len(parts) - (end.at_end or end.at_comma)]
        for variant in product(*(_spellings(part) for part in parts)):
            node = self.root
            for piece in filter(None, variant):
                node = _step(node, class_key(language, piece[1:-1]) if piece.startswith("<") else piece)
            node.ends.append(end)

    def hits(self, message: Message) -> list[Hit]:
        """Every phrase found, in the order of its first word."""
        found: dict[Hit, None] = {}
        starts = self.root.edges
        words = message.words
        for first, word in enumerate(words):
            if starts.keys().isdisjoint(word.keys):
                continue
            following = words[first + 1].keys if first + 1 < len(words) else ()
            if not _may_begin(starts, word.keys, following):
                continue
            if len(found) > _MOST_HITS:
                break
            for last, end, turned in self._walk(message, first):
                if _stands(message, first, last, end):
                    found[Hit(end.label, first, last, end.language, turned)] = None
        return list(found)

    def _walk(self, message: Message, first: int) -> list[tuple[int, _End, bool]]:
        words, sentence = message.words, message.words[first].sentence
        found: list[tuple[int, _End, bool]] = []
        open_: list[tuple[_Node, int, bool, bool]] = [(self.root, first, True, False)]
        while open_:
            node, at, leapt, turned = open_.pop()
            if node.ends:
                found += [(at, end, turned) for end in node.ends]
            if node.gap is not None:
                open_ += _leaps(words, node.gap, at, turned)
            edges = node.edges
            if not edges or at >= len(words):
                continue
            word = words[at]
            if word.sentence != sentence or not (leapt or word.part == words[at - 1].part):
                continue
            for key in word.keys:
                if key in edges:
                    open_.append((edges[key], at + 1, False, turned))
        return found


def _may_begin(starts: dict[str, _Node], keys: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """May a word of these keys begin a phrase that ends with it or goes on with the word behind it? Spares most the walk."""
    for key in keys:
        node = starts.get(key)
        if node is not None and (node.ends or node.gap or not node.edges.keys().isdisjoint(following)):
            return True
    return False


def _leaps(words: Sequence[Word], gap: _Node, at: int, turned: bool) -> Iterator[tuple[_Node, int, bool, bool]]:
    """Where the walk goes on after a `..`."""
    edges, ends = gap.edges.keys(), bool(gap.ends or gap.gap)
    for to in range(at, min(at + GAP, len(words)) + 1):
        keys = words[to].keys if to < len(words) else ()
        if ends or not edges.isdisjoint(keys):
            yield gap, to, True, turned
        turned = turned or NOT in keys


def _stands(message: Message, first: int, last: int, end: _End) -> bool:
    """Does the phrase stand where its pattern wants it?"""
    if (end.at_start and first > message.opening) or (end.at_end and last < message.closing):
        return False
    words = message.words
    return not end.at_comma or last == len(words) or words[last].part != words[last - 1].part


def _step(node: _Node, piece: str) -> _Node:
    if piece == "..":
        node.gap = node.gap or _Node()
        return node.gap
    return node.edges.setdefault(piece, _Node())


def _spellings(part: str) -> Sequence[str]:
    if part.startswith("("):
        return (*_spellings(part[1:-1]), "")
    return part.split("/")
