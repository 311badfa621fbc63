"""The waiting list: who would come earlier, or when nothing suits, joins it and leaves it."""

from __future__ import annotations

import re

from conversations.commands import CallHuman, JoinWaitlist, LeaveWaitlist
from conversations.scene import Scene

_LIST = re.compile(r"\bwait(?:ing)?[ -]?list\b|\blista de espera\b", re.IGNORECASE)


def join(scene: Scene) -> None:
    """The patient and the kind of visit are known: she waits from now on."""
    wish = scene.wish
    of_hers = (v for v in scene.facts.visits if v.patient_id == wish.patient_id and v.visit_type == wish.visit_type)
    visit = next(of_hers, None)
    scene.do(
        JoinWaitlist(
            wish.patient_id,
            wish.visit_type or "",
            wish.doctor_id or (visit.doctor_id if visit else None),
            visit.id if visit else None,
            min((s.start for s in wish.spans), default=None),
            max((s.end for s in wish.spans), default=None),
        )
    )
    scene.do(CallHuman("waitlist", detail="waits for an earlier visit", appointment_id=visit.id if visit else None))
    scene.talk.clear()
    scene.say("waitlisted")


def leave(scene: Scene) -> bool:
    """ "Take me off the waiting list": the visit that she has, and our texts, stay."""
    if scene.u.intent not in ("stop", "cancel") or not _LIST.search(scene.heard.text):
        return False
    scene.do(LeaveWaitlist())
    scene.say("left_waitlist")
    scene.return_to_question()
    return True
