"""A chat in the terminal, as a patient's phone would see it: the same conversation, without a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from bot.inbound import Answer, Inbound
from bot.reception import receive
from bot.runtime import Runtime


def chat(runtime: Runtime, phone: str, lines: Iterator[str], say: Callable[[str], None]) -> None:
    """Hand each line to the receptionist as a text from `phone` (E.164), and say what comes back."""
    for line in lines:
        if line.strip():
            for text in heard(runtime, phone, line).messages:
                say(text.text)


def heard(runtime: Runtime, phone: str, text: str) -> Answer:
    """One text and its answer; what it sets going is started."""
    inbound = Inbound(provider="simulator", provider_id=f"chat:{uuid4()}", channel="sms", address=phone, text=text)
    answer = receive(runtime, inbound, runtime.now())
    runtime.wake(answer.wake)
    return answer
