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
    return _asks_name(scene) or asks_email(scene) or register(scene)


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
    if wish.fresh:
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


# -- name ------------------------------------------------------------------------------------------------------------
def _asks_name(scene: Scene) -> bool:
    name = scene.wish.name
    if name and (len(name.split()) > 1 or scene.wish.one_name):
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
        scene.say("ask_patient_name", relation=relation_word(scene))
    else:
        scene.say("ask_name_welcome" if newcomer else "ask_name")


def relation_word(scene: Scene) -> str:
    """Whom the visit is for, as the writer would call her: "your child"."""
    return word(_relation(scene.wish.relation), scene.language)


def _relation(relation: str) -> str:
    return relation if relation in _RELATIONS - {"self"} else "other"


# -- e-mail ----------------------------------------------------------------------------------------------------------
def asks_email(scene: Scene) -> bool:
    """True when her address had to be asked for."""
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
    if scene.wish.relation == "self":
        scene.say("ask_email", buttons=("skip",), first=name.split()[0] if name else "")
    else:
        scene.say("ask_email_for", buttons=("skip",))


def register(scene: Scene) -> bool:
    """Registers whom the wish names; False, for nothing is asked."""
    wish = scene.wish
    if wish.name:
        scene.do(Register(wish.name, wish.email, _relation(wish.relation) if wish.relation != "self" else "self"))
        wish.registered = True
    return False
