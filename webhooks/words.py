"""Text from outside, fit for the house; text from the house, fit for XML."""

from __future__ import annotations

import re

# Twilio delivers 1,600 characters at most, Telegram 4,096.
LONGEST = 4096
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: Char


def heard(text: object) -> str:
    """What somebody wrote, cut to LONGEST, without NUL (PostgreSQL keeps none) and with lone surrogates as U+FFFD; "" for no text."""
    if not isinstance(text, str):
        return ""
    whole = text[: 2 * LONGEST].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")[:LONGEST]


def xml_safe(text: str) -> str:
    """The text without the characters that no XML document may hold, not even escaped."""
    return NOT_XML.sub("", text)
