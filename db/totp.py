"""One-time codes from a telephone (RFC 6238): six digits, thirty seconds, HMAC-SHA1, as every authenticator app has them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

STEP = 30  # seconds
DIGITS = 6
SKEW = 1  # steps that a telephone's clock may be off, either way (RFC 6238, 5.2)


def new_secret() -> str:
    """160 bits in base32, as RFC 4226 (R6) recommends."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code(secret: str, step: int) -> str:
    """The code of one step, with its leading zeros (RFC 4226, 5.3)."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: str, typed: str, now: datetime, after: int) -> int | None:
    """The step around `now` that the typed code belongs to; None for a wrong one, and for one of the step `after` or before.

    Blanks between the digits are overlooked.
    """
    given = "".join(typed.split())
    current = int(now.timestamp()) // STEP
    near = range(current - SKEW, current + SKEW + 1)
    return next((step for step in near if step > after and _same(code(secret, step), given)), None)


def link(secret: str, account: str, issuer: str) -> str:
    """What an authenticator app reads, out of a link or a QR code: otpauth://totp/…"""
    label = quote(f"{issuer}:{account}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
