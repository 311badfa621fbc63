"""In which language a message is answered."""

from __future__ import annotations

from conversations.commands import SetLanguage
from conversations.scene import Scene
from conversations.steps.wishing import has_details
from conversations.understanding.model import Understanding
from conversations.wording import languages


def choose_language(scene: Scene, hint: str | None) -> None:
    """The language of the patient's own words, where the clinic speaks it; remembered for reminders."""
    talk, u, spoken = scene.talk, scene.u, scene.facts.clinic.languages
    known = talk.language or scene.facts.language
    sure = u.language_sure and not (known and (_only_names(scene) or _says_little(scene)))
    if sure and u.language in spoken and u.language in languages():
        known = u.language
    elif known is None and hint in spoken and hint in languages():
        known = hint
    if known and known != scene.facts.language and (sure or hint):
        scene.do(SetLanguage(known))
    talk.language = known


def _says_little(scene: Scene) -> bool:
    """Two words that say nothing else are no change of language either: Ella Hill is a girl."""
    return (
        scene.u.intent in (None, "other")
        and not _says_anything(scene.u)
        and len(scene.heard.text.split()) < _SOME_WORDS
    )


_SOME_WORDS = 3


def _says_anything(u: Understanding) -> bool:
    return u.answer is not None or u.choice is not None or u.skip or has_details(u)


def _only_names(scene: Scene) -> bool:
    """A name or an address that was asked for is no language: Mr. Vale speaks English."""
    asked, u = scene.talk.state, scene.u
    return u.intent is None and bool((asked == "ask_name" and u.name) or (asked == "ask_email" and u.email))
