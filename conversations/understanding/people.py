"""Whom a visit is for, and what is answered for each of the people that share a phone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from conversations.understanding.answers import read_answer
from conversations.understanding.clockwords import is_weekday
from conversations.understanding.message import Message, Word, read_message
from conversations.understanding.model import Answer, Context, Whom
from conversations.understanding.names import name_from
from conversations.understanding.relatives import read_relative, read_young
from conversations.understanding.signals import Signals, read_signals
from conversations.understanding.tables import KNOWN, ORDINALS, RELATIONS, word_set
from conversations.understanding.tokens import plain

_FOR = frozenset(("for", "para", "about", "de", "regarding"))
_OUR = frozenset(("my", "mi", "our", "nuestra", "nuestro", "mis"))
_NEEDING = word_set(
    "need needs has have is was be wants want can needing see come get necesita tiene esta quiere puede le"
)
_AGED = word_set("old year years yr yrs yo month months young little elderly dear sweet poor newborn")
_OF_AGE = _AGED | word_set("de ano anos mes meses")
_MOST_BEFORE = 7  # words
_OWN = frozenset(("me", "myself", "mi", "mismo", "misma"))
_MINE = frozenset(("mine", "mia", "mio"))
_MYSELF = frozenset(("i", "yo"))
_COMING = word_set("can will am is could should not no yes si puedo voy podre ire yeah")
_OWN_ALONE = word_set("me myself yo it is es soy mi mismo misma para for") - {"for"}
_SUITING = word_set("work works good great fine okay ok well perfect better best early late soon far bien bueno buena")
_BRINGING = word_set(
    "book see fit squeeze get register reserve schedule check agendar reservar registrar apuntar anotar atender ver "
    "agende agenda reserve"
)
_EACH = frozenset(("for", "para", "to", "de"))
_JOINT = re.compile(r"[\s,.;&]*(?:(?:but|and|pero|y|e)\b)?", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,.;&]*\b(?:but|and|pero|y|e|while|mientras)[\s,.;&]*$", re.IGNORECASE)
_PLACES = frozenset("123456789")
_ARTICLES = frozenset(("the", "el", "la"))
_ONLY = frozenset(("only", "just", "solo", "solamente"))


def read_whom(signals: Signals, context: Context) -> Whom | None:
    """The patient, where the message says "for my son Leo", "book my husband in", "my daughter needs…" or "for myself"."""
    words, related = signals.message.words, not RELATIONS.keys().isdisjoint(signals.message.said)
    for at, word in enumerate(words if related else ()):
        relation = RELATIONS.get(word.text)
        if not relation or relation == "self":
            continue
        before = _before(words, at)
        if not before or not _OUR & set(before[-2:]):
            continue
        after = [other for other in words[at + 1 : at + 8] if not (other.text in _OF_AGE or other.text.isdecimal())]
        named = name_from(signals.message.tokens, word.end)
        brought = len(before) > 1 and before[-2] in _BRINGING | (
            {"a"} if before[-3:-2] and before[-3] in _BRINGING else set()
        )
        brought = brought or (
            before[-2:-1] == ["bring"] and any(other.text == "in" for other in words[at + 1 : at + 4])
        )
        told = context.expecting == "name" and named is not None  # "my son Leo Chen"
        if told or _FOR & set(before) or brought or any(other.text in _NEEDING for other in after[:3]):
            # "For my daughter, fri after 4" names a day.
            return Whom(relation, named.name if named and not is_weekday(plain(named.name)) else None)
    if context.expecting == "choice" and _is_only_own(words):
        return Whom("self")
    return (read_relative(signals.message) if related else None) or read_young(signals.message) or _self(signals)


def _is_only_own(words: tuple[Word, ...]) -> bool:
    plainly = [word.text for word in words if "<courtesy>" not in word.keys]
    return bool(plainly) and _OWN_ALONE.issuperset(plainly)


def _before(words: tuple[Word, ...], at: int) -> list[str]:
    """Up to three words before the word at `at`, her age left out: "for my 80 year old mother"."""
    texts = [word.text for word in words[max(0, at - _MOST_BEFORE) : at]]
    while texts and (texts[-1] in _AGED or texts[-1].isdecimal()):
        texts.pop()
    return texts[-3:]


def _self(signals: Signals) -> Whom | None:
    words = signals.message.words
    if signals.message.said.isdisjoint(_OWN):
        return None
    for at, word in enumerate(words[:-1]):
        nearest = words[at + 1]
        ends = at + 2 == len(words) or words[at + 2].part != nearest.part
        if at and words[at - 1].text in _SUITING:
            continue
        if word.text in _FOR and nearest.text in _OWN and (ends or nearest.text in ("me", "myself")):
            return Whom("self")
    return None


def read_people(message: Message, context: Context) -> dict[str, Word]:
    """Which of the phone's people are named, each with the word that names her."""
    if not (context.people or context.me):
        return {}
    found: dict[str, Word] = {}
    firsts = {person: plain(person).split()[0] for person in context.people if person.split()}
    initials = {first[0] for first in firsts.values()}
    for word in message.words if firsts else ():
        if plain(message.text[word.start])[:1] not in initials:
            continue
        written = plain(message.text[word.start : word.end]).removesuffix("'s")
        for person, first in firsts.items():
            if _is(written, first):
                found.setdefault(person, word)
    me = context.me or _the_other(context, found)
    if me and (own := _writer(message, bool(found) and context.expecting == "yes_no")):
        found.setdefault(me, own)
    return found


def _the_other(context: Context, named: dict[str, Word]) -> str | None:
    """Of two people, the one who is not named, beside the one who is: so she can only be the writer."""
    others = [person for person in context.people if person not in named]
    return others[0] if len(context.people) == 2 and len(others) == 1 else None


def _writer(message: Message, beside_others: bool) -> Word | None:
    """The word that names the writer: "for me", "mine"; beside somebody else's name also "I can come but Leo can't"."""
    words = message.words
    for at, word in enumerate(words):
        if word.text in _MINE or (word.text in _OWN and at and words[at - 1].text in _EACH):
            return word
    pairs = pairwise(words)
    return next(
        (word for word, after in pairs if beside_others and word.text in _MYSELF and after.text in _COMING), None
    )


def _is(word: str, name: str) -> bool:
    if word == name:
        return True
    return len(name) > 4 and word[:1] == name[0] and word not in KNOWN and OSA.distance(word, name, score_cutoff=1) <= 1


def read_answers_by_person(message: Message, context: Context, people: dict[str, Word]) -> dict[str, Answer]:
    """{"Ana": "yes", "Leo": "no"} out of "Ana yes, Leo can't" or "yes for Ana, no for Leo"; empty where nobody is named."""
    if context.expecting not in ("yes_no", None) or not (people or context.people):
        return {}
    people = people or _numbered(message, context)
    if not people:
        return {}
    asked = replace(context, expecting="yes_no", people=())
    order = sorted(people, key=lambda person: people[person].start)
    found: dict[str, Answer] = {}
    waiting: list[str] = []
    for at, person in enumerate(order):
        signals = read_signals(read_message(_TRAILING.sub("", _said_of(message, order, people, at))))
        answer = read_answer(signals, asked, None).answer or ("no" if signals.has("complaint") else None)
        if answer is None:
            waiting.append(person)
            continue
        found |= dict.fromkeys((*waiting, person), answer)
        waiting = []
    return found


def _numbered(message: Message, context: Context) -> dict[str, Word]:
    """The people as "1 yes, 2 no" and "first yes, second no" count them; none where a number goes beyond them."""
    found: dict[str, Word] = {}
    for word in message.words:
        place = ORDINALS.get(word.text) or (int(word.text) if word.text in _PLACES else None)
        if place is None:
            continue
        if place > len(context.people):
            return {}
        found.setdefault(context.people[place - 1], word)
    return found if len(found) > 1 else {}


def _said_of(message: Message, order: list[str], people: dict[str, Word], at: int) -> str:
    """The stretch of text that answers for one person: before her name after a "for", else from it to the next name."""
    word = people[order[at]]
    earlier = [other for other in reversed(message.words) if other.end <= word.start]
    before = next((other for other in earlier if other.text not in _ARTICLES), None)
    each = _EACH | {"a"} if earlier and earlier[0].text in ("el", "la") else _EACH  # "sí a la primera"
    start = people[order[at - 1]].end if at else 0
    start += len(_JOINT.match(message.text[start:])[0])  # type: ignore[index]
    if before is not None and before.text in each | _ONLY:
        said = re.split(r",|;|\b(?:but|pero)\b", message.text[start : before.start].rstrip(" ,;"))[-1]
        if said.strip(" ,.;&") or before.text in each:
            return said.strip(" ,.;&")
        return "yes"
    end = people[order[at + 1]].start if at + 1 < len(order) else len(message.text)
    after = message.text[word.end : end]
    return after if after.strip(" ,.;&") else message.text[start : word.start]
