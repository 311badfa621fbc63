"""Google: the token endpoint of a service account, and the events of Calendar v3."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from werkzeug.wrappers import Request, Response

from tests.providers.wire import Fault, Simulator, reply

ACCESS = "access-" + "g" * 24
BASE = r"(?:/calendar/v3)?"
EVENTS = re.compile(BASE + r"/calendars/([^/]+)/events(?:/([^/]+))?")
WATCH = re.compile(BASE + r"/calendars/([^/]+)/events/watch")
VERBS = {"POST": "insert", "PUT": "update", "PATCH": "patch", "DELETE": "delete", "GET": "get"}
ID = re.compile(r"[a-v0-9]{5,1024}")  # RFC 2938 base32hex, as the reference of Events demands

Event = dict[str, Any]


class GoogleSimulator(Simulator):
    """Kinds: "token", "event.insert", "event.update", "event.patch", "event.delete", "event.get", "event.list", "watch", "stop".

    `calendars` maps a calendar's id to its events by id; a deleted event stays, with status "cancelled", as Google keeps it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.calendars: dict[str, dict[str, Event]] = {}
        self.expired_sync = False  # the next list with a sync token is answered 410
        self._changes = 0

    # What a test asks.

    def account_file(self, folder: Path) -> Path:
        """Writes a service account's key file whose tokens come from here."""
        account = {
            "type": "service_account",
            "project_id": "clinic",
            "private_key_id": "k1",
            "private_key": private_key(),
            "client_email": "desk@clinic.iam.gserviceaccount.example",
            "client_id": "1",
            "token_uri": f"{self.url}/token",
        }
        path = folder / "service-account.json"
        path.write_text(json.dumps(account))
        return path

    def live(self, calendar: str) -> list[Event]:
        """The events that a person sees in the calendar."""
        return [event for event in self.calendars.get(calendar, {}).values() if event["status"] != "cancelled"]

    def put(self, calendar: str, event: Event) -> Event:
        """The doctor herself enters an event, or changes one of the same id."""
        return self._store(calendar, {"id": uuid4().hex, "status": "confirmed", **event})

    # How Google answers.

    def kind_of(self, request: Request) -> str:
        path = request.path
        if path in ("/token", "/oauth2/token"):
            return "token"
        if path.endswith("/channels/stop"):
            return "stop"
        if WATCH.fullmatch(path) and request.method == "POST":
            return "watch"
        found = EVENTS.fullmatch(path)
        if not found:
            return "unknown"
        return "event.list" if request.method == "GET" and not found[2] else f"event.{VERBS[request.method]}"

    def answer(self, kind: str, request: Request, values: dict[str, Any]) -> Response:
        if kind == "token":
            wanted = values.get("assertion") and "jwt-bearer" in values.get("grant_type", "")
            token = {"access_token": ACCESS, "expires_in": 3600, "token_type": "Bearer"}
            return (
                reply(200, token) if wanted else reply(400, {"error": "invalid_grant", "error_description": "No JWT"})
            )
        if request.headers.get("Authorization") != f"Bearer {ACCESS}":
            return error(401, "authError", "Invalid Credentials")
        if kind == "watch":
            channel = {"kind": "api#channel", "id": values.get("id"), "resourceId": "r-" + uuid4().hex[:8]}
            return reply(200, {**channel, "token": values.get("token"), "expiration": "1799130000000"})
        if kind == "stop":
            return reply(204)
        found = EVENTS.fullmatch(request.path)
        if not found:
            return error(404, "notFound", "Not Found")
        calendar, event = unquote(found[1]), found[2]
        return self._list(calendar, request) if kind == "event.list" else self._event(kind, calendar, event, values)

    def _event(self, kind: str, calendar: str, event_id: str | None, values: Event) -> Response:
        events = self.calendars.setdefault(calendar, {})
        if kind == "event.insert":
            event_id = values.get("id") or uuid4().hex
            if not ID.fullmatch(event_id):
                return error(400, "invalid", "Invalid resource id value.")
            if event_id in events:
                return error(409, "duplicate", "The requested identifier already exists.")
            return reply(200, self._store(calendar, {"status": "confirmed", **values, "id": event_id}))
        was = events.get(event_id or "")
        if was is None:
            return error(404, "notFound", "Not Found")
        if kind == "event.get":
            return reply(200, was)
        if kind == "event.delete":
            if was["status"] == "cancelled":
                return error(410, "deleted", "Resource has been deleted")
            self._store(calendar, {**was, "status": "cancelled"})
            return reply(204)
        kept = was if kind == "event.patch" else {}
        return reply(200, self._store(calendar, {"status": "confirmed", **kept, **values, "id": event_id}))

    def _store(self, calendar: str, event: Event) -> Event:
        self._changes += 1
        event = {**event, "kind": "calendar#event", "change": self._changes}
        self.calendars.setdefault(calendar, {})[event["id"]] = event
        return event

    def _list(self, calendar: str, request: Request) -> Response:
        """All events, or with a sync token those changed since, the deleted ones included."""
        since = request.args.get("syncToken")
        if since and self.expired_sync:
            self.expired_sync = False
            return error(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.")
        after = int(since.removeprefix("sync-")) if since else 0
        changed = [e for e in self.calendars.get(calendar, {}).values() if e["change"] > after]
        items = [e for e in changed if since or request.args.get("showDeleted") == "true" or e["status"] != "cancelled"]
        return reply(200, {"kind": "calendar#events", "items": items, "nextSyncToken": f"sync-{self._changes}"})

    def refusal(self, fault: Fault) -> Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return error(fault.status, REASONS.get(fault.status, "backendError"), fault.message, headers)


REASONS = {403: "rateLimitExceeded", 404: "notFound", 410: "deleted", 429: "rateLimitExceeded"}


def error(status: int, reason: str, message: str, headers: dict[str, str] | None = None) -> Response:
    """An error as Google words it."""
    details = [{"domain": "global", "reason": reason, "message": message}]
    return reply(status, {"error": {"errors": details, "code": status, "message": message}}, headers)


@cache
def private_key() -> str:
    """A key for signing, made once a test run: making one takes a while."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*form).decode()
