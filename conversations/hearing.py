"""What a message is read as: its words in their context, a pressed button, a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

from clinic.model import Appointment, Practice
from conversations.dialogue import STATES
from conversations.facts import Facts
from conversations.scene import Heard
from conversations.talk import Talk, spans_of
from conversations.understanding import Choice, Context, DoctorWords, VisitTypeWords, Vocabulary, Window, understand
from conversations.understanding.model import Intent, Topic, Understanding
from conversations.wording import word


def vocabulary(practice: Practice) -> Vocabulary:
    """The clinic's own words, for the reader."""
    stretches = [s for d in practice.doctors for day in d.hours.values() for s in day]
    return Vocabulary(
        doctors=tuple(DoctorWords(d.id, d.name, d.specialty) for d in practice.doctors),
        visit_types=tuple(VisitTypeWords(v.code, v.name, v.words) for v in practice.visit_types),
        languages=practice.clinic.languages,
        opens=min((s[0] for s in stretches), default=time(8)),
        closes=max((s[1] for s in stretches if s[1] != time(0)), default=time(20)),
    )


_VOCABULARIES: dict[tuple[int, int], Vocabulary] = {}


def _vocabulary(practice: Practice) -> Vocabulary:
    key = (id(practice), practice.version)
    if key not in _VOCABULARIES:
        _VOCABULARIES.clear()
        _VOCABULARIES[key] = vocabulary(practice)
    return _VOCABULARIES[key]


def context(talk: Talk, facts: Facts) -> Context:
    """What the reader must know besides the words."""
    state = STATES[talk.state]
    expects = state.expects
    if talk.state == "idle" and facts.questions:
        expects = "yes_no"
    return Context(
        now=facts.now,
        zone=facts.clinic.zone,
        expecting=expects,
        choices=_choices(talk, facts),
        vocabulary=_vocabulary(facts.practice),
        language=talk.language or facts.language or facts.clinic.languages[0],
        people=_names(facts),
        me=_writer(facts),
        about=_about(talk, facts),
    )


def _names(facts: Facts) -> tuple[str, ...]:
    """First names of the people on this phone; those whom a reminder asks about first, in its order: "1 yes 2 no"."""
    asked = {q.appointment_id for q in facts.questions}
    order = [v.patient_id for v in facts.visits if v.id in asked]
    ranked = sorted(facts.people, key=lambda p: order.index(p.patient.id) if p.patient.id in order else len(order))
    return tuple(p.patient.name.split()[0] for p in ranked if p.patient.name.strip())


def _writer(facts: Facts) -> str | None:
    """The first name of the one whose own phone it is, where that is one of several."""
    own = [p.patient.name.split()[0] for p in facts.people if p.relation == "self" and p.patient.name.strip()]
    return own[0] if len(own) == 1 and len(facts.people) > 1 else None


def _choices(talk: Talk, facts: Facts) -> tuple[Choice, ...]:
    if talk.offers and not talk.options:
        return tuple(
            Choice(o.start.astimezone(facts.clinic.zone), _doctor_name(facts, o.doctor_id)) for o in talk.offers
        )
    return tuple(_option_choice(talk, facts, o.kind, o.value) for o in talk.options)


def _option_choice(talk: Talk, facts: Facts, kind: str, value: str) -> Choice:
    language = talk.language or facts.clinic.languages[0]
    if kind == "visit" and (visit := facts.visit(int(value))):
        patient = facts.patient(visit.patient_id)
        start = visit.start.astimezone(facts.clinic.zone)
        return Choice(start, _doctor_name(facts, visit.doctor_id), patient.name.split()[0] if patient else None)
    if kind == "window" and talk.wish and (spans := spans_of(talk.wish, value)):
        return Choice(spans[0].start.astimezone(facts.clinic.zone))
    if kind == "visit_type" and (found := facts.practice.visit_type(value)):
        return Choice(label=found.name.get(language) or found.code)
    if kind == "person":
        patient = facts.patient(int(value)) if value.isdigit() else None
        return Choice(label=patient.name.split()[0] if patient else word("someone_else", language))
    if kind == "menu":
        labels = {"move": "another_time", "cancel": "cancel_visit"} if talk.state == "declined" else {}
        key = labels.get(value, value)
        return Choice(
            label=word(key, language)
            if key in ("another_time", "cancel_visit", "book", "move", "cancel", "person")
            else value
        )
    return Choice(label=word("name", value) if kind == "language" else word("all_visits", language))


def _doctor_name(facts: Facts, doctor_id: int) -> str | None:
    doctor = facts.practice.doctor(doctor_id)
    return doctor.name if doctor else None


def _about(talk: Talk, facts: Facts) -> Window | None:
    zone = facts.clinic.zone
    if len(talk.offers) == 1:
        offer = talk.offers[0]
        return Window(offer.start.astimezone(zone), offer.end.astimezone(zone), "minute")
    if talk.offers:
        return _offered_days(talk, facts)
    wanted = talk.wish.moving if talk.wish else (talk.target.appointment_id if talk.target else None)
    if wanted is None and talk.state == "idle" and len(facts.questions) == 1:
        wanted = facts.questions[0].appointment_id
    visit = facts.visit(wanted) if wanted else None
    return _window(visit, facts) if visit else None


def _offered_days(talk: Talk, facts: Facts) -> Window | None:
    """The one day of several offers, else the days that were asked for: "the week after" measures from them."""
    spans = talk.wish.spans if talk.wish else []
    starts = [offer.start.astimezone(facts.clinic.zone) for offer in talk.offers]
    if len({start.date() for start in starts}) == 1:
        midnight = starts[0].replace(hour=0, minute=0)
        return Window(midnight, midnight + timedelta(days=1), "day")
    if len(spans) == 1 and spans[0].grain in ("week", "month"):
        start, end = (at.astimezone(facts.clinic.zone) for at in (spans[0].start, spans[0].end))
        return Window(start, end, "week")
    return None


def hear(talk: Talk, heard: Heard, facts: Facts) -> Understanding:
    """Reads the words, or what a pressed button or a command stands for."""
    where = context(talk, facts)
    if heard.press:
        return _pressed(heard.press, talk)
    if heard.command:
        intent = _COMMANDS.get(heard.command)
        if intent and not heard.text.strip():
            return Understanding(
                intent=intent, language=where.language or "en", topics=_COMMAND_TOPICS.get(heard.command, ())
            )
        read = understand(heard.text, where)
        return replace(read, intent=intent or read.intent)
    read = understand(heard.text, where)
    if _A_MOMENT.fullmatch(heard.text):
        return _for_a_moment(read)
    for again in (
        _of_the_visit_to_come,
        _of_the_visit,
        _of_the_one_that_moves,
        _of_something_else,
        _of_the_one_asked,
        _of_the_day,
        _of_the_last,
    ):
        if (better := again(read, heard.text, where, talk, facts)) is not None:
            return better
    return read


def _for_a_moment(read: Understanding) -> Understanding:
    """ "Just a second", "one moment": she has to look first, and picks neither the second nor the first of a list."""
    return replace(read, intent=None, answer="unsure", choice=None, when=(), none_of_these=False, but_later=False)


_A_MOMENT = re.compile(
    r"(?:\W*\b(?:ok|okay|wait|just|please|give me|hang on|hold on|espere|espera|deme|dame|solo|s[oó]lo))*"
    r"\W*(?:\b(?:a|one|1|un) (?:second|sec|moment|minute|min|segund(?:it)?o|moment(?:it)?o|minut(?:it)?o)|\bhold on|\bhang on)"
    r"(?:\W*\b(?:please|pls|thanks|por favor))?\W*",
    re.IGNORECASE,
)


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


def _of_the_visit(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """Measured from the only visit that she has, where nothing else is under discussion: "anything earlier?" """
    instead = talk.state == "idle" and _wants_instead(read, text)
    if where.about is not None or len(facts.visits) != 1 or not (_shifts(read) or instead):
        return None
    again = understand(text, replace(where, about=_window(facts.visits[0], facts)))
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
    about = _window(moving, facts)
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
    again = understand(text, replace(where, about=_window(one, facts)))
    return again if again.when else None


def _of_the_last(read: Understanding, text: str, where: Context, talk: Talk, facts: Facts) -> Understanding | None:
    """ "Oops, I meant 11", behind a booking: the visit just booked is to move."""
    last = next((v for v in facts.visits if v.start == talk.settled), None)
    besides = read.whom or read.people or _ONE_MORE.search(text)
    if talk.state != "idle" or last is None or besides or read.intent not in (None, "other") or read.when:
        return None
    again = understand(text, replace(where, about=_window(last, facts), expecting="when"))
    return replace(again, intent="reschedule", answer=None, had=(_window(last, facts),)) if again.when else None


def _window(visit: Appointment, facts: Facts) -> Window:
    zone = facts.clinic.zone
    return Window(visit.start.astimezone(zone), visit.end.astimezone(zone), "minute")


def _shifts(read: Understanding) -> bool:
    """Words that may measure from the visit that she has: "move it an hour later", "anything earlier?", "another doctor"."""
    other = read.direction is not None or (read.other_doctor and not read.when)
    return read.intent == "reschedule" or (other and read.visit_type is None)


_COMMANDS: Mapping[str, Intent] = {
    "/start": "greet",
    "/book": "book",
    "/appointments": "query",
    "/cancel": "cancel",
    "/help": "help",
}  # fmt: skip
_COMMAND_TOPICS: Mapping[str, tuple[Topic, ...]] = {"/appointments": ("appointments",)}


def _pressed(data: str, talk: Talk) -> Understanding:
    """A button's data: `c:<turn>:<n>`, `yes:<turn>`, `no:<turn>`, `skip:<turn>`, `q:<question>:yes`."""
    kind, _, rest = data.partition(":")
    language = talk.language or "en"
    turn_, _, number = rest.partition(":")
    if kind == "q":
        return Understanding(answer="yes" if number == "yes" else "no", language=language)
    if turn_ != str(talk.turn):
        return Understanding(language=language, confidence=0.0)
    if kind == "c" and number.isdigit():
        return Understanding(choice=int(number), language=language)
    if kind in ("yes", "no"):
        return Understanding(answer="yes" if kind == "yes" else "no", language=language)
    return Understanding(skip=kind == "skip", language=language, confidence=1.0 if kind == "skip" else 0.0)
