"""What a message is read as: its words in their context, a pressed button, a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

from clinic.model import Practice
from conversations import bearing
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
        patient = facts.patient(int(value)) if value.isdecimal() else None
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
    return bearing.window(visit, facts) if visit else None


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
    return _without_birthdays(bearing.on(understand(heard.text, where), heard.text, where, talk, facts), where)


_LONG_AGO = timedelta(days=365)


def _without_birthdays(read: Understanding, where: Context) -> Understanding:
    """A day of years ago is when somebody was born, and no wish."""
    if all(window.end > where.now - _LONG_AGO for window in read.when):
        return read
    return replace(read, when=tuple(window for window in read.when if window.end > where.now - _LONG_AGO))


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
    if kind == "c" and number.isdecimal():
        return Understanding(choice=int(number), language=language)
    if kind in ("yes", "no"):
        return Understanding(answer="yes" if kind == "yes" else "no", language=language)
    return Understanding(skip=kind == "skip", language=language, confidence=1.0 if kind == "skip" else 0.0)
