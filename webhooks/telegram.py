"""Telegram's door: Updates, each answered with one method of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, jsonify, request

from bot.reception import receive
from bot.telegram_words import answer_callback, send_message
from db import addresses, reach
from webhooks import updates
from webhooks.guard import json_object, same_secret
from webhooks.spinner import Spinner
from webhooks.updates import Heard, Membership, Pressed

if TYPE_CHECKING:
    from bot.runtime import Runtime

Method = dict[str, Any] | None


def blueprint(runtime: Runtime) -> Blueprint:
    """POST /webhooks/telegram."""
    door = Blueprint("telegram", __name__, url_prefix="/webhooks/telegram")
    rooms = Door(runtime)

    @door.post("")
    def update() -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        if not same_secret(given, runtime.settings.telegram_webhook_secret):
            abort(403)
        method = rooms.answer(json_object())
        return jsonify(method) if method else Response(status=200)

    return door


class Door:
    """What each meaning of an Update leads to. The answer is one method of the Bot API, or None."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.spinner = Spinner(runtime.settings)

    def answer(self, update: dict[str, Any]) -> Method:
        match updates.parse(update):
            case Heard() as heard:
                return self._heard(heard)
            case Pressed(callback_id):
                return answer_callback(callback_id)
            case Membership() as membership:
                self._membership(membership)
        return None

    def _heard(self, heard: Heard) -> Method:
        inbound = heard.inbound
        answer = receive(self.runtime, inbound, self.runtime.now())
        self.runtime.wake(answer.wake)
        reply = send_message(inbound.address, answer.messages, contact_shared=inbound.shared_phone is not None)
        if heard.callback_id is None:
            return reply
        if reply is None:
            return answer_callback(heard.callback_id)
        # The webhook's answer holds one method, and the reply is the one that must not get lost.
        self.spinner.stop(heard.callback_id)
        return reply

    def _membership(self, change: Membership) -> None:
        now = self.runtime.now()
        with self.runtime.engine.begin() as conn:
            contact = addresses.at_address(conn, "telegram", change.address)
            if contact and change.reachable:
                reach.reachable(conn, contact.contact_id, now=now)
            elif contact:
                reach.unreachable(conn, contact.contact_id, now=now, why="blocked")
