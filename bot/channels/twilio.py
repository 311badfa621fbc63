"""SMS and WhatsApp by Twilio's REST API, through Twilio's own client."""

from __future__ import annotations

import logging
import threading
from typing import Any, Literal

import requests
from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels import verdicts
from bot.channels.base import SMS, WHATSAPP, Parcel, SendError
from bot.channels.lines import lines_of, stopped_by

API = "https://api.twilio.com"
TIMEOUT = 15.0  # seconds

# Twilio's client writes forms, and so numbers and words, to its log.
_SILENT = logging.getLogger("bot.channels.twilio.silent")
_SILENT.disabled = True


class Http(TwilioHttpClient):  # type: ignore[misc]  # the library is untyped
    """Twilio's HTTP client at another base address; keeps the last Retry-After of each thread, which its errors forget."""

    def __init__(self, base: str | None, timeout: float = TIMEOUT) -> None:
        super().__init__(timeout=timeout, logger=_SILENT)
        self.base = (base or API).rstrip("/")
        self._last = threading.local()

    @property
    def retry_after(self) -> float | None:
        seconds = getattr(self._last, "retry_after", "")
        return float(seconds) if seconds.isdecimal() else None

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        response = super().request(method, self.base + url.removeprefix(API), *args, **kwargs)
        self._last.retry_after = str((response.headers or {}).get("Retry-After", ""))
        return response


class Account:
    """One account of Twilio's, for all channels that go through it."""

    def __init__(
        self,
        sid: str,
        token: str,
        *,
        callback: str,
        sms_from: str | None = None,
        messaging_service: str | None = None,
        whatsapp_from: str | None = None,
        base: str | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self.http = Http(base, timeout)
        self.client = Client(sid, token, http_client=self.http)
        self.callback = callback
        self.sms_sender: dict[str, str] = (
            {"messaging_service_sid": messaging_service} if messaging_service else {"from_": sms_from or ""}
        )
        # Without a number of its own, WhatsApp goes out from the one that texts, as most clinics have it.
        number = whatsapp_from or sms_from
        self.whatsapp_sender = {"from_": f"whatsapp:{number}"} if number else self.sms_sender

    def create(self, to: str, body: str, sender: dict[str, str], reference: int | None) -> str:
        """The new message's SID."""
        callback = self.callback if reference is None else f"{self.callback}?m={reference}"
        try:
            made = self.client.messages.create(to=to, body=body, status_callback=callback, **sender)
        except (TwilioRestException, TwilioServiceException) as refusal:
            raise self._error(refusal, to) from None
        except requests.RequestException as trouble:
            # Its text would hold the address.
            raise SendError("temporary", f"Twilio is out of reach ({type(trouble).__name__})") from None
        return str(made.sid)

    def check(self) -> None:
        """Asks Twilio about the account. Raises SendError."""
        try:
            self.client.api.accounts(self.client.username).fetch()
        except (TwilioRestException, TwilioServiceException) as refusal:
            raise self._error(refusal, "") from None
        except requests.RequestException as trouble:
            raise SendError("temporary", f"Twilio is out of reach ({type(trouble).__name__})") from None

    def _error(self, refusal: TwilioRestException | TwilioServiceException, to: str) -> SendError:
        verdict = verdicts.twilio(refusal.code, refusal.status)
        scheme, _, number = to.rpartition(":")
        line = stopped_by(verdict, scheme or "sms", number)
        return verdicts.error(verdict, code=refusal.code, retry_after=self.http.retry_after, line=line)


class TwilioChannel:
    """Text messages, or WhatsApp: there, free text only within 24 hours of the patient's last message (else 63016)."""

    provider = "twilio"

    def __init__(self, account: Account, name: Literal["sms", "whatsapp"]) -> None:
        self.account, self.name = account, name
        self.capabilities = SMS if name == "sms" else WHATSAPP

    def lines(self, address: str) -> tuple[str, ...]:
        return lines_of(self.name, address)

    def send(self, parcel: Parcel) -> str | None:
        if self.name == "sms":
            to, sender = parcel.address, self.account.sms_sender
        else:
            to, sender = f"whatsapp:{parcel.address}", self.account.whatsapp_sender
        return self.account.create(to, parcel.text, sender, parcel.reference)
