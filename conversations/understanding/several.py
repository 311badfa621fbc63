"""Visits wished for several at once: "for me and my son Leo", "we both", "a check-up and a flu shot"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from conversations.understanding.message import Message, Word
from conversations.understanding.model import Context, Vocabulary, Whom
from conversations.understanding.names import name_from
from conversations.understanding.tables import RELATIONS, word_set
from conversations.understanding.tokens import plain
from conversations.understanding.visits import all_visit_types

_OURS = word_set("my our mi mis nuestro nuestra")
_ME = word_set("me myself mi")
_I = word_set("i yo")
_AND = word_set("and & y e plus also + tambien")
_BETWEEN = (
    _AND
    | _OURS
    | word_set("one another a an the for para other otra otro una uno un then as well too la el al de 1 get have need")
)
_BOTH = re.compile(
    r"\b(?:we (?:would |will |could |can )?both|both of us|us both|(?:the )?two of us|for both of us|(?:nosotr[oa]s |l[oa]s )dos|(?:para )?amb[oa]s)\b"
)
_COUNTED = re.compile(r"\b(?:both|two|2|three|3|ambos|ambas|dos|tres) (?:of )?(?:my |our |mis |nuestr[oa]s )?(\w+)")
_COUNTS = {"both": 2, "two": 2, "2": 2, "ambos": 2, "ambas": 2, "dos": 2, "three": 3, "3": 3, "tres": 3}
_PLURALS = word_set(
    "both two dos ambos ambas 2 3 three tres kids children son sons daughter daughters boy boys girl girls twins hijos hijas"
)
_CHILDREN = re.compile(
    r"\b(?:kids|children|sons|daughters|boys|girls|twins|hij[oa]s)\W+([A-Z]\w+) (?:and|&|y) ([A-Z]\w+)\b"
)
_FARTHEST = 7  # words between two that belong together


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody, and which words name her: `words[first:last]`."""

    whom: Whom
    first: int
    last: int


def read_each(message: Message, context: Context) -> tuple[Whom, ...]:
    """For whom visits are wanted, in order, where that is more than one; the writer's unnamed partner is "other"."""
    chain: list[_Named] = []
    for found in _named(message, context) if _adds(message) else ():
        if chain and not _joined(message.words[chain[-1].last : found.first]):
            if len(chain) > 1:
                break
            chain = []
        chain.append(found)
    between = [word for a, b in pairwise(chain) for word in message.words[a.last : b.first]]
    if len(chain) > 1 and any(word.text in _AND for word in between):
        return tuple(one.whom for one in chain)
    if message.said.isdisjoint(_PLURALS):
        return ()
    said = " ".join(message.texts)
    if named := _CHILDREN.search(message.text):
        return tuple(Whom("child", name) for name in named.groups())
    if len(chain) == 1 and chain[0].whom.relation != "self" and _BOTH.search(said):
        return (Whom("self"), chain[0].whom)
    if len(chain) < 2 and (counted := _COUNTED.search(said)) and (relation := _plural(counted[1])):
        return (Whom(relation),) * _COUNTS[counted[0].split()[0]]
    return (Whom("self"), Whom("other")) if not chain[1:] and _BOTH.search(said) else ()


def _adds(message: Message) -> bool:
    """Is there an "and", or a "both"? Most messages have none."""
    return not message.said.isdisjoint(_AND) or "both" in message.said


def read_kinds(message: Message, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of visit that are wished for together, in order, where that is more than one."""
    kinds = all_visit_types(message, vocabulary) if _adds(message) else []
    together = [kinds[0]] if kinds else []
    for before, kind in pairwise(kinds):
        between = [word for word in message.words if before.end <= word.start < kind.start]
        if not (_joined(between) and any(word.text in _AND for word in between)):
            return ()
        together.append(kind)
    codes = tuple(dict.fromkeys(kind.code for kind in together))
    return codes if len(codes) > 1 else ()


def _plural(word: str) -> str | None:
    """ "Both my kids", "mis dos hijas": whose word it is, in the plural or (as words are made regular) not."""
    relation = RELATIONS.get(word) or RELATIONS.get(word.removesuffix("s"))
    return relation if relation not in (None, "self", "spouse", "partner") else None


def _joined(between: Sequence[Word]) -> bool:
    return len(between) <= _FARTHEST and all(word.text in _BETWEEN for word in between)


def _named(message: Message, context: Context) -> list[_Named]:
    found: list[_Named] = []
    words, at = message.words, 0
    while at < len(words):
        one = _relative(message, context, at, bool(found)) or _one_of_us(words, context, at)
        if one:
            found.append(one)
        at = one.last if one else at + 1
    return found


def _relative(message: Message, context: Context, at: int, after_others: bool) -> _Named | None:
    """ "my son Leo"; behind somebody else also "and dad"."""
    words, relation = message.words, RELATIONS.get(message.words[at].text)
    if relation is None or relation == "self":
        return None
    before = words[at - 1].text if at else ""
    if before not in _OURS and not (after_others and before in _AND):
        return None
    following = at + 1
    name = _person_at(words, context, following)
    if name is None and (told := name_from(message.tokens, words[at].end)):
        name = told.name
    while name and following < len(words) and plain(words[following].text) in plain(name).split():
        following += 1
    return _Named(Whom(relation, name), at, following)


def _one_of_us(words: Sequence[Word], context: Context, at: int) -> _Named | None:
    """Me, or somebody who shares the phone."""
    text, after = words[at].text, words[at + 1].text if at + 1 < len(words) else ""
    before = words[at - 1].text if at else ""
    own = text in _ME and RELATIONS.get(after) in (None, "self")
    if own or (text in _I and (before in _AND or after in _AND)):
        return _Named(Whom("self"), at, at + 1)
    name = _person_at(words, context, at)
    return _Named(Whom("other", name), at, at + 1) if name else None


def _person_at(words: Sequence[Word], context: Context, at: int) -> str | None:
    text = words[at].text.removesuffix("'s") if at < len(words) else ""
    return next((person for person in context.people if plain(person).split()[:1] == [text]), None)
