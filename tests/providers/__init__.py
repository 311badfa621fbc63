"""The outside world on loopback: Twilio, Telegram and Google as their own client libraries meet them."""

from tests.providers.google import GoogleSimulator
from tests.providers.telegram import TelegramSimulator
from tests.providers.twilio import TwilioSimulator
from tests.providers.wire import Asked, Fault

__all__ = ["Asked", "Fault", "GoogleSimulator", "TelegramSimulator", "TwilioSimulator"]
