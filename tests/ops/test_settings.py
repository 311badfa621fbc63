"""Settings: read in one place, and every mistake told in one line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import NAMES, SettingsError, load

README = Path(__file__).parents[2] / "README.md"
SOUND = {
    "RECEPTION_ENV": "production",
    "DATABASE_URL": "postgresql://clinic:pw@db.example/clinic",
    "REDIS_URL": "redis://redis.example/0",
    "SECRET_KEY": "k" * 40,
    "PUBLIC_BASE_URL": "https://clinic.example/",
    "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
    "TWILIO_AUTH_TOKEN": "2" * 32,
    "TWILIO_FROM_NUMBER": "+12125550100",
    "TELEGRAM_BOT_TOKEN": "123:abc",
    "TELEGRAM_WEBHOOK_SECRET": "a-secret",
    "SMTP_URL": "smtp://user:pw@smtp.example:587",
    "EMAIL_FROM": "Riverside Clinic <desk@riverside.example>",
}


def given(monkeypatch: pytest.MonkeyPatch, **names: str) -> None:
    for name, value in names.items():
        monkeypatch.setenv(name, value)


def test_nothing_need_be_set_to_try_it() -> None:
    settings = load(None)
    assert (settings.port, settings.web_concurrency, settings.web_threads) == (8000, 2, 4)
    assert settings.base_url == "http://localhost:8000"
    assert not settings.production


def test_production_starts_with_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **SOUND)
    settings = load(None)
    assert settings.production and settings.base_url == "https://clinic.example"


@pytest.mark.parametrize(
    "name",
    sorted(SOUND.keys() - {"RECEPTION_ENV", "TELEGRAM_BOT_TOKEN"}),
)
def test_production_is_refused_without(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    given(monkeypatch, **{key: value for key, value in SOUND.items() if key != name})
    with pytest.raises(SettingsError, match=f"^{name} is missing: .+") as told:
        load(None)
    assert "\n" not in str(told.value)


def test_production_is_refused_without_any_way_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **{k: v for k, v in SOUND.items() if not k.startswith(("TWILIO", "TELEGRAM"))})
    with pytest.raises(SettingsError, match=r"^TWILIO_AUTH_TOKEN is missing"):
        load(None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("WEB_CONCURRENCY", "-1"),
        ("WEB_THREADS", "x"),
        ("TRUSTED_PROXIES", "-1"),
        ("RECEPTION_ENV", "staging"),
        ("DATABASE_URL", "mysql://somewhere/x"),
        ("REDIS_URL", "localhost:6379"),
        ("PUBLIC_BASE_URL", "clinic.example"),
        ("SECRET_KEY", "short"),
        ("TWILIO_ACCOUNT_SID", "SK123"),
        ("TWILIO_FROM_NUMBER", "212-555-0100"),
        ("TWILIO_WHATSAPP_NUMBER", "5550100"),
        ("TWILIO_MESSAGING_SERVICE_SID", "MG1"),
        ("TELEGRAM_WEBHOOK_SECRET", "with spaces"),
        ("TELEGRAM_API_URL", "ftp://x"),
        ("SMTP_URL", "smtp.example:25"),
        ("EMAIL_FROM", "Riverside Clinic"),
        ("GOOGLE_SERVICE_ACCOUNT_FILE", "/not/there.json"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    given(monkeypatch, **{name: value})
    with pytest.raises(SettingsError, match=f"^{name} is wrong: .+") as told:
        load(None)
    assert "\n" not in str(told.value)


def test_secrets_are_in_no_message_and_no_picture_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **SOUND, API_KEYS="key-one, key-two")
    shown = repr(load(None))
    assert not any(
        secret in shown for secret in ("k" * 40, "2" * 32, "123:abc", "a-secret", "user:pw", "clinic:pw", "key-one")
    )
    monkeypatch.setenv("SECRET_KEY", "tooshort-hush")
    with pytest.raises(SettingsError) as told:
        load(None)
    assert "hush" not in str(told.value)


def test_the_file_is_read_and_the_environment_outweighs_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('PORT=8123\nLOG_LEVEL=debug\nAPI_KEYS="a, b,"\nEMPTY=\nSMTP_URL=\n')
    monkeypatch.setenv("LOG_LEVEL", "error")
    settings = load(tmp_path / ".env")
    assert (settings.port, settings.log_level, settings.api_keys, settings.smtp_url) == (
        8123,
        "ERROR",
        ("a", "b"),
        None,
    )


def test_every_setting_is_documented() -> None:
    page = README.read_text(encoding="utf-8")
    section = page.split("\n## Settings\n")[1].split("\n## ")[0]
    assert [name for name in NAMES if f"`{name}`" not in section] == []


def test_nothing_else_reads_the_environment() -> None:
    house = README.parent
    rooms = ("app.py", "cli.py", "commands", "bot", "clinic", "conversations", "db", "jobs", "web", "webhooks")
    files = [
        f for room in rooms for f in ([house / room] if room.endswith(".py") else sorted((house / room).rglob("*.py")))
    ]
    reading = ("os.environ.get", "os.getenv", "getenv(", "in os.environ", "os.environ[")
    found = {str(f.relative_to(house)): [w for w in reading if w in f.read_text(encoding="utf-8")] for f in files}
    # gunicorn's workers are told by the environment where to add up their figures; that is written, not read.
    assert {f: w for f, w in found.items() if w} == {"web/serve.py": ["os.environ["]}
