"""The patient for whom a relative speaks: "I'm Leo's mom", "soy la mamá de Leo", "for my five year old"."""

from __future__ import annotations

from conversations.understanding.message import Message, Word
from conversations.understanding.model import Whom
from conversations.understanding.nameparts import may_be_named
from conversations.understanding.names import name_from
from conversations.understanding.tables import KNOWN, NUMBERS, RELATIONS, word_set
from conversations.understanding.tokens import plain

_TURNED = {"parent": "child", "child": "parent", "grandparent": "child"}  # what she is to him, he is not to her
_SPEAKING = (("i", "am"), ("this", "is"), ("it", "is"), ("soy",), ("habla",), ("es",))
_ARTICLES = word_set("the a la el un una")
_OF = frozenset(("of", "to", "de"))
_OUR = word_set("my our mi nuestro nuestra")
_AGES = word_set("year years yr yrs yo month months mo mos week weeks")
_GROWN = 18
_MOST = 3  # words of a name


def read_relative(message: Message) -> Whom | None:
    """Who needs the visit, where the writer tells whose mother, son or wife she is."""
    words = message.words
    for at, word in enumerate(words):
        if word.text not in RELATIONS or RELATIONS[word.text] == "self":
            continue
        name = _owner(message, at) or _named_after(message, at)
        if name:
            relation = RELATIONS[word.text]
            return Whom(_TURNED.get(relation, relation), name)
    return None


def _speaks_before(words: tuple[Word, ...], at: int) -> bool:
    """Do the words before `at` say that the writer tells who she is?"""
    return any(tuple(word.text for word in words[max(0, at - len(said)) : at]) == said for said in _SPEAKING)


def _owner(message: Message, at: int) -> str | None:
    """Leo, of "I'm Leo's mom" and "im leos mom"."""
    words = message.words
    for first in range(max(0, at - _MOST), at):
        written = [message.text[word.start : word.end].replace("’", "'") for word in words[first:at]]
        if written[-1][-1:].lower() != "s" or not _speaks_before(words, first):
            continue
        if all(_is_name(one) for one in written):
            written[-1] = written[-1][:-1].removesuffix("'")
            return " ".join(one[:1].upper() + one[1:] for one in written)
    return None


def _is_name(written: str) -> bool:
    bare = plain(written).removesuffix("'s")
    return bare.isalpha() and (bare not in KNOWN or written.istitle())


def _named_after(message: Message, at: int) -> str | None:
    """Leo, of "soy la mamá de Leo" and "I'm the mother of Leo"."""
    words = message.words
    first = at - 1 if at and words[at - 1].text in _ARTICLES else at
    if at + 2 >= len(words) or words[at + 1].text not in _OF or not _speaks_before(words, first):
        return None
    after = next((token for token in message.tokens if token.start >= words[at + 1].end), None)
    named = name_from(message.tokens, after.start) if after and may_be_named(after, begun=False, shy=True) else None
    return named.name if named else None


def read_young(message: Message) -> Whom | None:
    """A child by its age or size: "my 5 year old", "my little one"; not "my 80 year old mother"."""
    words = message.words if not message.said.isdisjoint(_OUR) else ()
    for at, word in enumerate(words[2:], 2):
        if words[at - 2].text not in _OUR:
            continue
        before = [words[at - 2].text, words[at - 1].text]
        if word.text in ("one", "ones") and before[1] == "little":
            return Whom("child")
        age = int(before[1]) if before[1].isdecimal() and len(before[1]) < 3 else NUMBERS.get(before[1], 0)
        related = any(other.text in RELATIONS for other in words[at + 1 : at + 4])
        if word.text in _AGES and not related and (0 < age < _GROWN or word.text[0] in "mw"):
            return Whom("child")
    return None
