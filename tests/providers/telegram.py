"""Telegram: the methods of the Bot API that the house uses, and the Updates that it sends."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.providers.wire import Fault, Simulator, reply

TOKEN = "7000001:" + "B" * 35
SECRET = "the-secret-of-the-webhook"
BOT = {"id": 7000001, "is_bot": True, "first_name": "Clinic", "username": "clinic_desk_bot"}
DATE = 1796130000

METHOD = re.compile(r"/bot([^/]+)/(\w+)")
TRUE = frozenset(
    {"answerCallbackQuery", "setWebhook", "deleteWebhook", "setMyCommands", "sendChatAction", "deleteMessage"}
)
MESSAGE = frozenset({"sendMessage", "editMessageText", "editMessageReplyMarkup"})


class TelegramSimulator(Simulator):
    """Kinds are the method's names: "sendMessage", "answerCallbackQuery", "getMe" …

    `blocked` holds the chats whose people have blocked the bot.
    """

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.blocked: set[int] = set()
        self.webhook = ""
        self._ids = itertools.count(501)

    @property
    def environment(self) -> dict[str, str]:
        """The settings that point the house here."""
        return {"TELEGRAM_BOT_TOKEN": self.token, "TELEGRAM_WEBHOOK_SECRET": SECRET, "TELEGRAM_API_URL": self.url}

    def kind_of(self, request: Request) -> str:
        found = METHOD.fullmatch(request.path)
        return found[2] if found else "unknown"

    def answer(self, kind: str, request: Request, values: dict[str, Any]) -> Response:
        found = METHOD.fullmatch(request.path)
        if not found or found[1] != self.token:
            return error(401, "Unauthorized")
        if kind in MESSAGE:
            return self._message(values)
        if kind == "getMe":
            return ok(BOT)
        if kind == "setWebhook":
            self.webhook = str(values.get("url", ""))
        if kind == "getWebhookInfo":
            return ok({"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0})
        return ok(True) if kind in TRUE else error(404, "Not Found")

    def _message(self, values: dict[str, Any]) -> Response:
        if not str(values.get("chat_id", "")).lstrip("-").isdecimal():
            return error(400, "Bad Request: chat not found")
        chat = int(values["chat_id"])
        if chat in self.blocked:
            return error(403, "Forbidden: bot was blocked by the user")
        if not values.get("text"):
            return error(400, "Bad Request: message text is empty")
        if len(str(values["text"])) > 4096:
            return error(400, "Bad Request: message is too long")
        if wrong := markup_mistake(values.get("reply_markup")):
            return error(400, f"Bad Request: {wrong}")
        where = {"id": chat, "type": "private", "first_name": "Pat"}
        return ok({"message_id": next(self._ids), "date": DATE, "chat": where, "from": BOT, "text": values["text"]})

    def refusal(self, fault: Fault) -> Response:
        if fault.retry_after is not None:
            return error(
                fault.status, f"Too Many Requests: retry after {fault.retry_after}", retry_after=fault.retry_after
            )
        return error(fault.status, fault.message)


def markup_mistake(markup: Any) -> str | None:
    """What Telegram would refuse a reply_markup for; it comes as an object or as JSON within a form."""
    markup = json.loads(markup) if isinstance(markup, str) else markup or {}
    for button in itertools.chain.from_iterable(markup.get("inline_keyboard", ())):
        if not button.get("text"):
            return "inline keyboard button text must be non-empty"
        if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            return "BUTTON_DATA_INVALID"
    return None


def ok(result: Any) -> Response:
    """A success as Telegram words it."""
    return reply(200, {"ok": True, "result": result})


def error(status: int, description: str, **parameters: int) -> Response:
    """An error as Telegram words it."""
    more = {"parameters": parameters} if parameters else {}
    return reply(status, {"ok": False, "error_code": status, "description": description, **more})


_updates = itertools.count(900_001)


def person(chat: int, language: str = "en") -> dict[str, Any]:
    """A User."""
    return {"id": chat, "is_bot": False, "first_name": "Pat", "language_code": language}


def message(chat: int, text: str | None = None, /, *, language: str = "en", **more: Any) -> dict[str, Any]:
    """An Update with a private message; `more` adds fields to the Message (contact, photo, chat …)."""
    who = person(chat, language)
    body = {"message_id": next(_updates), "date": DATE, "from": who, "chat": {"id": chat, "type": "private"}}
    said = {} if text is None else {"text": text}
    if text is not None and text.startswith("/"):
        said["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]  # type: ignore[assignment]
    return {"update_id": next(_updates), "message": body | said | more}


def press(chat: int, data: str, *, language: str = "en") -> dict[str, Any]:
    """An Update with a pressed button below a message of the bot."""
    below = {"message_id": 77, "date": DATE, "from": BOT, "chat": {"id": chat, "type": "private"}, "text": "?"}
    query = {"id": str(next(_updates)), "from": person(chat, language), "chat_instance": "1", "data": data}
    return {"update_id": next(_updates), "callback_query": query | {"message": below}}


def membership(chat: int, status: str) -> dict[str, Any]:
    """An Update that says the person has blocked ("kicked") or again allowed ("member") the bot."""
    change = {
        "chat": {"id": chat, "type": "private"},
        "from": person(chat),
        "date": DATE,
        "old_chat_member": {"user": BOT, "status": "member" if status == "kicked" else "kicked", "until_date": 0},
        "new_chat_member": {"user": BOT, "status": status, "until_date": 0},
    }
    return {"update_id": next(_updates), "my_chat_member": change}
