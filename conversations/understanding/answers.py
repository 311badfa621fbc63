"""Yes, no or unsure: what a message answers to the question last asked."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.understanding.message import Message
from conversations.understanding.model import Answer, Context
from conversations.understanding.phrases import Hit
from conversations.understanding.signals import Signals, negated

_FIRM = ("yes", "no", "later", "unsure")
_WISHES = ("cancel", "reschedule", "human", "book", "waitlist", "emergency", "stop")


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered, and whether it agrees to the thing but not to the time."""

    answer: Answer | None = None
    but_later: bool = False
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Votes:
    yes: list[Hit]
    no: list[Hit]
    later: list[Hit]
    unsure: list[Hit]
    good: list[Hit]
    bad: list[Hit]
    lead: str | None


def read_answer(signals: Signals, context: Context, names_a_time: bool) -> Told:
    """The answer, judged by what was asked; `names_a_time`: the message names a time or a change of it."""
    votes = _count(signals)
    if context.expecting == "yes_no":
        return _to_a_question(signals, votes, names_a_time)
    if context.expecting == "anything_else":
        return _to_anything_else(signals, votes)
    return _unasked(signals, votes, context)


def _count(signals: Signals) -> _Votes:
    firm = [hit for label in _FIRM for hit in signals.of(label)]
    longer = [*firm, *signals.of("any_time"), *signals.of("any_doctor")]
    firm = [hit for hit in firm if not any(hit.within(other) for other in longer)]
    message = signals.message
    yes, no = _polar(message, [hit for hit in firm if hit.label == "yes"], flip_inside=False)
    no += [hit for hit in firm if hit.label == "no" and not _denies_a_noun(signals, hit)]
    soft = [hit for hit in signals.of("positive") if not any(hit.within(other) for other in firm)]
    good, bad = _polar(message, [hit for hit in soft if message.words[hit.first].sentence not in message.asking])
    refusals, approvals = _polar(message, signals.of("negative"))
    votes = sorted([*yes, *no], key=lambda hit: hit.first)
    lead = None
    if votes and votes[0].first <= message.opening:
        lead = "yes" if votes[0] in yes else "no"
    by = {label: [hit for hit in firm if hit.label == label] for label in ("later", "unsure")}
    return _Votes(yes, no, by["later"], by["unsure"], good + approvals, bad + refusals, lead)


def _denies_a_noun(signals: Signals, hit: Hit) -> bool:
    """Is this the "no" of "no chest pain"?"""
    return hit.last - hit.first == 1 and any(
        0 < other.first - hit.first <= 4 for other in signals.denied.get("emergency", ())
    )


def _polar(message: Message, hits: list[Hit], flip_inside: bool = True) -> tuple[list[Hit], list[Hit]]:
    """The hits that stand as they are, and those that a "not" before or inside them turns around."""
    stand: list[Hit] = []
    turned: list[Hit] = []
    for hit in hits:
        inside = flip_inside and any("<not>" in message.words[at].keys for at in range(hit.first, hit.last))
        (turned if inside != negated(message, hit.first) else stand).append(hit)
    return stand, turned


def _to_a_question(signals: Signals, votes: _Votes, names_a_time: bool) -> Told:
    fresh = names_a_time or signals.has("change", "reschedule")
    if votes.lead == "no":
        taken_back = votes.yes and votes.yes[-1].first > votes.no[0].first and signals.has("takeback")
        return Told("unsure" if taken_back else "no", hits=(*votes.no,))
    if votes.later:
        return Told("no", True, (*votes.later,))
    if votes.lead == "yes":
        return _after_a_yes(signals, votes, fresh)
    return _without_a_lead(signals, votes, fresh)


def _after_a_yes(signals: Signals, votes: _Votes, fresh: bool) -> Told:
    message = signals.message
    hits = (*votes.yes,)
    if votes.no or votes.unsure or (votes.bad and not votes.good):
        return Told("unsure", hits=hits)
    if message.has("but", "pero", "except", "though") or signals.has("takeback"):
        if fresh:
            return Told("no", True, hits)
        return Told("yes" if _topics(signals) else "unsure", hits=hits)
    if message.asking and votes.yes[0].last >= message.closing:
        return Told("unsure", hits=hits)
    return Told("yes", hits=hits)


def _without_a_lead(signals: Signals, votes: _Votes, fresh: bool) -> Told:
    if votes.no:
        return Told("no", hits=(*votes.no,))
    if votes.unsure:
        return Told("unsure", hits=(*votes.unsure,))
    if votes.bad:
        return Told("unsure" if votes.yes else "no", hits=(*votes.bad,))
    if votes.yes or votes.good:
        contrary = signals.has("takeback", "drop", "noshow", "change") or signals.message.has("but", "pero")
        if contrary and (fresh or not _topics(signals)):
            return Told("no" if fresh else "unsure", fresh, (*votes.yes, *votes.good))
        return Told("yes", hits=(*votes.yes, *votes.good))
    if fresh or signals.has("drop", "noshow"):
        return Told("no")
    return Told("yes" if signals.has("book") else None)


def _to_anything_else(signals: Signals, votes: _Votes) -> Told:
    wishes = signals.has(*_WISHES) or _topics(signals)
    if votes.lead == "no":
        return Told("no", hits=(*votes.no,))
    if wishes:
        return Told("yes" if votes.lead == "yes" else None, hits=(*votes.yes,))
    if signals.has("anything", "thanks", "drop") or votes.no or votes.later or votes.good:
        return Told("no", hits=(*votes.no, *signals.of("anything")))
    if votes.unsure:
        return Told("unsure", hits=(*votes.unsure,))
    return Told("yes" if votes.yes else None, hits=(*votes.yes,))


def _unasked(signals: Signals, votes: _Votes, context: Context) -> Told:
    """Where no yes or no was asked for, only a plain one at the beginning counts."""
    if votes.lead is None or (context.expecting is None and signals.has(*_WISHES)):
        return Told()
    if votes.lead == "yes":
        told = _after_a_yes(signals, votes, fresh=False)
        return told if told.answer == "yes" else Told()
    return Told("no", hits=(*votes.no,))


def _topics(signals: Signals) -> bool:
    return any(label.startswith("topic:") for label in signals.by_label)
