"""A house without a clinic in it yet: providers are asked to come again, nothing is lost."""

from __future__ import annotations

from pydantic import SecretStr

from app import create_app
from bot.runtime import Runtime
from bot.settings import Settings
from tests.providers.twilio import ACCOUNT, TOKEN, inbound, signature

PATH = "/webhooks/twilio/messages"


def test_a_message_before_the_clinic_is_loaded_comes_again(settings: Settings) -> None:
    live = {"twilio_account_sid": ACCOUNT, "twilio_auth_token": SecretStr(TOKEN), "twilio_from_number": "+12125550100"}
    runtime = Runtime(settings.model_copy(update=live))
    form = inbound("+12125550142", "hello")
    headers = signature(f"{settings.public_base_url}{PATH}", form)
    answer = create_app(runtime).test_client().post(PATH, data=form, headers=headers)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "reception seed FILE" in answer.text
    runtime.close()
