"""Which lines a Twilio message needs. The names are kept with what is stopped, so they must not change."""

from __future__ import annotations

import phonenumbers

from bot.channels.verdicts import Verdict

LINE = "twilio"
WHATSAPP = f"{LINE}:whatsapp"


def country(address: str) -> str:
    """The country of a number in two letters; "ZZ" where there is none."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(address)) or "ZZ"
    except phonenumbers.NumberParseException:
        return "ZZ"


def lines_of(channel: str, address: str) -> tuple[str, ...]:
    """The lines of an address, any of which an operator's mistake may have stopped."""
    return (WHATSAPP,) if channel == "whatsapp" else (LINE, f"{LINE}:{country(address)}")


def stopped_by(verdict: Verdict, channel: str, address: str) -> str | None:
    """The line that an operator's mistake stops; None where it is none."""
    if verdict.kind != "operator":
        return None
    if channel == "whatsapp":
        return WHATSAPP
    return f"{LINE}:{country(address)}" if verdict.by_country else LINE
