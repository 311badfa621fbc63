"""From what a turn has to say to the one message that goes out: words for the channel, and buttons."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.scene import Scene
from conversations.wording import Saying, compose, fit, word


@dataclass(frozen=True, slots=True)
class Spoken:
    """One reply: its words for the channel, and buttons as rows of (label, data)."""

    text: str
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    ask_contact: str | None = None


def speak(scene: Scene) -> Spoken | None:
    """All that was said, as one message; what has buttons gets a new turn, so that old buttons are known as such."""
    if not scene.sayings:
        return None
    talk, facts = scene.talk, scene.facts
    # A question that an answer has put already is not put twice.
    scene.sayings = [s for n, s in enumerate(scene.sayings) if s not in scene.sayings[n + 1 :]]
    if any(s.options or s.buttons for s in scene.sayings):
        talk.turn += 1
    talk.asked_at = facts.now
    text = "\n".join(compose(saying, scene.language) for saying in scene.sayings)
    rows = tuple(row for saying in scene.sayings for row in _buttons(saying, scene.language, talk.turn))
    contact = word("share_number", scene.language) if any(s.ask_contact for s in scene.sayings) else None
    return Spoken(fit(text, facts.channel, facts.clinic), rows, contact)


def _buttons(saying: Saying, language: str, turn_: int) -> list[tuple[tuple[str, str], ...]]:
    rows: list[tuple[tuple[str, str], ...]] = [((label, f"c:{turn_}:{n}"),) for n, label in enumerate(saying.options)]
    if saying.buttons:
        rows.append(tuple((word(key, language), f"{key}:{turn_}") for key in saying.buttons))
    return rows
