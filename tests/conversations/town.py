"""A town for the dialogue alone: one clinic, patients and their visits in memory, so that a turn is tried without a database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from clinic.file import parse
from clinic.model import Appointment, Busy, Patient, Practice, Slot
from conversations import commands as c
from conversations.engine import Turn, turn
from conversations.facts import Facts, NeedTaken, Person, Question, Taken
from conversations.scene import Heard
from conversations.talk import Talk, dump, load

CLINIC = """
[clinic]
name = "Riverside Clinic"
timezone = "America/New_York"
phone = "+12125550100"
address = "1 River Street"
languages = ["en", "es"]

[[visit_types]]
code = "checkup"
name = { en = "Check-up", es = "Chequeo" }
minutes = 30
words = { en = ["checkup", "check-up", "physical"], es = ["chequeo", "revisión"] }
prepare = { en = "Please fast for 8 hours.", es = "Venga en ayunas (8 horas)." }

[[visit_types]]
code = "vaccine"
name = { en = "Vaccination", es = "Vacuna" }
minutes = 15
words = { en = ["vaccine", "shot", "jab"], es = ["vacuna"] }

[[doctors]]
name = "Dr. Ana Lee"
specialty = "General practice"
visit_types = ["checkup", "vaccine"]
[doctors.hours]
mon = ["09:00-12:00", "13:00-17:00"]
tue = ["09:00-12:00", "13:00-17:00"]
wed = ["09:00-12:00", "13:00-17:00"]
thu = ["09:00-12:00", "13:00-17:00"]
fri = ["09:00-12:00", "13:00-17:00"]

[[doctors]]
name = "Dr. Sam Park"
specialty = "Paediatrics"
visit_types = ["checkup", "vaccine"]
[doctors.hours]
mon = ["10:00-18:00"]
wed = ["10:00-18:00"]
fri = ["10:00-18:00"]
"""


def practice(text: str = CLINIC) -> Practice:
    """The clinic of the town, with ids as a database would give them."""
    read = parse(text)
    return replace(read, doctors=tuple(replace(d, id=n) for n, d in enumerate(read.doctors, 1)), version=1)


@dataclass
class Town:
    """One phone and all that there is around it. `say` takes a message through the engine and does what it decides."""

    now: datetime
    practice: Practice = field(default_factory=practice)
    channel: str = "sms"
    phone: str | None = "+12125550142"
    people: list[Person] = field(default_factory=list)
    visits: list[Appointment] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    busy: list[Busy] = field(default_factory=list)  # everybody else
    talk: Talk = field(default_factory=Talk)
    language: str | None = None
    opted_out_why: str | None = None
    taken_over: bool = False
    called: list[c.CallHuman] = field(default_factory=list)
    done: list[c.Command] = field(default_factory=list)
    last: Turn | None = None
    first: bool = True

    def say(self, text: str = "", **more: object) -> str:
        """The reply's words; "" where the bot is silent."""
        taken: Taken | None = None
        for _ in range(3):
            try:
                made = turn(self.talk, Heard(text, **more), self.facts(taken))  # type: ignore[arg-type]
                break
            except NeedTaken as need:
                taken = Taken(need.start - timedelta(days=30), need.end + timedelta(days=30), tuple(self._taken()))
        else:
            raise AssertionError("a turn asked for ever more of the calendar")
        for command in made.commands:
            self._do(command)
        self.talk, self.last, self.first = load(dump(made.talk)), made, False
        return made.reply.text if made.reply else ""

    def press(self, label: str) -> str:
        """Presses a button of the last reply by its label."""
        assert self.last and self.last.reply
        buttons = {name: data for row in self.last.reply.buttons for name, data in row}
        return self.say(press=buttons[label])

    def register(self, name: str, relation: str = "self") -> Patient:
        patient = Patient(len(self.people) + 1, name, phone=self.phone)
        self.people.append(Person(patient, relation))
        return patient

    def visit(self, patient: Patient, start: datetime, doctor_id: int = 1, visit_type: str = "checkup") -> Appointment:
        kind = self.practice.visit_type(visit_type)
        assert kind
        made = Appointment(
            len(self.visits) + 1, patient.id, doctor_id, visit_type, start, start + kind.length, "scheduled"
        )
        self.visits.append(made)
        return made

    def remind(self, *visits: Appointment) -> None:
        """A reminder's question about each of the visits, put at this moment."""
        for visit in visits:
            self.questions.append(Question(len(self.questions) + 1, "reminder", visit.id, visit.version, self.now))

    def live(self) -> list[Appointment]:
        return sorted((v for v in self.visits if v.status in ("scheduled", "confirmed")), key=lambda v: v.start)

    def facts(self, taken: Taken | None = None) -> Facts:
        return Facts(
            now=self.now.astimezone(self.practice.clinic.zone),
            practice=self.practice,
            channel=self.channel,  # type: ignore[arg-type]
            phone=self.phone,
            language=self.language,
            opted_out=self.opted_out_why is not None,
            opted_out_why=self.opted_out_why,
            taken_over=self.taken_over,
            people=tuple(self.people),
            visits=tuple(v for v in self.live() if v.end > self.now),
            cancelled=tuple(v for v in self.visits if v.status == "cancelled"),
            questions=tuple(self.questions),
            taken=taken,
            first_message=self.first,
        )

    def _taken(self) -> list[Busy]:
        return [*self.busy, *(Busy(v.doctor_id, v.start, v.end) for v in self.live())]

    # -- what the desk would do --------------------------------------------------------------------------------------
    def _do(self, command: c.Command) -> None:
        self.done.append(command)
        match command:
            case c.Register():
                self.register(command.name, command.relation)
            case c.Book():
                patient = self.people[-1].patient.id if command.patient_id is None else command.patient_id
                slot = Slot(command.doctor_id, command.start, command.start)
                assert not any(b.doctor_id == slot.doctor_id and b.start <= slot.start < b.end for b in self._taken())
                self.visit(next(p.patient for p in self.people if p.patient.id == patient), command.start,
                           command.doctor_id, command.visit_type)  # fmt: skip
            case c.Confirm():
                self._change(command.appointment_id, command.version, 0, status="confirmed")
            case c.Cancel():
                self._change(command.appointment_id, command.version, 1, status="cancelled", cancelled_at=self.now)
            case c.Restore():
                self._change(command.appointment_id, command.version, 1, status="scheduled")
            case c.Reschedule():
                self._move(command)
            case c.AnswerQuestion():
                self.questions = [q for q in self.questions if q.id != command.question_id]
            case c.Correct(name=str(name)):
                self.people = [replace(p, patient=replace(p.patient, name=name)) if p.patient.id == command.patient_id
                               else p for p in self.people]  # fmt: skip
            case c.OptOut():
                self.opted_out_why = command.why
            case c.OptIn():
                self.opted_out_why = None
            case c.SetLanguage():
                self.language = command.language
            case c.CallHuman():
                self.called.append(command)
            case c.UnlinkNumber():
                self.people, self.phone = [], None
            case _:
                pass

    def _move(self, command: c.Reschedule) -> None:
        was = next(v for v in self.visits if v.id == command.appointment_id)
        self._change(command.appointment_id, command.version, 1, status="scheduled", start=command.start,
                     end=command.start + (was.end - was.start), doctor_id=command.doctor_id)  # fmt: skip

    def _change(self, appointment_id: int, version: int, step: int, **values: object) -> None:
        at = next(n for n, v in enumerate(self.visits) if v.id == appointment_id)
        was = self.visits[at]
        assert was.version == version
        self.visits[at] = replace(was, version=was.version + step, **values)  # type: ignore[arg-type]
