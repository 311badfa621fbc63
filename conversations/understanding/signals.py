"""What phrases a message holds, with those set aside that a negation or a longer phrase takes the force from."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.understanding.message import NOT, Message
from conversations.understanding.phrases import Hit, Trie
from conversations.understanding.tables import CLASSES, TELLING, word_set
from conversations.understanding.words import LEXICONS

TRIE = Trie(LEXICONS)
REACH = 4  # words that a negation reaches over

# Whose phrases a "not" before them turns off. An English "no" turns off a noun ("no chest pain"), no verb ("no cancel it").
_NEGATABLE = frozenset(
    (
        "cancel",
        "reschedule",
        "book",
        "confirm",
        "human",
        "stop",
        "waitlist",
        "soonest",
        "late",
        "undo",
        "start",
        "drop",
        "coming",
        "complaint",
    )
)
_ASKING = frozenset(("can", "could", "may"))
_NOTHING = frozenset(("none", "nothing", "neither", "ninguna", "ninguno", "ningun", "nada", "nadie"))
# Behind these a "not" before them says nothing: "don't forget to cancel" wants it cancelled.
_BREAKING = word_set("but pero because porque so can and y wait forget hesitate olvide olviden olvides")
_OR = frozenset(("or", "nor", "o", "ni"))
_NEGATABLE_NOUNS = frozenset(("emergency",))
_NOTS = frozenset(word for word, keys in CLASSES.items() if NOT in keys)


@dataclass(frozen=True, slots=True)
class Signals:
    """The phrases that count, by label, and the emergencies and wishes that were said not to be."""

    message: Message
    by_label: dict[str, list[Hit]]
    denied: dict[str, list[Hit]]

    def has(self, *labels: str) -> bool:
        """Is there a phrase of any of the labels?"""
        return any(map(self.by_label.__contains__, labels))

    def of(self, label: str) -> list[Hit]:
        """The phrases of a label, in order."""
        return self.by_label.get(label, [])


def read_signals(message: Message) -> Signals:
    """All phrases of a message, sorted."""
    by_label: dict[str, list[Hit]] = {}
    denied: dict[str, list[Hit]] = {}
    denies = not message.said.isdisjoint(_NOTS)
    spanish = denies and _is_spanish(message)
    for hit in TRIE.hits(message):
        apart = denies and (_is_denied(message, hit, spanish) or _shares_the_not(message, hit, denied))
        (denied if apart else by_label).setdefault(hit.label, []).append(hit)
    for foil in [label for label in by_label if label.startswith("foil:")]:
        label = foil.removeprefix("foil:")
        by_label[label] = [
            hit for hit in by_label.get(label, ()) if not any(hit.meets(other) for other in by_label[foil])
        ]
    return Signals(message, {label: hits for label, hits in by_label.items() if hits}, denied)


def _is_spanish(message: Message) -> bool:
    """Is "no" the "not" of a verb here?"""
    spanish, english = (sum(map(TELLING[code].__contains__, message.texts)) for code in ("es", "en"))
    return spanish > english


def _is_denied(message: Message, hit: Hit, spanish: bool) -> bool:
    if hit.label in _NEGATABLE_NOUNS:
        return negated(message, hit.first, nouns=True)
    if hit.label not in _NEGATABLE and not hit.label.startswith("topic:"):
        return False
    return hit.turned or negated(message, hit.first, nouns=spanish)


def _shares_the_not(message: Message, hit: Hit, denied: dict[str, list[Hit]]) -> bool:
    """No chest pain or trouble breathing: what an "or" joins to a danger that was denied is denied with it."""
    words = message.words
    if hit.label not in _NEGATABLE_NOUNS or not hit.first or words[hit.first - 1].text not in _OR:
        return False
    return any(other.last == hit.first - 1 for other in denied.get(hit.label, ()))


def ruled_out(message: Message, first: int) -> bool:
    """Does a "none of", "nothing" or "ninguna" stand before the word `first`, in the same stretch between commas?"""
    words, part = message.words, message.words[first].part
    return any(word.text in _NOTHING and word.part == part for word in words[max(0, first - REACH - 1) : first])


def negated(message: Message, first: int, nouns: bool = False) -> bool:
    """Does a "not" stand up to four words before the word `first`, in the same stretch between commas?"""
    words, part = message.words, message.words[first].part
    if words[first].text in _ASKING and first + 1 < len(words) and words[first + 1].text in ("i", "we", "you"):
        return False  # a question begins anew: "I can't make it can I come Friday"
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        word = words[at]
        if word.part != part or word.text in _BREAKING:
            return False
        if word.text == "never" and words[at + 1].text == "mind":
            return False
        if "<not>" in word.keys and (nouns or word.text not in ("no", "without", "sin")):
            return at == 0 or words[at - 1].text not in ("why", "if")
    return False
