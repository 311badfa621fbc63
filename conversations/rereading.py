"""A second look at a message that did not answer its question: what would it say to another one?"""

from __future__ import annotations

from dataclasses import replace

from conversations.hearing import context
from conversations.scene import Scene
from conversations.steps.wishing import has_details, postpones, timed
from conversations.understanding import understand
from conversations.understanding.model import Answer, Understanding


def nods(scene: Scene) -> bool:
    """ "Ok", "perfect", a thumb: what would agree to a question, behind a talk that ended without one."""
    return scene.talk.asked_at is not None and scene.u.intent == "other" and as_yes_or_no(scene) == "yes"


def as_yes_or_no(scene: Scene) -> Answer | None:
    """What the message would answer to a question that asks for a yes or no; None where it says more than that."""
    if scene.u.intent not in (None, "other") or has_details(scene.u):
        return None
    return understand(scene.heard.text, replace(context(scene.talk, scene.facts), expecting="yes_no")).answer


def wants_time(scene: Scene) -> bool:
    """ "Let me check with my wife": to a list she would rather not answer yet."""
    if scene.u.intent not in (None, "other") or has_details(scene.u):
        return False
    return postpones(understand(scene.heard.text, replace(context(scene.talk, scene.facts), expecting="yes_no")))


def doubts(scene: Scene) -> bool:
    """Would it, whatever else it says, answer a question with "I don't know"?"""
    asked = replace(context(scene.talk, scene.facts), expecting="yes_no", about=None)
    return understand(scene.heard.text, asked).answer == "unsure"


def gives_up(scene: Scene) -> bool:
    """ "Never mind" is more than a no to the time that was offered."""
    if scene.u.intent not in (None, "other") or has_details(scene.u):
        return False
    unasked = replace(context(scene.talk, scene.facts), expecting=None, choices=(), about=None)
    return understand(scene.heard.text, unasked).intent == "cancel"


def as_an_hour(scene: Scene) -> Understanding | None:
    """The message as a time of day, "6" to a list of three; None where no hour is looked for, or none is named."""
    talk, u = scene.talk, scene.u
    if u.intent not in (None, "other") or has_details(u) or not _looks_for_an_hour(scene):
        return None
    again = understand(scene.heard.text, replace(context(talk, scene.facts), expecting="when", choices=()))
    if not again.when or again.names_day or _talks_about_the_offer(scene, again):
        return None
    return again


def _talks_about_the_offer(scene: Scene, again: Understanding) -> bool:
    """ "Hmm, 3 is hard" names the hour that was offered, and takes it no more than it names another."""
    offers = scene.talk.offers if scene.talk.state == "confirm_time" else []
    named = any(window.start <= offer.start < window.end for offer in offers for window in again.when)
    return named and len(scene.heard.text.split()) > 1


def _looks_for_an_hour(scene: Scene) -> bool:
    """Times are on the table, or a newcomer has named a day and no hour yet."""
    talk = scene.talk
    wanted = talk.wish.spans if talk.wish else []
    lacking = talk.state == "ask_name" and wanted and not timed(wanted)
    return talk.state in ("choose_time", "confirm_time") or bool(lacking)
