"""The waiting list: who would come earlier, or when nothing suits, joins it and leaves it."""

from __future__ import annotations

import re
from dataclasses import replace

from conversations.commands import CallHuman, JoinWaitlist, LeaveWaitlist
from conversations.scene import Scene

_LEAVES = re.compile(
    r"\b(?:off|from|out of|leave|quit|cancel|drop|delete|stop|don'?t (?:want|need)|do not (?:want|need)|no longer)"
    r"(?: (?:of|to be|the|your|that|my|name|place|spot|on|from|want)){0,5} wait(?:ing)?[ -]?list\b"
    r"|\b(?:de|cancel\w+|anul\w+|dejar|no quiero(?: estar en| seguir en)?) (?:la|su) lista de espera\b",
    re.IGNORECASE,
)
"""The list itself is what she leaves: whoever cancels a visit and asks to be put on the list does not."""
_CANCELS = re.compile(r"\b(?:cancel\w*|anul\w+) (?:my|the|our|mi|la) (?:appointment|appt|visit|cita)\b", re.IGNORECASE)


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
    """ "Take me off the waiting list": our texts stay, and so does her visit, unless she cancels it in the same breath."""
    if scene.u.intent not in ("stop", "cancel", "waitlist") or not _LEAVES.search(scene.heard.text):
        return False
    scene.do(LeaveWaitlist())
    scene.say("left_waitlist")
    if _CANCELS.search(scene.heard.text):
        scene.u = replace(scene.u, intent="cancel")
        return False
    scene.return_to_question()
    return True
