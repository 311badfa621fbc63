"""What a provider's refusal means: one table of codes, one of HTTP statuses.

Codes: https://www.twilio.com/docs/api/errors. Statuses: what Twilio, Telegram and Google have in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.base import Effect, Kind, SendError


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by_country`: the mistake stops messages to the address's country only."""

    kind: Kind
    words: str
    effect: Effect | None = None
    by_country: bool = False


def _temporary(words: str) -> Verdict:
    return Verdict("temporary", words)


def _permanent(words: str, effect: Effect | None = None) -> Verdict:
    return Verdict("permanent", words, effect)


def _operator(words: str, *, by_country: bool = False) -> Verdict:
    return Verdict("operator", words, None, by_country)


TWILIO: Mapping[int, Verdict] = {
    14107: _temporary("too many messages at once"),
    20429: _temporary("too many requests at once"),
    20500: _temporary("an error inside Twilio"),
    20503: _temporary("Twilio is not available"),
    21611: _temporary("the queue of the sending number is full"),
    30001: _temporary("the queue of the sending number is full"),
    30003: _temporary("the phone is switched off or out of reach"),
    30008: _temporary("the carrier gave no reason"),
    30017: _temporary("the carrier's network is congested"),
    30022: _temporary("the carrier's rate limit for the campaign is reached"),
    30023: _temporary("the carrier's daily limit is reached"),
    30027: _temporary("T-Mobile's daily limit is reached"),
    30036: _temporary("the carrier did not take the message in time"),
    30410: _temporary("the carrier did not answer in time"),
    63012: _temporary("an error inside WhatsApp"),
    63018: _temporary("the WhatsApp sender's rate limit is reached"),
    63038: _temporary("WhatsApp's daily limit is reached"),
    21211: _permanent("the number does not exist", "unreachable"),
    21265: _permanent("the number is a short code", "unreachable"),
    21610: _permanent("the number has opted out", "opted_out"),
    21612: _permanent("the number cannot be reached from the clinic's", "unreachable"),
    21614: _permanent("the number is no mobile phone", "unreachable"),
    21635: _permanent("the number is a landline", "unreachable"),
    21617: _permanent("the message is longer than 1,600 characters"),
    30004: _permanent("the phone does not accept messages", "unreachable"),
    30005: _permanent("the number is unknown or no longer in service", "unreachable"),
    30006: _permanent("the number is a landline or its carrier takes no messages", "unreachable"),
    # The carrier disliked these words or their sender; the phone itself is well.
    30007: _permanent("the carrier filtered the message"),
    63003: _permanent("the number has no WhatsApp", "unreachable"),
    63014: _permanent("the patient has blocked the clinic on WhatsApp", "unreachable"),
    63016: _permanent("outside the 24 hours after the patient's last WhatsApp message", "closed"),
    63024: _permanent("the number has no WhatsApp", "unreachable"),
    20003: _operator("Twilio does not accept TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN"),
    20005: _operator("the Twilio account is not active"),
    20404: _operator("Twilio does not know TWILIO_ACCOUNT_SID"),
    21212: _operator("TWILIO_FROM_NUMBER is no number that can send"),
    21408: _operator("sending to this country is not switched on in Twilio's console", by_country=True),
    21603: _operator("TWILIO_FROM_NUMBER is missing"),
    21606: _operator("TWILIO_FROM_NUMBER cannot send messages"),
    21659: _operator("TWILIO_FROM_NUMBER does not belong to the Twilio account"),
    21660: _operator("TWILIO_FROM_NUMBER does not belong to the Twilio account"),
    21703: _operator("the messaging service has no number to send from"),
    21705: _operator("TWILIO_MESSAGING_SERVICE_SID is unknown to Twilio"),
    30002: _operator("the Twilio account is suspended"),
    30032: _operator("the toll-free number is not verified"),
    30024: _operator("the number is not set up with the carriers"),
    30033: _operator("the carriers have suspended the clinic's campaign"),
    30034: _operator("the number is not registered for application-to-person messages (A2P 10DLC)"),
    63001: _operator("WhatsApp does not accept TWILIO_WHATSAPP_NUMBER as a sender"),
    63007: _operator("TWILIO_WHATSAPP_NUMBER is no WhatsApp sender of the Twilio account"),
    63020: _operator("the WhatsApp business account is not in order"),
    63051: _operator("the WhatsApp business account is locked"),
}

NO_REASON = _temporary("no reason was given")
UNKNOWN = _permanent("refused for a reason that is not in our table")


def by_status(status: int) -> Verdict | None:
    """What a status alone tells, whatever the body says; None for a refusal of this one request (4xx)."""
    if status in (401, 403):
        return _operator("the provider does not accept our credentials")
    if status in (408, 425, 429):
        return _temporary("the provider asks for patience")
    return _temporary("an error inside the provider") if status >= 500 else None


def twilio(code: int | None, status: int | None = None) -> Verdict:
    """The verdict on a Twilio code, from a refusal (with its HTTP `status`) or from a delivery receipt."""
    known = TWILIO.get(code or 0)
    general = by_status(status) if status else None
    # A code never makes a wrong credential or a broken server into the patient's fault.
    if general and (known is None or known.kind != general.kind):
        return general
    return known or UNKNOWN


def error(
    verdict: Verdict, *, code: object = None, retry_after: float | None = None, line: str | None = None
) -> SendError:
    """The verdict as what a channel raises."""
    return SendError(
        verdict.kind,
        verdict.words,
        code=str(code) if code else None,
        retry_after=retry_after,
        effect=verdict.effect,
        line=line if verdict.kind == "operator" else None,
    )
