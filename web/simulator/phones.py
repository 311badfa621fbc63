"""The phones: which ones are on the page, what they show, and what they send to the receptionist."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import abort, render_template, request

from bot import reception
from bot.inbound import ChannelName, Inbound
from clinic import phones as numbers
from clinic.model import Clinic
from conversations import sms
from db import thread as threads
from web import desk, understood

if TYPE_CHECKING:
    from bot.runtime import Runtime

CHANNELS: tuple[ChannelName, ...] = ("sms", "telegram")
MOST_PHONES = 4
LONGEST = 4096  # characters; Telegram's own limit, and more than an SMS can carry
FIRST = 2125550142

COMMAND = re.compile(r"(/[A-Za-z0-9_]{1,32})(?:\s+(.*))?", re.DOTALL)
PROVIDER_ID = re.compile(r"[0-9a-f-]{8,40}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone on the page; `wrong` when what was typed as its number is none."""

    number: str
    typed: str = ""
    wrong: bool = False

    @property
    def chat(self) -> str:
        """Its Telegram chat: a number made of the telephone's."""
        return chat_of(self.number)


def chosen(typed: Sequence[str], clinic: Clinic) -> list[Phone]:
    """The phones that the page's address names, or one. A number is read as patients of this clinic write theirs."""
    asked = [text.strip() for text in typed if text.strip()][:MOST_PHONES]
    found: list[Phone] = []
    for text in asked:
        number = next_free(found) if text == "new" else numbers.normalise(text, numbers.region(clinic.phone))
        if number is None:
            found.append(Phone(next_free(found), typed=text, wrong=True))
        elif number not in [phone.number for phone in found]:
            found.append(Phone(number))
    return found or [Phone(next_free([]))]


def next_free(taken: Sequence[Phone]) -> str:
    """A number that no phone on the page has."""
    used = {phone.number for phone in taken}
    return next(number for offset in range(MOST_PHONES + 1) if (number := f"+1{FIRST + offset}") not in used)


def chat_of(number: str) -> str:
    return f"7{int(number[1:]) % 10**9:09d}"


def asked() -> tuple[ChannelName, str]:
    """(channel, number) of the phone that asks; 400 when it is none."""
    channel, number = request.values.get("channel", ""), request.values.get("phone", "")
    if channel not in CHANNELS or not re.fullmatch(r"\+[1-9]\d{6,14}", number):
        abort(400)
    return channel, number


def address(channel: ChannelName, number: str) -> str:
    return chat_of(number) if channel == "telegram" else number


def thread(runtime: Runtime, channel: ChannelName, number: str) -> str:
    """What stands on the phone's screen, as HTML."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        found = threads.by_address(conn, channel, address(channel, number))
        messages = threads.messages(conn, found) if found else ()
    shown = [message for message in messages if message.direction != "note"]
    facts = {m.id: understood.facts(m.understood, at.t, at.times, at.names()) for m in shown if m.direction == "in"}
    segments = {message.id: message.segments or sms.segments(message.body) for message in shown}
    return render_template(
        "simulator/thread.html",
        at=at, messages=shown, channel=channel, facts=facts, segments=segments,
        labels=threads.labels(shown), price=partial(dollars, at.practice.clinic), total=sum(segments.values()),
    )  # fmt: skip


def send(runtime: Runtime) -> str:
    """Hands the receptionist what the phone sends, and gives back what stands on its screen then."""
    channel, number = asked()
    text = request.form.get("text", "").replace("\0", "")[:LONGEST]
    given = request.form.get("id", "")
    inbound = Inbound(
        provider="simulator",
        provider_id=given if PROVIDER_ID.fullmatch(given) else str(uuid4()),
        channel=channel,
        address=address(channel, number),
        text=text,
        language_hint=request.accept_languages.best and request.accept_languages.best[:2],
    )
    answer = reception.receive(runtime, SHAPES[channel](inbound, request.form, number), runtime.now())
    runtime.wake(answer.wake)
    return thread(runtime, channel, number)


def _sms(inbound: Inbound, form: Mapping[str, str], number: str) -> Inbound:
    del form, number
    return replace(inbound, language_hint=None)  # a text message does not tell its sender's language


def _telegram(inbound: Inbound, form: Mapping[str, str], number: str) -> Inbound:
    if press := form.get("press", ""):
        return replace(inbound, text="", press=press[:64])
    if form.get("share"):
        return replace(inbound, text="", shared_phone=number)
    found = COMMAND.fullmatch(inbound.text.strip())
    return replace(inbound, command=found[1].lower(), text=(found[2] or "").strip()) if found else inbound


SHAPES: Mapping[str, Callable[[Inbound, Mapping[str, str], str], Inbound]] = {"sms": _sms, "telegram": _telegram}


def dollars(clinic: Clinic, segments: int) -> str:
    return f"${segments * clinic.segment_price:.3f}"
