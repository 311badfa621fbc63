"""One turn in the making: what is known, what was understood, and what has been said and decided so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from clinic.model import Appointment, Doctor, Patient, VisitType
from conversations.commands import Command
from conversations.facts import Facts, Person
from conversations.talk import Offer, Option, Talk, Target, Wish
from conversations.understanding.model import Expecting, Understanding
from conversations.wording import Saying, moment, word


@dataclass(frozen=True, slots=True)
class Heard:
    """A message besides its reading: the words, and what the channel told about it."""

    text: str = ""
    command: str | None = None  # "/book"
    press: str | None = None  # a pressed button's data
    media: bool = False
    shared_phone: str | None = None
    opt_out: Literal["STOP", "START", "HELP"] | None = None  # the carrier has answered already
    card: bool = False  # a contact card that is not proven to be the sender's own
    edited: bool = False  # an earlier message as its writer has changed it since


@dataclass
class Scene:
    """Where steps read and write. Nothing outside of it changes while a turn is thought through."""

    facts: Facts
    talk: Talk
    heard: Heard
    u: Understanding
    sayings: list[Saying] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    expects: Expecting | None = None  # what the open question expects
    answered: bool = False  # what was asked of the clinic has been told
    stuck: bool = False  # answered, and yet no step further: the second such message in a row is one not understood
    asks_again: bool = False  # the open question goes behind whatever is said

    # -- saying and doing ----------------------------------------------------------------------------------------
    def say(
        self,
        key: str,
        *,
        options: tuple[str, ...] = (),
        buttons: tuple[str, ...] = (),
        ask_contact: bool = False,
        **fields: object,
    ) -> None:
        clinic = self.facts.clinic
        always = {"clinic": clinic.name, "phone": clinic.phone, "emergency": clinic.emergency}
        self.sayings.append(Saying(key, {**always, **fields}, options, buttons, ask_contact))

    def do(self, command: Command) -> None:
        self.commands.append(command)

    def go(self, state: str) -> None:
        self.talk.state = state

    def return_to_question(self) -> None:
        """After an interruption the question that is open at the turn's end is asked again."""
        self.asks_again = True

    def choose_from(self, options: list[tuple[Option, str]], key: str, **fields: Any) -> None:
        """Puts a numbered list on the table and says it."""
        self.talk.options, self.talk.offers = [option for option, _ in options], []
        self.say(key, options=tuple(label for _, label in options), **fields)

    # -- looking up ----------------------------------------------------------------------------------------------
    @property
    def now(self) -> datetime:
        return self.facts.now

    @property
    def language(self) -> str:
        return self.talk.language or self.facts.clinic.languages[0]

    @property
    def wish(self) -> Wish:
        if self.talk.wish is None:
            self.talk.wish = Wish()
        return self.talk.wish

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.facts.clinic.zone)

    def doctor(self, doctor_id: int) -> Doctor:
        return self.facts.practice.doctor(doctor_id) or Doctor(name="?", id=doctor_id)

    def doctor_name(self, doctor_id: int) -> str:
        """ "Dr. Lee" of "Dr. Ana Lee", the whole name where two doctors share the last one."""
        return short_name(self.doctor(doctor_id).name, [d.name for d in self.facts.practice.doctors])

    def visit_word(self, visit_type: VisitType | None) -> str:
        """What a kind of visit is called in mid-sentence; only "visit" where it is sensitive."""
        if visit_type is None or visit_type.sensitive:
            return word("visit", self.language)
        name = visit_type.name.get(self.language) or next(iter(visit_type.name.values()), visit_type.code)
        return name[:1].lower() + name[1:]

    def visit_fields(self, visit: Appointment) -> dict[str, Any]:
        patient = self.facts.patient(visit.patient_id)
        return {
            "when": self.local(visit.start),
            "doctor": self.doctor_name(visit.doctor_id),
            "address": self.facts.clinic.address,
            "first": first_name(patient),
        }

    def visit_label(self, visit: Appointment) -> str:
        """A visit as an option: "Tue Dec 1, 3:00 PM Dr. Lee", with the name where several people share the phone."""
        label = f"{moment(self.local(visit.start), self.language)} {self.doctor_name(visit.doctor_id)}"
        return f"{first_name(self.facts.patient(visit.patient_id))}, {label}" if len(self.facts.people) > 1 else label

    def offered(self, offer: Offer) -> dict[str, Any]:
        return {"when": self.local(offer.start), "doctor": self.doctor_name(offer.doctor_id)}

    def target(self) -> Appointment | None:
        """The visit under discussion, as it is now; None when it is not live any more."""
        return self.facts.visit(self.talk.target.appointment_id) if self.talk.target else None

    def aim(self, visit: Appointment) -> None:
        self.talk.target = Target(visit.id, visit.version)

    def chosen(self) -> Option | None:
        """The option that the message picks, if any."""
        choice = self.u.choice
        return self.talk.options[choice] if choice is not None and choice < len(self.talk.options) else None

    @property
    def sure(self) -> bool:
        return self.u.confidence >= 0.5

    @property
    def yes(self) -> bool:
        return self.u.answer == "yes" and self.sure and not self.u.but_later

    @property
    def no(self) -> bool:
        return self.u.answer == "no"  # a no acts on nothing: it is asked about, or keeps what there is

    def people(self) -> tuple[Person, ...]:
        return self.facts.people


def first_name(patient: Patient | None) -> str:
    return patient.name.split()[0] if patient and patient.name.strip() else ""


def short_name(name: str, others: list[str]) -> str:
    """Title and last name, unless another of `others` has the same ones."""
    words = name.split()
    if len(words) < 3 or not words[0].endswith("."):
        return name
    short = f"{words[0]} {words[-1]}"
    alike = [o for o in others if o.split() and o.split()[-1] == words[-1]]
    return short if len(alike) <= 1 else name
