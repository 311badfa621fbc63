"""A message as words made regular: contractions opened, letters undoubled, typos mended, classes looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from conversations.understanding.spelling import mend
from conversations.understanding.tables import CLASSES, EXPANSIONS, KNOWN
from conversations.understanding.tokens import Token, tokenise

_RUN = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1")
_SENTENCE = frozenset(".!?;:\n…¿¡()")
_NTH = frozenset(("st", "nd", "rd", "th", "do", "ro", "er", "ra", "da", "to", "ta", "o", "a"))
MOST = 330  # words: real talk has no more in 1,600 characters
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

    def has(self, *keys: str) -> bool:
        """Does any word bear any of the keys (words or <classes>)?"""
        return any(key in word.keys for word in self.words for key in keys)


def read_message(text: str) -> Message:
    """The message of any text whatever; only its first 1,600 characters are looked at."""
    tokens = tokenise(text)
    words, asking = _words(text, tokens)
    plainly = [at for at, word in enumerate(words) if COURTESY not in word.keys]
    opening, closing = (plainly[0], plainly[-1] + 1) if plainly else (0, 0)
    return Message(text, tokens, tuple(words), frozenset(asking), opening, closing)


def _words(text: str, tokens: tuple[Token, ...]) -> tuple[list[Word], set[int]]:
    words: list[Word] = []
    asking: set[int] = set()
    sentence = part = last_end = 0
    at = 0
    while at < len(tokens) and len(words) < MOST:
        token = tokens[at]
        if "\n" in text[last_end : token.start]:
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
        nth = _nth(tokens, at)
        if nth:
            at, end = at + 1, tokens[at + 1].end
        written, sure = ([nth], True) if nth else _regular(token, tokens[at + 1].plain if at + 1 < len(tokens) else "")
        words += [Word(one, _keys(one), token.start, end, sentence, part, sure) for one in written]
        at += 1
    return words, asking


def _inside_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Is this the mark of 3:30 or 3.30?"""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind == "number" == tokens[at + 1].kind and not tokens[at].spaced


def _nth(tokens: tuple[Token, ...], at: int) -> str | None:
    """The written-out ordinal of 2 + nd, where such begins here."""
    if tokens[at].kind != "number" or at + 1 == len(tokens):
        return None
    ending = tokens[at + 1]
    return tokens[at].text + ending.plain if ending.plain in _NTH and not ending.spaced else None


def _regular(token: Token, after: str) -> tuple[list[str], bool]:
    """The regular words that a token stands for, and whether no typo had to be mended."""
    if token.kind == "mark":
        return (
            ([token.text], True)
            if unicodedata.category(token.text[0]) in ("So", "Sm", "Sc") or token.text in "#+@"
            else ([], True)
        )
    word = token.plain
    if word in _PAIRED and (pair := EXPANSIONS.get(f"{word} {after}")) is not None:
        return pair, True
    if token.kind == "number" or word in KNOWN:
        return EXPANSIONS.get(word) or [word], True
    for candidate in _undoubled(word):
        if candidate in KNOWN:
            return EXPANSIONS.get(candidate, [candidate]), True
    mended = mend(word)
    return (EXPANSIONS.get(mended, [mended]), False) if mended else ([word.removesuffix("'s")], True)


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
    if word.isdigit():
        return (word, "#")
    if word[0].isdigit():
        return (word, "<nth>")
    return (word, *(classes or ()))


def spans(words: Iterable[Word]) -> tuple[int, int]:
    """From the first character to the last of some words, which must not be none."""
    listed = list(words)
    return listed[0].start, listed[-1].end
