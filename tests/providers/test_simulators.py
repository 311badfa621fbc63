"""The simulators, asked by the providers' own client libraries."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
import requests
import telegram
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from telegram.error import BadRequest, Forbidden, RetryAfter
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.providers import Fault, GoogleSimulator, TelegramSimulator, TwilioSimulator
from tests.providers import telegram as telegram_words
from tests.providers.twilio import NUMBER

PATIENT = "+12125550123"
CALENDAR = "lee@riverside.example"


class HereClient(Client):  # type: ignore[misc]
    """Twilio's client with another base address."""

    def __init__(self, simulator: TwilioSimulator, timeout: float = 5.0) -> None:
        super().__init__(simulator.account, simulator.token, http_client=TwilioHttpClient(timeout=timeout))
        self.api.base_url = simulator.url


def text(client: Client, to: str = PATIENT) -> Any:
    return client.messages.create(to=to, from_=NUMBER, body="See you at 3:00 PM.")


def test_twilio_accepts_a_message(twilio_api: TwilioSimulator) -> None:
    sent = text(HereClient(twilio_api))
    (asked,) = twilio_api.done("message", To=PATIENT)
    assert (sent.sid, sent.status) == (asked.reply["sid"], "queued")
    assert asked.values["Body"] == "See you at 3:00 PM."


def test_twilio_refuses_a_wrong_token_and_an_opted_out_number(twilio_api: TwilioSimulator) -> None:
    twilio_api.refuses[PATIENT] = 21610
    with pytest.raises(TwilioRestException) as refused:
        text(HereClient(twilio_api))
    assert (refused.value.status, refused.value.code) == (400, 21610)
    twilio_api.token = "another"
    stranger = HereClient(twilio_api)
    twilio_api.token = "the right one"
    with pytest.raises(TwilioRestException) as unknown:
        text(stranger)
    assert (unknown.value.status, unknown.value.code) == (401, 20003)
    assert twilio_api.done() == []


def test_a_fault_meets_as_many_requests_as_it_was_told(twilio_api: TwilioSimulator) -> None:
    twilio_api.fail(Fault(429, code=20429, retry_after=7), times=2)
    for _ in range(2):
        with pytest.raises(TwilioRestException) as refused:
            text(HereClient(twilio_api))
        assert (refused.value.status, refused.value.code) == (429, 20429)
    assert text(HereClient(twilio_api)).sid
    assert [one.status for one in twilio_api.asked("message")] == [429, 429, 201]


def test_a_fault_carries_its_retry_after(twilio_api: TwilioSimulator) -> None:
    twilio_api.fail(Fault(429, code=20429, retry_after=7))
    answer = requests.post(f"{twilio_api.url}/2010-04-01/Accounts/AC1/Messages.json", timeout=5)
    assert answer.headers["Retry-After"] == "7"


@pytest.mark.parametrize("after", [False, True])
def test_a_connection_that_is_cut_may_have_had_its_effect(twilio_api: TwilioSimulator, after: bool) -> None:
    twilio_api.fail(Fault(closes=True, after=after))
    with pytest.raises(requests.ConnectionError):
        text(HereClient(twilio_api))
    assert len(twilio_api.asked("message")) == 1
    assert len(twilio_api.done("message")) == int(after)


def test_a_hanging_provider_runs_into_the_clients_time_limit(twilio_api: TwilioSimulator) -> None:
    twilio_api.fail(Fault(hangs=True))
    with pytest.raises(requests.ReadTimeout):
        text(HereClient(twilio_api, timeout=0.2))
    twilio_api.reset()
    assert text(HereClient(twilio_api)).sid


def test_waiting_ends_as_soon_as_it_can(twilio_api: TwilioSimulator) -> None:
    client = HereClient(twilio_api)
    threads = [threading.Thread(target=text, args=(client, f"+1212555{n:04}")) for n in range(150, 158)]
    for thread in threads:
        thread.start()
    assert len(twilio_api.wait("message", n=8)) == 8
    for thread in threads:
        thread.join()


def bot(simulator: TelegramSimulator) -> telegram.Bot:
    return telegram.Bot(simulator.token, base_url=f"{simulator.url}/bot")


def test_telegram_sends_a_message_with_buttons(telegram_api: TelegramSimulator) -> None:
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Yes", callback_data="yes")]])

    async def send() -> telegram.Message:
        async with bot(telegram_api) as one:
            return await one.send_message(42, "Shall I book it?", reply_markup=keyboard)

    assert (
        asyncio.run(send()).message_id == telegram_api.done("sendMessage", chat_id=42)[0].reply["result"]["message_id"]
    )


@pytest.mark.parametrize(
    ("chat", "words", "data", "error"),
    [(666, "Hello", "x", Forbidden), (42, "", "x", BadRequest), (42, "Hello", "x" * 65, BadRequest)],
)
def test_telegram_refuses(
    telegram_api: TelegramSimulator, chat: int, words: str, data: str, error: type[Exception]
) -> None:
    telegram_api.blocked.add(666)
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Yes", callback_data=data)]])

    async def send() -> None:
        async with bot(telegram_api) as one:
            await one.send_message(chat, words, reply_markup=keyboard)

    with pytest.raises(error):
        asyncio.run(send())


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # seconds become a timedelta one day
def test_telegram_names_the_seconds_to_wait(telegram_api: TelegramSimulator) -> None:
    telegram_api.fail(Fault(429, retry_after=3), kind="sendMessage")

    async def send() -> None:
        async with bot(telegram_api) as one:
            await one.send_message(42, "Hello")

    with pytest.raises(RetryAfter):
        asyncio.run(send())


def test_its_updates_are_updates() -> None:
    for update in (
        telegram_words.message(42, "/start"),
        telegram_words.press(42, "yes"),
        telegram_words.membership(42, "kicked"),
    ):
        assert telegram.Update.de_json(update).effective_user.id == 42  # type: ignore[union-attr]


def calendar(simulator: GoogleSimulator, folder: Path) -> Any:
    scopes = ["https://www.googleapis.com/auth/calendar"]
    credentials = service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
        str(simulator.account_file(folder)), scopes=scopes
    )
    options = {"api_endpoint": simulator.url}
    return build("calendar", "v3", credentials=credentials, client_options=options, cache_discovery=False)


def test_google_keeps_an_event_through_its_life(google_api: GoogleSimulator, tmp_path: Path) -> None:
    events = calendar(google_api, tmp_path).events()
    body = {"id": "visit12", "summary": "Visit", "start": {"dateTime": "2026-12-01T15:00:00-05:00"}}
    events.insert(calendarId=CALENDAR, body=body).execute()
    with pytest.raises(HttpError) as twice:
        events.insert(calendarId=CALENDAR, body=body).execute()
    assert twice.value.status_code == 409
    events.patch(calendarId=CALENDAR, eventId="visit12", body={"summary": "Moved"}).execute()
    assert [event["summary"] for event in google_api.live(CALENDAR)] == ["Moved"]
    events.delete(calendarId=CALENDAR, eventId="visit12").execute()
    with pytest.raises(HttpError) as gone:
        events.delete(calendarId=CALENDAR, eventId="visit12").execute()
    assert (gone.value.status_code, google_api.live(CALENDAR)) == (410, [])
    events.update(calendarId=CALENDAR, eventId="visit12", body=body).execute()
    assert [event["summary"] for event in google_api.live(CALENDAR)] == ["Visit"]


def test_google_lists_what_changed_since(google_api: GoogleSimulator, tmp_path: Path) -> None:
    events = calendar(google_api, tmp_path).events()
    google_api.put(CALENDAR, {"id": "lunch", "summary": "Lunch"})
    first = events.list(calendarId=CALENDAR).execute()
    events.delete(calendarId=CALENDAR, eventId="lunch").execute()
    second = events.list(calendarId=CALENDAR, syncToken=first["nextSyncToken"]).execute()
    assert [(e["id"], e["status"]) for e in first["items"] + second["items"]] == [
        ("lunch", "confirmed"),
        ("lunch", "cancelled"),
    ]
    google_api.expired_sync = True
    with pytest.raises(HttpError) as expired:
        events.list(calendarId=CALENDAR, syncToken=first["nextSyncToken"]).execute()
    assert expired.value.status_code == 410


def test_google_lets_no_stranger_in(google_api: GoogleSimulator) -> None:
    assert requests.get(f"{google_api.url}/calendars/{CALENDAR}/events", timeout=5).status_code == 401


def test_google_gives_a_token_to_its_service_account(google_api: GoogleSimulator, tmp_path: Path) -> None:
    credentials = service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
        str(google_api.account_file(tmp_path)), scopes=["https://www.googleapis.com/auth/calendar"]
    )
    with AuthorizedSession(credentials) as session:  # type: ignore[no-untyped-call]
        assert session.get(f"{google_api.url}/calendars/{CALENDAR}/events").status_code == 200
    assert len(google_api.done("token")) == 1
