"""A doctor whom the clinic does not have: "dr smith" where nobody of that name practises."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from conversations.understanding.clockwords import is_time_word
from conversations.understanding.message import COURTESY, NOT, Message, Word
from conversations.understanding.tables import KNOWN, SPELT
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

LIKENESS = 0.5  # of all letters: from here on a name may be a doctor's of the clinic, misspelt
MOST = 3  # words of a doctor's name

_TITLES = frozenset(word for lexicon in LEXICONS for word in lexicon.titles.split())
_SHORT_TITLES = frozenset(("dr", "dra", "drs"))
_LEADING = frozenset(("with", "con", "see", "ver", "el", "la", "for", "named", "called"))
_NOT = frozenset(word for lexicon in LEXICONS for word in lexicon.not_names.split())
_WORDY = frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())


def unknown_doctor(message: Message, family_names: tuple[str, ...]) -> str | None:
    """The name that follows a title, as a name is written; None where it is like one of the clinic's `family_names`."""
    words = message.words
    for at, word in enumerate(words[:-1]):
        if word.text not in _TITLES or (word.sentence != words[at + 1].sentence and not _dotted(message, at)):
            continue
        named = [] if at and NOT in words[at - 1].keys else _name_after(message, at)
        if named and not any(_alike(one, name) for one in named for name in family_names):
            return " ".join(text if text[0].isupper() and not text.isupper() else text.capitalize() for text in named)
    return None


def _dotted(message: Message, at: int) -> bool:
    """Is the title an abbreviation with its full stop: "Dr. Smith"?"""
    words = message.words
    return message.text[words[at].end : words[at + 1].start].strip() == "."


def _name_after(message: Message, at: int) -> list[str]:
    """The words after the title at `at` that are a name, as written."""
    words = message.words
    found: list[str] = []
    for place in range(at + 1, min(at + 1 + MOST, len(words))):
        if place > at + 1 and words[place].part != words[place - 1].part:
            break
        if not _names(message, at, words[place], begun=bool(found)):
            break
        found.append(message.text[words[place].start : words[place].end].removesuffix("'s").removesuffix("’s"))
    return found


def _names(message: Message, at: int, word: Word, begun: bool) -> bool:
    """May the word be a doctor's name, after the title at `at`?"""
    written = message.text[word.start : word.end]
    bare = plain(written).removesuffix("'s")
    if not bare.replace("-", "").replace("'", "").isalpha() or len(bare) < 2 or COURTESY in word.keys:
        return False
    if bare in _NOT or is_time_word(bare) or (word.text in SPELT and bare not in _WORDY):
        return False
    capital = written[0].isupper() and not written.isupper()
    if bare in KNOWN:
        return capital
    title = plain(message.text[message.words[at].start : message.words[at].end])
    led = at > 0 and message.words[at - 1].text in _LEADING
    return capital or begun or led or title in _SHORT_TITLES


def _alike(word: str, name: str) -> bool:
    return OSA.normalized_similarity(plain(word).removesuffix("'s"), name) >= LIKENESS
