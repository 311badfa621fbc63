"""What the patients of the measurement write, as Twilio would hand it over: signed forms over HTTP."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from urllib.parse import urlencode

TOKEN = "0123456789abcdef0123456789abcdef"
ACCOUNT = "AC" + "b" * 32
CLINIC = "+12125550100"
PATH = "/webhooks/twilio/messages"
PHONES = 40  # a connection; each is known to the clinic
HOURS = ("10am", "11am", "2pm", "3pm", "4pm")


def phones(connection: int) -> list[str]:
    """The numbers that write over one connection, so that nobody writes twice at once."""
    return [f"+1646{connection:03d}{n:04d}" for n in range(PHONES)]


def talk(turn: int, today: date) -> Iterator[str]:
    """One talk of six messages: a visit asked for, booked, asked about and cancelled, so that times do not run out."""
    when = today + timedelta(days=7 + turn % 70)
    doctor = ("Lee", "Park")[turn % 2]
    yield f"hi, I need a checkup with Dr {doctor} on {when:%B} {when.day} at {HOURS[turn % len(HOURS)]}"
    yield "yes"
    yield "when is my appointment?"
    yield "cancel it please"
    yield "yes"
    yield "thanks"


def messages(connection: int, today: date) -> Iterator[tuple[str, str]]:
    """(number, text) without end: each number tells its whole talk before the next begins."""
    for turn in count(connection * 7):
        phone = phones(connection)[turn % PHONES]
        for text in talk(turn, today):
            yield phone, text


def request(base: str, phone: str, text: str) -> bytes:
    """The bytes of one signed request on a connection that is kept open."""
    form = {
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
        "Body": text,
        "From": phone,
        "MessageSid": f"SM{secrets.token_hex(16)}",
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "To": CLINIC,
    }
    body = urlencode(form).encode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: {base.removeprefix('http://')}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nX-Twilio-Signature: {sign(base + PATH, form)}\r\n\r\n"
    )
    return head.encode() + body


def sign(url: str, form: dict[str, str]) -> str:
    """https://www.twilio.com/docs/usage/security: the address and the sorted fields, HMAC-SHA1, base64."""
    text = url + "".join(name + form[name] for name in sorted(form))
    return base64.b64encode(hmac.new(TOKEN.encode(), text.encode(), hashlib.sha1).digest()).decode()
