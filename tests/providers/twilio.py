"""Twilio: the part of its REST API that sends a message, and its hand on the requests that it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from twilio.request_validator import RequestValidator
from werkzeug.wrappers import Request, Response

from tests.providers.wire import Fault, Simulator, reply

ACCOUNT = "AC" + "5" * 32
TOKEN = "f" * 32
NUMBER = "+12125550100"
DATE = "Tue, 01 Dec 2026 14:00:00 +0000"

MESSAGES = re.compile(r"/2010-04-01/Accounts/(\w+)/Messages\.json")
ACCOUNTS = re.compile(r"/2010-04-01/Accounts/(\w+)\.json")


class TwilioSimulator(Simulator):
    """Kinds: "message" (sends one), "account" (asks about the account).

    `refuses` maps a number to the code with which every message to it fails: {"+12125550123": 21610}; 0 for none. An app's
    own, "whatsapp:+12125550123", comes first.
    """

    def __init__(self, account: str = ACCOUNT, token: str = TOKEN) -> None:
        super().__init__()
        self.account, self.token = account, token
        self.refuses: dict[str, int] = {}

    @property
    def environment(self) -> dict[str, str]:
        """The settings that point the house here."""
        return {
            "TWILIO_ACCOUNT_SID": self.account,
            "TWILIO_AUTH_TOKEN": self.token,
            "TWILIO_FROM_NUMBER": NUMBER,
            "TWILIO_WHATSAPP_NUMBER": NUMBER,
            "TWILIO_API_URL": self.url,
        }

    def kind_of(self, request: Request) -> str:
        if MESSAGES.fullmatch(request.path) and request.method == "POST":
            return "message"
        return "account" if ACCOUNTS.fullmatch(request.path) else "unknown"

    def answer(self, kind: str, request: Request, values: dict[str, Any]) -> Response:
        auth = request.authorization
        if auth is None or (auth.username, auth.password) != (self.account, self.token):
            return error(401, 20003, "Authenticate")
        if kind == "message":
            return self._message(values)
        if kind == "account":
            return reply(200, {"sid": self.account, "friendly_name": "Clinic", "status": "active", "type": "Full"})
        return error(404, 20404, f"The requested resource {request.path} was not found")

    def _message(self, values: Mapping[str, Any]) -> Response:
        to = str(values.get("To", ""))
        if code := self.refuses.get(to, self.refuses.get(to.removeprefix("whatsapp:"))):
            return error(400, code, f"Refused: {code}")
        for field, code in (("To", 21604), ("Body", 21602)):
            if not values.get(field):
                return error(400, code, f"'{field}' is required")
        if not values.get("From") and not values.get("MessagingServiceSid"):
            return error(400, 21603, "'From' is required")
        return reply(201, created(self.account, values))

    def refusal(self, fault: Fault) -> Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return error(fault.status, fault.code or 20500, fault.message, headers)


def created(account: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A message resource as it is just after it was accepted."""
    sid = "SM" + uuid4().hex
    return {
        "sid": sid,
        "account_sid": account,
        "messaging_service_sid": values.get("MessagingServiceSid"),
        "to": values.get("To"),
        "from": values.get("From"),
        "body": values.get("Body"),
        "status": "queued",
        "direction": "outbound-api",
        "num_segments": "1",
        "num_media": "0",
        "price": None,
        "price_unit": "USD",
        "error_code": None,
        "error_message": None,
        "api_version": "2010-04-01",
        "date_created": DATE,
        "date_updated": DATE,
        "date_sent": None,
        "uri": f"/2010-04-01/Accounts/{account}/Messages/{sid}.json",
        "subresource_uris": {},
    }


def error(status: int, code: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error as Twilio words it."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    return reply(status, {"code": code, "message": message, "more_info": more, "status": status}, headers)


def signature(url: str, form: Mapping[str, Any], token: str = TOKEN) -> dict[str, str]:
    """The header with which Twilio signs a request of its own to `url`."""
    return {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, form)}


def inbound(sender: str, text: str, **more: str) -> dict[str, str]:
    """The form of an inbound message, as Twilio posts it; `more` adds fields or puts others in their place."""
    sid = more.get("MessageSid") or "SM" + uuid4().hex
    return {
        "MessageSid": sid,
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "AccountSid": ACCOUNT,
        "From": sender,
        "To": NUMBER,
        "Body": text,
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        **more,
    }


def receipt(sid: str, status: str, **more: str) -> dict[str, str]:
    """The form of a delivery receipt; an error as ErrorCode="30003"."""
    return {
        "MessageSid": sid,
        "SmsSid": sid,
        "MessageStatus": status,
        "SmsStatus": status,
        "AccountSid": ACCOUNT,
        **more,
    }
