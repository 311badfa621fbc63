"""Arranging a visit: what is missing is asked before open times are offered."""

from __future__ import annotations

from clinic.model import VisitType
from conversations.commands import Release
from conversations.offers import is_point
from conversations.scene import Scene
from conversations.steps import offering, registering, waiting
from conversations.steps.wishing import absorb, for_another, has_details
from conversations.talk import Option, Span, spans_of
from conversations.wording import Saying, moment


def begin(scene: Scene) -> None:
    """A wish to book: a new one unless one is under way already."""
    if scene.talk.wish is None or scene.talk.wish.moving:
        scene.talk.clear()
    absorb(scene)
    advance(scene)


def advance(scene: Scene) -> None:
    """Asks for the next thing that is missing; offers times when nothing is."""
    if registering.asks(scene):
        offering.keep_exact_time(scene)
    elif scene.wish.waits and scene.facts.practice.visit_type(scene.wish.visit_type):
        waiting.join(scene)
    elif not (_asks_visit_type(scene) or _asks_when(scene) or _asks_which_day(scene)):
        offering.offer(scene)


def revise(scene: Scene) -> bool:
    """True when the message changed the wish and the talk went on from there."""
    if not has_details(scene.u) and not for_another(scene):
        return False
    absorb(scene)
    advance(scene)
    return True


def told_more(scene: Scene) -> bool:
    """Not what was asked, but something about the visit: taken in, said to be so, and the question is put again."""
    asked, said = scene.talk.state, len(scene.sayings)
    if not revise(scene):
        return False
    if scene.talk.state == asked and len(scene.sayings) == said + 1:
        scene.sayings.insert(said, Saying(_NEEDED[asked] if scene.talk.misses else "got_it"))
        scene.stuck = not scene.talk.misses  # by turns, for she is answering
    return True


_NEEDED = {
    "ask_name": "need_name",
    "ask_email": "need_email",
    "ask_whom": "need_number",
    "ask_visit_type": "need_number",
}


# -- the kind of visit ------------------------------------------------------------------------------------------------
def _kinds(scene: Scene) -> list[VisitType]:
    practice, wish = scene.facts.practice, scene.wish
    doctors = [d for d in practice.doctors if wish.doctor_id in (None, d.id)]
    done = {code for doctor in doctors for code in doctor.visit_types}
    return [kind for kind in practice.visit_types if kind.code in done]


def _asks_visit_type(scene: Scene) -> bool:
    wish, kinds = scene.wish, _kinds(scene)
    if wish.visit_type and wish.visit_type not in {kind.code for kind in kinds} and wish.doctor_id is not None:
        scene.say("not_that_doctor", doctor=scene.doctor_name(wish.doctor_id))
        wish.doctor_id = None
        kinds = _kinds(scene)
    if not wish.visit_type and len(kinds) == 1:
        wish.visit_type = kinds[0].code
    if scene.facts.practice.visit_type(wish.visit_type):
        return False
    ask_visit_type(scene)
    return True


def ask_visit_type(scene: Scene) -> None:
    options = [(Option("visit_type", kind.code), _kind_label(scene, kind)) for kind in _kinds(scene)]
    scene.go("ask_visit_type")
    scene.choose_from(options, "ask_visit_type")


def _kind_label(scene: Scene, kind: VisitType) -> str:
    return kind.name.get(scene.language) or next(iter(kind.name.values()), kind.code)


def answer_visit_type(scene: Scene) -> bool:
    picked = scene.chosen()
    if picked and picked.kind == "visit_type":
        scene.wish.visit_type = picked.value
        advance(scene)
        return True
    return told_more(scene)


def help_choose(scene: Scene) -> None:
    """She does not know which kind fits."""
    scene.say("any_kind")
    scene.stuck = True
    scene.return_to_question()


# -- when -------------------------------------------------------------------------------------------------------------
def _asks_when(scene: Scene) -> bool:
    wish = scene.wish
    gone = bool(wish.spans) and all(span.end <= scene.now for span in wish.spans)
    if gone:
        scene.say("past")
        wish.spans = []
    if wish.spans or wish.soonest:
        return False
    ask_when(scene)
    return True


def ask_when(scene: Scene) -> None:
    wish = scene.wish
    scene.go("ask_when")
    scene.talk.offers, scene.talk.options = [], []
    moving = scene.facts.visit(wish.moving) if wish.moving else None
    if moving:
        scene.say("ask_when_move", when=scene.local(moving.start))
    elif wish.doctor_id is not None:
        scene.say("ask_when_with", doctor=scene.doctor_name(wish.doctor_id))
    else:
        scene.say("ask_when", visit=scene.visit_word(scene.facts.practice.visit_type(wish.visit_type)))


def answer_when(scene: Scene) -> bool:
    u = scene.u
    if has_details(u):
        return revise(scene)
    if u.intent is None and scene.no and len(scene.heard.text.split()) <= _FEW:
        drop(scene)
    elif u.answer in ("yes", "unsure") or "openings" in u.topics:
        suggest(scene)
    else:
        return False
    return True


_FEW = 3  # words of a mere no; with more than that she says what does not suit


def suggest(scene: Scene) -> None:
    """She names no time of her own: what is open soonest, or around the visit that is to be moved."""
    wish = scene.wish
    moving = scene.facts.visit(wish.moving) if wish.moving else None
    wish.soonest = moving is None
    if moving:
        wish.spans = [Span(moving.start, moving.start + offering.FORTNIGHT, "hour")]
    offering.offer(scene)


def _asks_which_day(scene: Scene) -> bool:
    """ "Tuesday the 3rd" where the 3rd is a Thursday: which of the two it is, only she knows."""
    if not scene.wish.doubtful:
        return False
    ask_which_day(scene)
    return True


def ask_which_day(scene: Scene) -> None:
    earlier_first = sorted(("spans", "others"), key=lambda reading: spans_of(scene.wish, reading)[0].start)
    readings = [Option("window", reading) for reading in earlier_first]
    scene.go("ask_which_day")
    scene.choose_from([(each, _day_label(scene, each)) for each in readings], "ask_which_day")


def _day_label(scene: Scene, reading: Option) -> str:
    span = spans_of(scene.wish, reading.value)[0]
    return moment(scene.local(span.start), scene.language, "when" if is_point(span) else "day")


def answer_which_day(scene: Scene) -> bool:
    wish, picked = scene.wish, scene.chosen()
    if picked and picked.kind == "window":
        wish.spans, wish.others, wish.doubtful = list(spans_of(wish, picked.value)), [], False
        advance(scene)
        return True
    return answer_when(scene)


def drop(scene: Scene) -> None:
    """Gives up the wish; a visit that was to be moved stays."""
    moving = scene.facts.visit(scene.wish.moving) if scene.wish.moving else None
    further = scene.wish.further
    scene.talk.clear()
    scene.do(Release())
    if further:
        scene.say("all_right")
    elif moving:
        scene.say("kept", **scene.visit_fields(moving))
    else:
        scene.say("nothing_open")
