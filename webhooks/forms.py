"""Twilio's forms -> what they mean to the house, and the house's answer -> TwiML. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from twilio.twiml.messaging_response import MessagingResponse

from bot.inbound import Answer, ChannelName, Inbound, Media
from clinic import phones
from webhooks.words import heard, xml_safe

OptOut = Literal["STOP", "START", "HELP"]

# "whatsapp:+1…"; Twilio's other channels (messenger:, rcs:) are not ours.
CHANNELS: Mapping[str, ChannelName] = {"": "sms", "whatsapp": "whatsapp"}
OPT_OUTS: Mapping[str, OptOut] = {"STOP": "STOP", "START": "START", "HELP": "HELP"}
SHORT_CODE = re.compile(r"\d{3,8}")
MOST_MEDIA = 10  # https://www.twilio.com/docs/messaging/guides/webhook-request
# https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
STATUSES = frozenset(
    {"accepted", "scheduled", "queued", "sending", "sent", "delivered", "undelivered", "failed", "read", "canceled"}
)
OUR_ID = re.compile(r"[0-9]{1,18}")
STATUS_PATH = "/webhooks/twilio/status"


def message_sid(form: Mapping[str, str]) -> str:
    """Twilio's id of the message; "" for a form that is about none."""
    named = (form[name] for name in ("MessageSid", "SmsMessageSid", "SmsSid") if form.get(name))
    return heard(next(named, ""))[:64]


def parse(form: Mapping[str, str]) -> Inbound | None:
    """The message of a signed form; None where nobody could be answered: a short code, a name, a channel that is not ours."""
    # Twilio writes numbers in full. One without its + is read as in the region of the clinic's own number, which was written to.
    channel, address = sender(form.get("From", ""), phones.region(form.get("To", "").rpartition(":")[2]))
    if channel is None or address is None:
        return None
    return Inbound(
        provider="twilio",
        provider_id=message_sid(form),
        channel=channel,
        address=address,
        text=heard(form.get("Body")),
        media=media(form),
        opt_out=OPT_OUTS.get(form.get("OptOutType", "").upper()),
    )


def sender(text: str, home: str | None) -> tuple[ChannelName | None, str | None]:
    """The channel and the E.164 number of a From; None for what is not ours or can be no patient's number."""
    scheme, _, number = text.rpartition(":")
    number = number.strip()
    is_code = SHORT_CODE.fullmatch(number) is not None
    return CHANNELS.get(scheme), None if is_code else phones.normalise(number, home)


def media(form: Mapping[str, str]) -> tuple[Media, ...]:
    """The attachments of an MMS, by NumMedia."""
    count = form.get("NumMedia", "0")
    several = min(int(count), MOST_MEDIA) if count.isascii() and count.isdecimal() and len(count) < 4 else 0
    return tuple(
        Media(heard(form.get(f"MediaContentType{n}"))[:100], heard(form.get(f"MediaUrl{n}"))[:1000])
        for n in range(several)
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a message of ours; `message_id` is our own id of it where the address that was called names one."""

    provider_id: str
    status: str
    error_code: str | None
    message_id: int | None


def parse_receipt(form: Mapping[str, str], ours: str | None) -> Receipt | None:
    """The receipt of a signed form; None where it says nothing of how it went."""
    status = (form.get("MessageStatus") or form.get("SmsStatus") or "").lower()
    if status not in STATUSES:
        return None
    code = heard(form.get("ErrorCode"))[:10]
    return Receipt(message_sid(form), status, code or None, int(ours) if ours and OUR_ID.fullmatch(ours) else None)


def twiml(answer: Answer, base_url: str) -> str:
    """One <Message> for each message of the answer, none for silence. Its receipts come back naming our id of the message."""
    response = MessagingResponse()
    for message in answer.messages:
        response.message(xml_safe(message.text), status_callback=f"{base_url}{STATUS_PATH}?m={message.message_id}")
    return str(response)
