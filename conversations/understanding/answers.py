"""Yes, no or unsure: what a message answers to the question last asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.understanding.message import Message
from conversations.understanding.model import Answer, Context
from conversations.understanding.phrases import Hit
from conversations.understanding.signals import Signals, negated, ruled_out

_FIRM = ("yes", "agree", "no", "refuse", "later", "unsure")
_SUBJECTS = frozenset(("i", "you", "u", "we", "they", "he", "she"))
# "Is that ok with the doctor" asks; "can that be earlier" asks for something, which other rules read.
_OF_THINGS, _THINGS = (
    frozenset(("is", "are", "does", "did")),
    frozenset(("it", "that", "this", "these", "those", "there")),
)
_AUXILIARIES = frozenset(["do", "does", "did", "would", "will", "can", "could", "should", "is", "are", "am", "was"])
_EAGER = frozenset(("sure", "definitely", "absolutely", "certainly", "course", "please"))
# Phrases that may hold a yes or no which answers nothing: "no preference", "thank ya".
_SWALLOWING = ("any_time", "any_doctor", "thanks", "greet", "wrong_number", "idle", "tongue")
_ASKERS = frozenset(
    ("is", "are", "do", "does", "did", "can", "could", "will", "would", "what", "how", "when", "where", "es", "esta")
)
# How a time in the message fits the one asked about: it is that one, it is another, or nobody can tell.
Fit = Literal["same", "other", "new"] | None

MOST = 40  # yeses and noes that are weighed: a message of more is no answer

_WISHES = ("cancel", "reschedule", "human", "book", "waitlist", "emergency", "stop")


_VOTING = (*_FIRM, "positive", "negative")


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered, and whether it agrees to the thing but not to the time."""

    answer: Answer | None = None
    but_later: bool = False
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Votes:
    plain: list[Hit]  # yes and no themselves
    yes: list[Hit]  # that, and whatever else agrees
    no: list[Hit]
    later: list[Hit]
    unsure: list[Hit]
    good: list[Hit]
    bad: list[Hit]
    lead: str | None  # how the message begins


def read_answer(signals: Signals, context: Context, fit: Fit) -> Told:
    """The answer, judged by what was asked, and by how a time that the message names fits what was asked about."""
    votes = _count(signals)
    if context.expecting == "yes_no" and votes.lead is None and signals.has("further"):
        return Told()  # "another one for me" wants a second visit, and says nothing of the first
    if context.expecting == "yes_no":
        return _to_a_question(signals, votes, fit)
    if context.expecting == "anything_else":
        return _to_anything_else(signals, votes)
    return _unasked(signals, votes, context)


_NO_VOTES = _Votes([], [], [], [], [], [], [], None)


def _count(signals: Signals) -> _Votes:
    if not signals.has(*_VOTING):
        return _NO_VOTES
    firm = sorted((hit for label in _FIRM for hit in signals.of(label)), key=lambda hit: hit.first)[:MOST]
    longer = [*firm, *(hit for label in _SWALLOWING for hit in signals.of(label))]
    firm = [hit for hit in firm if not any(hit.within(other) for other in longer)]
    message = signals.message
    yes, no = _polar(message, [hit for hit in firm if hit.label in ("yes", "agree") and not _asked(message, hit)])
    no += [hit for hit in firm if hit.label in ("no", "refuse") and not _denies_a_noun(signals, hit)]
    soft = [hit for hit in signals.of("positive") if not any(hit.within(other) for other in firm)]
    good, bad = _polar(message, [hit for hit in soft if not _asked(message, hit)])
    refusals, approvals = _polar(message, signals.of("negative"))
    plain = [hit for hit in firm if hit.label in ("yes", "no") and hit in (*yes, *no)]
    later, unsure = ([hit for hit in firm if hit.label == label] for label in ("later", "unsure"))
    later = [hit for hit in later if not any((hit.first, hit.last) == (other.first, other.last) for other in unsure)]
    return _Votes(plain, yes, no, later, unsure, good + approvals, bad + refusals, _lead(message, yes, no))


def _asked(message: Message, hit: Hit) -> bool:
    """Is this the "good" of "is that good?"?"""
    word = message.words[hit.first]
    at = next(at for at, other in enumerate(message.words) if other.part == word.part)
    if message.words[at].text not in _ASKERS:
        return False
    subjects = _SUBJECTS | _THINGS if message.words[at].text in _OF_THINGS else _SUBJECTS
    inverted = at + 1 < len(message.words) and message.words[at + 1].text in subjects
    return word.sentence in message.asking or (inverted and hit.first > at)


def _lead(message: Message, yes: list[Hit], no: list[Hit]) -> str | None:
    first = min([*yes, *no], key=lambda hit: hit.first, default=None)
    if first is None or first.first > message.opening:
        return None
    return "yes" if first in yes else "no"


def _denies_a_noun(signals: Signals, hit: Hit) -> bool:
    """Is this the "no" of "no chest pain"?"""
    return hit.last - hit.first == 1 and any(
        0 < other.first - hit.first <= 4 for other in signals.denied.get("emergency", ())
    )


def _polar(message: Message, hits: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The hits that stand as they are, and those that a "not" turns around."""
    stand: list[Hit] = []
    turned: list[Hit] = []
    for hit in hits:
        denied = negated(message, hit.first) or ruled_out(message, hit.first) or _cut_off(message, hit)
        (turned if hit.turned != denied else stand).append(hit)
    return stand, turned


def _cut_off(message: Message, hit: Hit) -> bool:
    """Does a "not" follow at once: "please do not"?"""
    if hit.last >= len(message.words) or message.words[hit.last - 1].text not in _AUXILIARIES:
        return False
    return message.words[hit.last].text == "not" and message.words[hit.last].part == message.words[hit.last - 1].part


def _to_a_question(signals: Signals, votes: _Votes, fit: Fit) -> Told:
    if votes.later and votes.lead != "no":
        return Told("no", True, (*votes.later,))
    if votes.lead == "no":
        taken_back = any(hit.label == "yes" and hit.first > votes.no[0].first for hit in votes.plain) and signals.has(
            "takeback"
        )
        return Told("unsure" if taken_back else "no", bool(votes.later), (*votes.no,))
    if fit == "other" and not votes.unsure:
        return Told("no", bool(votes.yes or votes.good), (*votes.no,))
    return (_after_a_yes if votes.lead == "yes" else _without_a_lead)(signals, votes, fit)


def _after_a_yes(signals: Signals, votes: _Votes, fit: Fit) -> Told:
    message = signals.message
    hits = (*votes.yes,)
    plainly = any(hit.label == "yes" for hit in votes.plain)
    if votes.bad and not plainly:
        return Told("no", hits=(*votes.bad,))
    if votes.no or votes.unsure or (votes.bad and not votes.good):
        return Told("unsure", hits=hits)
    fresh = fit == "new" or signals.has("change", "reschedule")
    if fit == "new" and not plainly and not _agrees_apart(signals, votes):
        return Told("no", True, hits)
    if fresh and (_contrary(signals) or _aside_after(signals, votes.yes[0])):
        return Told("no", True, hits)
    if _contrary(signals):
        return Told("yes" if _topics(signals) or signals.has("late") else "unsure", hits=hits)
    if _wonders(message, votes.yes[0]) or _is_doubtful(signals, hits):
        return Told("unsure", hits=hits)
    return Told("yes", hits=hits)


def _wonders(message: Message, hit: Hit, spare: int = 0) -> bool:
    """Is this "yes?", which asks what is wanted?"""
    sentence = message.words[hit.first].sentence
    said = [word for word in message.words if word.sentence == sentence]
    return sentence in message.asking and len(said) <= hit.last - hit.first + spare


def _without_a_lead(signals: Signals, votes: _Votes, fit: Fit) -> Told:
    if votes.unsure and votes.unsure[0].first <= min((hit.first for hit in votes.no), default=99):
        return Told("unsure", hits=(*votes.unsure,))
    if votes.no:
        return Told("no", hits=(*votes.no,))
    if votes.bad:
        plainly = any(hit.label == "yes" for hit in votes.plain)
        return Told("unsure" if plainly else "no", hits=(*votes.bad,))
    fresh = fit == "new" or signals.has("change", "reschedule")
    if votes.yes or votes.good:
        return _with_praise(signals, (*votes.yes, *votes.good), fresh, fit)
    if fresh or signals.has("drop", "noshow", "unneeded"):
        return Told("no")
    if any(hit.first <= signals.message.opening for hit in signals.of("condition")) and not signals.has("book"):
        return Told("unsure")  # "if I get a lift"
    if signals.has("book") and signals.has("earlier", "later_on"):
        return Told("no", True)  # "I need to be seen sooner than that"
    return Told("yes" if signals.has("book") and not signals.has("takeback") else None)


def _with_praise(signals: Signals, hits: tuple[Hit, ...], fresh: bool, fit: Fit) -> Told:
    """Something is found good, but it may be something else than what was asked about."""
    if fresh and (_contrary(signals) or signals.has("aside")):
        return Told("no", True, hits)
    if fit == "new" and signals.has("setting", "book"):
        return Told("no", True, hits)
    if _is_doubtful(signals, hits) or _wonders(signals.message, hits[0], spare=1):
        return Told("unsure", hits=hits)
    return Told("unsure" if _contrary(signals) and not _topics(signals) else "yes", hits=hits)


def _is_doubtful(signals: Signals, hits: tuple[Hit, ...]) -> bool:
    """Is the yes bound to a condition, put in doubt in the same breath, or followed by a call for a person?"""
    words = signals.message.words
    sentences = {words[hit.first].sentence for hit in hits}
    binding = [*signals.of("doubt"), *signals.of("condition")]
    return signals.has("human") or any(words[hit.first].sentence in sentences for hit in binding)


def _agrees_apart(signals: Signals, votes: _Votes) -> bool:
    """Is there more agreement than in the words that order a time ("book it for 3pm")?"""
    ordering = [*signals.of("setting"), *signals.of("book")]
    return any(not any(hit.meets(other) for other in ordering) for hit in votes.yes)


def _contrary(signals: Signals) -> bool:
    """Does the message turn against what it began with?"""
    if signals.has("takeback", "drop", "noshow"):
        return True
    return any(
        word.text in ("but", "pero", "except", "aunque", "however", "although") for word in signals.message.words
    )


def _aside_after(signals: Signals, hit: Hit) -> bool:
    """Does an "actually" or "instead" follow?"""
    return any(other.first > hit.first for other in signals.of("aside"))


def _to_anything_else(signals: Signals, votes: _Votes) -> Told:
    wishes = signals.has(*_WISHES) or _topics(signals)
    if votes.lead == "no":
        return Told("no", hits=(*votes.no,))
    if wishes:
        return Told("yes" if votes.lead == "yes" else None, hits=(*votes.yes,))
    plainly = any(hit.label == "yes" for hit in votes.plain)
    eager = plainly or any(word.text in _EAGER for word in signals.message.words)
    if signals.has("anything", "thanks", "drop") or votes.no or votes.later or votes.good or (votes.yes and not eager):
        return Told("no", hits=(*votes.no, *signals.of("anything")))
    if votes.unsure:
        return Told("unsure", hits=(*votes.unsure,))
    return Told("yes" if votes.yes else None, hits=(*votes.yes,))


def _unasked(signals: Signals, votes: _Votes, context: Context) -> Told:
    """Where no yes or no was asked for, only a plain one at the beginning counts."""
    if votes.lead is None or (context.expecting is None and (signals.has(*_WISHES) or _topics(signals))):
        return Told()
    if not votes.plain or votes.plain[0].first > signals.message.opening:
        return Told()
    if votes.lead == "yes":
        told = _after_a_yes(signals, votes, None)
        return told if told.answer == "yes" else Told()
    return Told("no", hits=(*votes.no,))


def _topics(signals: Signals) -> bool:
    return any(label.startswith("topic:") for label in signals.by_label)
