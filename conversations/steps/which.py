"""Which of her visits a patient means, and telling them."""

from __future__ import annotations

from collections.abc import Callable

from clinic.model import Appointment
from conversations.commands import AnswerQuestion
from conversations.scene import Scene, first_name
from conversations.steps.wishing import absorb, has_details
from conversations.talk import Option
from conversations.understanding.model import Window
from conversations.understanding.tables import ORDINALS
from conversations.understanding.tokens import tokenise
from conversations.wording import word


def meant(scene: Scene) -> list[Appointment]:
    """The visits that the message may mean: by whom, by doctor, by day; all of them when nothing tells."""
    u, visits = scene.u, list(scene.facts.visits)
    if u.people:
        names = {name.casefold() for name in u.people}
        visits = [v for v in visits if named(scene, v, names)]
    for narrow in (_by_window, _by_likeness, _by_doctor, _by_kind, _by_place):
        visits = narrow(scene, visits) or visits
    return visits


def named(scene: Scene, visit: Appointment, names: set[str]) -> bool:
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
    return [v for v in visits if any(alike(scene, v, w) for w in windows)]


def alike(scene: Scene, visit: Appointment, window: Window) -> bool:
    """True when the window holds the visit, or names its weekday or its time of day."""
    start, named = scene.local(visit.start), scene.local(window.start)
    if window.start < visit.end and visit.start < window.end:
        return True
    return named.weekday() == start.weekday() if window.grain == "day" else named.time() == start.time()


def _by_doctor(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    return [v for v in visits if v.doctor_id == scene.u.doctor]


def _by_kind(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    return [v for v in visits if v.visit_type == scene.u.visit_type]


_LAST = frozenset(("last", "ultima", "ultimo"))


def _by_place(scene: Scene, visits: list[Appointment]) -> list[Appointment]:
    """ "The first", "the last one", in the order in which they are listed."""
    words = [token.plain for token in tokenise(scene.heard.text)]
    places = [ORDINALS[word] for word in words if word in ORDINALS] + [0 for word in words if word in _LAST]
    if len(visits) < 2 or len(places) != 1 or places[0] > len(visits):
        return []
    return [visits[places[0] - 1]]


FOR_ALL = frozenset({"confirm", "decline", "cancel", "move"})
"""What may be said of all visits at once; what each needs of its own is asked one by one."""


def names_another(scene: Scene) -> bool:
    """True when the message names a visit that she has, and not the one that is being arranged: "move my check-up"."""
    wish, visits = scene.wish, scene.facts.visits
    of_its_kind = scene.u.visit_type != wish.visit_type and bool(_by_kind(scene, list(visits)))
    return of_its_kind or any(w.start < v.end and v.start < w.end for w in scene.u.had for v in visits)


def one_of(
    scene: Scene,
    purpose: str,
    then: Callable[[Scene, Appointment], None],
    all_: Callable[[Scene, list[Appointment]], None] | None = None,
) -> None:
    """Goes on with the visit that is meant, with all of them where she says so, or asks which one."""
    visits = meant(scene)
    if not scene.facts.visits:
        none_coming(scene)
    elif not visits:
        tell(scene)
    elif len(visits) == 1:
        then(scene, visits[0])
    elif all_ and scene.u.everyone:
        all_(scene, visits)
    else:
        scene.talk.purpose = purpose
        _keep_wish(scene)
        ask_visit(scene, visits)


def _keep_wish(scene: Scene) -> None:
    """What she said of the new time before she was asked which visit she means."""
    talk = scene.talk
    if talk.purpose in ("move", "decline") and has_details(scene.u):
        under_way, talk.wish = talk.wish, None
        absorb(scene)
        talk.said_before, talk.wish = talk.wish, under_way


def none_coming(scene: Scene) -> None:
    scene.talk.clear()
    scene.say("no_visits")


def ask_visit(scene: Scene, visits: list[Appointment] | None = None) -> None:
    shown = visits if visits is not None else listed(scene)
    scene.go("choose_visit")
    options = [(Option("visit", str(v.id)), scene.visit_label(v)) for v in shown[:9]]
    if len(shown) > 1 and scene.talk.purpose in FOR_ALL:
        options.append((Option("all_visits", ""), word("all_visits", scene.language)))
    scene.choose_from(options, f"which_{scene.talk.purpose or 'cancel'}")


def listed(scene: Scene) -> list[Appointment]:
    ids = {int(o.value) for o in scene.talk.options if o.kind == "visit"}
    return [v for v in scene.facts.visits if v.id in ids] or list(scene.facts.visits)


def tell(scene: Scene) -> None:
    """ "When is my appointment?" """
    visits = list(scene.facts.visits)
    if scene.u.people or scene.u.doctor is not None:
        visits = meant(scene) or visits
    if visits and scene.u.people and not meant(scene):
        scene.say("no_visits_for", first=" / ".join(scene.u.people))
        return
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


def close_questions(scene: Scene, visit: Appointment, answer: str) -> None:
    for question in scene.facts.questions:
        if question.appointment_id == visit.id:
            scene.do(AnswerQuestion(question.id, answer))
