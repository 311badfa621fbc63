"""The channels on the wire, through the providers' own clients: what they send, what refusals mean, what they keep to themselves."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import SecretStr

from bot.channels import made_from
from bot.channels.base import Channel, Parcel, SendError
from bot.channels.simulator import Simulated
from bot.channels.telegram import BotApi, Telegram
from bot.channels.twilio import Account, TwilioChannel
from bot.channels.verdicts import TWILIO, twilio
from bot.inbound import Button
from bot.settings import Settings
from tests.providers import TelegramSimulator, TwilioSimulator
from tests.providers.telegram import TOKEN
from tests.providers.wire import Fault

PHONE = "+12125550142"


def sms(api: TwilioSimulator, *, timeout: float = 5, **more: str) -> TwilioChannel:
    sender = more or {"sms_from": "+12125550100"}
    account = Account(
        api.account, api.token, callback="https://clinic.example/status", base=api.url, timeout=timeout, **sender
    )
    return TwilioChannel(account, "sms")


def telegram(api: TelegramSimulator, timeout: float = 5) -> Telegram:
    return Telegram(BotApi(TOKEN, base=api.url, timeout=timeout))


def refused(channel: Channel, address: str = PHONE) -> SendError:
    with pytest.raises(SendError) as told:
        channel.send(Parcel(address, "See you at three, Maya."))
    assert address not in str(told.value)
    assert "Maya" not in str(told.value)
    return told.value


# -- Twilio
def test_a_text_is_sent_from_the_clinic_s_number_and_asks_for_receipts(twilio_api: TwilioSimulator) -> None:
    sid = sms(twilio_api).send(Parcel(PHONE, "Hello", reference=7))
    (asked,) = twilio_api.done("message")
    assert dict(asked.values) == {
        "To": PHONE,
        "From": "+12125550100",
        "Body": "Hello",
        "StatusCallback": "https://clinic.example/status?m=7",
    }
    assert asked.reply["sid"] == sid


def test_a_messaging_service_goes_before_a_number(twilio_api: TwilioSimulator) -> None:
    sms(twilio_api, messaging_service="MG" + "1" * 32).send(Parcel(PHONE, "Hello"))
    (asked,) = twilio_api.done("message")
    assert asked.values["MessagingServiceSid"] == "MG" + "1" * 32
    assert "From" not in asked.values


@pytest.mark.parametrize("code", sorted(TWILIO))
def test_a_code_means_what_the_table_says(twilio_api: TwilioSimulator, code: int) -> None:
    twilio_api.refuses[PHONE] = code
    told = refused(sms(twilio_api))
    assert (told.kind, told.effect, told.code) == (TWILIO[code].kind, TWILIO[code].effect, str(code))
    assert (told.line is not None) == (told.kind == "operator")


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (500, None, "temporary"),
        (503, 20503, "temporary"),
        (429, 20429, "temporary"),
        (401, 20003, "operator"),
        (401, 21610, "operator"),  # whatever a proxy makes of it: a wrong login is nobody's opt-out
        (500, 21610, "temporary"),
        (403, None, "operator"),
        (400, 99999, "permanent"),
    ],
)
def test_a_status_means_what_it_does_everywhere(status: int, code: int | None, kind: str) -> None:
    assert twilio(code, status).kind == kind


def test_a_wrong_token_is_the_operator_s(twilio_api: TwilioSimulator) -> None:
    account = Account(twilio_api.account, "wrong", callback="", sms_from="+12125550100", base=twilio_api.url)
    told = refused(TwilioChannel(account, "sms"))
    assert (told.kind, told.code, told.line) == ("operator", "20003", "twilio")
    with pytest.raises(SendError):
        account.check()


@pytest.mark.parametrize("fault", [Fault(closes=True), Fault(hangs=True)])
def test_a_connection_that_breaks_or_hangs_is_worth_another_try(twilio_api: TwilioSimulator, fault: Fault) -> None:
    twilio_api.fail(fault)
    assert refused(sms(twilio_api, timeout=0.3)).kind == "temporary"


def test_the_time_that_twilio_asks_for_is_heard(twilio_api: TwilioSimulator) -> None:
    twilio_api.fail(Fault(status=429, code=20429, retry_after=17))
    channel = sms(twilio_api)
    assert refused(channel).retry_after == 17
    twilio_api.fail(Fault(status=503))
    assert refused(channel).retry_after is None, "not the one before"


def test_nothing_of_the_patient_s_and_no_token_is_logged(
    twilio_api: TwilioSimulator, telegram_api: TelegramSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        sms(twilio_api).send(Parcel(PHONE, "Hello Maya"))
        telegram(telegram_api).send(Parcel("4711", "Hello Maya"))
    for secret in (PHONE, PHONE[1:], "Maya", TOKEN, "4711"):
        assert secret not in caplog.text


# -- Telegram
def test_a_message_with_buttons(telegram_api: TelegramSimulator) -> None:
    rows = ((Button("Yes", "q:1:yes"), Button("No", "q:1:no")),)
    provider_id = telegram(telegram_api).send(Parcel("4711", "Coming?", buttons=rows))
    (asked,) = telegram_api.done("sendMessage")
    keys = asked.values["reply_markup"]
    keys = json.loads(keys) if isinstance(keys, str) else keys
    assert keys["inline_keyboard"] == [
        [{"text": "Yes", "callback_data": "q:1:yes"}, {"text": "No", "callback_data": "q:1:no"}]
    ]
    assert provider_id is not None
    assert provider_id.startswith("4711:")


def test_the_key_that_shares_a_number(telegram_api: TelegramSimulator) -> None:
    telegram(telegram_api).send(Parcel("4711", "Who are you?", ask_contact="Share my number"))
    (asked,) = telegram_api.done("sendMessage")
    assert "request_contact" in str(asked.values["reply_markup"])


@pytest.mark.parametrize(
    ("fault", "kind", "effect"),
    [
        (Fault(status=403, message="Forbidden: bot was blocked by the user"), "permanent", "unreachable"),
        (Fault(status=403, message="Forbidden: user is deactivated"), "permanent", "unreachable"),
        (Fault(status=400, message="Bad Request: chat not found"), "permanent", "unreachable"),
        (Fault(status=400, message="Bad Request: message text is empty"), "permanent", None),
        (Fault(status=401, message="Unauthorized"), "operator", None),
        (Fault(status=404, message="Not Found"), "operator", None),
        (Fault(status=429, retry_after=17), "temporary", None),
        (Fault(status=502, message="Bad Gateway"), "temporary", None),
        (Fault(closes=True), "temporary", None),
        (Fault(hangs=True), "temporary", None),
    ],
)
def test_what_telegram_s_refusals_mean(
    telegram_api: TelegramSimulator, fault: Fault, kind: str, effect: str | None
) -> None:
    telegram_api.fail(fault)
    told = refused(telegram(telegram_api, timeout=0.3), "4711")
    assert (told.kind, told.effect) == (kind, effect)
    if fault.retry_after:
        assert told.retry_after == fault.retry_after


def test_telegram_works_from_several_threads_and_again_after_a_break(telegram_api: TelegramSimulator) -> None:
    channel = telegram(telegram_api, timeout=2)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: channel.send(Parcel("4711", f"Message {n}")), range(20)))
    assert len(telegram_api.done("sendMessage")) == 20
    telegram_api.fail(Fault(closes=True))
    refused(channel, "4711")
    channel.send(Parcel("4711", "again"))


# -- what is not set
def test_what_is_not_set_is_simulated() -> None:
    channels = made_from(Settings(twilio_account_sid=None, telegram_bot_token=None))
    assert {type(channel) for channel in channels.values()} == {Simulated}
    assert channels.keys() == {"sms", "whatsapp", "telegram"}
    first, second = (channels["sms"].send(Parcel(PHONE, "Hello")) for _ in range(2))
    assert first != second


def test_what_is_set_is_real_and_can_do_what_its_simulation_can(
    twilio_api: TwilioSimulator, telegram_api: TelegramSimulator
) -> None:
    real = made_from(
        Settings(
            twilio_account_sid=twilio_api.account,
            twilio_auth_token=SecretStr(twilio_api.token),
            twilio_from_number="+12125550100",
            telegram_bot_token=SecretStr(TOKEN),
        )
    )
    simulated = made_from(Settings())
    for name, channel in real.items():
        assert channel.name == name
        assert channel.provider != "simulator"
        assert channel.capabilities == simulated[name].capabilities


def test_whatsapp_without_a_number_of_its_own_goes_out_from_the_one_that_texts(twilio_api: TwilioSimulator) -> None:
    account = {"twilio_account_sid": twilio_api.account, "twilio_auth_token": SecretStr(twilio_api.token)}
    where = {"twilio_api_url": twilio_api.url, "twilio_from_number": "+12125550100"}
    for own, sender in ((None, "whatsapp:+12125550100"), ("+12125550177", "whatsapp:+12125550177")):
        made_from(Settings(**account, **where, twilio_whatsapp_number=own))["whatsapp"].send(Parcel(PHONE, "Hello"))  # type: ignore[arg-type]
        assert twilio_api.done("message")[-1].values["From"] == sender
