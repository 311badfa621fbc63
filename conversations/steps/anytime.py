"""What may be said at any moment, whatever was asked: danger, stop, a person, lateness, courtesies."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from rapidfuzz.distance import OSA

from conversations.commands import (
    CallHuman,
    Correct,
    OptIn,
    OptOut,
    SetLanguage,
    TellOptedOutByEmail,
    UnlinkNumber,
)
from conversations.scene import Scene, first_name
from conversations.steps import afterwards, booking, keeping, moving, questions, reminders
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Option
from conversations.wording import languages, word

# Twilio's standard opt-out, opt-in and help words on SMS; it acts on them before the message reaches anybody.
_STOP = frozenset(
    {"stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out"}
)
_START = frozenset({"start", "unstop", "yes"})
_HELP = frozenset({"help", "info"})
_SOON = timedelta(hours=24)
_LONG = 20  # minutes: whoever is later than that may have to wait, or to come again
_BY_CARRIER = frozenset({"keyword", "21610"})


# -- what the carrier owns -------------------------------------------------------------------------------------------
def carrier(scene: Scene) -> bool:
    """The carriers' own words, on SMS: taken note of, and answered by the carrier alone."""
    if scene.facts.channel != "sms":
        return False
    kind = scene.heard.opt_out or _bare_kind(scene, _bare(scene))
    if kind is None:
        return False
    _CARRIER[kind](scene)
    return True


def _bare(scene: Scene) -> str:
    return " ".join(scene.heard.text.casefold().split()).strip(" .!\"'")


def _bare_kind(scene: Scene, bare: str) -> str | None:
    facts = scene.facts
    if bare == "cancel" and facts.clinic.bare_cancel == "appointment":
        return None
    if bare in _STOP:
        return "STOP"
    if bare in _START and (bare != "yes" or (facts.opted_out and facts.opted_out_why in _BY_CARRIER)):
        return "START"
    return "HELP" if bare in _HELP else None


def _stop(scene: Scene) -> None:
    scene.do(OptOut("keyword"))
    scene.do(CallHuman("opt_out", detail="the number was opted out by a carrier's word"))
    visit = next(iter(scene.facts.visits), None)
    if visit and _bare(scene) == "cancel":
        scene.do(TellOptedOutByEmail(visit.patient_id, visit.id))


def _start(scene: Scene) -> None:
    by_carrier = scene.heard.opt_out == "START" or scene.facts.opted_out_why in _BY_CARRIER
    scene.do(OptIn())
    if scene.facts.opted_out and not by_carrier:
        scene.say("opted_in")


def _silent(scene: Scene) -> None:
    """Twilio answers HELP and INFO itself."""


_CARRIER: dict[str, Callable[[Scene], None]] = {"STOP": _stop, "START": _start, "HELP": _silent}


def opted_out(scene: Scene) -> bool:
    """After a carrier's opt-out nothing can be sent and nothing may be: staff are told that she writes."""
    if not (scene.facts.opted_out and scene.facts.opted_out_why in _BY_CARRIER):
        return False
    if scene.facts.channel != "sms":
        return False
    danger = scene.u.intent == "emergency"
    scene.do(CallHuman("emergency" if danger else "opt_out", urgent=danger, detail="writes though opted out"))
    return True


def held_by_staff(scene: Scene) -> bool:
    """Staff hold the conversation: the bot is silent, but danger still rings."""
    if not scene.facts.taken_over:
        return False
    if scene.u.intent == "emergency":
        scene.do(CallHuman("emergency", urgent=True))
    return True


# -- danger, stop, a person ------------------------------------------------------------------------------------------
def emergency(scene: Scene) -> bool:
    if scene.u.intent != "emergency":
        return False
    scene.do(CallHuman("emergency", urgent=True))
    scene.say("emergency")
    return True


def stop(scene: Scene) -> bool:
    if scene.u.intent == "stop" and scene.sure:
        if _wants_less(scene.heard.text):
            questions.pass_on(scene)
            scene.return_to_question()
            return True
        scene.do(OptOut("words"))
        scene.do(CallHuman("opt_out", detail="asked for no more messages"))
        scene.talk.clear()
        scene.say("opted_out")
        return True
    if scene.u.intent == "start" and scene.facts.opted_out:
        scene.do(OptIn())
        scene.say("opted_in")
        return True
    return False


def _wants_less(text: str) -> bool:
    """ "No texts after 9 pm", "unsubscribe me from e-mails": no opt-out, and a person sees to it."""
    return bool(_AT_TIMES.search(text) or (_MAIL.search(text) and not _TEXTS.search(text)))


_AT_TIMES = re.compile(
    r"\b(?:at (?:night|work)|(?:after|before|past) (?:\d\S*|noon|midnight|work)|on (?:weekends?|sundays?|saturdays?)|so (?:early|late)"
    r"|(?:de|por la) noche|tan (?:tarde|temprano)|en el trabajo|(?:despu[eé]s|antes) de las)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\b(?:e-?mail(?:s|ing)?|correos?|newsletters?|calendar invit\w+|invitaciones)\b", re.IGNORECASE)
_TEXTS = re.compile(r"\b(?:text|sms|messag|mensaj|whatsapp|telegram)", re.IGNORECASE)


_HER_OWN_SLIP = re.compile(
    r"\bwrong number of\b|\bi\b.{0,20}\b(?:dial|call|text|reach)\w* (?:the|a) wrong|^\W*(?:is|did i|have i|do i|es)\b.*\?\W*$",
    re.IGNORECASE,
)
"""Asked, or told of herself or of something else: the clinic has written to nobody wrongly."""


def wrong_number(scene: Scene) -> bool:
    if not scene.u.wrong_number or _HER_OWN_SLIP.search(scene.heard.text):
        return False
    scene.do(UnlinkNumber())
    scene.do(CallHuman("wrong_number", detail="says that the clinic has the wrong number"))
    scene.talk.clear()
    scene.say("wrong_number")
    return True


def language(scene: Scene) -> bool:
    """ "English please": says so; with more than that in the message the rest is answered too."""
    wanted = scene.u.language_wish
    if not wanted or wanted not in languages():
        return False
    scene.talk.language = wanted
    scene.do(SetLanguage(wanted))
    if scene.talk.state == "ask_language":
        scene.talk.clear()
    if scene.u.intent in (None, "other", "greet", "thanks") and not has_details(scene.u):
        scene.say("language_set")
        scene.return_to_question()
        return True
    return False


def person(scene: Scene) -> bool:
    if scene.u.intent != "human":
        return False
    scene.do(CallHuman("human"))
    hours = questions.opening_today(scene.facts.practice, scene.now.date(), scene.language)
    if hours:
        scene.say("human_hours", hours=hours)
    else:
        scene.say("human")
    return True


def late(scene: Scene) -> bool:
    minutes = scene.u.late_minutes
    if minutes is None:
        return False
    asked = reminders.asked_about(scene)
    visit = next((v for v in scene.facts.visits if v in asked or v.start - scene.now < _SOON), None)
    detail = f"running {minutes} min late" if minutes else "running late"
    scene.do(CallHuman("late", appointment_id=visit.id if visit else None, detail=detail))
    if visit in asked and len(asked) == 1 and (scene.yes or scene.u.but_later):
        keeping.confirm_these(scene, asked)  # "yes, but I'll be ten minutes late"
    if visit and minutes < _LONG:
        scene.say("late", **scene.visit_fields(visit))
    else:
        scene.say("late_long" if visit else "late_no_visit")
    return True


def take_back(scene: Scene) -> bool:
    if not scene.u.undo or scene.talk.state not in ("idle", "declined"):
        return False
    afterwards.undo(scene)
    return True


def new_address(scene: Scene) -> bool:
    """ "My e-mail is now …", from a patient who is known."""
    email, people = scene.u.email, scene.people()
    if not email or len(people) != 1 or scene.u.intent not in (None, "other") or has_details(scene.u):
        return False
    if scene.talk.state == "ask_email":
        return False
    if email.lower() in scene.facts.refused_emails:
        questions.pass_on(scene)
    else:
        scene.do(Correct(people[0].patient.id, email=email))
        scene.say("email_saved")
    scene.return_to_question()
    return True


def new_name(scene: Scene) -> bool:
    """ "My name is spelt Iain": of a patient who is known, where the new name is much like the old one."""
    u, state = scene.u, scene.talk.state
    if (
        not u.name
        or u.answer is not None
        or u.whom is not None
        or u.intent not in (None, "other")
        or has_details(u)
        or state in ("ask_name", "ask_email", "ask_whom")
    ):
        return False
    meant = [p.patient for p in scene.people() if _alike(p.patient.name, u.name)]
    if len(meant) != 1 or meant[0].name == u.name:
        return False
    scene.do(Correct(meant[0].id, name=u.name))
    scene.say("name_saved", name=u.name)
    scene.return_to_question()
    return True


_ALIKE = 0.6  # of the letters


def _alike(old: str, new: str) -> bool:
    """The same first name and another last one, or the same last name and a first one that is nearly the same."""
    before, after = old.casefold().split(), new.casefold().split()
    if not before or len(after) < 2:
        return False
    nearly = OSA.normalized_similarity(before[0], after[0]) >= _ALIKE
    return before[0] == after[0] or (before[-1] == after[-1] and nearly)


def wordless(scene: Scene) -> bool:
    """A picture, a recording, nothing at all; or a message that was answered before its writer changed it."""
    if scene.heard.edited:
        # Another question may be open by now: a yes that is spelt better today must not answer that one.
        scene.say("edited")
        scene.return_to_question()
        return True
    if scene.heard.text.strip() or scene.heard.press or scene.heard.command or scene.heard.shared_phone:
        return False
    scene.say("no_contact" if scene.heard.card else "media" if scene.heard.media else "help")
    scene.return_to_question()
    return True


# -- courtesies and help ---------------------------------------------------------------------------------------------
def greet(scene: Scene) -> None:
    people = scene.facts.people
    if scene.talk.state != "idle":
        scene.return_to_question()
    elif people and len(people) == 1:
        scene.say("hello_known", first=first_name(people[0].patient))
    else:
        scene.say("hello")


def thanks(scene: Scene) -> None:
    scene.say("you_are_welcome")
    scene.return_to_question()


def help_(scene: Scene) -> None:
    scene.say("help")
    scene.return_to_question()


def waitlist(scene: Scene) -> None:
    """Puts her on the list for the visit that is being arranged or that she has; what is missing is asked first."""
    absorb(scene)
    wish, visits = scene.wish, scene.facts.visits
    if wish.visit_type is None and visits and not wish.whom_told:
        wish.visit_type, wish.patient_id = visits[0].visit_type, visits[0].patient_id
    wish.waits = True
    booking.advance(scene)


def ask_menu(scene: Scene) -> None:
    scene.go("menu")
    options = [(Option("menu", key), word(key, scene.language)) for key in ("book", "move", "cancel", "person")]
    scene.choose_from(options, "menu")


def answer_menu(scene: Scene) -> bool:
    picked = scene.chosen()
    if picked is None:
        return False
    scene.talk.clear()
    {"book": booking.begin, "move": moving.move, "cancel": keeping.cancel, "person": _call_person}[picked.value](scene)
    return True


def _call_person(scene: Scene) -> None:
    scene.do(CallHuman("human"))
    scene.say("human")


def ask_language(scene: Scene) -> None:
    scene.go("ask_language")
    offered = [code for code in scene.facts.clinic.languages if code in languages()]
    scene.choose_from([(Option("language", code), word("name", code)) for code in offered], "ask_language")


def answer_language(scene: Scene) -> bool:
    picked = scene.chosen()
    if picked is None or picked.kind != "language":
        return False
    scene.talk.clear()
    scene.talk.language = picked.value
    scene.do(SetLanguage(picked.value))
    scene.say("language_set")
    return True
