"""The simulators as fixtures, a new one a test; `tests/conftest.py` names this module in `pytest_plugins`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.providers import GoogleSimulator, TelegramSimulator, TwilioSimulator


@pytest.fixture
def twilio_api() -> Iterator[TwilioSimulator]:
    """Twilio's REST API at `.url`."""
    with TwilioSimulator() as simulator:
        yield simulator


@pytest.fixture
def telegram_api() -> Iterator[TelegramSimulator]:
    """Telegram's Bot API at `.url`."""
    with TelegramSimulator() as simulator:
        yield simulator


@pytest.fixture
def google_api() -> Iterator[GoogleSimulator]:
    """Google's token endpoint and Calendar v3 at `.url`."""
    with GoogleSimulator() as simulator:
        yield simulator
