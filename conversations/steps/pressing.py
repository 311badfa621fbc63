"""What comes without words: a pressed button, a command, a shared number."""

from __future__ import annotations

from dataclasses import replace

from conversations.scene import Scene
from conversations.steps import anytime, reminders, which


def thank_for_number(scene: Scene) -> None:
    """A telephone number that a chat has proven to be its own: who is known by it is greeted, and a talk goes on."""
    people = scene.facts.people
    if scene.talk.state != "idle":
        scene.return_to_question()
    elif people:
        scene.say("shared_known", first=people[0].patient.name.split()[0])
    else:
        scene.say("shared_new")


def command(scene: Scene) -> None:
    """The commands that have no other meaning in words: /start and /language."""
    if scene.heard.command == "/language":
        anytime.ask_language(scene)
    elif scene.facts.phone is None and not scene.facts.people:
        scene.talk.clear()
        scene.say("hello_telegram", ask_contact=True)
    else:
        scene.talk.clear()
        anytime.greet(scene)


def press_handled(scene: Scene) -> bool:
    """A reminder's button answers that reminder; a button of an old list says so. Others are answers like any."""
    if not scene.heard.press:
        return False
    kind, _, rest = scene.heard.press.partition(":")
    if kind == "q":
        number = rest.partition(":")[0]
        asked = tuple(q for q in scene.facts.questions if str(q.id) == number)
        scene.facts = replace(scene.facts, questions=asked)
        if not reminders.answer_reminder(scene):
            which.tell(scene)
        return True
    if scene.u.confidence == 0.0:
        scene.say("old_button")
        scene.return_to_question()
        return True
    return False
