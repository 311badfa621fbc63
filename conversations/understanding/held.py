"""Whether the one day or time of a message names the visit that she already has: "move my thursday appointment"."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.understanding.message import Message, Word
from conversations.understanding.tables import class_key
from conversations.understanding.when import WhenReading

_VISIT = frozenset((class_key("en", "visit"), class_key("es", "visit")))
_ONE = frozenset(("one", "la", "el"))
_OWN = frozenset(("my", "our", "his", "her", "their", "the", "that", "mi", "nuestra", "su", "la"))
_AT = frozenset(("on", "at", "of", "from", "de", "el", "las", "del", "that", "is", "que", "es", "was", "era"))
_SPARE = frozenset(("the", "this", "next", "a", "morning's"))
_PIECES = frozenset(("never", "kill", "move", "have", "correct", "and", "or", "instead", "except"))


def names_the_visit(message: Message, when: WhenReading) -> bool:
    """Is all that was said of times part of "my 3pm visit", "the one on Friday" or "la cita del lunes"?"""
    stretches = [one for one in when.evidence if one.piece not in _PIECES]
    if len(when.windows) != 1 or len(stretches) != 1:
        return False
    start, end = stretches[0].start, stretches[0].end
    before = [word for word in message.words if word.end <= start]
    within = [word for word in message.words if start <= word.start < end]
    after = next((word for word in message.words if word.start >= end), None)
    if after is not None and (after.text == "one" or _VISIT & set(after.keys)):
        return any(word.text in _OWN for word in (*before[-2:], *within[:1]))
    return any(_is_one(word) for word in _behind([*before, *within]))


def _behind(words: list[Word]) -> Iterator[Word]:
    """The nearest word before the time that is no preposition of place in time; none where it is a "to" or "for"."""
    at = len(words)
    while at and words[at - 1].text not in _AT:
        at -= 1
        if words[at].text in ("to", "for", "a", "para", "instead"):
            return
    while at and words[at - 1].text in _AT | _SPARE and not (words[at - 1].text in _ONE and at == 1):
        at -= 1
    if at:
        yield words[at - 1]


def _is_one(word: Word) -> bool:
    return word.text in _ONE or bool(_VISIT & set(word.keys))
