"""What a message wants done."""

from __future__ import annotations

from typing import get_args

from conversations.understanding.answers import Told
from conversations.understanding.model import Context, Intent, Topic
from conversations.understanding.phrases import Hit
from conversations.understanding.signals import Signals

NEAR = 12  # words between a danger and the "last year" that it belongs to

_TOPICS: dict[str, Topic] = {f"topic:{topic}": topic for topic in get_args(Topic)}


def read_topics(signals: Signals) -> tuple[Topic, ...]:
    """What a question is about."""
    return tuple([topic for label, topic in _TOPICS.items() if label in signals.by_label])


def is_emergency(signals: Signals) -> bool:
    """A danger that is said to be there now: not denied, and not of long ago unless "now" stands beside it."""
    return any(not _is_past(signals, hit) or signals.has("now") for hit in signals.of("emergency"))


def _is_past(signals: Signals, hit: Hit) -> bool:
    """Is this the stroke of "two years ago" or of "after my stroke"?"""
    if any(0 <= hit.first - since.last <= 1 for since in signals.of("since")):
        return True
    if any(abs(past.first - hit.first) < NEAR for past in signals.of("past")):
        return True
    words = signals.message.words
    return any(_is_year(words[at].text) and words[at - 1].text in ("in", "en") for at in range(1, len(words)))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20")


def read_intent(
    signals: Signals, context: Context, told: Told, names_a_thing: bool, names_a_visit: bool, names_a_time: bool
) -> Intent | None:
    """The one thing wanted, the most pressing where there are several; None where the message merely answers.

    `names_a_time`: a day or time is wished for. `names_a_visit`: a doctor or a kind of visit is named, out of the blue the same as asking for it.
    """
    if is_emergency(signals):
        return "emergency"
    for intent in ("stop", "start", "human"):
        if signals.has(intent):
            return intent
    if comes_after_all(signals, names_a_time):
        return "confirm"
    kept = _about_the_visit(signals, context)
    if kept and not (kept == "reschedule" and signals.has("waitlist")):
        return kept
    if signals.has("waitlist"):
        return "waitlist"
    topics = read_topics(signals)
    if _is_for_the_desk(signals, told, names_a_visit, names_a_time):
        return "human"
    if "appointments" in topics:
        return "query"
    if _books(signals, context, told, names_a_thing):
        return "book"
    if topics:
        return "query"
    if names_a_visit or signals.has("complaint"):
        out_of_the_blue = context.expecting is None and told.answer is None
        if out_of_the_blue and not signals.has("confirm", "help", "late"):
            return "book"
    return _small_talk(signals, context, told, names_a_thing)


def _is_for_the_desk(signals: Signals, told: Told, names_a_visit: bool, names_a_time: bool) -> bool:
    """A refill, results, a doctor's note: nothing that a visit settles, unless one is asked for as well."""
    visits = names_a_visit or (names_a_time and signals.has("book"))
    return signals.has("desk") and told.answer is None and not visits


def comes_after_all(signals: Signals, names_a_time: bool) -> bool:
    """ "Never mind, I can make it": she takes back that she cannot come, and wants no other time."""
    if signals.has("keep") and not names_a_time and not signals.has("cancel", "noshow", "reschedule"):
        return True
    coming = signals.of("coming")
    if not coming or names_a_time:
        return False
    back = [hit for label in ("drop", "takeback", "aside", "cancel") for hit in signals.of(label)]
    if not any(hit.first < coming[0].first for hit in back):
        return False
    return not any(hit.first > coming[0].first for label in ("cancel", "noshow") for hit in signals.of(label))


def _says_she_comes(signals: Signals) -> bool:
    """ "I'll be there", without a yes of its own."""
    return signals.has("coming") and not signals.has("yes")


def _about_the_visit(signals: Signals, context: Context) -> Intent | None:
    asked = context.expecting in ("yes_no", "anything_else")
    cancels = signals.has("cancel") or (signals.has("noshow", "unneeded") and not asked)
    if _moves(signals, asked) or (cancels and _then_books(signals)):
        return "reschedule"
    if cancels or (signals.has("drop") and not asked):
        return "cancel"
    return None


def _moves(signals: Signals, asked: bool) -> bool:
    """A wish to move, other than a "maybe another time" that puts the whole thing off."""
    off = signals.of("later") if asked else []
    return any(not any(hit.meets(other) for other in off) for hit in signals.of("reschedule"))


def _then_books(signals: Signals) -> bool:
    """Is a new visit wished for after the old one was called off?"""
    last = max((hit.last for label in ("cancel", "noshow", "unneeded") for hit in signals.of(label)), default=0)
    return any(hit.first >= last for hit in signals.of("book"))


def _books(signals: Signals, context: Context, told: Told, names_a_thing: bool) -> bool:
    if not signals.has("book"):
        return False
    return told.answer is None or names_a_thing or context.expecting not in ("yes_no", "anything_else")


def _small_talk(signals: Signals, context: Context, told: Told, names_a_thing: bool) -> Intent | None:
    if context.expecting is None and signals.has("confirm"):
        return "confirm"
    if context.expecting == "yes_no" and told.answer == "yes" and _says_she_comes(signals):
        return "confirm"  # whatever was asked: to one who was asked whether to cancel, this is no yes
    if signals.has("help"):
        return "help"
    if told.answer is not None or names_a_thing or context.expecting in ("name", "email", "birthdate", "other"):
        return None
    if context.expecting in ("choice", "when") and signals.message.has("#"):
        return None
    for intent in ("thanks", "greet"):
        if signals.has(intent):
            return intent
    return "other"
