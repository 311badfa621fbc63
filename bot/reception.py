"""The receptionist at work: one message, one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from psycopg2.errors import DeadlockDetected
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot import desk
from bot.acts import Act, EmailTaken, carry_out
from bot.inbound import Answer, Button, Inbound, Outgoing
from clinic.model import Practice
from conversations import engine, sms
from conversations.commands import CallHuman
from conversations.facts import Facts, NeedTaken, Taken
from conversations.scene import Heard
from conversations.speaking import Spoken
from conversations.talk import Talk, dump, load
from conversations.understanding.model import Understanding
from db import appointments, conversations, events, facts, people, reach, registers
from db.appointments import Stretch
from db.conversations import Opened, Said

if TYPE_CHECKING:
    from bot.runtime import Runtime

log = structlog.get_logger(__name__)

_TRIES = 3
"""A slot that is lost to another patient makes the turn be thought again, with fresher facts; after that a person is called."""
_LOOKS = 3


def receive(runtime: Runtime, inbound: Inbound, now: datetime) -> Answer:
    """Hears one message and answers it; a repeat gets the same answer and changes nothing.

    Raises sqlalchemy.exc.OperationalError when PostgreSQL is away: the door answers 503 and the provider tries again.
    """
    fresh = _Fresh()
    for attempt in range(_TRIES):
        try:
            with runtime.engine.begin() as conn:
                return _hear(conn, runtime, inbound, now, fresh)
        except conversations.HeardBefore:
            continue  # its twin has answered, or staff have the conversation: the next look finds which
        except EmailTaken as refused:
            fresh.refused_emails |= {refused.email}
        except (desk.Clash, desk.Stale, desk.Refused) as lost:
            log.info("turn taken again", attempt=attempt, because=type(lost).__name__)
            fresh.careful = True
        except OperationalError as broken:
            because = _passing(broken)
            if because is None:
                raise
            log.info("turn taken again", attempt=attempt, because=because)
    fresh.hopeless = True
    with runtime.engine.begin() as conn:
        return _hear(conn, runtime, inbound, now, fresh)


def _passing(broken: OperationalError) -> str | None:
    """What another try may mend: two turns that crossed, or a connection that the server had closed while it lay idle."""
    if isinstance(broken.orig, DeadlockDetected):
        return "deadlock"
    return "connection lost" if broken.connection_invalidated else None


@dataclass
class _Fresh:
    """What an earlier attempt at the same turn has taught."""

    refused_emails: frozenset[str] = frozenset()
    careful: bool = False  # a time was lost: nobody may take another while this turn is thought through
    hopeless: bool = False  # it came to nothing again and again: a person is called, and that is said to whoever waits


def _hear(conn: Connection, runtime: Runtime, inbound: Inbound, now: datetime, fresh: _Fresh) -> Answer:
    opened = conversations.open_(
        conn,
        channel=inbound.channel,
        address=inbound.address,
        phone=_proven(inbound),
        provider=inbound.provider,
        provider_id=inbound.provider_id,
        now=now,
    )
    if opened.repeated:
        return _again(conn, inbound, opened)
    text = clean(inbound.text)
    if opened.unreachable_at is not None:
        reach.reachable(conn, opened.contact_id, now=now)
    opened = _learn_phone(conn, inbound, opened)
    turn, wake = _turn(conn, runtime, inbound, text, opened, now, fresh)
    said = _keep(conn, opened, inbound, text, turn, now, yields=not fresh.hopeless)
    wake += tuple(_tell_programs(conn, opened, inbound, now))
    return Answer(said, conversation_id=opened.conversation_id, wake=wake, heard_at=opened.heard_at)


def _proven(inbound: Inbound) -> str | None:
    """A number that texts is its owner's; a chat is whoever it is until a number is shared."""
    return inbound.address if inbound.channel != "telegram" else None


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which PostgreSQL cannot store."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _shown(inbound: Inbound, text: str) -> str:
    """What the thread shows as said: a command with its words, a pressed button by its data, a shared number as such."""
    if inbound.shared_phone:
        return "(shared the number)"
    edited = "(edited)" if inbound.edited else ""
    return " ".join(part for part in (edited, inbound.command or "", text or inbound.press or "") if part)


def _learn_phone(conn: Connection, inbound: Inbound, opened: Opened) -> Opened:
    if not inbound.shared_phone or opened.phone == inbound.shared_phone:
        return opened
    conversations.set_phone(conn, opened.contact_id, inbound.shared_phone)
    for patient in people.by_phone(conn, inbound.shared_phone):
        people.link(conn, opened.contact_id, patient.id, "self")
    values = {name: getattr(opened, name) for name in Opened.__slots__}
    return Opened(**{**values, "phone": inbound.shared_phone})


def _tell_programs(conn: Connection, opened: Opened, inbound: Inbound, now: datetime) -> list[int]:
    return events.message_received(
        conn,
        now,
        opened.practice_version,
        opened.conversation_id,
        channel=inbound.channel,
        provider=inbound.provider,
        provider_id=inbound.provider_id,
    )


# -- thinking and doing ----------------------------------------------------------------------------------------------
def _turn(
    conn: Connection, runtime: Runtime, inbound: Inbound, text: str, opened: Opened, now: datetime, fresh: _Fresh
) -> tuple[engine.Turn, tuple[int, ...]]:
    house = runtime.practice(conn, opened.practice_version)
    heard = _heard(inbound, text)
    talk = load(opened.data)
    known = facts.gather(conn, opened, house, now, refused_emails=fresh.refused_emails)
    read: Understanding | None = None
    for _ in range(_LOOKS):
        try:
            hint = inbound.language_hint
            turn = engine.apologise(talk, known) if fresh.hopeless else _think(talk, heard, known, hint, read)
        except NeedTaken as need:
            read = need.read
            start = min(need.start, known.taken.start) if known.taken else need.start
            end = max(need.end, known.taken.end) if known.taken else need.end
            known = replace(known, taken=_look(conn, opened, house, start, end, now, alone=fresh.careful))
            continue
        return turn, _do(Act(conn, now, house, opened), turn)
    raise AssertionError("a turn asked for ever more of the calendar")


def _heard(inbound: Inbound, text: str) -> Heard:
    card = any(media.content_type in _CARDS for media in inbound.media)
    return Heard(
        text,
        inbound.command,
        inbound.press,
        bool(inbound.media),
        inbound.shared_phone,
        inbound.opt_out,
        card=card,
        edited=inbound.edited,
    )


_CARDS = frozenset({"text/vcard", "text/x-vcard"})
"""How a contact of somebody's arrives, on any channel."""


def _look(
    conn: Connection, opened: Opened, house: Practice, start: datetime, end: datetime, now: datetime, *, alone: bool
) -> Taken:
    """Who is taken. `alone`: lock first, look second, so that in a crowd everybody is offered what is really open."""
    if alone:
        first, last = facts.reach(start, end)
        appointments.lock_days(conn, [Stretch(doctor.id, first, last) for doctor in house.doctors])
    return facts.taken(conn, opened.conversation_id, start, end, now)


def _think(talk: Talk, heard: Heard, known: Facts, hint: str | None, read: Understanding | None) -> engine.Turn:
    """The turn; where thinking itself breaks, an apology and a person: no patient meets a traceback."""
    try:
        return engine.turn(talk, heard, known, hint, read)
    except NeedTaken:
        raise
    except Exception as broken:
        log.exception("turn broke", state=talk.state, error=type(broken).__name__)
        return engine.apologise(talk, known)


def _do(act: Act, turn: engine.Turn) -> tuple[int, ...]:
    carry_out(act, turn.commands)
    due = [row for appointment_id in act.touched for row in registers.due(act.conn, appointment_id, act.now)]
    return tuple(dict.fromkeys([*act.wake, *due]))


# -- answering -------------------------------------------------------------------------------------------------------
def _keep(
    conn: Connection, opened: Opened, inbound: Inbound, text: str, turn: engine.Turn, now: datetime, *, yields: bool
) -> tuple[Outgoing, ...]:
    spoken = turn.reply
    stored = _stored(spoken) if spoken else None
    message_id = conversations.keep(
        conn,
        opened.conversation_id,
        provider=inbound.provider,
        provider_id=inbound.provider_id,
        body=_shown(inbound, text),
        media=[{"content_type": m.content_type, "url": clean(m.url)} for m in inbound.media],
        understood=summary(turn.understood) | _missed(opened, turn),
        state=turn.talk.state,
        data=dump(turn.talk),
        reply=spoken.text if spoken else None,
        buttons=stored,
        segments=sms.segments(spoken.text) if spoken and opened.channel == "sms" else 0,
        now=now,
        yields=yields,
    )
    return (_outgoing(message_id, spoken.text, stored or []),) if spoken else ()


def _missed(opened: Opened, turn: engine.Turn) -> dict[str, bool]:
    """Marks a message that nothing could be made of: staff read those to improve the words."""
    again = turn.talk.misses > int(opened.data.get("misses") or 0)
    given_up = any(isinstance(one, CallHuman) and one.kind == "not_understood" for one in turn.commands)
    return {"missed": True} if again or given_up else {}


def _stored(spoken: Spoken) -> list[Any] | None:
    if not spoken.buttons and not spoken.ask_contact:
        return None
    return [{"rows": [list(map(list, row)) for row in spoken.buttons], "ask_contact": spoken.ask_contact}]


def _again(conn: Connection, inbound: Inbound, opened: Opened) -> Answer:
    said: list[Said] = conversations.replies(conn, inbound.provider, inbound.provider_id)
    messages = tuple(_outgoing(one.message_id, one.body, one.buttons or []) for one in said)
    return Answer(messages, repeated=True, conversation_id=opened.conversation_id)


def _outgoing(message_id: int, text: str, stored: list[Any]) -> Outgoing:
    found = stored[0] if stored else {}
    rows = tuple(tuple(Button(label, data) for label, data in row) for row in found.get("rows", ()))
    return Outgoing(message_id, text, rows, found.get("ask_contact"))


def summary(u: Understanding) -> dict[str, Any]:
    """What was understood, for staff to see: only what the message holds."""
    shown: dict[str, Any] = {
        "intent": u.intent,
        "answer": u.answer,
        "choice": u.choice,
        "when": [{"start": w.start.isoformat(), "end": w.end.isoformat(), "grain": w.grain} for w in u.when],
        "doctor": u.doctor,
        "visit_type": u.visit_type,
        "language": u.language,
        "confidence": round(u.confidence, 2),
        "topics": list(u.topics),
        "name": u.name,
        "email": u.email,
        "birthdate": u.birthdate.isoformat() if u.birthdate else None,
        "whom": {"relation": u.whom.relation, "name": u.whom.name} if u.whom and u.whom.relation != "self" else None,
        "answers": dict(u.answers_by_person),
        "late_minutes": u.late_minutes,
        "direction": u.direction,
        "language_wish": u.language_wish,
    }
    shown |= {flag: True for flag in _FLAGS if getattr(u, flag)}
    return {name: value for name, value in shown.items() if value not in (None, [], (), {})}


_FLAGS = (
    "wrong_number", "none_of_these", "any_time", "soonest", "but_later", "undo", "skip", "everyone", "any_doctor",
)  # fmt: skip
