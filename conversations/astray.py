"""What is said to a message that nothing could be made of: never the same twice, and in the end a person."""

from __future__ import annotations

from collections.abc import Mapping

from conversations.commands import CallHuman
from conversations.dialogue import STATES
from conversations.scene import Scene
from conversations.steps import anytime, booking


def not_understood(scene: Scene, fresh: bool) -> None:
    """Once plainly, the second time with numbered choices, the third time with a person."""
    talk = scene.talk
    if fresh:
        anytime.greet(scene)
        return
    talk.misses += 1
    if talk.misses >= 3:
        talk.misses = 0
        scene.do(CallHuman("not_understood"))
        scene.say("called_person")
    elif talk.state == "idle":
        _explain(scene)
    elif talk.misses == 2 and STATES[talk.state].expects == "when":
        booking.suggest(scene)
    else:
        scene.say(_NEEDED.get(STATES[talk.state].expects, "say_again") if talk.misses == 2 else "say_again")
        scene.return_to_question()


_NEEDED: Mapping[str | None, str] = {
    "name": "need_name",
    "email": "need_email",
    "choice": "need_number",
    "yes_no": "need_yes_no",
}
"""What would answer the open question, said when a second answer was not understood."""


def _explain(scene: Scene) -> None:
    if scene.talk.misses == 1:
        scene.say("understood_not")
    else:
        anytime.ask_menu(scene)
