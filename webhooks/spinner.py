"""Stops the spinner on a pressed button, beside the reply and without keeping it waiting."""

from __future__ import annotations

import json
import logging
import threading
from urllib.request import Request, urlopen

from bot.settings import Settings

API = "https://api.telegram.org"
TIMEOUT = 5.0  # seconds
AT_ONCE = 8

log = logging.getLogger(__name__)


class Spinner:
    """answerCallbackQuery on a thread of its own, at most AT_ONCE at a time.

    Nothing depends on it: the reply is on its way already, and a spinner that is never answered ends by itself after a while. So
    it is tried once, written nowhere, and left out while Telegram hangs.
    """

    def __init__(self, settings: Settings) -> None:
        token = settings.telegram_bot_token
        base = (settings.telegram_api_url or API).rstrip("/")
        self._url = f"{base}/bot{token.get_secret_value()}/answerCallbackQuery" if token else None
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def stop(self, callback_id: str) -> None:
        """Returns at once."""
        if self._url and self._free.acquire(blocking=False):
            threading.Thread(target=self._call, args=(self._url, callback_id), daemon=True).start()

    def _call(self, url: str, callback_id: str) -> None:
        data = json.dumps({"callback_query_id": callback_id}).encode()
        request = Request(url, data=data, headers={"Content-Type": "application/json"})  # noqa: S310 - our own setting
        try:
            with urlopen(request, timeout=TIMEOUT):  # noqa: S310
                pass
        except (OSError, ValueError) as error:
            # The error's text may hold the address, and the address the token.
            log.info("a pressed button was not answered: %s", type(error).__name__)
        finally:
            self._free.release()
