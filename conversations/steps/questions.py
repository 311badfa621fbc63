"""What patients ask: answered from the clinic's own data, or passed on to the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from clinic.model import Practice
from conversations.commands import CallHuman
from conversations.scene import Scene
from conversations.steps import booking, which
from conversations.wording import book, compose, moment


def query(scene: Scene) -> None:
    """Answers what was asked from the clinic's own data; what is not there goes to the desk."""
    scene.answered = True
    asked = topics(scene)
    for topic in asked:
        _TOPICS.get(topic, pass_on)(scene)
    if scene.talk.state == "idle" and "openings" not in asked and _wants_a_time(scene):
        booking.begin(scene)


def _wants_a_time(scene: Scene) -> bool:
    """ "A check-up Thursday at 2 please, and what does it cost?": more than a question, unless she has that visit."""
    u = scene.u
    has_it = any(w.start < v.end and v.start < w.end for w in u.when for v in scene.facts.visits)
    return bool(u.when) and not has_it and ("openings" in u.topics or u.visit_type is not None)


_IN_PASSING = frozenset(
    {"hours", "address", "phone", "price", "prepare", "insurance", "doctors", "visit_types", "duration", "desk"}
)
"""What can be asked beside anything else; her visits and open times are matters of their own."""


def in_passing(scene: Scene) -> None:
    """Answers what was asked besides: "yes, and where is it?", "a check-up on Friday please, do you take Aetna?" """
    if scene.answered:
        return
    asked = [topic for topic in scene.u.topics if topic in _IN_PASSING]
    said, scene.sayings = scene.sayings, []
    told = "\n".join(compose(saying, scene.language) for saying in said)
    for topic in asked:
        if not (topic == "address" and scene.facts.clinic.address in told):
            _TOPICS.get(topic, pass_on)(scene)
    scene.sayings = [saying for saying in scene.sayings if saying not in said] + said


def topics(scene: Scene) -> tuple[str, ...]:
    """What is asked about. Looking for open times begins a talk of its own: only where nothing else was meant."""
    asked: tuple[str, ...] = scene.u.topics
    if not asked:
        return ("openings",) if scene.u.when and not scene.facts.visits else ("appointments",)
    return tuple(topic for topic in asked if topic != "openings") or asked


def _hours(scene: Scene) -> None:
    scene.say("hours", hours=opening_hours(scene.facts.practice, scene.language))


def _address(scene: Scene) -> None:
    scene.say("address", address=scene.facts.clinic.address)


def _phone(scene: Scene) -> None:
    scene.say("phone")


def _prepare(scene: Scene) -> None:
    practice, visits = scene.facts.practice, scene.facts.visits
    arranged = scene.talk.wish.visit_type if scene.talk.wish else None
    code = scene.u.visit_type or arranged or (visits[0].visit_type if visits else None)
    kind = practice.visit_type(code)
    prepare = kind.prepare.get(scene.language) if kind else None
    if prepare:
        scene.say("prepare", prepare=prepare)
    else:
        scene.say("prepare_none")


def _duration(scene: Scene) -> None:
    practice, visits = scene.facts.practice, scene.facts.visits
    arranged = scene.talk.wish.visit_type if scene.talk.wish else None
    kind = practice.visit_type(scene.u.visit_type or arranged or (visits[0].visit_type if visits else None))
    if kind:
        scene.say("duration", minutes=kind.minutes)
    else:
        pass_on(scene)


def _doctors(scene: Scene) -> None:
    listed = "\n".join(f"{d.name}, {d.specialty}" if d.specialty else d.name for d in scene.facts.practice.doctors)
    scene.say("doctors", list=listed)


def _visit_types(scene: Scene) -> None:
    names = [
        k.name.get(scene.language) or next(iter(k.name.values()), k.code) for k in scene.facts.practice.visit_types
    ]
    scene.say("visit_types", list=", ".join(names))


def pass_on(scene: Scene) -> None:
    scene.do(CallHuman("question", detail="asked something that the clinic's data do not answer"))
    scene.say("passed_on")


def _tell(scene: Scene) -> None:
    """Her visits; where an offer is on the table, "is that with Dr. Park?" asks about that, and the offer is said again."""
    if not (scene.talk.state == "confirm_time" and _OF_THE_OFFER.match(scene.heard.text)):
        which.tell(scene)
    elif not scene.asks_again:
        scene.return_to_question()


_OF_THE_OFFER = re.compile(r"\W*(?:and |y )?(?:is (?:it|that|this)|es)\b", re.IGNORECASE)


_TOPICS: dict[str, Callable[[Scene], None]] = {
    "appointments": _tell,
    "openings": booking.begin,
    "hours": _hours,
    "address": _address,
    "phone": _phone,
    "prepare": _prepare,
    "duration": _duration,
    "doctors": _doctors,
    "visit_types": _visit_types,
}


def opening_hours(practice: Practice, language: str) -> str:
    """The week's hours, days alike joined: "Mon-Fri 9:00 AM-5:00 PM"."""
    by_day = [_day_hours(practice, weekday, language) for weekday in range(7)]
    names = book(language)["calendar"]["short_weekdays"]
    lines, first = [], 0
    for day in range(1, 8):
        if day == 7 or by_day[day] != by_day[first]:
            if by_day[first]:
                lines.append(f"{names[first]}{'-' + names[day - 1] if day - 1 > first else ''} {by_day[first]}")
            first = day
    return "\n".join(lines)


def _day_hours(practice: Practice, weekday: int, language: str) -> str:
    stretches = [s for d in practice.doctors for s in d.hours.get(weekday, ())]
    if not stretches:
        return ""
    any_day = date(2024, 1, 1)
    opens = datetime.combine(any_day, min(s[0] for s in stretches))
    closes = datetime.combine(any_day, max(s[1] for s in stretches))
    return f"{moment(opens, language, 'time')}-{moment(closes, language, 'time')}"


def opening_today(practice: Practice, day: date, language: str) -> str:
    """The hours of that weekday, "" where nobody works."""
    return _day_hours(practice, day.weekday(), language)
