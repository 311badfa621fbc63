"""`reception check`: what is configured, what is not, and what is wrong, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from redis.exceptions import RedisError
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import SendError
from bot.runtime import Runtime
from bot.settings import Settings, SettingsError
from db import practice, revision
from db.tables import ClinicRow, DoctorRow, StaffRow

if TYPE_CHECKING:
    from bot.channels.telegram import BotApi

Mark = Literal["ok", "unset", "wrong"]
UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")  # what Telegram should tell us of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. "unset" is no fault: the simulator stands in."""

    mark: Mark
    what: str
    told: str


def look(runtime: Runtime) -> Iterator[Finding]:
    """Look at everything, one after the other; no patient is texted, no mail is sent."""
    for each in (database, clinic, redis, address, twilio, telegram, mail, calendars, programs):
        yield from each(runtime)


def database(runtime: Runtime) -> Iterator[Finding]:
    """PostgreSQL and its migrations."""
    try:
        with runtime.engine.connect() as connection:
            found, newest = revision.found(connection), revision.newest()
    except SQLAlchemyError:
        yield Finding("wrong", "PostgreSQL", "does not answer at DATABASE_URL")
        return
    if found != newest:
        yield Finding(
            "wrong", "PostgreSQL", f"is at migration {found or 'none'}, not {newest}: run `reception db upgrade`"
        )
    else:
        yield Finding("ok", "PostgreSQL", f"answers, at migration {newest}")


def clinic(runtime: Runtime) -> Iterator[Finding]:
    """Whether a clinic file was loaded, and somebody may log in."""
    try:
        with runtime.engine.connect() as connection:
            there = connection.execute(select(ClinicRow.clinic_id)).first()
            doctors = connection.execute(select(func.count()).select_from(DoctorRow)).scalar_one()
            staff = connection.execute(select(func.count()).select_from(StaffRow)).scalar_one()
    except SQLAlchemyError:
        return
    if there is None:
        yield Finding("wrong", "The clinic", "is not loaded: run `reception seed FILE`")
    else:
        yield Finding("ok", "The clinic", f"is loaded, with {doctors} doctor{'s' if doctors != 1 else ''}")
    if staff == 0:
        yield Finding("unset", "Staff", "nobody may log in yet: run `reception staff add EMAIL`")


def redis(runtime: Runtime) -> Iterator[Finding]:
    """Redis or Valkey, and whether a worker listens."""
    try:
        runtime.redis.ping()
    except RedisError:
        yield Finding(
            "wrong", "Redis", "does not answer at REDIS_URL: patients are answered, but nothing is sent later"
        )
        return
    yield Finding("ok", "Redis", "answers")


def address(runtime: Runtime) -> Iterator[Finding]:
    """The address that the providers call."""
    base = runtime.settings.base_url
    if runtime.settings.production and not base.startswith("https://"):
        yield Finding("wrong", "PUBLIC_BASE_URL", f"{base} is not https: Telegram will not call it")
    elif not runtime.settings.public_base_url:
        yield Finding("unset", "PUBLIC_BASE_URL", f"no provider can call {base}")
    else:
        yield Finding("ok", "PUBLIC_BASE_URL", base)
    if runtime.settings.production and base.startswith("https://") and not runtime.settings.trusted_proxies:
        told = "the proxy that https ends at is not counted: all tries to log in count as its own"
        yield Finding("unset", "TRUSTED_PROXIES", told)


def twilio(runtime: Runtime) -> Iterator[Finding]:
    """The Twilio account, by asking Twilio for it."""
    settings = runtime.settings
    if not settings.twilio_account_sid or not settings.twilio_auth_token:
        yield Finding("unset", "Twilio", "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: texts go to the simulator")
        return
    from bot.channels.twilio import Account

    token = settings.twilio_auth_token.get_secret_value()
    account = Account(settings.twilio_account_sid, token, callback="", base=settings.twilio_api_url)
    hook = f"accepts the account; its numbers should call {settings.base_url}/webhooks/twilio/messages"
    yield _tried("Twilio", account.check, lambda _: hook)


def telegram(runtime: Runtime) -> Iterator[Finding]:
    """The bot, and whether Telegram calls us."""
    settings = runtime.settings
    if not settings.telegram_bot_token:
        yield Finding("unset", "Telegram", "TELEGRAM_BOT_TOKEN: messages go to the simulator")
        return
    if not settings.telegram_webhook_secret:
        yield Finding("wrong", "Telegram", "TELEGRAM_WEBHOOK_SECRET is missing: its messages are refused without it")
    try:
        api = bot_api(settings)
        name, calls = api.check(), api.call(lambda bot: bot.get_webhook_info()).url
    except SendError as refusal:
        yield Finding("wrong", "Telegram", refusal.words)
        return
    if calls == hook(settings):
        yield Finding("ok", "Telegram", f"@{name}, and it calls {calls}")
    else:
        yield Finding("wrong", "Telegram", f"@{name} calls {calls or 'nobody'}: run `reception telegram set-webhook`")


def mail(runtime: Runtime) -> Iterator[Finding]:
    """The mail server, by logging in."""
    settings = runtime.settings
    if not settings.smtp_url:
        yield Finding("unset", "E-mail", "SMTP_URL: e-mails go to the simulator")
        return
    from bot.mailer import Server, SmtpMailer

    server = SmtpMailer(Server.at(settings.smtp_url))
    yield _tried("E-mail", server.check, lambda _: f"the server answers; e-mails come from {settings.email_from}")


def calendars(runtime: Runtime) -> Iterator[Finding]:
    """The calendar of every doctor who has one, by reading one event."""
    settings = runtime.settings
    if settings.google_service_account_file is None:
        yield Finding("unset", "Google Calendar", "GOOGLE_SERVICE_ACCOUNT_FILE: events go to the simulator")
        return
    from bot.google_calendar import GoogleCalendar

    try:
        google = GoogleCalendar(settings.google_service_account_file, base=settings.google_api_url)
        with runtime.engine.connect() as connection:
            doctors = practice.doctors(connection)
    except SendError as refusal:
        yield Finding("wrong", "Google Calendar", refusal.words)
        return
    except SQLAlchemyError:
        return
    for doctor in doctors:
        if doctor.calendar_id is None:
            yield Finding("unset", doctor.name, "has no calendar_id in the clinic file: no events are written")
        else:
            yield _tried(doctor.name, partial(google.check, doctor), lambda _: "the calendar can be reached")


def programs(runtime: Runtime) -> Iterator[Finding]:
    """Whether programs may use the API."""
    if not runtime.settings.api_keys:
        yield Finding("unset", "API", "API_KEYS: no program may use /api/v1 by a key of the settings")


def _tried(what: str, attempt: Callable[[], object], told: Callable[[object], str]) -> Finding:
    try:
        return Finding("ok", what, told(attempt()))
    except SendError as refusal:
        return Finding("wrong", what, refusal.words)


def hook(settings: Settings) -> str:
    """Where Telegram should send messages."""
    return f"{settings.base_url}/webhooks/telegram"


def bot_api(settings: Settings) -> BotApi:
    """The Bot API with the token of the settings. Raises SendError for a token that cannot be one."""
    from bot.channels.telegram import BotApi

    assert settings.telegram_bot_token
    return BotApi(settings.telegram_bot_token.get_secret_value(), base=settings.telegram_api_url)


def set_webhook(settings: Settings) -> str:
    """Tell Telegram where to send messages, and with which secret; the bot's name.

    Raises:
        SendError: Telegram refused.
        SettingsError: a setting that this needs is missing.
    """
    if not settings.telegram_bot_token:
        raise SettingsError("TELEGRAM_BOT_TOKEN is missing: BotFather gives it")
    if not settings.telegram_webhook_secret:
        raise SettingsError("TELEGRAM_WEBHOOK_SECRET is missing: choose one, of letters and digits")
    api, secret = bot_api(settings), settings.telegram_webhook_secret.get_secret_value()
    name = api.check()
    api.call(lambda bot: bot.set_webhook(hook(settings), secret_token=secret, allowed_updates=UPDATES))
    return f"@{name}"
