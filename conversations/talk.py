"""What a conversation remembers from one message to the next: plain values that go to JSON and come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

OptionKind = Literal["visit", "visit_type", "person", "doctor", "menu", "language", "window", "all_visits"]


@dataclass
class Span:
    """A window that the patient asked for; `grain` as in a reading."""

    start: datetime
    end: datetime
    grain: str


@dataclass
class Wish:
    """The visit that is being arranged, as far as it is known."""

    visit_type: str | None = None
    doctor_id: int | None = None
    not_doctors: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)  # the other reading of `spans`, where the words allow two
    doubtful: bool = False  # `others` is as likely: she is asked which one she means
    soonest: bool = False  # the earliest that there is, within the spans where there are any
    backwards: bool = False  # the latest within the spans: "anything earlier?"
    shifted: bool = False  # the spans are "later" or "earlier" than what was on the table
    clock: str | None = None  # "15:00": the time of day wanted on whatever day
    patient_id: int | None = None
    relation: str = "self"
    whom_told: bool = False
    name: str | None = None  # of a patient who is not registered yet, or as named: "leo"
    email: str | None = None
    email_known: bool = False  # asked and answered, be it with SKIP
    registered: bool = False  # the patient is registered in this very turn and has no number yet
    fresh: bool = False  # for somebody who is not known so far
    one_name: bool = False  # she goes by one name only
    waits: bool = False  # for the waiting list, not for a time
    further: bool = False  # one more of several that were wished for at once
    moving: int | None = None  # the appointment that is to be moved
    version: int = 0


def spans_of(wish: Wish, reading: str) -> list[Span]:
    """The days of one reading, as an option of kind "window" names it: "spans" or "others"."""
    return wish.others if reading == "others" else wish.spans


@dataclass
class Further:
    """One more visit of a message that wished for several; arranged when the one before it is booked."""

    visit_type: str | None = None  # None: the same kind as that
    relation: str = "self"
    name: str | None = None
    same: bool = False  # for the same patient as that
    fresh: bool = False  # nobody who is known so far


@dataclass
class Offer:
    """An open time on the table."""

    doctor_id: int
    start: datetime
    end: datetime


@dataclass
class Option:
    """A numbered choice other than a time."""

    kind: OptionKind
    value: str


@dataclass
class Target:
    """The visit under discussion, and the version that the patient was shown."""

    appointment_id: int
    version: int


@dataclass
class Undo:
    appointment_id: int
    version: int
    until: datetime


@dataclass
class Talk:
    """A conversation's memory. `state` names a row of the dialogue's table."""

    state: str = "idle"
    language: str | None = None
    wish: Wish | None = None
    further: list[Further] = field(default_factory=list)  # visits still to be arranged, in order
    offers: list[Offer] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    purpose: str | None = None  # what the visit that is being chosen is wanted for
    target: Target | None = None
    waiting: list[int] = field(default_factory=list)  # visits that are still to be talked over, one by one
    waiting_for: Literal["cancel", "decline", "move"] = "decline"  # what is to be done about them
    said_before: Wish | None = None  # of the new time, before it was clear which visit is meant
    settled: datetime | None = None  # the start of the visit that was booked or moved last: "oops, I meant 11"
    undo: Undo | None = None
    misses: int = 0  # messages not understood, in a row
    turn: int = 0  # grows with every list of choices: an old button names an old turn
    asked_at: datetime | None = None
    overtaken: bool = False  # staff have spoken since: the next bare answer may be meant for them

    def clear(self) -> None:
        """Back to nothing under discussion; language, undo and the count of lists stay."""
        self.state, self.wish, self.purpose, self.target = "idle", None, None, None
        self.offers, self.options, self.waiting, self.further = [], [], [], []
        self.said_before, self.settled = None, None


_JSON = TypeAdapter(Talk)


def dump(talk: Talk) -> dict[str, Any]:
    """A talk as JSON-able values."""
    stored: dict[str, Any] = _JSON.dump_python(talk, mode="json", exclude_defaults=True)
    return stored


def load(stored: dict[str, Any]) -> Talk:
    """A talk out of what was stored. What an older version stored and this one cannot read starts afresh."""
    try:
        return _JSON.validate_python(stored)
    except ValidationError:
        return Talk(turn=int(stored.get("turn") or 0)) if isinstance(stored.get("turn"), int) else Talk()
