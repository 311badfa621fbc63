"""Who the visit is for: a patient already known, one of a family on one phone, or a newcomer who is asked only for what is missing."""

from __future__ import annotations

from conversations.commands import Register
from conversations.facts import Person
from conversations.scene import Scene
from conversations.talk import Option
from conversations.wording import word

_RELATIONS = frozenset({"self", "child", "spouse", "parent", "other"})


def asks(scene: Scene) -> bool:
    """True when something about the patient had to be asked; else the wish knows its patient."""
    wish = scene.wish
    if wish.moving or wish.registered or scene.facts.patient(wish.patient_id):
        return False
    known = _known(scene)
    if known:
        wish.patient_id = known.patient.id
        return False
    if len(scene.people()) > 1 and not wish.whom_told:
        ask_whom(scene)
        return True
    return _asks_name(scene) or _asks_email(scene) or _register(scene)


def recognise(scene: Scene) -> None:
    """The patient whom an earlier turn registered has her number now."""
    wish = scene.talk.wish
    if wish and wish.registered and wish.patient_id is None and wish.name:
        named = [p.patient.id for p in scene.people() if p.patient.name.casefold() == wish.name.casefold()]
        wish.patient_id = max(named, default=None)


def _known(scene: Scene) -> Person | None:
    """The person whom the wish means, of those that this phone speaks for."""
    wish, people = scene.wish, scene.people()
    if wish.name and people:
        named = [p for p in people if _called(p, wish.name)]
        if len(named) == 1:
            return named[0]
        if wish.relation == "self" and not wish.whom_told and len(people) == 1:
            return people[0]
        return None
    alike = [p for p in people if p.relation == wish.relation]
    if not wish.whom_told:
        return people[0] if len(people) == 1 else None
    return alike[0] if len(alike) == 1 else None


def _called(person: Person, name: str) -> bool:
    full, said = person.patient.name.casefold(), name.casefold()
    return full == said or said == full.split()[0]


# -- whom ------------------------------------------------------------------------------------------------------------
def ask_whom(scene: Scene) -> None:
    people = [(Option("person", str(p.patient.id)), p.patient.name.split()[0]) for p in scene.people()]
    scene.go("ask_whom")
    scene.choose_from([*people, (Option("person", "new"), word("someone_else", scene.language))], "ask_whom")


def answer_whom(scene: Scene) -> bool:
    from conversations.steps.booking import advance
    from conversations.steps.wishing import absorb

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


# -- name ------------------------------------------------------------------------------------------------------------
def _asks_name(scene: Scene) -> bool:
    name = scene.wish.name
    if name and len(name.split()) > 1:
        return False
    ask_name(scene)
    return True


def ask_name(scene: Scene) -> None:
    wish, newcomer = scene.wish, scene.talk.state == "idle" and not scene.people()
    other = wish.relation != "self"
    scene.go("ask_name")
    if wish.name:
        first = wish.name.split()[0]
        scene.say("ask_patient_last_name" if other else "ask_last_name", first=first)
    elif other:
        scene.say("ask_patient_name", relation=word(_relation(wish.relation), scene.language))
    else:
        scene.say("ask_name_welcome" if newcomer else "ask_name")


def _relation(relation: str) -> str:
    return relation if relation in _RELATIONS - {"self"} else "other"


def answer_name(scene: Scene) -> bool:
    from conversations.steps.booking import advance
    from conversations.steps.wishing import absorb

    wish, said = scene.wish, scene.u.name
    if not said:
        return _told_email(scene) or _told_more(scene)
    given = wish.name
    absorb(scene)
    wish.name = f"{given} {said}" if given and len(said.split()) == 1 and said != given else said
    if len(wish.name.split()) == 1 and given == said:
        # She goes by one name, and said so twice.
        wish.name = said
        if not _asks_email(scene) and not _register(scene):
            advance(scene)
        return True
    advance(scene)
    return True


def _told_email(scene: Scene) -> bool:
    """Her address before her name: kept, and the name is still missing."""
    if not scene.u.email or scene.wish.email_known:
        return False
    scene.wish.email, scene.wish.email_known = scene.u.email, True
    ask_name(scene)
    return True


def _told_more(scene: Scene) -> bool:
    """Not what was asked, but something about the visit: taken in, and the question is put again."""
    from conversations.steps.booking import revise

    return revise(scene)


# -- e-mail ----------------------------------------------------------------------------------------------------------
def _asks_email(scene: Scene) -> bool:
    wish = scene.wish
    if wish.email and wish.email.lower() in scene.facts.refused_emails:
        wish.email, wish.email_known = None, False
        scene.go("ask_email")
        scene.say("email_refused", buttons=("skip",))
        return True
    # The mails of a relative go to whoever writes; an address is unique to one patient.
    if wish.email_known or (wish.relation != "self" and scene.people()):
        return False
    ask_email(scene)
    return True


def ask_email(scene: Scene) -> None:
    scene.go("ask_email")
    name = scene.wish.name or ""
    scene.say("ask_email", buttons=("skip",), first=name.split()[0] if name else "")


def answer_email(scene: Scene) -> bool:
    from conversations.steps.booking import advance

    u, wish = scene.u, scene.wish
    if u.email:
        wish.email, wish.email_known = u.email, True
    elif u.skip or scene.no:
        wish.email, wish.email_known = None, True
    else:
        return _told_more(scene)
    advance(scene)
    return True


def _register(scene: Scene) -> bool:
    wish = scene.wish
    if wish.name:
        scene.do(Register(wish.name, wish.email, _relation(wish.relation) if wish.relation != "self" else "self"))
        wish.registered = True
    return False
