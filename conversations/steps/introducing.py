"""What is answered to the questions about the patient: who it is, her name, her address."""

from __future__ import annotations

from conversations.scene import Scene
from conversations.steps import registering
from conversations.steps.booking import advance, revise
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
    elif scene.u.people or scene.u.whom:
        absorb(scene)
    elif scene.u.name:
        wish.relation, wish.name, wish.whom_told = "other", scene.u.name, True
    else:
        return False
    advance(scene)
    return True


def answer_name(scene: Scene) -> bool:
    wish, said = scene.wish, scene.u.name
    if not said:
        return _told_email(scene) or revise(scene)
    given = wish.name
    absorb(scene)
    wish.name = f"{given} {said}" if given and len(said.split()) == 1 and said != given else said
    if len(wish.name.split()) == 1 and given == said:
        # She goes by one name, and said so twice.
        wish.name = said
        if not registering.asks_email(scene) and not registering.register(scene):
            advance(scene)
        return True
    advance(scene)
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
    else:
        return revise(scene)
    advance(scene)
    return True
