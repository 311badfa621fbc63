"""Staff have spoken since a question was put: a bare answer may have been meant for them, and so the question is put again, once."""

from __future__ import annotations

from conversations.scene import Scene
from conversations.steps import reminders
from conversations.steps.wishing import has_details


def ask_again(scene: Scene) -> bool:
    """Asks again what a bare yes, no or number could answer; False for a message that speaks for itself."""
    talk = scene.talk
    if not talk.overtaken:
        return False
    talk.overtaken = False
    if not _bare(scene):
        return False
    if scene.expects in ("yes_no", "choice"):
        scene.return_to_question()
        return True
    return talk.state == "idle" and _remind(scene)


def _bare(scene: Scene) -> bool:
    u = scene.u
    answers = u.answer is not None or u.choice is not None or u.intent == "confirm"
    return answers and u.intent in (None, "other", "confirm", "thanks") and not has_details(u) and not scene.heard.press


def _remind(scene: Scene) -> bool:
    """A reminder waits for its yes or no; of several the usual way asks which one is meant."""
    visits = reminders.asked_about(scene)
    if len(visits) != 1:
        return False
    scene.aim(visits[0])
    scene.go("confirm_visit")
    reminders.ask_confirm(scene)
    return True
