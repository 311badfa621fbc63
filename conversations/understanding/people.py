"""Whom a visit is for, and what is answered for each of the people that share a phone."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from conversations.understanding.answers import read_answer
from conversations.understanding.message import Message, Word, read_message
from conversations.understanding.model import Answer, Context, Whom
from conversations.understanding.names import name_from
from conversations.understanding.signals import Signals, read_signals
from conversations.understanding.tables import KNOWN, RELATIONS, word_set
from conversations.understanding.tokens import plain

_FOR = frozenset(("for", "para", "about", "de", "regarding"))
_OUR = frozenset(("my", "mi", "our", "nuestra", "nuestro", "mis"))
_NEEDING = word_set(
    "need needs has have is was wants want can needing see come get necesita tiene esta quiere puede le"
)
_OWN = frozenset(("me", "myself", "mi", "mismo", "misma"))
_EACH = frozenset(("for", "para", "to", "de"))
_JOINT = re.compile(r"[\s,.;&]*(?:(?:but|and|pero|y|e)\b)?", re.IGNORECASE)
_ONLY = frozenset(("only", "just", "solo", "solamente"))


def read_whom(signals: Signals) -> Whom | None:
    """The patient, where the message says "for my son Leo", "my daughter needs…" or "for myself"."""
    words = signals.message.words
    for at, word in enumerate(words):
        relation = RELATIONS.get(word.text)
        before = [other.text for other in words[max(0, at - 3) : at]]
        if not relation or relation == "self" or not before or not _OUR & set(before[-2:]):
            continue
        after = words[at + 1 : at + 5]
        named = name_from(signals.message.tokens, word.end)
        if _FOR & set(before) or any(other.text in _NEEDING for other in after[:3]):
            return Whom(relation, named.name if named else None)
    return _self(words)


def _self(words: tuple[Word, ...]) -> Whom | None:
    for at, word in enumerate(words[:-1]):
        nearest = words[at + 1]
        ends = at + 2 == len(words) or words[at + 2].part != nearest.part
        if word.text in _FOR and nearest.text in _OWN and (ends or nearest.text in ("me", "myself")):
            return Whom("self")
    return None


def read_people(message: Message, context: Context) -> dict[str, Word]:
    """Which of the phone's people are named, each with the word that names her."""
    found: dict[str, Word] = {}
    firsts = {person: plain(person).split()[0] for person in context.people if person.split()}
    for word in message.words if firsts else ():
        written = plain(message.text[word.start : word.end]).removesuffix("'s")
        for person, first in firsts.items():
            if _is(written, first):
                found.setdefault(person, word)
    return found


def _is(word: str, name: str) -> bool:
    if word == name:
        return True
    return len(name) > 4 and word[:1] == name[0] and word not in KNOWN and OSA.distance(word, name, score_cutoff=1) <= 1


def read_answers_by_person(message: Message, context: Context, people: dict[str, Word]) -> dict[str, Answer]:
    """{"Ana": "yes", "Leo": "no"} out of "Ana yes, Leo can't" or "yes for Ana, no for Leo"; empty where nobody is named."""
    if context.expecting not in ("yes_no", None) or not people:
        return {}
    asked = replace(context, expecting="yes_no", people=())
    order = sorted(people, key=lambda person: people[person].start)
    found: dict[str, Answer] = {}
    waiting: list[str] = []
    for at, person in enumerate(order):
        said = _said_of(message, order, people, at)
        answer = read_answer(read_signals(read_message(said)), asked, None).answer
        if answer is None:
            waiting.append(person)
            continue
        found |= dict.fromkeys((*waiting, person), answer)
        waiting = []
    return found


def _said_of(message: Message, order: list[str], people: dict[str, Word], at: int) -> str:
    """The stretch of text that answers for one person: before her name after a "for", else from it to the next name."""
    word = people[order[at]]
    before = next((other for other in reversed(message.words) if other.end <= word.start), None)
    start = people[order[at - 1]].end if at else 0
    start += len(_JOINT.match(message.text[start:])[0])  # type: ignore[index]
    if before is not None and before.text in _EACH | _ONLY:
        said = message.text[start : before.start]
        if said.strip(" ,.;&") or before.text in _EACH:
            return said.strip(" ,.;&")
        return "yes"
    end = people[order[at + 1]].start if at + 1 < len(order) else len(message.text)
    after = message.text[word.end : end]
    return after if after.strip(" ,.;&") else message.text[start : word.start]
