"""Which of the offers on the table a message picks; None where it could be more than one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from conversations.understanding.answers import Told
from conversations.understanding.clockwords import Clock, clocks, is_month, is_part, is_weekday, parts, weekdays
from conversations.understanding.doctors import read_doctors
from conversations.understanding.message import COURTESY, Message, Word
from conversations.understanding.model import Choice, Context, DoctorWords, Vocabulary, Window
from conversations.understanding.signals import Signals, negated, ruled_out
from conversations.understanding.tables import NUMBERS, ORDINALS, word_set
from conversations.understanding.tokens import plain, tokenise

_NUMBERING = frozenset(
    ("option", "number", "choice", "opcion", "numero", "slot", "no", "num", "#", "option#", "eleccion", "nr")
)
_FILLERS = word_set(
    "the one please is it i will take want would like go with for me lets let us that el la los las "
    "quiero me quedo con prefiero de book pick choose think yes yep yeah ok okay si works good great "
    "perfect fine thanks thank you just meant mean wait rather oops digo perdon equivoque espera mejor esa ese un una y or o either and do"
)
_LAST = frozenset(("last", "latest", "ultima", "ultimo", "final", "bottom"))
_FIRST = frozenset(("earliest", "soonest", "top"))
_MIDDLE = frozenset(("middle", "medio", "central"))
_NONE = frozenset(("no", "without", "sin"))
_LATER = frozenset(("later", "tarde"))
_EARLIER = frozenset(("earlier", "sooner", "temprano", "pronto"))
_ONE = frozenset(("one", "the", "la", "el", "that"))
_EMPTY = word_set("the to for of my your it el la un una de su")
_DEGREES = frozenset(("mas", "most", "very"))
_MONTHLY = frozenset(("of", "de"))
_CORRECTING = word_set("sorry wait actually meant mean rather oops perdon digo mejor equivoque no")
_PLACES = frozenset("123456")
_COUNTING = word_set("or o either and y maybe option options number the opcion la el quiza tal vez")
_LONG = 4  # words: "las dos me sirven" is no two o'clock


@dataclass(frozen=True, slots=True)
class _Table:
    """The offers, with their local times."""

    choices: tuple[Choice, ...]
    starts: tuple[datetime | None, ...]

    def fitting(self, fits: Callable[[datetime], bool]) -> set[int]:
        """The offers whose local time fits."""
        return {at for at, start in enumerate(self.starts) if start is not None and fits(start)}


def read_choice(signals: Signals, context: Context, told: Told, windows: tuple[Window, ...]) -> int | None:
    """The index of the one offer that everything said of an offer points at."""
    if not context.choices:
        return None
    starts = tuple(choice.start.astimezone(context.zone) if choice.start else None for choice in context.choices)
    table = _Table(context.choices, starts)
    if context.expecting == "choice" and (left_to_us := _any_of(signals, table, windows)) is not None:
        return left_to_us
    if (lettered := _by_letter(signals, table)) is not None:
        return lettered
    if (numbered := _by_number(signals, table)) is not None:
        return numbered if numbered >= 0 else None
    pointed = [
        found for found in (_by_time(signals, table, windows), _by_doctor(signals, context)) if found is not None
    ]
    if pointed:
        left = set.intersection(*pointed)
        return _by_place(signals, table, left) if len(left) != 1 else left.pop()
    placed = _by_place(signals, table, set(range(len(context.choices))))
    if placed is not None:
        return placed
    if (labelled := _by_label(signals, table)) is not None:
        return labelled
    return 0 if len(context.choices) == 1 and told.answer == "yes" and context.expecting == "choice" else None


def _any_of(signals: Signals, table: _Table, windows: tuple[Window, ...]) -> int | None:
    """The earliest offer, where any of them will do: "whichever", "cualquiera"."""
    said = signals.of("any_offer")
    named = bool(windows) and not signals.has("soonest") and all(hit.last - hit.first < _LONG for hit in said)
    if not said or named or signals.has("refuse", "none_of_these", "later"):
        return None
    if any(not any(hit.meets(other) for other in said) for hit in signals.of("unsure")):
        return None
    times = [(start, at) for at, start in enumerate(table.starts) if start is not None]
    return min(times)[1] if len(times) == len(table.choices) else None


def _by_letter(signals: Signals, table: _Table) -> int | None:
    """The offer of a letter that stands alone or after "option": b."""
    words = [word for word in signals.message.words if COURTESY not in word.keys]
    lone = words[-1:] if len(words) == 1 or (len(words) == 2 and words[0].text in _NUMBERING) else []
    at = "abcdef".find(lone[0].text) if lone and len(lone[0].text) == 1 else -1
    return at if 0 <= at < len(table.choices) else None


def _by_number(signals: Signals, table: _Table) -> int | None:
    """The offer of a number or ordinal; -1 where a number was meant that no offer bears, or two were."""
    words = signals.message.words
    places = [(at, value) for at in range(len(words)) if (value := _number_at(signals, at)) is not None]
    said = [value for at, value in places if not _is_corrected(words, at, [other for other, _ in places])]
    if any(_is_for_another(words, at) for at in range(len(words))):
        return -1
    if not said:
        return None
    if len(set(said)) == 1 and 0 < said[0] <= len(table.choices):
        return said[0] - 1
    beyond = min(said) > len(table.choices)
    return None if beyond and _at_clocks(table, [clock for clock, _ in clocks(signals.message)]) else -1


def _is_corrected(words: tuple[Word, ...], at: int, others: list[int]) -> bool:
    """Is this the 1 of "1, sorry, I meant 3"?"""
    after = next((other for other in others if other > at), None)
    return after is not None and any(word.text in _CORRECTING for word in words[at + 1 : after])


def _number_at(signals: Signals, at: int) -> int | None:
    words = signals.message.words
    word = words[at]
    if word.text not in ORDINALS and "#" not in word.keys and "<nth>" not in word.keys:
        return None
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if (negated(signals.message, at) and before not in _NUMBERING) or _in_a_clock(words, at):
        return None
    later = words[at + 2].text if at + 2 < len(words) else ""
    if _is_refused(words, at) or is_month(before) or is_month(after) or (after in _MONTHLY and is_month(later)):
        return None
    if word.text in ORDINALS or "<nth>" in word.keys:
        dated = after in _MONTHLY or (
            after and after not in _FILLERS | {"option", "slot", "choice", "opcion"} and word.text[0].isdecimal()
        )
        value = ORDINALS.get(word.text) or int("".join(ch for ch in word.text if ch.isdecimal()))
        return None if dated or after in ("available", "disponible", "thing") else value
    value_ = int(word.text) if word.text.isdecimal() and len(word.text) < 3 else NUMBERS.get(word.text)
    if value_ is None or (word.text in ("one", "una", "un") and at and (before in _ONE or "#" in words[at - 1].keys)):
        return None
    if before in _NUMBERING or _alone(words, at):
        return value_
    return None


def counts_offers(message: Message, context: Context) -> bool:
    """Are several offers named by their numbers and nothing else, "1 or 2", which are no hours then?"""
    places = {str(place + 1) for place in range(len(context.choices))}
    told = message.said & places
    return context.expecting == "choice" and len(told) > 1 and message.said <= places | _COUNTING


def _is_for_another(words: tuple[Word, ...], at: int) -> bool:
    """Is this the 2 of "1 for me and 2 for leo"?"""
    before = [word.text for word in words[max(0, at - 4) : at]]
    return before[-1:] in (["and"], ["y"]) and words[at].text in _PLACES and not _PLACES.isdisjoint(before)


def _is_refused(words: tuple[Word, ...], at: int) -> bool:
    """Does a "not" follow: "the first one doesn't work"?"""
    after = [word for word in words[at + 1 : at + 5] if word.part == words[at].part]
    return any(
        "<not>" in word.keys and (word.text != "no" or "good" in said or "me" in said or "puedo" in said)
        for word in after
        if (said := {other.text for other in after})
    )


def _in_a_clock(words: tuple[Word, ...], at: int) -> bool:
    """Is this the 2 or the 30 of 2:30?"""
    return any(
        "#" in other.keys and (other.start - words[at].end == 1 or words[at].start - other.end == 1)
        for other in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
        if other.text.isdecimal() and words[at].text.isdecimal()
    )


def _alone(words: tuple[Word, ...], at: int) -> bool:
    """Does nothing but fillers stand around the number, and nothing that makes it a time?"""
    if at and words[at - 1].text in ("at", "for", "las"):
        return False
    others = [word for place, word in enumerate(words) if place != at and "#" not in word.keys]
    return all(word.text in _FILLERS or "<courtesy>" in word.keys or word.text in _NUMBERING for word in others)


def _by_time(signals: Signals, table: _Table, windows: tuple[Window, ...]) -> set[int] | None:
    """The offers at the clock times, weekdays, parts and days said; None where none was said or none of them was offered."""
    found: list[set[int]] = []
    times = clocks(signals.message)
    firm = [clock for clock, sure in times if sure]
    maybe = _at_clocks(table, [clock for clock, _ in times])
    if firm or maybe:
        found.append(_at_clocks(table, firm) if firm else maybe)
    words = signals.message.words
    refused = any(_is_refused(words, at) for at, word in enumerate(words) if "#" in word.keys)
    if refused or signals.has("refuse") or any(_turned_down(signals, at) for at in _named_places(signals)):
        return None
    if days := set(weekdays(signals.message)):
        found.append(table.fitting(lambda start: start.weekday() in days))
    if spans := list(parts(signals.message)):
        found.append(table.fitting(lambda start: any(first <= start.hour < last for first, last in spans)))
    placed = {word.text for word in signals.message.words} & (_FIRST | _LAST)
    if not found and windows and not placed:
        found.append(table.fitting(lambda start: any(window.start <= start < window.end for window in windows)))
    return set.intersection(*found) if found else None


def _turned_down(signals: Signals, at: int) -> bool:
    """ "Not in the morning", "no mornings"; not "no, the morning one"."""
    words = signals.message.words
    many = signals.message.text[words[at].start : words[at].end].lower().endswith("s")
    none = many and at > 0 and words[at - 1].text in _NONE and words[at - 1].part == words[at].part
    return none or negated(signals.message, at) or ruled_out(signals.message, at)


def _named_places(signals: Signals) -> list[int]:
    """Where a weekday or a part of the day stands."""
    return [at for at, word in enumerate(signals.message.words) if is_weekday(word.text) or is_part(word.text)]


def _at_clocks(table: _Table, times: list[Clock]) -> set[int]:
    """The offers at the times; of those within one hour, the one on the hour."""
    found = table.fitting(lambda start: any(clock.fits(start) for clock in times))
    on_the_hour = {at for at in found if (start := table.starts[at]) is not None and start.minute == 0}
    return (
        on_the_hour
        if len(found) > 1 and len(on_the_hour) == 1 and all(clock.minute is None for clock in times)
        else found
    )


def _by_doctor(signals: Signals, context: Context) -> set[int] | None:
    """The offers of the doctors named, less those of the doctors excluded."""
    names = list(dict.fromkeys(choice.doctor for choice in context.choices if choice.doctor))
    if not names:
        return None
    specialty = {doctor.name: doctor.specialty for doctor in context.vocabulary.doctors}
    vocabulary = Vocabulary(tuple(DoctorWords(at, name, specialty.get(name, "")) for at, name in enumerate(names)))
    named = read_doctors(signals, vocabulary)
    if not named.all_wanted and not named.excluded:
        return None
    wanted = {names[at] for at in named.all_wanted} or {
        name for at, name in enumerate(names) if at not in named.excluded
    }
    return {at for at, choice in enumerate(context.choices) if choice.doctor in wanted}


def _by_place(signals: Signals, table: _Table, among: set[int]) -> int | None:
    """The last, the middle, the earliest, the later of two."""
    words = signals.message.words
    if not among or not _points(signals):
        return None
    said = {word.text for word in words}
    order = sorted(
        among, key=lambda at: (table.starts[at] is None, table.starts[at], at) if table.starts[at] else (True, 0, at)
    )
    if said & _LAST:
        return order[-1]
    if said & _MIDDLE:
        return order[len(order) // 2] if len(order) % 2 else None
    if said & _FIRST:
        return order[0]
    degree = len(words) > 1 and words[1].text in _DEGREES  # la más temprano
    pointed = len(words) == 2 + degree and words[0].text in _ONE
    if (
        "a" not in said
        and ((len(order) == 2 and said & _ONE) or "one" in said or pointed)
        and said & (_LATER | _EARLIER)
    ):
        return order[-1] if said & _LATER else order[0]
    return None


def _points(signals: Signals) -> bool:
    """Is one of the offers meant ("the later one"), and not something else wished for ("anything later?")?"""
    if signals.message.asking or signals.message.has("anything", "something", "algo", "available", "disponible"):
        return False
    return signals.message.has("one", "the", "la", "el", "that") or len(signals.message.words) <= 2


def _by_label(signals: Signals, table: _Table) -> int | None:
    """The offer whose label shares the most words with the message, if one does so clearly."""
    said = {word.text for word in signals.message.words if "<courtesy>" not in word.keys}
    scores: list[tuple[float, int]] = []
    for at, choice in enumerate(table.choices):
        label = {
            plain(token.text)
            for token in tokenise(choice.label or "")
            if token.kind != "mark" and token.plain not in _EMPTY
        }
        shared = len(label & said)
        scores.append((shared / len(label) if label else 0.0, at))
    scores.sort(reverse=True)
    clear = scores[0][0] >= 0.5 and (len(scores) == 1 or scores[0][0] > scores[1][0])
    return scores[0][1] if clear else None
