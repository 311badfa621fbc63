"""What a phone sends where a message was marked and not answered: Liked “Shall I book it?”, 👍 to “…”."""

from __future__ import annotations

import re

from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS
from conversations.understanding.words.shape import patterns

_QUOTING = frozenset("“”«»\"'‘’„")
_MARKED = re.compile(r"(?P<mark>[^“«\"„]{1,40})(?P<quote>[“«\"„].*)", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[\U0001F000-\U0001FAFF\u2190-\u2BFF]")

_MARKS = frozenset(" ".join(phrase) for lexicon in LEXICONS for phrase in patterns(lexicon.reactions))
_TAKEN_BACK = frozenset(word for lexicon in LEXICONS for word in lexicon.unmarking.split())


def without_quotation(text: str) -> str:
    """`text` with blanks for the message that it marks, so that only the mark is read; a mark taken back says nothing.

    Any other text stays as it is. Phones write a mark as words or an emoji before the whole message in quotation marks.
    """
    if _QUOTING.isdisjoint(text) or (found := _MARKED.fullmatch(text)) is None:
        return text
    words = _LETTERS.findall(plain(found["mark"]))
    if words and words[0] in _TAKEN_BACK:
        return " " * len(text)
    signed = _SIGN.search(found["mark"]) is not None
    if (" ".join(words) not in _MARKS) if words else not signed:
        return text
    return found["mark"] + " " * len(found["quote"])
