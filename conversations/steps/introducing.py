"""What is answered to the questions about the patient: who it is, her name, her address."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from conversations.scene import Scene
from conversations.steps import registering
from conversations.steps.booking import advance, told_more
from conversations.steps.wishing import absorb
from conversations.wording import word


def answer_whom(scene: Scene) -> bool:
    picked, wish = scene.chosen(), scene.wish
    if scene.heard.text.strip(" .!").casefold() == word("me", scene.language).casefold():
        wish.relation, wish.name, wish.whom_told = "self", None, True
    elif picked and picked.kind == "person":
        wish.whom_told = True
        if picked.value == "new":
            wish.relation, wish.name = "other", None
        else:
            wish.patient_id = int(picked.value)
    elif scene.u.people or scene.u.whom or scene.u.each or scene.u.everyone:
        absorb(scene)
    elif scene.u.name:
        wish.relation, wish.name, wish.whom_told = "other", scene.u.name, True
    else:
        return told_more(scene)
    advance(scene)
    return True


_MY_NAME = re.compile(
    r"^(?:\W*(?:hi|hello|hola|oh|yes|si|sí))*\W*(?:my name|mi nombre|me llamo|i'?m|i am|soy)\b", re.IGNORECASE
)


def answer_name(scene: Scene) -> bool:
    wish, said = scene.wish, scene.u.name
    if not said:
        return _told_email(scene) or (_would_rather_not(scene) if scene.u.skip or scene.no else told_more(scene))
    if _introduces_herself(scene):
        scene.u = replace(scene.u, name=None)  # a parent's, and no patient's
        absorb(scene)
        scene.say("ask_patient_name_too", first=said.split()[0], relation=registering.relation_word(scene))
        return True
    if _is_another_s(scene, said):
        scene.say("ask_patient_name_too", first=said.split()[0], relation=wish.name or "")
        scene.stuck = True
        return True
    given = wish.name
    scene.u = replace(scene.u, when=tuple(w for w in scene.u.when if w.end > scene.now))  # her birthday is no wish
    absorb(scene)
    wish.name = f"{given} {said}" if given and len(said.split()) == 1 and said != given else said
    wish.one_name = given == said and len(said.split()) == 1  # said twice
    advance(scene)
    return True


def _introduces_herself(scene: Scene) -> bool:
    """ "I'm Ana Ruiz, it's for my son": the name is the writer's own, and the visit somebody else's."""
    whom = scene.u.whom
    relation = whom.relation if whom else scene.wish.relation
    return relation != "self" and not (whom and whom.name) and _MY_NAME.match(scene.heard.text) is not None


_ALIKE = 0.6  # of the letters: Leo is Leonard too


def _is_another_s(scene: Scene, said: str) -> bool:
    """A full name, told to the question for Leo's, that is no Leo's: she has told her own. Told again, it is believed."""
    given, first = (scene.wish.name or "").casefold(), said.casefold().split()[0]
    if (
        not given
        or len(said.split()) < 2
        or len(given.split()) > 1
        or scene.talk.misses
        or scene.wish.relation == "self"
    ):
        return False
    return not first.startswith(given[:3]) and OSA.normalized_similarity(first, given) < _ALIKE


def _would_rather_not(scene: Scene) -> bool:
    scene.say("need_name")
    scene.stuck = True
    scene.return_to_question()
    return True


def _told_email(scene: Scene) -> bool:
    """Her address before her name: kept, and the name is still missing."""
    if not scene.u.email or scene.wish.email_known:
        return False
    scene.wish.email, scene.wish.email_known = scene.u.email, True
    registering.ask_name(scene)
    return True


def answer_email(scene: Scene) -> bool:
    u, wish = scene.u, scene.wish
    if u.email:
        wish.email, wish.email_known = u.email, True
    elif u.skip or scene.no:
        wish.email, wish.email_known = None, True
    elif u.name and len(u.name.split()) > 1 and u.intent in (None, "other"):
        wish.name = u.name  # it was misspelt, or somebody else's
        registering.ask_email(scene)
        return True
    else:
        return told_more(scene)
    advance(scene)
    return True
