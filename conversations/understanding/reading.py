"""One message, read whole: every reader asked once, their findings joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from conversations.understanding.answers import Fit, Told, read_answer
from conversations.understanding.birthdates import read_birthdate
from conversations.understanding.choice import counts_offers, read_choice
from conversations.understanding.clockwords import is_time_word, stands_for_an_offer
from conversations.understanding.discussed import on_its_day, on_the_offer
from conversations.understanding.doctors import read_doctors
from conversations.understanding.emails import Address, read_email
from conversations.understanding.evidence import gather
from conversations.understanding.held import names_the_visit
from conversations.understanding.intents import comes_after_all, read_intent, read_topics
from conversations.understanding.language import read_language
from conversations.understanding.lateness import read_lateness
from conversations.understanding.message import Message, read_message
from conversations.understanding.model import Answer, Context, Understanding, Window
from conversations.understanding.nameparts import Named
from conversations.understanding.names import read_name
from conversations.understanding.people import read_answers_by_person, read_people, read_whom
from conversations.understanding.phrases import Hit
from conversations.understanding.reactions import without_quotation
from conversations.understanding.several import read_each, read_kinds
from conversations.understanding.signals import Signals, read_signals
from conversations.understanding.strangers import is_wrong_number
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import plain, with_colons
from conversations.understanding.visits import read_visit_type
from conversations.understanding.when import WhenReading
from conversations.understanding.when import read as read_when

# They tell how, not what: nobody who says them wants anything more.
_WITHOUT_A_WISH = ("soonest", "any_time", "any_doctor", "other_doctor", "everyone", "none_of_these", "skip")


def understand(text: str, context: Context) -> Understanding:
    """All that `text` says in its context. Never raises, whatever the text; what is not said stays absent."""
    text = with_colons(without_quotation(text))
    message = read_message(text)
    signals = read_signals(message)
    tongue = read_language(message, context)
    birth = read_birthdate(message.tokens, context, tongue.language)
    email = read_email(text, message.tokens, context)
    name = read_name(signals, context, (email.start, email.end) if email else None)
    asked = birth is not None and context.expecting == "birthdate"
    timeless = asked or _fails_to_date(signals, context) or counts_offers(message, context)
    beside = [(one.start, one.end) for one in (email, birth) if one is not None]
    when = WhenReading() if timeless else _read_when(signals, context, beside)
    wrong = is_wrong_number(signals)
    name, when = (None, WhenReading()) if wrong else _apart(name, when, context)
    when = on_its_day(text, when, context)
    people = read_people(message, context)
    whom = read_whom(signals, context)
    patients = [(one.start, one.end) for one in (name, *people.values()) if one is not None]
    if whom and name and whom.name == name.name:
        name = None  # hers is not told
    if whom and whom.name and (at := text.casefold().find(whom.name.casefold())) >= 0:
        patients.append((at, at + len(whom.name)))
    doctors = read_doctors(signals, context.vocabulary, patients)
    kind = read_visit_type(message, context.vocabulary)
    told = Told() if wrong else read_answer(signals, _asked(context), _fit(when.windows, context))
    choice = read_choice(signals, context, told, when.windows)
    when = on_the_offer(when, choice, context)
    by_person = read_answers_by_person(message, context, people)
    late = read_lateness(signals)
    told = _settled(told, by_person)
    plainly = signals.has("yes", "no") and told.answer != "unsure"
    if not plainly and comes_after_all(signals, bool(when.windows)):
        told = Told()  # the one who was asked whether to cancel must not be read as saying yes to that
    pieces = (
        when.windows,
        doctors.all_wanted,
        doctors.excluded,
        doctors.unknown,
        kind,
        name,
        email,
        birth,
        people,
        whom,
        by_person,
    )
    names_a_thing = any(pieces) or choice is not None or late is not None or signals.has(*_WITHOUT_A_WISH)
    held = when.windows if not when.had and _holds(signals) and names_the_visit(message, when) else ()
    names_a_visit = bool(kind or doctors.wanted or doctors.unknown) or signals.has("other_doctor")
    intent = read_intent(signals, context, told, names_a_thing, names_a_visit, bool(when.windows))
    held = held if intent in ("cancel", "reschedule") else ()
    return Understanding(
        intent=intent,
        answer=told.answer,
        choice=choice,
        when=() if held else when.windows,
        doctor=doctors.wanted,
        doctors_excluded=doctors.excluded,
        any_doctor=signals.has("any_doctor") and not doctors.excluded,
        other_doctor=signals.has("other_doctor") and doctors.wanted is None,
        unknown_doctor=None if name else doctors.unknown,
        visit_type=kind.code if kind else None,
        language=tongue.language,
        language_sure=tongue.sure,
        confidence=min(
            _confidence(signals, told, when, bool(intent or told.answer or names_a_thing), (name, email)),
            _DOUBTFUL if birth and birth.doubtful else 1.0,
        ),
        name=name.name if name else None,
        email=email.address if email else None,
        birthdate=birth.day if birth else None,
        skip=_skips(signals, context, told),
        whom=whom,
        each=read_each(message, context),
        kinds=read_kinds(message, context.vocabulary),
        answers_by_person=by_person,
        people=tuple(person for person in context.people if person in people),
        everyone=signals.has("everyone"),
        had=held or when.had,
        otherwise=() if held else when.otherwise,
        names_day=when.names_day,
        names_time=when.names_time,
        soonest=when.soonest or signals.has("soonest"),
        direction=None if choice is not None else when.direction or _direction(signals, choice),
        none_of_these=_refuses_all(signals, context, told, choice),
        any_time=when.any_time or signals.has("any_time"),
        but_later=told.but_later,
        topics=read_topics(signals),
        late_minutes=late,
        wrong_number=wrong,
        undo=signals.has("undo"),
        language_wish=tongue.wish,
        evidence=gather(
            signals, when.evidence, name=name, email=email, birthdate=birth, visit_type=kind, doctors=doctors
        ),
    )


def _holds(signals: Signals) -> bool:
    """Is a visit to be moved or cancelled?"""
    return signals.has("cancel", "reschedule", "noshow", "unneeded", "undo")


_WELL = ("you", "doing", "going")
_TODAY = (("today",), ("tonight",), ("this", "morning"), ("this", "afternoon"), ("this", "evening"))
_DOUBTFUL = 0.45  # below what is acted on unasked
_FEW = 6  # words that turn an offer down without a wish of their own


def _asked(context: Context) -> Context:
    """A single offer asks for a yes or no."""
    return (
        replace(context, expecting="yes_no") if context.expecting == "choice" and len(context.choices) == 1 else context
    )


def _read_when(signals: Signals, context: Context, beside: Sequence[tuple[int, int]]) -> WhenReading:
    """The days and times of all but greeting, address and birthday: "buenas tardes" is no wish for the afternoon."""
    message = signals.message
    text = message.text
    spans = [
        (0, _greeting_end(hit, message))
        for hit in signals.of("greet")
        if hit.first <= message.opening and not _is_a_time(hit, message, context)
    ]
    spans += beside
    if context.expecting == "choice":
        places = range(len(message.words))
        spans += [
            (message.words[at].start, message.words[at].end) for at in places if stands_for_an_offer(message.words, at)
        ]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    tokens = message.tokens
    if spans:
        tokens = tuple(token for token in tokens if not any(start <= token.start < end for start, end in spans))
    return read_when(text, tokens, context)


def _greeting_end(hit: Hit, message: Message) -> int:
    """Where a greeting ends: "how are you today" asks for no visit today."""
    texts = [word.text for word in message.words[: hit.last + 3]]
    last = hit.last
    if texts[last - 1] in _WELL:
        last += texts[last:] != [] and texts[last] in _WELL
        last += next((len(today) for today in _TODAY if tuple(texts[last : last + len(today)]) == today), 0)
    return message.words[last - 1].end


def _fails_to_date(signals: Signals, context: Context) -> bool:
    """Is this a date of birth that cannot be, or lacks its year, and so no wish for a day either?"""
    if context.expecting != "birthdate" or len(signals.message.words) > _FEW:
        return False
    return not signals.has("book", "cancel", "reschedule", "query", "aside", "takeback")


def _is_a_time(hit: Hit, message: Message, context: Context) -> bool:
    """Is a lone "evening" the answer to when, and no greeting?"""
    return context.expecting in ("when", "choice") and hit.last - hit.first == 1 and len(message.words) == 1


def _apart(name: Named | None, when: WhenReading, context: Context) -> tuple[Named | None, WhenReading]:
    """ "Thursday" is no name; "June Park" is no month."""
    if name is None or not when.windows:
        return name, when
    inside = [one for one in when.evidence if name.start <= one.start and one.end <= name.end]
    if len(inside) < len(when.evidence):
        return name, when
    if context.expecting == "name" and not is_time_word(plain(name.name)):
        return name, WhenReading()  # Tom, who is no tomorrow here
    covered = sum(one.end - one.start for one in inside) >= name.end - name.start
    return (None, when) if covered and when.windows[0].grain != "month" else (name, WhenReading())


def _fit(windows: tuple[Window, ...], context: Context) -> Fit:
    """Does a window touch what is under discussion?"""
    # "Book it now" names no other time.
    windows = tuple(window for window in windows if abs(window.start - context.now) > timedelta(minutes=1))
    if not windows:
        return None
    about = context.about
    if about is None:
        return "new"
    return "same" if any(window.start < about.end and about.start < window.end for window in windows) else "other"


def _settled(told: Told, by_person: dict[str, Answer]) -> Told:
    """One answer for all where the people's answers agree; none where they differ."""
    if by_person and len(set(by_person.values())) > 1:
        return Told(None, told.but_later, told.hits)
    if by_person and told.answer is None:
        return Told(next(iter(by_person.values())), told.but_later, told.hits)
    return told


def _skips(signals: Signals, context: Context, told: Told) -> bool:
    """Would the patient rather not tell? A mere "no" says so where something of hers was asked for."""
    if signals.has("skip"):
        return True
    return context.expecting in ("email", "birthdate") and told.answer == "no"


def _direction(signals: Signals, choice: int | None) -> Literal["earlier", "later"] | None:
    if choice is not None or signals.has("earlier") == signals.has("later_on"):
        return None
    return "earlier" if signals.has("earlier") else "later"


def _refuses_all(signals: Signals, context: Context, told: Told, choice: int | None) -> bool:
    if choice is None and context.expecting == "choice" and _turns_down(signals, context):
        return True
    if choice is not None or context.expecting != "choice":
        return choice is None and signals.has("none_of_these") and bool(context.choices)
    return signals.has("none_of_these") or told.answer == "no"


def _turns_down(signals: Signals, context: Context) -> bool:
    """ "That doesn't work": a no to what is on the table, though nobody asked for one."""
    told = read_answer(signals, replace(context, expecting="yes_no"), None)
    return told.answer == "no" and bool(told.hits) and not told.but_later and len(signals.message.words) <= _FEW


def _confidence(
    signals: Signals, told: Told, when: WhenReading, read_anything: bool, own: tuple[Named | Address | None, ...] = ()
) -> float:
    """1 less what makes a reading doubtful: typos mended, words nobody knows, an answer that takes itself back."""
    words = signals.message.words
    if not words or not read_anything:
        return 0.2 if words else 0.0
    # Nobody expects a name or an address to be of known words.
    if any(own):
        words = tuple(word for word in words if not any(one and one.start <= word.start < one.end for one in own))
    mended = len([word for word in words if not word.sure])
    strange = len([word for word in words if word.text not in KNOWN and word.text.isalpha()])
    value = (when.confidence if when.windows else 1.0) - 0.04 * min(mended, 4)
    if len(words) >= 5 and strange > 0.7 * len(words):
        value = min(value, 0.5)
    if told.answer == "unsure":
        value = min(value, 0.6)
    if signals.has("takeback"):
        value -= 0.1
    return round(max(value, 0.1), 2)
