"""One turn: what was said and what is known go in, what to say and what to do come out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from conversations import astray, rereading, tongue
from conversations.commands import CallHuman, Command
from conversations.dialogue import STATES
from conversations.facts import Facts, NeedTaken
from conversations.hearing import hear
from conversations.scene import Heard, Scene
from conversations.speaking import Spoken, speak
from conversations.steps import (
    afterwards,
    anytime,
    booking,
    keeping,
    moving,
    offering,
    overtaken,
    pressing,
    questions,
    registering,
    reminders,
    several,
    taking,
    waiting,
    which,
)
from conversations.steps.wishing import has_details
from conversations.talk import Talk, dump, load
from conversations.understanding.model import Understanding

_ABANDONED = timedelta(hours=12)
"""After so long an unanswered question is forgotten and the talk begins afresh."""


class UndeclaredMove(AssertionError):
    """A step led to a state that the dialogue's table does not allow from there: a mistake in the code."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one message leads to. No reply means silence."""

    talk: Talk
    reply: Spoken | None
    commands: tuple[Command, ...]
    understood: Understanding


def turn(
    talk: Talk, heard: Heard, facts: Facts, language_hint: str | None = None, read: Understanding | None = None
) -> Turn:
    """Thinks one message through. Raises facts.NeedTaken when it must know who is taken and when.

    `read` is what that exception brings along: taken again, a turn need not read the message again.
    """
    talk = load(dump(talk))
    fresh = _forget_abandoned(talk, facts)
    started_in = talk.state
    understanding = read or hear(talk, heard, facts)
    scene = Scene(facts, talk, heard, understanding, expects=STATES[talk.state].expects)
    tongue.choose_language(scene, language_hint)
    registering.recognise(scene)
    try:
        _think(scene, fresh)
        _put_again(scene)
    except NeedTaken as need:
        need.read = understanding
        raise
    if talk.state not in STATES[started_in].leads_to | {started_in}:
        raise UndeclaredMove(f"{started_in} -> {talk.state}")
    return Turn(talk, speak(scene), tuple(scene.commands), scene.u)


def apologise(talk: Talk, facts: Facts) -> Turn:
    """When a turn cannot be taken at all: calls a person, and says so unless staff have the conversation. What was under discussion is kept."""
    scene = Scene(facts, load(dump(talk)), Heard(), Understanding())
    scene.do(CallHuman("not_understood", detail="the receptionist could not go on"))
    if not facts.taken_over:
        scene.say("called_person")
    return Turn(scene.talk, speak(scene), tuple(scene.commands), scene.u)


def _forget_abandoned(talk: Talk, facts: Facts) -> bool:
    if talk.state not in STATES:
        talk.clear()
    abandoned = talk.state != "idle" and talk.asked_at is not None and facts.now - talk.asked_at > _ABANDONED
    if abandoned:
        talk.clear()
    return abandoned


def _put_again(scene: Scene) -> None:
    """The open question, behind what interrupted it."""
    ask = STATES[scene.talk.state].ask
    if scene.asks_again and ask:
        ask(scene)


# -- thinking --------------------------------------------------------------------------------------------------------
_GATES: tuple[Callable[[Scene], bool], ...] = (
    anytime.carrier,
    anytime.held_by_staff,
    anytime.opted_out,
    anytime.emergency,
    waiting.leave,
    anytime.wrong_number,
    anytime.stop,
    anytime.language,
    anytime.wordless,
)
_INTERRUPTIONS: tuple[Callable[[Scene], bool], ...] = (
    anytime.person,
    anytime.late,
    anytime.take_back,
    anytime.new_address,
    anytime.new_name,
)
_TOPICS: Mapping[str, Callable[[Scene], None]] = {
    "book": booking.begin,
    "cancel": keeping.cancel,
    "reschedule": moving.move,
    "confirm": reminders.confirm,
    "query": questions.query,
    "waitlist": anytime.waitlist,
    "help": anytime.help_,
    "greet": anytime.greet,
    "thanks": anytime.thanks,
}
_WITH_QUESTIONS = frozenset({None, "book", "cancel", "reschedule", "confirm", "query", "other"})
"""Beside these something more may be asked in the same breath."""
_ASIDE = frozenset({"query", "help", "greet", "thanks"})
"""Answered in between; the open question is asked again behind them."""


def _think(scene: Scene, fresh: bool) -> None:
    if any(gate(scene) for gate in _GATES):
        return
    if scene.heard.shared_phone:
        pressing.thank_for_number(scene)
    elif scene.heard.command in ("/start", "/language"):
        pressing.command(scene)
    elif not any(
        handle(scene)
        for handle in (overtaken.ask_again, pressing.press_handled, _names_itself, _interrupted, _answered)
    ):
        astray.not_understood(scene, fresh)
        return
    elif scene.u.intent in _WITH_QUESTIONS:
        questions.in_passing(scene)
    scene.talk.misses = scene.talk.misses + 1 if scene.stuck else 0


def _names_itself(scene: Scene) -> bool:
    """A name or an address that was asked for is taken before its words are read as anything else."""
    asked, u = scene.talk.state, scene.u
    given = (asked == "ask_name" and u.name and u.intent in (None, "other", "book")) or (
        asked == "ask_email" and u.email
    )
    return bool(given) and STATES[asked].answer(scene)


def _answered(scene: Scene) -> bool:
    talk, u = scene.talk, scene.u
    state, intent = STATES[talk.state], u.intent
    if talk.state == "idle":
        return any(
            handle(scene)
            for handle in (reminders.answer_reminder, keeping.cannot_come, _may_come, _asked, _topic, _bare)
        )
    if state.expects == "yes_no" and reminders.doubtful(scene):
        return True
    if intent in _ASIDE and not _answers(scene):
        return _aside(scene)
    if _turns_to(scene) and _topic(scene):
        return True
    if talk.state == "confirm_time" and scene.no and rereading.gives_up(scene):
        booking.drop(scene)
        return True
    if state.answer(scene):
        return True
    if _reminder_meanwhile(scene) or (intent not in (None, "other", "book") and _topic(scene)):
        return True
    if talk.state == "menu" and _bare(scene):
        return True
    if talk.state == "ask_when" and rereading.as_yes_or_no(scene) in ("yes", "unsure"):
        booking.suggest(scene)  # "ok", "no idea": she leaves it to us
        return True
    if talk.state == "ask_visit_type" and rereading.as_yes_or_no(scene) == "unsure":
        booking.help_choose(scene)
        return True
    return _names_an_hour(scene) or (state.expects == "choice" and _asks_again(scene))


def _may_come(scene: Scene) -> bool:
    """ "I don't know if I can make it Tuesday": the visit stays, and nothing is booked for Tuesday."""
    u = scene.u
    if u.intent not in (None, "other") or u.visit_type or u.doctor is not None:
        return False
    visits = [v for v in scene.facts.visits if any(w.start < v.end and v.start < w.end for w in u.when)]
    if not visits or not rereading.doubts(scene):
        return False
    scene.say("no_rush", **scene.visit_fields(visits[0]))
    return True


def _asked(scene: Scene) -> bool:
    """A question, while a reminder waits for its yes or no: answered, and the reminder's question goes behind it."""
    if scene.u.intent not in ("query", "help") or not _topic(scene):
        return False
    if scene.talk.state == "idle":
        reminders.ask_after(scene)
    return True


def _names_an_hour(scene: Scene) -> bool:
    """A number that nothing on the table bears may be the hour she would like instead."""
    again = rereading.as_an_hour(scene)
    if again is None:
        return False
    scene.u = again
    return STATES[scene.talk.state].answer(scene)


def _asks_again(scene: Scene) -> bool:
    """An "ok" to a list picks nothing of it: which one, she is asked, once without being told that she was not understood."""
    u = scene.u
    if scene.talk.state == "choose_time" and rereading.wants_time(scene):
        return taking.think_over(scene)
    agrees = u.answer == "yes" or rereading.nods(scene) or (u.intent == "book" and not has_details(u))
    if scene.talk.misses or not agrees:
        return False
    scene.stuck = True
    if scene.talk.state == "choose_time":
        offering.say_offers(scene, again=True)
    else:
        scene.return_to_question()
    return True


def _answers(scene: Scene) -> bool:
    """True when the message answers the open question besides asking or thanking: "yes thanks", "2, and where is it?" """
    u = scene.u
    return u.answer is not None or u.choice is not None or bool(u.when) or u.skip or bool(u.name or u.email)


def _turns_to(scene: Scene) -> bool:
    """True when the message leaves the open question for something else."""
    state, u, visits = scene.talk.state, scene.u, scene.facts.visits
    if u.choice is not None or (u.answer is not None and u.intent not in ("cancel", "reschedule")):
        return False
    if u.intent == "cancel":
        return state not in ("confirm_cancel", "declined") and not (
            state == "choose_visit" and scene.talk.purpose == "cancel"
        )
    if u.intent == "reschedule":
        moving = scene.talk.wish is not None and scene.talk.wish.moving is not None
        asked = state in ("confirm_time", "choose_time") and has_details(u) and not which.names_another(scene)
        other = state == "choose_visit" and scene.talk.purpose not in ("move", "decline")
        return (other or state not in _SETTLE_MOVES) and bool(visits) and not moving and not asked
    if u.intent == "book":
        return state in ("confirm_cancel", "confirm_visit", "choose_visit", "menu", "ask_language")
    return u.intent == "waitlist"


_SETTLE_MOVES = frozenset({"confirm_cancel", "declined", "choose_visit"})
"""Here a wish to move is an answer like any."""


def _aside(scene: Scene) -> bool:
    state = scene.talk.state
    if scene.u.intent == "query" and "openings" in questions.topics(scene) and STATES[state].answer(scene):
        return True
    _TOPICS[scene.u.intent or "help"](scene)
    if scene.u.intent == "query" and scene.talk.state == state:
        scene.return_to_question()
    return True


def _topic(scene: Scene) -> bool:
    handle = _TOPICS.get(scene.u.intent or "")
    if handle is None or (scene.u.intent in ("cancel", "reschedule", "confirm") and not scene.sure):
        return False
    handle(scene)
    return True


def _bare(scene: Scene) -> bool:
    """Nothing is under discussion and no intent was named: a day or a doctor alone is a wish to come; a no needs a nod, a yes what it may have been for."""
    u = scene.u
    if afterwards.repeats_its_time(scene):
        scene.say("all_right")
        return True
    if (
        (u.when or u.doctor is not None or u.visit_type or u.soonest)
        and scene.sure
        and u.intent in (None, "other", "book")
    ):
        booking.begin(scene)
        return True
    if (u.whom or u.each or u.people) and several.one_more(scene):
        booking.begin(scene)
        return True
    if scene.no and afterwards.may_undo(scene):
        return True  # "oh no, wait", behind a cancellation
    if scene.no or rereading.nods(scene):
        afterwards.nothing_changes(scene)
        return True
    again = bool(scene.heard.press) and u.choice is not None  # a button pressed twice
    if (scene.yes or again) and scene.facts.people:
        which.nothing_waits(scene)
        return True
    return False


def _reminder_meanwhile(scene: Scene) -> bool:
    """A yes that the open question has no use for, after a reminder went out in mid-talk."""
    asked = scene.talk.asked_at
    later = any(asked is None or q.asked_at > asked for q in scene.facts.questions)
    return later and reminders.answer_reminder(scene)


def _interrupted(scene: Scene) -> bool:
    """A person wanted, late, undo: the talk waits where it was."""
    return any(interruption(scene) for interruption in _INTERRUPTIONS)
