"""Visits that exist: telling, confirming, moving, cancelling, and taking a cancellation back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from clinic.model import Appointment
from conversations.commands import AnswerQuestion, CallHuman, Cancel, Confirm, Restore
from conversations.offers import is_point, open_slots
from conversations.scene import Scene, first_name
from conversations.steps import booking
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Option, Span, Undo, Wish
from conversations.understanding.model import Window
from conversations.understanding.tokens import tokenise
from conversations.wording import moment, word

_UNDO = timedelta(minutes=10)


# -- which visit -----------------------------------------------------------------------------------------------------
def meant(scene: Scene) -> list[Appointment]:
    """The visits that the message may mean: by whom, by doctor, by day; all of them when nothing tells."""
    u, visits = scene.u, list(scene.facts.visits)
    if u.people:
        names = {name.casefold() for name in u.people}
        visits = [v for v in visits if _named(scene, v, names)]
    for narrow in (_by_window, _by_likeness, _by_doctor, _by_kind):
        visits = narrow(scene, visits) or visits
    return visits


def _named(scene: Scene, visit: Appointment, names: set[str]) -> bool:
    patient = scene.facts.patient(visit.patient_id)
    return patient is not None and bool(names & {patient.name.casefold(), first_name(patient).casefold()})


def _by_window(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    windows = (*scene.u.had, *scene.u.when)
    return [v for v in visits if any(w.start < v.end and v.start < w.end for w in windows)]


def _by_likeness(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    """ "My thursday visit" is the one on whichever thursday, "my 3 o'clock" the one at 3."""
    windows = (*scene.u.had, *scene.u.when)
    if len(visits) < 2 or _by_window(scene, visits):
        return visits
    return [v for v in visits if any(_alike(scene, v, w) for w in windows)]


def _alike(scene: Scene, visit: Appointment, window: Window) -> bool:
    """True when the window holds the visit, or names its weekday or its time of day."""
    start, named = scene.local(visit.start), scene.local(window.start)
    if window.start < visit.end and visit.start < window.end:
        return True
    return named.weekday() == start.weekday() if window.grain == "day" else named.time() == start.time()


def _by_doctor(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    return [v for v in visits if v.doctor_id == scene.u.doctor]


def _by_kind(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    return [v for v in visits if v.visit_type == scene.u.visit_type]


def _one_of(scene: Scene, purpose: str, then: Callable[[Scene, Appointment], None]) -> None:
    visits = meant(scene)
    if not scene.facts.visits:
        _none_coming(scene)
    elif len(visits) == 1:
        then(scene, visits[0])
    else:
        scene.talk.purpose = purpose
        ask_visit(scene, visits)


def _none_coming(scene: Scene) -> None:
    scene.talk.clear()
    scene.say("no_visits")


def ask_visit(scene: Scene, visits: list[Appointment] | None = None) -> None:
    shown = visits if visits is not None else _listed(scene)
    scene.go("choose_visit")
    options = [(Option("visit", str(v.id)), scene.visit_label(v)) for v in shown[:9]]
    if scene.talk.purpose == "confirm":
        options.append((Option("all_visits", ""), word("all_visits", scene.language)))
    scene.choose_from(options, f"which_{scene.talk.purpose or 'cancel'}")


def _listed(scene: Scene) -> list[Appointment]:
    ids = {int(o.value) for o in scene.talk.options if o.kind == "visit"}
    return [v for v in scene.facts.visits if v.id in ids] or list(scene.facts.visits)


def answer_visit(scene: Scene) -> bool:
    picked, purpose = scene.chosen(), scene.talk.purpose or "cancel"
    if scene.no and picked is None and not scene.u.when:
        scene.talk.clear()
        scene.say("all_right")
        return True
    if purpose == "confirm" and (scene.u.everyone or (picked and picked.kind == "all_visits")):
        _confirm_these(scene, _listed(scene))
        return True
    visits = [v for v in _listed(scene) if picked and picked.value == str(v.id)]
    if not picked and (scene.u.when or scene.u.doctor is not None or scene.u.people or scene.u.visit_type):
        visits = [v for v in meant(scene) if v in _listed(scene)]
    if len(visits) != 1:
        return False
    scene.talk.options = []
    # What told the visit apart is no wish for another time.
    scene.u = replace(scene.u, when=tuple(w for w in scene.u.when if not _alike(scene, visits[0], w)))
    _PURPOSES[purpose](scene, visits[0])
    return True


# -- telling ---------------------------------------------------------------------------------------------------------
def tell(scene: Scene) -> None:
    """ "When is my appointment?" """
    visits = list(scene.facts.visits)
    if scene.u.people or scene.u.doctor is not None:
        visits = meant(scene)
    if not visits:
        scene.say("no_visits")
    elif len(visits) == 1:
        scene.say("your_visit", **scene.visit_fields(visits[0]))
    else:
        scene.say("your_visits", options=tuple(scene.visit_label(v) for v in visits[:9]))


def nothing_waits(scene: Scene) -> None:
    """A yes that no question waits for, or a second one: what she has is told, and nothing changes."""
    visits = scene.facts.visits
    if len(visits) == 1 and visits[0].status == "confirmed":
        scene.say("already_confirmed", **scene.visit_fields(visits[0]))
    else:
        tell(scene)


# -- cancelling ------------------------------------------------------------------------------------------------------
def cancel(scene: Scene) -> None:
    """A wish to cancel: asks first, always. While a visit is being arranged it is that which is given up, unless a visit is named."""
    if scene.talk.wish and not (scene.facts.visits and _names_a_visit(scene)):
        booking.drop(scene)
        return
    scene.talk.wish = None
    _one_of(scene, "cancel", _ask_cancel)


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


def ask_cancel(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
        return
    key = "confirm_cancel_for" if len(scene.facts.people) > 1 else "confirm_cancel"
    scene.say(key, buttons=("yes", "no"), **scene.visit_fields(visit))


def answer_cancel(scene: Scene) -> bool:
    u = scene.u
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
        return True
    if scene.talk.target and visit.version != scene.talk.target.version:
        scene.say("changed_meanwhile", **scene.visit_fields(visit))
        _ask_cancel(scene, visit)
        return True
    if u.intent == "reschedule" or (u.when and scene.sure and not scene.yes):
        _move_this(scene, visit)
        return True
    coming = u.intent == "confirm" and scene.sure  # "I'll be there" keeps the visit, however much it sounds like a yes
    if not coming and (scene.yes or (u.intent == "cancel" and scene.sure and not scene.no)):
        _cancel_now(scene, visit)
        return True
    if scene.no or u.undo or coming:
        scene.talk.clear()
        scene.say("kept", **scene.visit_fields(visit))
        return True
    return False


def _cancel_now(scene: Scene, visit: Appointment) -> None:
    _close_questions(scene, visit, "no")
    scene.do(Cancel(visit.id, visit.version))
    scene.say("cancelled", **scene.visit_fields(visit))
    undo = Undo(visit.id, visit.version + 1, scene.now + _UNDO)
    _next_waiting(scene)
    scene.talk.undo = undo


def undo(scene: Scene) -> None:
    """Takes the last cancellation back while its ten minutes last."""
    kept = scene.talk.undo
    visit = next((v for v in scene.facts.cancelled if kept and v.id == kept.appointment_id), None)
    if not kept or not visit or visit.version != kept.version or scene.now > kept.until:
        scene.say("nothing_to_undo")
        return
    scene.talk.undo = None
    kind = scene.facts.practice.visit_type(visit.visit_type)
    wish = Wish(visit_type=visit.visit_type, doctor_id=visit.doctor_id, patient_id=visit.patient_id)
    free = kind and open_slots(scene.facts, wish, kind, visit.start, visit.start + timedelta(minutes=1))
    if free and any(slot.start == visit.start for slot in free):
        scene.do(Restore(visit.id, visit.version))
        scene.talk.clear()
        scene.say("restored", **scene.visit_fields(visit))
        return
    scene.say("restore_gone")
    scene.talk.clear()
    scene.talk.wish = wish
    wish.spans = [Span(visit.start, visit.start + timedelta(hours=1), "hour")]
    booking.advance(scene)


# -- moving ----------------------------------------------------------------------------------------------------------
def move(scene: Scene) -> None:
    """A wish to move a visit: the old time stays until the new one is booked."""
    _one_of(scene, "move", _move_this)


def _move_this(scene: Scene, visit: Appointment) -> None:
    waiting = scene.talk.waiting
    scene.talk.clear()
    scene.talk.waiting = waiting
    scene.talk.wish = Wish(
        visit_type=visit.visit_type,
        doctor_id=visit.doctor_id,
        patient_id=visit.patient_id,
        moving=visit.id,
        version=visit.version,
    )
    if has_details(scene.u):
        absorb(scene)
        _forget_old_time(scene, visit)
    booking.advance(scene)


def _forget_old_time(scene: Scene, visit: Appointment) -> None:
    """ "Move my tuesday visit to friday" names two days; the one that she has already is no wish."""
    spans = scene.wish.spans
    if len(spans) > 1:
        scene.wish.spans = [s for s in spans if not s.start <= visit.start < s.end]
    elif spans and _names_it(visit, spans[0]):
        scene.wish.spans = []


def _names_it(visit: Appointment, span: Span) -> bool:
    """The only time named is the visit's own: "can I move my appointment on tuesday"."""
    if is_point(span):
        return span.start == visit.start
    return span.grain == "day" and span.start <= visit.start < span.end


# -- confirming ------------------------------------------------------------------------------------------------------
def confirm(scene: Scene) -> None:
    """ "I'll be there": the visit that was asked about, else the only one; never a guess among several."""
    asked = asked_about(scene)
    if asked:
        answer_reminder(scene)
    else:
        _one_of(scene, "confirm", _confirm_one)


def _confirm_one(scene: Scene, visit: Appointment) -> None:
    _confirm_these(scene, [visit])


def _confirm_these(scene: Scene, visits: list[Appointment]) -> None:
    for visit in visits:
        _close_questions(scene, visit, "yes")
        scene.do(Confirm(visit.id, visit.version))
    _next_waiting(scene, said=False)
    if len(visits) == 1:
        visit = visits[0]
        patient = scene.facts.patient(visit.patient_id)
        scene.say("confirmed", **{**scene.visit_fields(visit), "first": first_name(patient)})
    elif visits:
        scene.say("confirmed_all", list=", ".join(scene.visit_label(v) for v in visits))


def _close_questions(scene: Scene, visit: Appointment, answer: str) -> None:
    for question in scene.facts.questions:
        if question.appointment_id == visit.id:
            scene.do(AnswerQuestion(question.id, answer))


# -- what a reminder asked -------------------------------------------------------------------------------------------
def asked_about(scene: Scene) -> list[Appointment]:
    """The visits, still to come, about which the clinic has an unanswered question."""
    ids = {q.appointment_id for q in scene.facts.questions}
    return [v for v in scene.facts.visits if v.id in ids]


def answer_reminder(scene: Scene) -> bool:
    """A yes or no that belongs to a reminder. False when the message is no such answer."""
    visits, u = asked_about(scene), scene.u
    if not visits:
        return False
    if u.answers_by_person and _answer_each(scene, visits):
        return True
    if u.answer == "unsure" and u.intent is None and not has_details(u):
        scene.say("no_rush", **scene.visit_fields(visits[0]))
        return True
    positive = scene.yes or (u.intent == "confirm" and scene.sure)
    if not positive and not scene.no:
        return False
    if u.people:
        names = {n.casefold().split()[0] for n in u.people}
        visits = [v for v in visits if _named(scene, v, names)] or visits
    if _seen_changed(scene, visits):
        return True
    if len(visits) > 1 and not u.everyone and not _asked_together(scene, visits):
        scene.talk.purpose = "confirm" if positive else "decline"
        ask_visit(scene, visits)
    elif positive:
        _confirm_these(scene, visits)
    else:
        _decline(scene, visits)
    return True


def _answer_each(scene: Scene, visits: list[Appointment]) -> bool:
    """ "Ana yes, Leo no"."""
    said = {name.casefold().split()[0]: answer for name, answer in scene.u.answers_by_person.items()}
    by_answer: dict[str, list[Appointment]] = {"yes": [], "no": []}
    for visit in visits:
        answer = said.get(first_name(scene.facts.patient(visit.patient_id)).casefold())
        if answer in by_answer:
            by_answer[answer].append(visit)
    if not any(by_answer.values()):
        return False
    for visit in by_answer["yes"]:
        _close_questions(scene, visit, "yes")
        scene.do(Confirm(visit.id, visit.version))
        scene.say("confirmed_for", **scene.visit_fields(visit))
    if by_answer["no"]:
        _decline(scene, by_answer["no"])
    else:
        scene.talk.clear()
    return True


def _seen_changed(scene: Scene, visits: list[Appointment]) -> bool:
    """A visit has moved since its reminder went out: she is told the new time and asked again."""
    versions = {q.appointment_id: q.version for q in scene.facts.questions}
    changed = [
        v for v in visits if v.version != max(q.version for q in scene.facts.questions if q.appointment_id == v.id)
    ]
    if not changed or not versions:
        return False
    visit = changed[0]
    _close_questions(scene, visit, "superseded")
    scene.aim(visit)
    scene.go("confirm_visit")
    ask_confirm(scene)
    return True


def ask_confirm(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
    else:
        scene.say("ask_confirm_changed", buttons=("yes", "no"), **scene.visit_fields(visit))


def answer_confirm(scene: Scene) -> bool:
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
        return True
    if scene.talk.target and visit.version != scene.talk.target.version:
        scene.aim(visit)
        ask_confirm(scene)
        return True
    if scene.yes or (scene.u.intent == "confirm" and scene.sure):
        _confirm_these(scene, [visit])
        return True
    if scene.no:
        _decline(scene, [visit])
        return True
    return False


def _asked_together(scene: Scene, visits: list[Appointment]) -> bool:
    moments = {q.asked_at for q in scene.facts.questions if q.appointment_id in {v.id for v in visits}}
    return len(moments) == 1


# -- declining -------------------------------------------------------------------------------------------------------
def _decline(scene: Scene, visits: list[Appointment]) -> None:
    """She cannot come: another time, or cancel? One visit after the other."""
    for visit in visits:
        _close_questions(scene, visit, "no")
    # Should she write no more, the desk must know: her time is still taken.
    scene.do(CallHuman("declined", appointment_id=visits[0].id, detail="cannot come; nothing else is arranged yet"))
    scene.talk.clear()
    scene.talk.waiting = [v.id for v in visits[1:]]
    _ask_declined(scene, visits[0])


def _decline_one(scene: Scene, visit: Appointment) -> None:
    _decline(scene, [visit])


def _ask_declined(scene: Scene, visit: Appointment) -> None:
    scene.aim(visit)
    scene.go("declined")
    ask_declined(scene)
    # "No, can we do friday instead?" says the new time in the same breath.
    if has_details(scene.u) and (scene.u.when or scene.u.direction) and scene.u.intent != "cancel":
        scene.sayings.pop()
        _move_this(scene, visit)


def ask_declined(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
        return
    options = [
        (Option("menu", "move"), word("another_time", scene.language)),
        (Option("menu", "cancel"), word("cancel_visit", scene.language)),
    ]
    key = "declined_for" if len(scene.facts.people) > 1 else "declined"
    scene.choose_from(options, key, **scene.visit_fields(visit))


def answer_declined(scene: Scene) -> bool:
    u, picked = scene.u, scene.chosen()
    visit = scene.target()
    if visit is None:
        _none_coming(scene)
        return True
    if picked and picked.value == "cancel":
        _cancel_now(scene, visit)
    elif scene.yes or (u.intent == "confirm" and scene.sure):
        _confirm_these(scene, [visit])
    elif picked or u.intent in ("reschedule", "book") or u.when or u.direction or u.soonest:
        _move_this(scene, visit)
    elif u.intent == "cancel":
        _ask_cancel(scene, visit)  # "never mind" may mean either: asked once more
    else:
        return False
    return True


def _next_waiting(scene: Scene, *, said: bool = True) -> None:
    """After one declined visit is settled, the next of the same family is talked over."""
    waiting = scene.talk.waiting
    scene.talk.clear()
    following = next((v for v in scene.facts.visits if v.id in waiting), None)
    if said and following:
        scene.talk.waiting = [n for n in waiting if n != following.id]
        _ask_declined(scene, following)


_PURPOSES: dict[str, Callable[[Scene, Appointment], None]] = {
    "cancel": _ask_cancel,
    "move": _move_this,
    "confirm": _confirm_one,
    "decline": _decline_one,
}


# -- two questions at once -------------------------------------------------------------------------------------------
def ask_which_question(scene: Scene) -> None:
    """A bare yes or no while the talk and a reminder both wait for one: which of them is meant?"""
    reminded = asked_about(scene)
    options = [(Option("visit", str(v.id)), scene.visit_label(v)) for v in reminded]
    if scene.talk.offers:
        label = f"{word('book', scene.language)}: {moment(scene.local(scene.talk.offers[0].start), scene.language)}"
    elif scene.target():
        label = f"{word('cancel_visit', scene.language)}: {scene.visit_label(scene.target())}"  # type: ignore[arg-type]
    else:
        label = word("visit", scene.language)
    options.append((Option("menu", "talk"), label))
    offers = scene.talk.offers
    scene.choose_from(options, "ask_which_day")
    scene.talk.offers = offers


def doubtful(scene: Scene) -> bool:
    """True when a bare yes or no could answer either the talk's question or a reminder that came after it."""
    asked = scene.talk.asked_at
    later = [q for q in scene.facts.questions if asked is None or q.asked_at > asked]
    if not later or not asked_about(scene) or not (scene.yes or scene.no) or has_details(scene.u):
        return False
    scene.talk.purpose = f"{scene.talk.state}:{'yes' if scene.yes else 'no'}"
    scene.go("which_question")
    ask_which_question(scene)
    return True


def answer_which_question(scene: Scene) -> bool:
    """Gives the yes or no, said before, to the question that was picked now."""
    picked = scene.chosen()
    if picked is None or not scene.talk.purpose:
        return False
    state, _, answer = scene.talk.purpose.partition(":")
    scene.u = replace(scene.u, answer="yes" if answer == "yes" else "no", choice=None, when=(), confidence=1.0)
    scene.talk.purpose, scene.talk.options = None, []
    if picked.kind == "visit":
        visit = scene.facts.visit(int(picked.value))
        if visit is None:
            return False
        if answer == "yes":
            _confirm_these(scene, [visit])
        else:
            _decline(scene, [visit])
        return True
    scene.go(state)
    if state == "confirm_time":
        return booking.answer_offer(scene)
    return answer_cancel(scene) if state == "confirm_cancel" else answer_confirm(scene)
