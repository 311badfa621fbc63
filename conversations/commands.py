"""What a turn of the dialogue wants done. Data only: the desk carries them out, in order, in the turn's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clinic.model import Slot

AttentionKind = Literal[
    "human", "emergency", "late", "opt_out", "wrong_number", "not_understood", "question", "declined", "waitlist"
]


@dataclass(frozen=True, slots=True)
class Register:
    """A new patient who writes from this contact. `relation` is "self" or whom she is to the writer ("child")."""

    name: str
    email: str | None = None
    relation: str = "self"


@dataclass(frozen=True, slots=True)
class Correct:
    """The patient's own data, corrected by herself; None leaves a field as it is."""

    patient_id: int
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Keeps the offered times for this conversation, in the place of whatever it held."""

    visit_type: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Gives back whatever this conversation holds."""


@dataclass(frozen=True, slots=True)
class Book:
    """`patient_id` None: the one registered in this same turn."""

    patient_id: int | None
    doctor_id: int
    visit_type: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Confirm:
    appointment_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Reschedule:
    appointment_id: int
    version: int
    doctor_id: int
    start: datetime


@dataclass(frozen=True, slots=True)
class Cancel:
    appointment_id: int
    version: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Takes a cancellation back; a clash when the time is gone."""

    appointment_id: int
    version: int


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Closes a question that the clinic had put (a reminder)."""

    question_id: int
    answer: str


@dataclass(frozen=True, slots=True)
class JoinWaitlist:
    patient_id: int | None
    visit_type: str
    doctor_id: int | None = None
    appointment_id: int | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeaveWaitlist:
    """Nobody of this contact waits any more."""


@dataclass(frozen=True, slots=True)
class OptOut:
    """No message more to this contact that it did not ask for. `why`: "keyword" or "words"."""

    why: str


@dataclass(frozen=True, slots=True)
class OptIn:
    pass


@dataclass(frozen=True, slots=True)
class TellOptedOutByEmail:
    """A bare CANCEL on SMS has opted the number out and kept the visit: the patient hears of it by e-mail."""

    patient_id: int
    appointment_id: int


@dataclass(frozen=True, slots=True)
class UnlinkNumber:
    """The number belongs to somebody else: it speaks for no patient any more and is sent nothing."""


@dataclass(frozen=True, slots=True)
class SetLanguage:
    language: str


@dataclass(frozen=True, slots=True)
class CallHuman:
    """Raised to staff. `detail` holds no patient's words."""

    kind: AttentionKind
    urgent: bool = False
    appointment_id: int | None = None
    detail: str = ""


Command = (
    Register
    | Correct
    | Hold
    | Release
    | Book
    | Confirm
    | Reschedule
    | Cancel
    | Restore
    | AnswerQuestion
    | JoinWaitlist
    | LeaveWaitlist
    | OptOut
    | OptIn
    | TellOptedOutByEmail
    | UnlinkNumber
    | SetLanguage
    | CallHuman
)
