"""The ways to a patient's phone: one channel a class, made from the settings; a provider that is not set is simulated."""

from __future__ import annotations

from collections.abc import Mapping

from bot.channels.base import SMS, TELEGRAM, WHATSAPP, Capabilities, Channel
from bot.channels.simulator import Simulated
from bot.inbound import ChannelName
from bot.settings import Settings

SIMULATED: Mapping[ChannelName, Capabilities] = {"sms": SMS, "whatsapp": WHATSAPP, "telegram": TELEGRAM}


def made_from(settings: Settings) -> dict[ChannelName, Channel]:
    """A channel a name. The providers' libraries are imported only where their provider is set."""
    made: dict[ChannelName, Channel] = {name: Simulated(name, can) for name, can in SIMULATED.items()}
    if settings.twilio_account_sid and settings.twilio_auth_token:
        made |= _twilio(settings)
    if settings.telegram_bot_token:
        from bot.channels.telegram import BotApi, Telegram

        api = BotApi(settings.telegram_bot_token.get_secret_value(), base=settings.telegram_api_url)
        made["telegram"] = Telegram(api)
    return made


def _twilio(settings: Settings) -> dict[ChannelName, Channel]:
    from bot.channels.twilio import Account, TwilioChannel

    assert settings.twilio_account_sid and settings.twilio_auth_token
    account = Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        callback=f"{settings.base_url}/webhooks/twilio/status",
        sms_from=settings.twilio_from_number,
        messaging_service=settings.twilio_messaging_service_sid,
        whatsapp_from=settings.twilio_whatsapp_number,
        base=settings.twilio_api_url,
    )
    return {"sms": TwilioChannel(account, "sms"), "whatsapp": TwilioChannel(account, "whatsapp")}
