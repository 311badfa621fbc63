"""Twilio's door: inbound SMS, MMS and WhatsApp messages, answered in TwiML, and delivery receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

from bot import receipts
from bot.inbound import Answer
from bot.reception import receive
from webhooks.forms import Receipt, message_sid, parse, parse_receipt, twiml
from webhooks.guard import twilio_form

if TYPE_CHECKING:
    from bot.runtime import Runtime


def blueprint(runtime: Runtime) -> Blueprint:
    """POST /webhooks/twilio/messages and /webhooks/twilio/status."""
    door = Blueprint("twilio", __name__, url_prefix="/webhooks/twilio")

    @door.post("/messages")
    def messages() -> Response:
        form = twilio_form(runtime.settings)
        if not message_sid(form):
            abort(400)
        inbound = parse(form)
        answer = receive(runtime, inbound, runtime.now()) if inbound else Answer()
        runtime.wake(answer.wake)
        return Response(twiml(answer, runtime.settings.base_url), content_type="text/xml; charset=utf-8")

    @door.post("/status")
    def status() -> Response:
        form = twilio_form(runtime.settings)
        if not message_sid(form):
            abort(400)
        receipt = parse_receipt(form, request.args.get("m"))
        if receipt:
            note(runtime, receipt)
        return Response(status=204)

    return door


def note(runtime: Runtime, receipt: Receipt) -> None:
    """Hands the receipt to whoever keeps what became of messages."""
    now = runtime.now()
    with runtime.engine.begin() as conn:
        receipts.apply(
            conn, now, receipt.provider_id, receipt.status, receipt.error_code, message_id=receipt.message_id
        )
