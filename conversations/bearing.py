"""What a message bears on, where its words alone do not tell: it is read again, measured from the visit that it may mean."""

from __future__ import annotations

import re
from dataclasses import replace

from clinic.model import Appointment
from conversations.facts import Facts
from conversations.talk import Talk
from conversations.understanding import Context, Window, understand
from conversations.understanding.model import Understanding


def on(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding:
    """The reading that fits what is under discussion: `read` itself, or another one of the same words."""
    if _A_MOMENT.fullmatch(text):
        return _for_a_moment(read)
    if read.intent == "query" and read.answer and _ONLY_ASKS.fullmatch(text):
        return replace(read, answer=None)
    if talk.offers and (other := _of_what_follows_the_number(read, text, where)) is not None:
        return other
    if talk.offers and read.answer == "no" and (other := _of_what_she_says_instead(read, text, where)) is not None:
        return other
    for again in (
        _of_the_visit_to_come,
        _of_the_kind_she_has,
        _of_the_visit,
        _of_the_one_that_moves,
        _of_something_else,
        _of_the_one_asked,
        _of_the_day,
        _of_the_last,
    ):
        if (better := again(read, text, where, talk, facts)) is not None:
            return better
    return read


_ONLY_ASKS = re.compile(
    r"\W*(?:is|are|do|does|will|would|what|how|when|where|who|which|hay|es|son|cu[aá]\w*|qu[eé]|c[oó]mo|d[oó]nde)\b[^.,;!?]*\?\W*",
    re.IGNORECASE,
)
""" "Is there a fee?" says neither yes nor no."""


def _for_a_moment(read: Understanding) -> Understanding:
    """ "Just a second", "one moment": she has to look first, and picks neither the second nor the first of a list."""
    return replace(read, intent=None, answer="unsure", choice=None, when=(), none_of_these=False, but_later=False)


_A_MOMENT = re.compile(
    r"(?:\W*\b(?:ok|okay|wait|just|please|give me|hang on|hold on|espere|espera|deme|dame|solo|s[oó]lo))*"
    r"\W*(?:\b(?:a|one|1|un) (?:second|sec|moment|minute|min|segund(?:it)?o|moment(?:it)?o|minut(?:it)?o)|\bhold on|\bhang on)"
    r"(?:\W*\b(?:please|pls|thanks|por favor))?\W*",
    re.IGNORECASE,
)


def _of_what_follows_the_number(read: Understanding, text: str, where: Context) -> Understanding | None:
    """ "3 works, but can it be a bit later?" picks nothing, for it wants a later one."""
    if read.choice is None or read.direction or not _BUT.search(text):
        return None
    direction = understand(text, replace(where, choices=(), expecting="when")).direction
    return replace(read, choice=None, direction=direction) if direction else None


def _of_what_she_says_instead(read: Understanding, text: str, where: Context) -> Understanding | None:
    """ "No, I said 4" wants that; "Thursday doesn't work" turns down the day it names, and wishes for none."""
    if read.when:
        return replace(read, when=(), names_day=False, names_time=False) if read.confidence < _DOUBTFUL else None
    again = understand(text, replace(where, choices=(), expecting="when", about=None)) if _I_SAID.search(text) else None
    return replace(again, answer=None) if again and again.when else None


_DOUBTFUL = 0.5
_I_SAID = re.compile(r"\b(?:said|meant|asked for|wanted|dije|ped[ií]|quise decir)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:but|pero)\b", re.IGNORECASE)


def _of_the_visit_to_come(
    read: Understanding, text: str, where: Context, talk: Talk, facts: Facts
) -> Understanding | None:
    """ "Cancel my check-up and book a vaccine on Friday": the Friday is the vaccine's, and moves no check-up there."""
    wanted = _WANTS.match(text)
    if read.intent != "cancel" or not wanted or not read.when or talk.wish or not facts.visits:
        return None
    kind = understand(wanted[1], where).visit_type
    return replace(read, when=()) if kind not in (None, read.visit_type) else None


_WANTS = re.compile(
    r".*\b(?:book|make|schedule|want|need|reservar|reserve|agendar|agende|quiero|necesito)\b(.*)",
    re.IGNORECASE | re.DOTALL,
)


def _of_the_kind_she_has(
    read: Understanding, text: str, where: Context, talk: Talk, facts: Facts
) -> Understanding | None:
    """ "I'd like to move my vaccine to Friday": the one that she has, and no second one."""
    hers = {visit.visit_type for visit in facts.visits}
    if read.intent not in (None, "book", "other") or read.visit_type not in hers or not _MOVES.search(text):
        return None
    free = talk.state == "idle" or where.expecting == "yes_no"
    return replace(read, intent="reschedule", answer=None) if free and talk.wish is None else None


_MOVES = re.compile(
    r"\b(?:move|reschedule|shift|push|change|cambiar|mover|pasar) (?:my|the|our|mi|la)\b", re.IGNORECASE
)


def _of_the_visit(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """Measured from the only visit that she has, where nothing else is under discussion: "anything earlier?" """
    instead = talk.state == "idle" and _wants_instead(read, text)
    if where.about is not None or len(facts.visits) != 1 or not (_shifts(read) or instead):
        return None
    again = understand(text, replace(where, about=window(facts.visits[0], facts)))
    shifted = again.intent == "book" and again.direction and not again.when
    of_it = again.topics == ("openings",) or again.other_doctor or instead or shifted
    means = again.intent in (None, "other") or (talk.state == "idle" and of_it)
    return replace(again, intent="reschedule" if means else again.intent)


def _wants_instead(read: Understanding, text: str) -> bool:
    """ "Dr. Park instead", "the same time next week": of the visit that she has, and no second one."""
    if read.visit_type is not None or read.intent not in (None, "book", "query", "other"):
        return False
    details = bool(read.when or read.doctor is not None or read.doctors_excluded)
    one_more = read.whom or read.people or _ONE_MORE.search(text)
    return details and not one_more and _INSTEAD.search(text) is not None


_ONE_MORE = re.compile(r"\b(?:another|also|too|as well|otra|tambi[eé]n)\b", re.IGNORECASE)


_INSTEAD = re.compile(
    r"\binstead\b|\brather than\b|\bsame (?:time|hour|day)\b|\ben (?:vez|lugar) de\b|\bmisma hora\b|\bmismo d[ií]a\b",
    re.IGNORECASE,
)


def _of_the_one_that_moves(
    read: Understanding, text: str, where: Context, talk: Talk, facts: Facts
) -> Understanding | None:
    """With several times on the table: what says nothing of them may measure from the visit that moves."""
    moving = facts.visit(talk.wish.moving) if talk.wish and talk.wish.moving else None
    several = where.about is None or where.about.grain != "minute"
    if moving is None or not several or read.choice is not None or (read.when and not _BESIDE.search(text)):
        return None
    about = window(moving, facts)
    if where.about is not None and where.about.grain == "day":
        days = where.about.start.date() - about.start.date()
        about = replace(about, start=about.start + days, end=about.end + days)
    again = understand(text, replace(where, about=about))
    return again if again.when else None


_BESIDE = re.compile(
    r"\b(?:day (?:before|after)|same (?:time|hour)|d[ií]a (?:antes|anterior|despu[eé]s)|misma hora)\b", re.I
)
"""Said of one day or one hour, and no week has one."""


def _of_something_else(
    read: Understanding, text: str, where: Context, talk: Talk, facts: Facts
) -> Understanding | None:
    """Beside a reminder's answer: a day for another kind of visit is no other day for this one."""
    asked = {q.appointment_id for q in facts.questions} | ({talk.target.appointment_id} if talk.target else set())
    kinds = {v.visit_type for v in facts.visits if v.id in asked}
    if where.expecting != "yes_no" or where.about is None or talk.offers or not kinds:
        return None
    if read.visit_type is None or read.visit_type in kinds:
        return None
    return understand(text, replace(where, about=None))


def _of_the_one_asked(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """ "Ok but can I come at 11?", to a reminder: that visit at another time, and no further one."""
    reminded = where.expecting == "yes_no" and where.about is not None and not talk.offers and bool(facts.questions)
    further = read.visit_type or read.whom or read.people or _ONE_MORE.search(text)
    if not reminded or where.about is None or further or read.intent != "book" or not read.when:
        return None
    if all(window.start < where.about.end and where.about.start < window.end for window in read.when):
        return _of_its_own_time(read, text)
    return replace(read, intent="reschedule", answer=None)


def _of_its_own_time(read: Understanding, text: str) -> Understanding:
    """ "Yes, I'll come at 3" of a visit at 3 says that she comes; "can I come at 3?" asks when it is."""
    if _MAY_I.match(text):
        return replace(read, intent="query", answer=None, topics=("appointments",), when=())
    return replace(read, intent="confirm" if read.answer is None else None, when=())


_MAY_I = re.compile(r"\W*(?:can|could|may|shall|should|puedo|podr[ií]a)\b", re.IGNORECASE)


def _of_the_day(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """ "The same day": as the visit that she has, when a second one is arranged."""
    one = facts.visits[0] if len(facts.visits) == 1 else None
    if (
        talk.state != "ask_when"
        or one is None
        or where.about is not None
        or read.names_day
        or not _INSTEAD.search(text)
    ):
        return None
    again = understand(text, replace(where, about=window(one, facts)))
    return again if again.when else None


def _of_the_last(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """ "Oops, I meant 11", "sorry, Friday", behind a booking: the visit just booked is to move."""
    last = next((v for v in facts.visits if v.start == talk.settled), None)
    besides = read.whom or read.people or _ONE_MORE.search(text)
    if talk.state != "idle" or last is None or besides or read.intent not in (None, "other"):
        return None
    if read.when and not _CORRECTS.match(text):
        return None
    again = understand(text, replace(where, about=window(last, facts), expecting="when"))
    return replace(again, intent="reschedule", answer=None, had=(window(last, facts),)) if again.when else None


_CORRECTS = re.compile(
    r"\W*(?:sorry|oops|whoops|ups|perd[oó]n|no wait|wait|actually|i mean[t]?|quise decir)\b", re.IGNORECASE
)


def window(visit: Appointment, facts: Facts) -> Window:
    """When a visit is, as a window on the clinic's clock."""
    zone = facts.clinic.zone
    return Window(visit.start.astimezone(zone), visit.end.astimezone(zone), "minute")


def _shifts(read: Understanding) -> bool:
    """Words that may measure from the visit that she has: "move it an hour later", "anything earlier?", "another doctor"."""
    other = read.direction is not None or (read.other_doctor and not read.when)
    return read.intent == "reschedule" or (other and read.visit_type is None)
