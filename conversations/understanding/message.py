"""A message as words made regular: contractions opened, letters undoubled, typos mended, classes looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from conversations.understanding.spelling import mend
from conversations.understanding.tables import CLASSES, EXPANSIONS, KNOWN
from conversations.understanding.tokens import Token, tokenise

_RUN = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1")
_SENTENCE = frozenset(".!?;:\n…¿¡()")
_NTH = frozenset(("st", "nd", "rd", "th", "do", "ro", "er", "ra", "da", "to", "ta", "o", "a"))
MOST = 330  # words: real talk has no more in 1,600 characters
_REMEMBERED = 4096  # words made regular: talk repeats its words
_PAIRED = frozenset(key.split()[0] for key in EXPANSIONS if " " in key)
COURTESY = "<courtesy>"
NOT = "<not>"


class Word(NamedTuple):
    """One regular word; `text[start:end]` of the message is what was written. `keys` are it and its classes."""

    text: str
    keys: tuple[str, ...]
    start: int
    end: int
    sentence: int
    part: int  # stretch between commas and sentence ends
    sure: bool = True  # not the outcome of mending a typo


@dataclass(frozen=True, slots=True)
class Message:
    """The whole message: as written, as tokens, as regular words; which sentences ask; where its courtesies end and begin."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    asking: frozenset[int]
    opening: int
    closing: int
    texts: tuple[str, ...]  # of the words
    said: frozenset[str]  # the same, for rules that first ask whether their words are there at all

    def has(self, *keys: str) -> bool:
        """Does any word bear any of the keys (words or <classes>)?"""
        return any(key in word.keys for word in self.words for key in keys)


def read_message(text: str) -> Message:
    """The message of any text whatever; only its first 1,600 characters are looked at."""
    tokens = tokenise(text)
    words, asking = _words(text, tokens)
    plainly = [at for at, word in enumerate(words) if COURTESY not in word.keys]
    opening, closing = (plainly[0], plainly[-1] + 1) if plainly else (0, 0)
    texts = tuple([word.text for word in words])
    return Message(text, tokens, tuple(words), frozenset(asking), opening, closing, texts, frozenset(texts))


def _words(text: str, tokens: tuple[Token, ...]) -> tuple[list[Word], set[int]]:
    words: list[Word] = []
    asking: set[int] = set()
    sentence = part = last_end = 0
    at = 0
    lines = "\n" in text
    while at < len(tokens) and len(words) < MOST:
        token = tokens[at]
        if lines and "\n" in text[last_end : token.start]:
            sentence, part = sentence + 1, part + 1
        last_end = token.end
        if token.kind == "mark" and (token.text in _SENTENCE or token.text == ","):
            if token.text == "?":
                asking.add(sentence)
            part += 1
            sentence += token.text != "," and not _inside_number(tokens, at)
            at += 1
            continue
        end = token.end
        nth = _nth(tokens, at) if token.kind == "number" else None
        if nth:
            at, end = at + 1, tokens[at + 1].end
        written, sure = _known(nth) if nth else _regular(token, tokens[at + 1].plain if at + 1 < len(tokens) else "")
        for one, keys in written:
            words.append(Word(one, keys, token.start, end, sentence, part, sure))
        at += 1
    return words, asking


def _inside_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Is this the mark of 3:30 or 3.30?"""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind == "number" == tokens[at + 1].kind and not tokens[at].spaced


def _nth(tokens: tuple[Token, ...], at: int) -> str | None:
    """The written-out ordinal of 2 + nd, where such begins here."""
    if at + 1 == len(tokens):
        return None
    ending = tokens[at + 1]
    return tokens[at].text + ending.plain if ending.plain in _NTH and not ending.spaced else None


_Regular = tuple[tuple[tuple[str, tuple[str, ...]], ...], bool]  # words with their keys; none had to be mended


def _regular(token: Token, after: str) -> _Regular:
    """The regular words that a token stands for, and whether no typo had to be mended."""
    word = token.plain
    if token.kind == "mark":
        counts = unicodedata.category(token.text[0]) in ("So", "Sm", "Sc") or token.text in "#+@"
        return _known(token.text) if counts else ((), True)
    if word in _PAIRED and (pair := EXPANSIONS.get(f"{word} {after}")) is not None:
        return _with_keys(pair)
    return _known(word) if token.kind == "number" else _made_regular(word)


@lru_cache(_REMEMBERED)
def _made_regular(word: str) -> _Regular:
    if word in KNOWN:
        return _with_keys(EXPANSIONS.get(word) or [word])
    for candidate in _undoubled(word):
        if candidate in KNOWN:
            return _with_keys(EXPANSIONS.get(candidate, [candidate]))
    mended = mend(word)
    if mended:
        return _with_keys(EXPANSIONS.get(mended, [mended]), sure=False)
    return _with_keys([word.removesuffix("'s")])


def _known(word: str) -> _Regular:
    """A word that stands as it is."""
    return ((word, _keys(word)),), True


def _with_keys(words: list[str], sure: bool = True) -> _Regular:
    return tuple((word, _keys(word)) for word in words), sure


def _undoubled(word: str) -> Iterator[str]:
    """yesss -> yess, yes."""
    if word.replace("'", "") != word:
        yield word.replace("'", "")
    if _RUN.search(word):
        yield _RUN.sub(r"\1\1", word)
        yield _RUN.sub(r"\1", word)
        yield _DOUBLE.sub(r"\1", _RUN.sub(r"\1", word))
    elif 4 <= len(word) <= 6 and _DOUBLE.search(word[-2:]):
        yield word[:-1]


def _keys(word: str) -> tuple[str, ...]:
    if (classes := CLASSES.get(word)) is not None and word.isalpha():
        return (word, *classes)
    if word.isdecimal():
        return (word, "#")
    if word[0].isdecimal():
        return (word, "<nth>")
    return (word, *(classes or ()))


def spans(words: Iterable[Word]) -> tuple[int, int]:
    """From the first character to the last of some words, which must not be none."""
    listed = list(words)
    return listed[0].start, listed[-1].end
