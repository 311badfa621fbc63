"""Visits that exist: confirming, cancelling and declining them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from clinic.model import Appointment
from conversations.commands import CallHuman, Cancel, Confirm
from conversations.scene import Scene
from conversations.steps import booking, moving, which
from conversations.steps.wishing import has_details
from conversations.talk import Option, Undo
from conversations.understanding.tokens import tokenise
from conversations.wording import word

_UNDO = timedelta(minutes=10)


# -- cancelling -------------------------------------------------------------------------------------------------------
def cancel(scene: Scene) -> None:
    """A wish to cancel: asks first, always. While a visit is being arranged it is that which is given up, unless a visit is named."""
    if scene.talk.wish and not (scene.facts.visits and _names_a_visit(scene)):
        booking.drop(scene)
        return
    scene.talk.wish = None
    which.one_of(scene, "cancel", _cancel_or_move, _ask_cancel_all)


_ANEW = frozenset(("book", "make", "schedule", "rebook", "instead", "reservar", "reserve", "agendar", "agende"))


def _cancel_or_move(scene: Scene, visit: Appointment) -> None:
    """ "Something came up, next week?", "cancel it and book me for Thursday": asks for another time."""
    anew = "?" in scene.heard.text or _ANEW & {token.plain for token in tokenise(scene.heard.text)}
    windows = scene.u.when if anew else ()
    if windows and not any(w.start < visit.end and visit.start < w.end for w in windows):
        moving.move_this(scene, visit)
    else:
        _ask_cancel(scene, visit)


_A_VISIT = frozenset(
    {"appointment", "appointments", "appt", "appts", "visit", "visits", "booking", "cita", "citas", "visita"}
)


def _names_a_visit(scene: Scene) -> bool:
    words = {token.plain for token in tokenise(scene.heard.text)}
    return bool(words & _A_VISIT or scene.u.when or scene.u.had) or scene.u.doctor is not None


def _ask_cancel(scene: Scene, visit: Appointment) -> None:
    scene.aim(visit)
    scene.go("confirm_cancel")
    ask_cancel(scene)


def _ask_cancel_all(scene: Scene, visits: list[Appointment]) -> None:
    """One after the other, each with its own yes."""
    scene.talk.waiting, scene.talk.waiting_for = [visit.id for visit in visits[1:]], "cancel"
    _ask_cancel(scene, visits[0])


def ask_cancel(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
        return
    key = "confirm_cancel_for" if len(scene.facts.people) > 1 else "confirm_cancel"
    scene.say(key, buttons=("yes", "no"), **scene.visit_fields(visit))


def answer_cancel(scene: Scene) -> bool:
    u = scene.u
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
        return True
    if scene.talk.target and visit.version != scene.talk.target.version:
        scene.say("changed_meanwhile", **scene.visit_fields(visit))
        _ask_cancel(scene, visit)
        return True
    if u.intent == "reschedule" or (u.when and scene.sure and not scene.yes):
        moving.move_this(scene, visit)
        return True
    if u.intent == "cancel" and scene.no:
        return False  # "no, cancel it" is put again
    # "I'll be there" keeps the visit, however much it sounds like a yes; "I can't come" is no wish to keep it.
    coming = (u.intent == "confirm" and scene.sure) or _COMES.search(scene.heard.text) is not None
    away = scene.no and _STAYS_AWAY.search(scene.heard.text) is not None
    if not coming and (scene.yes or away or (u.intent == "cancel" and scene.sure)):
        _cancel_now(scene, visit)
        return True
    if scene.no or u.undo or coming:
        scene.say("kept", **scene.visit_fields(visit))
        next_waiting(scene)
        return True
    return False


_COMES = re.compile(
    r"\b(?:i|we) ?(?:['’]?ll|will|can|am|['’]?m|are|['’]?re) (?:still |definitely )?(?:be there|come|coming(?! down)|make it|attend)\b"
    r"|\b(?:s[ií]|ah[ií]|all[ií]|all[aá]) (?:que )?(?:voy|vamos|ir[eé]|iremos|estar[eé]|estaremos|llego|puedo ir)\b",
    re.IGNORECASE,
)
_STAYS_AWAY = re.compile(
    r"\b(?:can ?not|can['’]?t|won['’]?t|unable to|not able to|not going to) (?:come|go|attend|make|be)\b|\bnot coming\b"
    r"|\bno (?:(?:voy a )?poder|puedo|podr[eé]|podemos|podremos|voy|vamos|ir[eé]|llego|alcanzo|asistir[eé])\b",
    re.IGNORECASE,
)


def _cancel_now(scene: Scene, visit: Appointment) -> None:
    which.close_questions(scene, visit, "no")
    scene.do(Cancel(visit.id, visit.version))
    scene.say("cancelled", **scene.visit_fields(visit))
    undo = Undo(visit.id, visit.version + 1, scene.now + _UNDO)
    next_waiting(scene)
    scene.talk.undo = undo


# -- confirming -------------------------------------------------------------------------------------------------------
def agrees(scene: Scene) -> bool:
    """She comes. "Yes, I need to cancel" is a yes to something else."""
    u = scene.u
    return (scene.yes and u.intent not in ("cancel", "reschedule")) or (u.intent == "confirm" and scene.sure)


def confirm_one(scene: Scene, visit: Appointment) -> None:
    confirm_these(scene, [visit])


def confirm_these(scene: Scene, visits: list[Appointment]) -> None:
    for visit in visits:
        which.close_questions(scene, visit, "yes")
        scene.do(Confirm(visit.id, visit.version))
    if len(visits) == 1:
        scene.say("confirmed" if _is_own(scene, visits[0]) else "confirmed_other", **scene.visit_fields(visits[0]))
    elif visits:
        scene.say("confirmed_all", list=", ".join(scene.visit_label(v) for v in visits))
    wish = scene.talk.wish
    if wish and scene.talk.state != "confirm_visit" and wish.moving not in {v.id for v in visits}:
        scene.return_to_question()  # what is being arranged waits where it was
    else:
        next_waiting(scene)


def _is_own(scene: Scene, visit: Appointment) -> bool:
    """False where the writer is known to answer for somebody else."""
    relation = next((p.relation for p in scene.people() if p.patient.id == visit.patient_id), "self")
    return relation == "self"


# -- declining --------------------------------------------------------------------------------------------------------
def decline(scene: Scene, visits: list[Appointment]) -> None:
    """She cannot come: another time, or cancel? One visit after the other."""
    for visit in visits:
        which.close_questions(scene, visit, "no")
    # Should she write no more, the desk must know: her time is still taken.
    scene.do(CallHuman("declined", appointment_id=visits[0].id, detail="cannot come; nothing else is arranged yet"))
    before = scene.talk.said_before
    scene.talk.clear()
    scene.talk.waiting, scene.talk.waiting_for = [v.id for v in visits[1:]], "move" if before else "decline"
    scene.talk.said_before = before
    if before:
        moving.move_this(scene, visits[0])
    else:
        _ask_declined(scene, visits[0])


def cannot_come(scene: Scene) -> bool:
    """ "Can't make it Tuesday", unasked: another time, or cancel? Nobody is called, for she is talking it over."""
    u = scene.u
    if scene.sure or not u.when or u.intent not in (None, "cancel"):
        return False
    visits = [v for v in scene.facts.visits if any(w.start < v.end and v.start < w.end for w in u.when)]
    if not visits:
        return False
    scene.u = replace(u, when=(), intent=None)  # the day that she cannot is no wish
    scene.talk.clear()
    scene.talk.waiting, scene.talk.waiting_for = [v.id for v in visits[1:]], "decline"
    _ask_declined(scene, visits[0])
    return True


def _decline_one(scene: Scene, visit: Appointment) -> None:
    decline(scene, [visit])


def _ask_declined(scene: Scene, visit: Appointment) -> None:
    scene.aim(visit)
    scene.go("declined")
    ask_declined(scene)
    # "No, can we do friday instead?" says the new time in the same breath.
    if has_details(scene.u) and (scene.u.when or scene.u.direction) and scene.u.intent != "cancel":
        scene.sayings.pop()
        scene.talk.waiting_for = "move"
        moving.move_this(scene, visit)


def ask_declined(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
        return
    options = [
        (Option("menu", "move"), word("another_time", scene.language)),
        (Option("menu", "cancel"), word("cancel_visit", scene.language)),
    ]
    several = len(scene.facts.visits) > 1
    key = "declined_for" if len(scene.facts.people) > 1 else "declined_visit" if several else "declined"
    scene.choose_from(options, key, **scene.visit_fields(visit))


def answer_declined(scene: Scene) -> bool:
    u, picked = scene.u, scene.chosen()
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
        return True
    if picked and picked.value == "cancel":
        _cancel_now(scene, visit)
    elif _keeps(scene):
        scene.say("kept", **scene.visit_fields(visit))
        next_waiting(scene)
    elif u.intent == "confirm" and scene.sure:
        confirm_these(scene, [visit])  # a bare yes to one of two things is none
    elif picked or u.intent in ("reschedule", "book") or u.when or u.direction or u.soonest:
        moving.move_this(scene, visit)
    elif u.intent == "cancel":
        _ask_cancel(scene, visit)  # "never mind" may mean either: asked once more
    else:
        return False
    return True


_KEEPING = frozenset(("keep", "leave", "mantener", "mantenga", "dejar", "deje", "dejela", "dejelo"))


def _keeps(scene: Scene) -> bool:
    """ "No, keep that one": neither another time nor none at all."""
    return bool(_KEEPING & {token.plain for token in tokenise(scene.heard.text)}) and not scene.u.when


def next_waiting(scene: Scene) -> None:
    """After one of several visits is settled, the next one is talked over; else the talk is at its end."""
    waiting, purpose = scene.talk.waiting, scene.talk.waiting_for
    scene.talk.clear()
    following = next((v for v in scene.facts.visits if v.id in waiting), None)
    if following:
        scene.talk.waiting, scene.talk.waiting_for = [n for n in waiting if n != following.id], purpose
        _NEXT[purpose](scene, following)


_NEXT: dict[str, Callable[[Scene, Appointment], None]] = {
    "cancel": _ask_cancel,
    "decline": _ask_declined,
    "move": moving.move_this,
}


# -- the visit that was chosen ----------------------------------------------------------------------------------------
_PURPOSES: dict[str, Callable[[Scene, Appointment], None]] = {
    "cancel": _ask_cancel,
    "move": moving.move_this,
    "confirm": confirm_one,
    "decline": _decline_one,
}


_FOR_ALL: dict[str, Callable[[Scene, list[Appointment]], None]] = {
    "cancel": _ask_cancel_all,
    "move": moving.move_all,
    "confirm": confirm_these,
    "decline": decline,
}


def answer_visit(scene: Scene) -> bool:
    picked, purpose = scene.chosen(), scene.talk.purpose or "cancel"
    if scene.no and picked is None and not scene.u.when:
        scene.talk.clear()
        scene.say("all_right")
        return True
    if purpose in which.FOR_ALL and (scene.u.everyone or (picked and picked.kind == "all_visits")):
        _FOR_ALL[purpose](scene, which.listed(scene))
        return True
    visits = [v for v in which.listed(scene) if picked and picked.value == str(v.id)]
    if not picked and (scene.u.when or scene.u.doctor is not None or scene.u.people or scene.u.visit_type):
        visits = [v for v in which.meant(scene) if v in which.listed(scene)]
    if len(visits) != 1:
        return False
    scene.talk.options = []
    # What told the visit apart is no wish for another time.
    scene.u = replace(scene.u, when=tuple(w for w in scene.u.when if not which.alike(scene, visits[0], w)))
    _PURPOSES[purpose](scene, visits[0])
    return True
