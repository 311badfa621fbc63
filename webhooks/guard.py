"""Who may come in: sizes, kinds of content, signatures and secrets, checked before anything else is done."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from flask import abort, request
from pydantic import SecretStr
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from bot.settings import Settings

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
# 1,600 emoji and ten attachments make 25 kB of form; a message that quotes another, both at their longest, 150 kB of JSON.
MOST_BYTES: Mapping[str, int] = {FORM: 128 * 1024, JSON: 256 * 1024}
MOST_FIELDS = 500

log = logging.getLogger(__name__)


def body(kind: str) -> bytes:
    """The request's body, read to its end only where it is of this content type and no larger than it can honestly be.

    Aborts with 415 or 413.
    """
    if request.mimetype != kind:
        abort(415)
    # One byte more: Werkzeug cuts a body without a declared length off at the limit and says nothing.
    most = MOST_BYTES[kind]
    request.max_content_length = most + 1
    raw = request.get_data(cache=False)
    return raw if len(raw) <= most else abort(413)


def twilio_form(settings: Settings) -> MultiDict[str, str]:
    """The form that Twilio signed with the account's token; aborts with 403 for anybody else's.

    https://www.twilio.com/docs/usage/security: the signature covers the address as Twilio called it, with its query, and all fields,
    the empty ones too. Twilio called the public address, whatever a proxy has made of it since.
    """
    signature = request.headers.get("X-Twilio-Signature")
    token = settings.twilio_auth_token
    if not signature or token is None:
        abort(403)
    form = fields(body(FORM))
    validator = RequestValidator(token.get_secret_value())
    if not validator.validate(public_url(settings.base_url), form, signature):
        told = "a request to %s was not signed by Twilio, or PUBLIC_BASE_URL is not the address that it calls"
        log.warning(told, request.path)
        abort(403)
    return form


def fields(raw: bytes) -> MultiDict[str, str]:
    """A form's fields in their order, empty ones kept; bytes that are no UTF-8 become U+FFFD. Aborts with 400 above MOST_FIELDS."""
    try:
        pairs = parse_qsl(raw.decode(errors="replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        abort(400)
    return MultiDict(pairs)


def public_url(base_url: str) -> str:
    """The address of this request as the outside world wrote it."""
    query = request.query_string.decode("latin-1")
    return f"{base_url}{request.path}{'?' + query if query else ''}"


def same_secret(given: str | None, secret: SecretStr | str | None) -> bool:
    """Whether a secret was set and was given, in a time that does not tell how much of it was right."""
    known = secret.get_secret_value() if isinstance(secret, SecretStr) else secret
    return bool(known) and hmac.compare_digest((given or "").encode(), (known or "").encode())


def json_object() -> dict[str, Any]:
    """The body as a JSON object; aborts with 415, 413 or 400."""
    raw = body(JSON)
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):  # broken UTF-8 and endless numbers are ValueErrors too
        abort(400)
    return found if isinstance(found, dict) else abort(400)
