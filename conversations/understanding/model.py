"""What a message means, as plain values: what goes into the reader and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from typing import Literal

Grain = Literal["minute", "hour", "part_of_day", "day", "week", "month"]
Expecting = Literal["yes_no", "anything_else", "when", "choice", "name", "email", "birthdate", "other"]
Intent = Literal[
    "book",
    "cancel",
    "reschedule",
    "confirm",
    "query",
    "waitlist",
    "human",
    "emergency",
    "stop",
    "start",
    "help",
    "greet",
    "thanks",
    "other",
]
Answer = Literal["yes", "no", "unsure"]
Topic = Literal[
    "appointments", "openings", "hours", "address", "phone", "price", "prepare", "insurance", "doctors",
    "visit_types", "duration", "desk",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that the patient named: `start` <= t < `end`, both aware, in the zone of the context.

    A point in time has grain `minute` or `hour` and ends one grain after its start.
    """

    start: datetime
    end: datetime
    grain: Grain


@dataclass(frozen=True, slots=True)
class DoctorWords:
    """A doctor as patients may name her."""

    id: int
    name: str  # "Dr. Ana Lee"
    specialty: str = ""


@dataclass(frozen=True, slots=True)
class VisitTypeWords:
    """A kind of visit as patients may name it; `words` and `names` by language code."""

    code: str
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What this clinic calls things, and when anybody works there (wall clock, to tell 3 from 15 o'clock)."""

    doctors: tuple[DoctorWords, ...] = ()
    visit_types: tuple[VisitTypeWords, ...] = ()
    languages: tuple[str, ...] = ("en", "es")  # the first is the default
    opens: time = time(8)
    closes: time = time(20)


@dataclass(frozen=True, slots=True)
class Choice:
    """One offer on the table. `start` for a time; `label` for anything else that is chosen from a list (a name, a doctor)."""

    start: datetime | None = None
    doctor: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """All that the meaning of a message may depend on, besides its words."""

    now: datetime  # aware
    zone: tzinfo
    expecting: Expecting | None = None
    choices: tuple[Choice, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    language: str | None = None  # the language of the talk so far, a tie-breaker
    people: tuple[str, ...] = ()  # names of the patients that share this phone: "Ana yes, Leo no"
    me: str | None = None  # who of `people` writes: "yes for Leo, no for me"
    about: Window | None = (
        None  # the visit or the window under discussion: "an hour later", "same time", "4 would be perfect"
    )


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom the visit is. `relation` is an English key such as "child", "spouse", "parent", or "self"."""

    relation: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which characters of the text made which piece of the reading: `text[start:end]` was read as `piece`, e.g. "weekday:tuesday"."""

    start: int
    end: int
    piece: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything read out of one message. Absent pieces are None, False or empty; nothing is ever guessed into them."""

    intent: Intent | None = None
    answer: Answer | None = None
    choice: int | None = None  # index into Context.choices
    when: tuple[Window, ...] = ()  # the surest first
    doctor: int | None = None  # DoctorWords.id
    doctors_excluded: tuple[int, ...] = ()  # "not dr park"
    any_doctor: bool = False  # "any doctor", "whoever is free", "no preference"
    other_doctor: bool = False  # "a different doctor": anyone but the one offered or under discussion
    unknown_doctor: str | None = None  # "dr smith" where no such doctor practises: "Smith"
    visit_type: str | None = None  # VisitTypeWords.code
    language: str = "en"  # language of this message's words; the talk's where they do not tell
    language_sure: bool = False  # the words themselves tell the language
    confidence: float = 1.0  # 0..1, of the whole reading; below 0.5 the bot asks instead of acting

    name: str | None = None  # a person's full name, capitalised
    email: str | None = None  # as written, domain lowered
    birthdate: date | None = None
    skip: bool = False  # "skip", "none", "I don't have one", "rather not"
    whom: Whom | None = None
    each: tuple[Whom, ...] = ()  # those for whom visits are wanted, where that is more than one: "me and my son"
    kinds: tuple[str, ...] = ()  # VisitTypeWords.code of those wanted together, where that is more than one
    answers_by_person: Mapping[str, Answer] = field(default_factory=dict)  # {"Ana": "yes", "Leo": "no"}
    people: tuple[str, ...] = ()  # of Context.people, those who are named
    everyone: bool = False  # "both", "all of them"

    had: tuple[
        Window, ...
    ] = ()  # what names the visit she already has, beside a wish: "move my tuesday visit to friday"
    otherwise: tuple[Window, ...] = ()  # the other reading of `when` where the words truly allow two
    names_day: bool = False  # some window's day was named ("friday", "the 3rd"), not only a time of day
    names_time: bool = False  # some window's time of day was named ("at 3", "mornings"), not only days
    soonest: bool = False  # "the earliest you have", "asap", "first available"
    direction: Literal["earlier", "later"] | None = None  # "anything later?"
    none_of_these: bool = False  # "none of those work"
    any_time: bool = False  # "whenever", "any time is fine"
    but_later: bool = False  # "yes but later": agrees to the thing, wants another time
    topics: tuple[Topic, ...] = ()  # what a query asks about
    late_minutes: int | None = None  # "running 10 min late" -> 10; 0 where late without a figure
    wrong_number: bool = False
    undo: bool = False
    language_wish: str | None = None  # "English please" -> "en"
    evidence: tuple[Evidence, ...] = ()
