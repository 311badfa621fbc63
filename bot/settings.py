"""Every setting, read once from the environment and `.env`; nothing else in the house looks there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """A setting is missing or wrong: one line that names it and the mend, never the value of a secret."""


def _url(*schemes: str) -> BeforeValidator:
    """Accepts an address of one of these schemes with a host; a closing slash is dropped."""

    def check(value: object) -> str:
        text = str(value).rstrip("/")
        parts = urlsplit(text)
        if parts.scheme not in schemes or not (parts.hostname or parts.path):
            raise ValueError(f"must begin with {' or '.join(f'{s}://' for s in schemes)}")
        return text

    return BeforeValidator(check)


def _matching(pattern: str, told: str) -> BeforeValidator:
    def check(value: object) -> str:
        text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        if not re.fullmatch(pattern, text := text.strip()):
            raise ValueError(told)
        return text

    return BeforeValidator(check)


def _keys(value: object) -> object:
    return tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value


def _sender(value: object) -> str:
    if "@" not in parseaddr(str(value))[1]:
        raise ValueError("must be an address such as Riverside Clinic <desk@riverside.example>")
    return str(value)


def _file(value: object) -> Path:
    if not Path(str(value)).is_file():
        raise ValueError("names a file that is not there")
    return Path(str(value))


Http = Annotated[str, _url("http", "https")]
Number = Annotated[str, _matching(r"\+[1-9]\d{6,14}", "must be a number such as +12125550100")]
Secret = Annotated[SecretStr, Field(min_length=1)]


class Settings(BaseSettings):
    """The settings of one process. A field's name in capitals is its name in the environment; empty counts as unset."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    reception_env: Literal["development", "production"] = "development"
    database_url: Annotated[str, _url("postgresql", "postgres", "postgresql+psycopg2")] | None = Field(
        default=None, repr=False
    )
    redis_url: Annotated[str, _url("redis", "rediss", "unix")] | None = Field(default=None, repr=False)
    public_base_url: Http | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    web_concurrency: Annotated[int, Field(ge=1, le=64)] = 2
    web_threads: Annotated[int, Field(ge=1, le=256)] = 4
    trusted_proxies: Annotated[int, Field(ge=0, le=10)] = 0
    secret_key: Annotated[SecretStr, _matching(r".{16,}", "must be 16 characters or more, better 32")] | None = None

    twilio_account_sid: Annotated[str, _matching(r"AC[0-9a-zA-Z]{32}", "must be AC and 32 characters")] | None = None
    twilio_auth_token: Secret | None = None
    twilio_from_number: (
        Annotated[str, _matching(r"\+[1-9]\d{6,14}|\d{3,8}", "must be a number such as +12125550100")] | None
    ) = None
    twilio_messaging_service_sid: (
        Annotated[str, _matching(r"MG[0-9a-zA-Z]{32}", "must be MG and 32 characters")] | None
    ) = None
    twilio_whatsapp_number: Annotated[Number, BeforeValidator(lambda v: str(v).removeprefix("whatsapp:"))] | None = None
    twilio_api_url: Http | None = None

    telegram_bot_token: Secret | None = None
    telegram_webhook_secret: (
        Annotated[SecretStr, _matching(r"[A-Za-z0-9_-]{1,256}", "may hold letters, digits, _ and - alone")] | None
    ) = None
    telegram_api_url: Http | None = None

    smtp_url: Annotated[str, _url("smtp", "smtps")] | None = Field(default=None, repr=False)
    email_from: Annotated[str, BeforeValidator(_sender)] | None = None

    google_service_account_file: Annotated[Path, BeforeValidator(_file)] | None = None
    google_api_url: Http | None = None

    api_keys: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_keys)] = Field(default=(), repr=False)
    sentry_dsn: SecretStr | None = None
    log_level: Annotated[Literal[LEVELS], BeforeValidator(lambda v: str(v).upper())] = "INFO"  # type: ignore[valid-type]

    @property
    def production(self) -> bool:
        return self.reception_env == "production"

    @property
    def base_url(self) -> str:
        """What the world calls us, without a closing slash."""
        return self.public_base_url or f"http://localhost:{self.port}"

    @property
    def key(self) -> str:
        """What sessions and forms are signed with; filled in by `bot.ground` where development left it unset."""
        assert self.secret_key
        return self.secret_key.get_secret_value()

    @property
    def twilio(self) -> bool:
        """Whether SMS can be sent."""
        return bool(self.twilio_account_sid)

    @property
    def telegram(self) -> bool:
        """Whether Telegram messages can be sent."""
        return bool(self.telegram_bot_token)


NAMES = tuple(name.upper() for name in Settings.model_fields)
"""Every setting by its name in the environment."""


def var() -> Path:
    """Where data stays: `var/` in the folder that the program is started in, which is also where `.env` stands."""
    return Path.cwd() / "var"


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of this process; the environment outweighs the file.

    Raises:
        SettingsError: the first thing that is missing or wrong.
    """
    try:
        settings = Settings(_env_file=env_file, _env_file_encoding="utf-8")  # type: ignore[call-arg]
    except ValidationError as error:
        raise SettingsError(_told(error.errors()[0])) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file}: cannot be read ({type(error).__name__})") from None
    for wrong in missing(settings):
        raise SettingsError(wrong)
    return settings


def _told(error: Mapping[str, Any]) -> str:
    name = str(error["loc"][0]).upper()
    return f"{name} is wrong: {str(error['msg']).removeprefix('Value error, ')}"


Rule = tuple[Callable[[Settings], bool], str]

# A provider that is set up by half would fail at the first patient; better at the start.
HALVES: tuple[Rule, ...] = (
    (
        lambda s: bool(s.twilio_account_sid) and not s.twilio_auth_token,
        "TWILIO_AUTH_TOKEN is missing: it stands beside the account SID in Twilio's console",
    ),
    (
        lambda s: bool(s.twilio_account_sid) and not (s.twilio_from_number or s.twilio_messaging_service_sid),
        "TWILIO_FROM_NUMBER is missing: set it, or TWILIO_MESSAGING_SERVICE_SID, to send from",
    ),
    (
        lambda s: bool(s.smtp_url) and not s.email_from,
        "EMAIL_FROM is missing: set it to the sender, such as Riverside Clinic <desk@riverside.example>",
    ),
)
PRODUCTION: tuple[Rule, ...] = (
    (
        lambda s: not s.secret_key,
        "SECRET_KEY is missing: set it to 32 random characters or more, the same for every process",
    ),
    (lambda s: not s.database_url, "DATABASE_URL is missing: production needs a PostgreSQL of its own"),
    (lambda s: not s.redis_url, "REDIS_URL is missing: production needs a Redis or Valkey of its own"),
    (
        lambda s: not s.public_base_url,
        "PUBLIC_BASE_URL is missing: set it to the address that Twilio and Telegram call",
    ),
    (
        lambda s: not s.twilio_auth_token and not s.telegram_bot_token,
        "TWILIO_AUTH_TOKEN is missing: without it, or TELEGRAM_BOT_TOKEN, no patient can write",
    ),
    (
        lambda s: bool(s.twilio_auth_token) and not s.twilio_account_sid,
        "TWILIO_ACCOUNT_SID is missing: it stands beside the auth token in Twilio's console",
    ),
    (
        lambda s: bool(s.telegram_bot_token) and not s.telegram_webhook_secret,
        "TELEGRAM_WEBHOOK_SECRET is missing: without it anybody could write in a patient's name",
    ),
    (lambda s: not s.smtp_url, "SMTP_URL is missing: e-mails have nowhere to go"),
)


def missing(settings: Settings) -> list[str]:
    """What is not there and has to be, a line each; production asks for more."""
    rules = HALVES + (PRODUCTION if settings.production else ())
    return [told for applies, told in rules if applies(settings)]


def environment(settings: Settings) -> dict[str, str]:
    """What a process of ours is started with, so that it stands on the same servers: our own environment and the settings."""
    held: dict[str, object] = {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.key,
        "PORT": settings.port,
    }
    return {**os.environ, **{name: str(value) for name, value in held.items()}}
