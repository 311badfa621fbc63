"""Whole talks, replayed through the real reception on a real database. How to write one: tests/scripts/README.md."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from bot import desk, takeover
from bot.inbound import Answer, Inbound
from bot.reception import receive
from bot.runtime import Runtime
from db import attention, people, practice, seed
from db.tables import AppointmentRow, ContactRow, ConversationRow, PatientRow, QuestionRow
from tests.conversations.town import CLINIC
from tests.conversations.town import practice as read_clinic

SCRIPTS = sorted((Path(__file__).parents[1] / "scripts").glob("*.txt"))
_numbers = itertools.count(1)


@dataclass
class Stage:
    """A story under way: who writes, what time it is, and what was answered last."""

    runtime: Runtime
    now: datetime
    channel: str = "sms"
    address: str = "+12125550142"
    reply: list[str] = field(default_factory=list)
    answer: Answer = field(default_factory=Answer)

    def hear(self, words: str, press: str | None = None) -> None:
        number = f"M{next(_numbers)}"
        self.answer = receive(
            self.runtime,
            Inbound("simulator", number, self.channel, self.address, words, press=press),  # type: ignore[arg-type]
            self.now,
        )
        self.reply = "\n".join(message.text for message in self.answer.messages).splitlines()

    def patient_id(self, name: str) -> int:
        with self.runtime.engine.connect() as conn:
            return conn.execute(select(PatientRow.patient_id).where(PatientRow.name == name)).scalar_one()


def _patient(stage: Stage, rest: str) -> None:
    found = re.fullmatch(r"(.+?) (\+\d+)(?: (\S+@\S+))?", rest)
    assert found, rest
    with stage.runtime.engine.begin() as conn:
        people.create(conn, now=stage.now, actor="seed", name=found[1], phone=found[2], email=found[3])


def _visit(stage: Stage, rest: str) -> None:
    name, when, doctor, kind = (part.strip() for part in rest.split("|"))
    with stage.runtime.engine.begin() as conn:
        house = practice.load(conn)
        start = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=house.clinic.zone)
        doctor_id = next(d.id for d in house.doctors if d.name == doctor)
        desk.book(conn, stage.now, house, desk.Actor("staff:1", "staff"), patient_id=stage.patient_id(name),
                  doctor_id=doctor_id, visit_type=kind, start=start, tell_patient=False)  # fmt: skip


def _remind(stage: Stage, rest: str) -> None:
    """As the reminder's job does: the conversation exists, and a question stands for each visit."""
    names = [name.strip() for name in rest.split(",")]
    with stage.runtime.engine.begin() as conn:
        known = select(ConversationRow.conversation_id).join(ContactRow).where(ContactRow.address == stage.address)
        talk = conn.execute(known).scalar_one_or_none()
        if talk is None:
            contact = insert(ContactRow).values(channel=stage.channel, address=stage.address, phone=stage.address)
            contact_id = conn.execute(contact.returning(ContactRow.contact_id)).scalar_one()
            made = insert(ConversationRow).values(contact_id=contact_id).returning(ConversationRow.conversation_id)
            talk = conn.execute(made).scalar_one()
        for name in names:
            visit = conn.execute(
                select(AppointmentRow.appointment_id, AppointmentRow.version)
                .where(AppointmentRow.patient_id == stage.patient_id(name), AppointmentRow.appointment_date > stage.now)
                .order_by(AppointmentRow.appointment_date)
            ).first()
            assert visit
            conn.execute(insert(QuestionRow).values(conversation_id=talk, kind="reminder", asked_at=stage.now,
                                                    appointment_id=visit[0], version=visit[1]))  # fmt: skip


def _phone(stage: Stage, rest: str) -> None:
    stage.channel, stage.address = "sms", rest


def _chat(stage: Stage, rest: str) -> None:
    stage.channel, stage.address = "telegram", rest


def _says(stage: Stage, rest: str) -> None:
    assert not stage.reply, f"unexpected: {stage.reply}"
    stage.hear(rest)


def _presses(stage: Stage, rest: str) -> None:
    buttons = {b.label: b.data for message in stage.answer.messages for row in message.buttons for b in row}
    stage.reply = []
    stage.hear("", press=buttons[rest])


def _presses_twice(stage: Stage, rest: str) -> None:
    before = stage.answer
    _presses(stage, rest)
    first, stage.answer = stage.reply, before
    _presses(stage, rest)
    stage.reply = first + stage.reply


def _hears(stage: Stage, rest: str) -> None:
    if not rest:
        assert stage.reply == [], stage.reply
        return
    assert stage.reply, "the bot was silent"
    line = stage.reply.pop(0)
    if rest.startswith("~ "):
        assert rest[2:] in line
    else:
        assert line == rest


def _staff_write(stage: Stage, rest: str) -> None:
    with stage.runtime.engine.begin() as conn:
        clinic, talk = practice.load(conn).clinic, stage.answer.conversation_id
        takeover.take_over(conn, stage.now, talk, by="api:ab12cd34", staff_id=None)
        takeover.write(conn, stage.now, clinic, talk, rest, by="api:ab12cd34")


def _staff_hand_back(stage: Stage, _: str) -> None:
    with stage.runtime.engine.begin() as conn:
        assert takeover.hand_back(conn, stage.now, stage.answer.conversation_id, by="api:ab12cd34")


def _goes_by(stage: Stage, rest: str) -> None:
    number, unit = rest.split()
    stage.now += timedelta(**{{"min": "minutes", "h": "hours", "d": "days"}[unit]: int(number)})


def _raised(stage: Stage, rest: str) -> None:
    with stage.runtime.engine.connect() as conn:
        assert rest in {matter.kind for matter in attention.open_(conn)}


def _settled(stage: Stage, rest: str) -> None:
    with stage.runtime.engine.connect() as conn:
        assert rest not in {matter.kind for matter in attention.open_(conn)}


_LINES: dict[str, Callable[[Stage, str], None]] = {
    "patient": _patient,
    "visit": _visit,
    "remind": _remind,
    "phone": _phone,
    "chat": _chat,
    "P": _says,
    "T": _presses,
    "TT": _presses_twice,
    "B": _hears,
    "S": _staff_write,
    "H": _staff_hand_back,
    "+": _goes_by,
    "!": _raised,
    "!-": _settled,
}


def _visits(runtime: Runtime) -> list[str]:
    query = text(
        "select a.status, to_char(a.appointment_date at time zone 'America/New_York', 'Dy Mon FMDD HH24:MI'), d.name, p.name"
        " from appointments a join patients p using (patient_id) join doctors d using (doctor_id)"
        " where a.status in ('scheduled', 'confirmed') order by a.appointment_date, p.name"
    )
    with runtime.engine.connect() as conn:
        return [" ".join(row) for row in conn.execute(query)]


@pytest.mark.parametrize("script", SCRIPTS, ids=[script.stem for script in SCRIPTS])
def test_script(script: Path, runtime: Runtime) -> None:
    lines = [line.rstrip() for line in script.read_text().splitlines() if line.strip() and not line.startswith("#")]
    start = re.fullmatch(r"now (.+)", lines[0])
    assert start, "a story begins with its time"
    house = read_clinic(CLINIC)
    stage = Stage(runtime, datetime.strptime(start[1], "%Y-%m-%d %H:%M").replace(tzinfo=house.clinic.zone))
    with runtime.engine.begin() as conn:
        seed.seed(conn, house, stage.now)
    expected: list[str] | None = None
    for number, line in enumerate([*lines[1:], "end"], 2):
        word, _, rest = line.partition(" ")
        if word == "=":
            expected = [*(expected or []), *([rest] if rest else [])]
            continue
        if expected is not None:
            assert _visits(runtime) == sorted(expected, key=expected.index), f"{script.name}, before line {number}"
            expected = None
        if word != "B":
            assert not stage.reply, f"{script.name}, before line {number}: also said {stage.reply}"
        if word != "end":
            try:
                _LINES[word](stage, rest)
            except AssertionError as wrong:
                raise AssertionError(f"{script.name}, {line!r}: {wrong}") from None
