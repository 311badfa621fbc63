"""Google's Calendar v3 through Google's own client, with a service account that the doctors share their calendars with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import google_auth_httplib2
import httplib2
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError, UnknownApiNameOrVersion

from bot.calendar import LINE
from bot.channels.base import SendError
from clinic.model import Doctor

API = "https://www.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/calendar"
TIMEOUT = 15.0  # seconds
PATIENCE = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"})
"""Reasons with which a 403 asks for patience and forbids nothing."""


class SyncExpired(Exception):
    """Google has forgotten the sync token: everything must be read again."""


class GoogleCalendar:
    """Events of the doctors' calendars. One client a thread: Google's HTTP library is not made for sharing."""

    simulated = False

    def __init__(self, account_file: Path, *, base: str | None = None, timeout: float = TIMEOUT) -> None:
        try:
            self.credentials = Credentials.from_service_account_file(str(account_file), scopes=[SCOPE])  # type: ignore[no-untyped-call]
        except (ValueError, OSError) as error:
            raise SendError(
                "operator",
                f"GOOGLE_SERVICE_ACCOUNT_FILE is no key of a service account ({type(error).__name__})",
                line=LINE,
            ) from None
        self.endpoint = f"{(base or API).removesuffix('/').removesuffix('/calendar/v3')}/calendar/v3/"
        self.timeout = timeout
        self._local = threading.local()

    def put(self, doctor: Doctor, event_id: str, body: Mapping[str, Any]) -> None:
        """Makes the doctor's calendar hold this event, whatever it held under the id before. Raises SendError."""
        calendar = doctor.calendar_id
        try:
            self._call(doctor, lambda e: e.insert(calendarId=calendar, body={**body, "id": event_id}))
        except _Refused as refused:
            if refused.status != 409:
                raise refused.error from None
            self._surely(doctor, lambda e: e.update(calendarId=calendar, eventId=event_id, body=dict(body)))

    def delete(self, doctor: Doctor, event_id: str) -> None:
        """Makes the doctor's calendar not hold this event. Raises SendError."""
        try:
            self._call(doctor, lambda e: e.delete(calendarId=doctor.calendar_id, eventId=event_id))
        except _Refused as refused:
            if refused.status not in (404, 410):
                raise refused.error from None

    def changes(self, doctor: Doctor, sync_token: str | None, page: str | None = None, **window: str) -> dict[str, Any]:
        """One page of what is in the calendar, or of what changed since `sync_token`. Raises SendError, SyncExpired."""
        asked = {"syncToken": sync_token} if sync_token else {"singleEvents": True, **window}
        try:
            return self._call(
                doctor, lambda e: e.list(calendarId=doctor.calendar_id, maxResults=2500, pageToken=page, **asked)
            )
        except _Refused as refused:
            if refused.status == 410:
                raise SyncExpired from None
            raise refused.error from None

    def watch(self, doctor: Doctor, channel: Mapping[str, Any]) -> dict[str, Any]:
        """Asks Google to tell a door of ours about changes. Raises SendError."""
        return self._surely(doctor, lambda e: e.watch(calendarId=doctor.calendar_id, body=dict(channel)))

    def stop(self, doctor: Doctor, channel_id: str, resource_id: str) -> None:
        """Ends a channel; one that has ended already is fine. Raises SendError."""
        try:
            request = self._service().channels().stop(body={"id": channel_id, "resourceId": resource_id})
            self._executed(doctor, request)
        except _Refused as refused:
            if refused.status not in (400, 404):
                raise refused.error from None

    def check(self, doctor: Doctor) -> None:
        """Reads one event, no more. Raises SendError."""
        self._surely(doctor, lambda e: e.list(calendarId=doctor.calendar_id, maxResults=1))

    def _surely(self, doctor: Doctor, make: Callable[[Any], Any]) -> dict[str, Any]:
        try:
            return self._call(doctor, make)
        except _Refused as refused:
            raise refused.error from None

    def _call(self, doctor: Doctor, make: Callable[[Any], Any]) -> dict[str, Any]:
        return self._executed(doctor, make(self._service().events()))

    def _executed(self, doctor: Doctor, request: Any) -> dict[str, Any]:
        """What Google said. Raises _Refused for its refusals, SendError for everything else."""
        try:
            return dict(request.execute(num_retries=0) or {})
        except HttpError as refusal:
            raise _Refused(refusal.status_code, _error(refusal, doctor)) from None
        except (TransportError, httplib2.HttpLib2Error, OSError) as trouble:
            raise SendError("temporary", f"Google is out of reach ({type(trouble).__name__})") from None
        except RefreshError as refusal:
            raise _token(refusal) from None
        except GoogleAuthError as refusal:
            raise SendError("operator", f"Google's login fails ({type(refusal).__name__})", line=LINE) from None

    def _service(self) -> Any:
        if not hasattr(self._local, "service"):
            http = google_auth_httplib2.AuthorizedHttp(self.credentials, http=httplib2.Http(timeout=self.timeout))
            try:
                self._local.service = build(
                    "calendar",
                    "v3",
                    http=http,
                    static_discovery=True,  # nothing is asked of the network
                    cache_discovery=False,
                    client_options={"api_endpoint": self.endpoint},
                )
            except UnknownApiNameOrVersion as error:  # an installation without the library's documents
                raise SendError("operator", f"Google's library is incomplete ({error})", line=LINE) from None
        return self._local.service


class _Refused(Exception):
    def __init__(self, status: int, error: SendError) -> None:
        super().__init__(status)
        self.status, self.error = status, error


def _error(refusal: HttpError, doctor: Doctor) -> SendError:
    """Codes and reasons: https://developers.google.com/workspace/calendar/api/guides/errors."""
    status, code = refusal.status_code, str(refusal.status_code)
    if status in (408, 409, 429) or status >= 500 or (status == 403 and _reasons(refusal) & PATIENCE):
        after = refusal.resp.get("retry-after", "")
        return SendError(
            "temporary",
            "Google asks for patience",
            code=code,
            retry_after=float(after) if after.isdecimal() else None,
        )
    if status == 401:
        return SendError("operator", "Google does not accept the service account", code=code, line=LINE)
    if status in (403, 404):
        words = f"the calendar of {doctor.name} is not shared with the service account, or does not exist"
        return SendError("operator", words, code=code, line=f"{LINE}:{doctor.id}")
    return SendError("permanent", "Google does not take the event", code=code)


def _reasons(refusal: HttpError) -> set[str]:
    details = refusal.error_details
    return {str(d.get("reason")) for d in details if isinstance(d, dict)} if isinstance(details, list) else set()


def _token(refusal: RefreshError) -> SendError:
    if refusal.retryable:
        return SendError("temporary", "Google's login does not answer")
    return SendError("operator", "Google does not accept the key of GOOGLE_SERVICE_ACCOUNT_FILE", line=LINE)
