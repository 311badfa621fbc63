"""Telegram's Bot API through python-telegram-bot, whose asynchronous client gets one event loop a thread."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram import error as refusals
from telegram.request import HTTPXRequest

from bot.channels.base import TELEGRAM, Parcel, SendError
from bot.inbound import ChannelName

API = "https://api.telegram.org"
TIMEOUT = 15.0  # seconds
LINE = "telegram"

# Both write addresses of requests to the log, and Telegram's hold the token.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

T = TypeVar("T")


class _Local(threading.local):
    """What one thread has: its event loop and, on it, its client."""

    runner: asyncio.Runner | None = None
    bot: Bot | None = None


class BotApi:
    """Calls of the Bot API as plain functions, from any thread."""

    def __init__(self, token: str, *, base: str | None = None, timeout: float = TIMEOUT) -> None:
        self.token, self.base, self.timeout = token, (base or API).rstrip("/"), timeout
        self._local = _Local()

    def call(self, work: Callable[[Bot], Coroutine[Any, Any, T]]) -> T:
        """Runs `work` on this thread's loop. Raises SendError."""
        runner, bot = self._mine()
        try:
            return runner.run(work(bot))
        except refusals.TelegramError as refusal:
            raise _error(refusal) from None
        except BaseException:
            # Cut off in the middle: the loop and its connections are in no known state.
            self._local.runner = self._local.bot = None
            raise

    def check(self) -> str:
        """The bot's user name. Raises SendError."""
        return self.call(lambda bot: bot.get_me()).username or ""

    def _mine(self) -> tuple[asyncio.Runner, Bot]:
        if self._local.runner is None or self._local.bot is None:
            self._local.runner, self._local.bot = asyncio.Runner(), self._bot()
        return self._local.runner, self._local.bot

    def _bot(self) -> Bot:
        def request() -> HTTPXRequest:
            return HTTPXRequest(
                connection_pool_size=4,
                connect_timeout=5.0,
                read_timeout=self.timeout,
                write_timeout=self.timeout,
                pool_timeout=5.0,
            )

        try:
            return Bot(self.token, base_url=f"{self.base}/bot", request=request(), get_updates_request=request())
        except refusals.InvalidToken as refusal:
            raise _error(refusal) from None


class Telegram:
    """Messages of the clinic's bot; an address is a chat id."""

    name: ChannelName = "telegram"
    provider = "telegram"
    capabilities = TELEGRAM

    def __init__(self, api: BotApi) -> None:
        self.api = api

    def lines(self, address: str) -> tuple[str, ...]:
        del address
        return (LINE,)

    def send(self, parcel: Parcel) -> str | None:
        keys, chat = _keyboard(parcel), int(parcel.address)
        made = self.api.call(lambda bot: bot.send_message(chat, parcel.text, reply_markup=keys))
        return f"{parcel.address}:{made.message_id}"


def _keyboard(parcel: Parcel) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if parcel.buttons:
        rows = [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in parcel.buttons]
        return InlineKeyboardMarkup(rows)
    if parcel.ask_contact:
        key = KeyboardButton(parcel.ask_contact, request_contact=True)
        return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
    return None


GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found", "group chat was upgraded")
"""What Telegram writes in a 400 when nobody can be reached at a chat id."""


def _bad_request(refusal: refusals.TelegramError) -> SendError:
    gone = any(words in refusal.message.lower() for words in GONE)
    effect = "unreachable" if gone else None
    words = "the chat does not exist" if gone else "Telegram does not take the message"
    return SendError("permanent", words, code="400", effect=effect)  # type: ignore[arg-type]


def _wait(refusal: refusals.TelegramError) -> SendError:
    # The public attribute warns that it will change its type; this one has the new type already.
    after: timedelta = getattr(refusal, "_retry_after", timedelta(seconds=1))
    return SendError("temporary", "too many messages at once", code="429", retry_after=after.total_seconds())


# In this order: to python-telegram-bot a bad request and a time-out are network errors too.
VERDICTS: Mapping[type[refusals.TelegramError], Callable[[refusals.TelegramError], SendError]] = {
    refusals.RetryAfter: _wait,
    refusals.Forbidden: lambda _: SendError(
        "permanent", "the patient has blocked the bot or left", code="403", effect="unreachable"
    ),
    refusals.InvalidToken: lambda _: SendError(
        "operator", "Telegram does not accept TELEGRAM_BOT_TOKEN", code="401", line=LINE
    ),
    refusals.ChatMigrated: lambda _: SendError(
        "permanent", "the chat has become another one", code="400", effect="unreachable"
    ),
    refusals.BadRequest: _bad_request,
    refusals.TimedOut: lambda _: SendError("temporary", "Telegram did not answer in time"),
    refusals.NetworkError: lambda _: SendError("temporary", "Telegram is out of reach or in trouble"),
}


def _error(refusal: refusals.TelegramError) -> SendError:
    for kind, verdict in VERDICTS.items():
        if isinstance(refusal, kind):
            return verdict(refusal)
    return SendError("temporary", f"Telegram failed ({type(refusal).__name__})")
