"""What a reminder asked: the yes or no that belongs to it, and to which of several questions."""

from __future__ import annotations

import re
from dataclasses import replace

from clinic.model import Appointment
from conversations.commands import Confirm
from conversations.scene import Scene, first_name
from conversations.steps import booking, keeping, questions, several, taking, which
from conversations.steps.wishing import has_details, postpones
from conversations.talk import Option
from conversations.wording import moment, word


def confirm(scene: Scene) -> None:
    """ "I'll be there": the visit that was asked about, else the only one; never a guess among several."""
    asked = asked_about(scene)
    if asked:
        answer_reminder(scene)
    else:
        which.one_of(scene, "confirm", keeping.confirm_one, keeping.confirm_these)


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
    if postpones(u) and u.intent is None:
        scene.say("no_rush", **scene.visit_fields(visits[0]))
        return True
    if u.intent == "cancel" and scene.sure and not scene.yes:
        return False  # said plainly: she need not be asked whether she would like another time
    if u.intent != "confirm" and _WHETHER.match(scene.heard.text):
        questions.pass_on(scene)
        ask_after(scene)
        return True
    positive = keeping.agrees(scene)
    if not positive and not scene.no:
        return False
    if u.people:
        names = {n.casefold().split()[0] for n in u.people}
        visits = [v for v in visits if which.named(scene, v, names)] or visits
    if _seen_changed(scene, visits):
        return True
    # A yes to one message about several visits is for all of them; a no may be for one.
    if len(visits) > 1 and not u.everyone and not (positive and _asked_together(scene, visits)):
        scene.talk.purpose = "confirm" if positive else "decline"
        which.ask_visit(scene, visits)
    elif positive:
        keeping.confirm_these(scene, visits)
        _and_more(scene, visits)
    else:
        keeping.decline(scene, visits)
    return True


_WHETHER = re.compile(
    r".*\b(?:should|shall|must|can|may) (?:i|we) (?:still|even)\b|.*\bshould (?:i|we) come\b", re.I | re.DOTALL
)
"""She asks the clinic whether to come: no answer to whether she will."""


def _and_more(scene: Scene, confirmed: list[Appointment]) -> None:
    """ "Yes, and I need a flu shot too": what else she wants is arranged behind it."""
    u = scene.u
    another = u.visit_type is not None and u.visit_type not in {v.visit_type for v in confirmed}
    if scene.talk.state != "idle":
        return
    if several.needs_one_too(scene):
        scene.wish.visit_type = confirmed[0].visit_type
        booking.begin(scene)
    elif another or (u.intent == "book" and has_details(u)):
        booking.begin(scene)
    elif "?" in scene.heard.text and not u.topics:
        which.tell(scene)  # "yes. at 3, right?"


def ask_after(scene: Scene) -> None:
    """Something was asked in between: the reminder's own question is put again behind the answer."""
    visits = asked_about(scene)
    if len(visits) != 1:
        return
    scene.sayings = [saying for saying in scene.sayings if saying.key != "your_visit"]
    scene.aim(visits[0])
    scene.go("confirm_visit")
    ask_confirm(scene)


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
        which.close_questions(scene, visit, "yes")
        scene.do(Confirm(visit.id, visit.version))
        scene.say("confirmed_for", **scene.visit_fields(visit))
    rest = [v for v in visits if v not in by_answer["yes"] + by_answer["no"]]
    if by_answer["no"]:
        keeping.decline(scene, by_answer["no"])
    elif len(rest) == 1 and scene.u.when:
        keeping.decline(scene, rest)  # "Leo yes, me can we do Thursday?"
    else:
        scene.talk.clear()
    return True


def _seen_changed(scene: Scene, visits: list[Appointment]) -> bool:
    """A visit has moved since its reminder went out: she is told the new time and asked again."""
    seen = {v.id: max(q.version for q in scene.facts.questions if q.appointment_id == v.id) for v in visits}
    visit = next((v for v in visits if v.version != seen[v.id]), None)
    if visit is None:
        return False
    which.close_questions(scene, visit, "superseded")
    _ask_changed(scene, visit)
    return True


def _ask_changed(scene: Scene, visit: Appointment) -> None:
    scene.aim(visit)
    scene.go("confirm_visit")
    scene.say("ask_confirm_changed", buttons=("yes", "no"), **scene.visit_fields(visit))


def ask_confirm(scene: Scene) -> None:
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
    else:
        scene.say("ask_confirm", buttons=("yes", "no"), **scene.visit_fields(visit))


def answer_confirm(scene: Scene) -> bool:
    visit = scene.target()
    if visit is None:
        which.none_coming(scene)
        return True
    if scene.talk.target and visit.version != scene.talk.target.version:
        _ask_changed(scene, visit)
        return True
    if keeping.agrees(scene):
        keeping.confirm_these(scene, [visit])
        _and_more(scene, [visit])
        return True
    if postpones(scene.u):
        scene.say("no_rush", **scene.visit_fields(visit))
        return True
    if scene.no:
        keeping.decline(scene, [visit])
        return True
    return False


def _asked_together(scene: Scene, visits: list[Appointment]) -> bool:
    moments = {q.asked_at for q in scene.facts.questions if q.appointment_id in {v.id for v in visits}}
    return len(moments) == 1


# -- two questions at once --------------------------------------------------------------------------------------------
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
        scene.go(state)
        if answer == "yes":
            keeping.confirm_these(scene, [visit])
        else:
            keeping.decline(scene, [visit])
        return True
    scene.go(state)
    if state == "confirm_time":
        return taking.answer_offer(scene)
    return keeping.answer_cancel(scene) if state == "confirm_cancel" else answer_confirm(scene)
