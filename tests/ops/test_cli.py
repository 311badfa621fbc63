"""The command line: quick to start, every command explained, every mistake one line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import cli
from tests.listener import Listener
from tests.ops.processes import command, reception
from tests.providers import TelegramSimulator, TwilioSimulator

SAMPLE = Path(cli.__file__).parent / "clinic" / "sample.toml"
HEAVY = (
    "flask",
    "sqlalchemy",
    "pydantic",
    "twilio",
    "telegram",
    "redis",
    "rq",
    "googleapiclient",
    "babel",
    "dateparser",
)


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command by its words."""
    for name, each in group.commands.items():
        yield (*before, name)
        if isinstance(each, click.Group):
            yield from commands(each, *before, name)


@pytest.mark.parametrize("words", list(commands(cli.reception)), ids=" ".join)
def test_every_command_explains_itself(words: tuple[str, ...]) -> None:
    from click.testing import CliRunner

    answer = CliRunner().invoke(cli.reception, [*words, "--help"])
    assert answer.exit_code == 0 and "Usage" in answer.output
    assert len([line for line in answer.output.splitlines() if line.strip()]) >= 3


def test_every_command_is_in_the_readme() -> None:
    page = (SAMPLE.parents[1] / "README.md").read_text(encoding="utf-8")
    leaves = [" ".join(words) for words in commands(cli.reception) if not isinstance(named(words), click.Group)]
    assert [words for words in leaves if f"`reception {words}" not in page] == []


def named(words: tuple[str, ...]) -> click.Command:
    found: click.Command = cli.reception
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


@pytest.mark.parametrize("loading", ["import cli", "import cli; from conversations.understanding import lines"])
def test_nothing_heavy_is_loaded_to_read_a_message(loading: str) -> None:
    code = f"{loading}; import sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_messages_are_read_line_by_line(tmp_path: Path) -> None:
    asked = [
        {"id": 1, "text": "tomorrow at 3 with Dr Park", "now": "2026-11-23T09:00:00-05:00", "expecting": None},
        {"id": 2, "text": "a flu shot please", "now": "2026-11-23T09:00:00-05:00"},
    ]
    text = "".join(json.dumps(line) + "\n" for line in asked[:1]) + "no json\n\n" + json.dumps(asked[1]) + "\n"
    done = reception("understand", "--clinic", str(SAMPLE), cwd=tmp_path, text=text)
    one, wrong, empty, two = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert one["doctor"] == "Dr. Daniel Park" and one["when"][0]["start"] == "2026-11-24T15:00:00-05:00"
    assert "error" in wrong and "error" in empty
    assert two["visit_type"] == "vaccine"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("understand", "--clinic", "nowhere.toml"), "nowhere.toml"),
        (("seed", "nowhere.toml"), "nowhere.toml"),
        (("clock", "--at", "2026-12-01T09:00:00-05:00"), "--once"),
        (("clock", "--once", "--at", "soon"), "soon"),
        (("telegram", "set-webhook"), "TELEGRAM_BOT_TOKEN"),
        (("demo", "--port", "0"), "--port"),
        (("nonsense",), "nonsense"),
        (("staff", "add", "not-an-email"), "'not-an-email' is no e-mail address"),
        (("staff", "add", "desk@riverside.example"), "10 to 200 characters"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_told_without_a_traceback(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = command(*words, cwd=tmp_path)
    assert done.returncode != 0 and told in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_clinic_file_with_a_mistake_is_one_line_that_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text(SAMPLE.read_text().replace('tue = ["10:00-18:00"]', 'tue = ["18:00-10:00"]'))
    done = command("seed", "clinic.toml", cwd=tmp_path)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "doctors[1].hours.tue" in done.stderr


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    done = command("web", cwd=tmp_path, env={"RECEPTION_ENV": "production"})
    assert (
        done.returncode == 1
        and done.stderr.count("\n") == 1
        and done.stderr.startswith("reception: SECRET_KEY is missing")
    )


def test_a_database_that_is_away_is_one_line(tmp_path: Path) -> None:
    done = reception("db", "check", cwd=tmp_path, env={"DATABASE_URL": "postgresql://clinic:hush@127.0.0.1:9/clinic"})
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "hush" not in done.stderr


@pytest.fixture
def env(postgres: str, redis_url: str, template: str, database: str) -> dict[str, str]:
    return {"DATABASE_URL": database, "REDIS_URL": redis_url}


def test_a_house_is_furnished_by_hand(env: dict[str, str], tmp_path: Path, smtp: Listener) -> None:
    assert command("db", "upgrade", cwd=tmp_path, env=env).returncode == 0
    assert command("db", "check", cwd=tmp_path, env=env).returncode == 0
    first = command("seed", str(SAMPLE), cwd=tmp_path, env=env)
    again = command("seed", str(SAMPLE), cwd=tmp_path, env=env)
    assert "13 new" in first.stdout and "0 new; 0 changed; 13 unchanged" in again.stdout
    login = ("staff", "add", "desk@riverside.example", "--role", "admin")
    assert command(*login, cwd=tmp_path, env=env, text="a good long password\n").returncode == 0
    assert "has an account already" in command(*login, cwd=tmp_path, env=env, text="a good long password\n").stderr

    talk = reception("chat", cwd=tmp_path, env=env, text="hello\n\n")
    assert talk.returncode == 0 and "Riverside Clinic" in talk.stdout
    passed = reception("clock", "--once", "--at", "2026-12-01T09:00", cwd=tmp_path, env=env)
    assert passed.returncode == 0, passed.stderr


def test_an_empty_database_is_told(env: dict[str, str], tmp_path: Path) -> None:
    done = reception("check", cwd=tmp_path, env=env)
    assert done.returncode == 1 and "reception seed FILE" in done.stdout


def test_every_provider_is_tried(
    env: dict[str, str], tmp_path: Path, smtp: Listener, twilio_api: TwilioSimulator, telegram_api: TelegramSimulator
) -> None:
    assert command("seed", str(SAMPLE), cwd=tmp_path, env=env).returncode == 0
    env |= {
        **twilio_api.environment,
        **telegram_api.environment,
        "SMTP_URL": smtp.url,
        "EMAIL_FROM": "Riverside Clinic <desk@riverside.example>",
        "PUBLIC_BASE_URL": "https://clinic.example",
    }
    before = reception("check", cwd=tmp_path, env=env).stdout
    assert "run `reception telegram set-webhook`" in before
    told = command("telegram", "set-webhook", cwd=tmp_path, env=env)
    assert told.returncode == 0 and "https://clinic.example/webhooks/telegram" in told.stdout
    after = reception("check", cwd=tmp_path, env=env)
    assert after.returncode == 0, after.stdout
    away = reception(
        "check", cwd=tmp_path, env={**env, "SMTP_URL": "smtp://127.0.0.1:9", "REDIS_URL": "redis://127.0.0.1:9/0"}
    )
    assert away.returncode == 1
    assert [line.split(":")[0] for line in away.stdout.splitlines() if line.startswith("WRONG")] == [
        "WRONG    Redis",
        "WRONG    E-mail",
    ]


def test_a_key_is_made_listed_and_revoked(env: dict[str, str], tmp_path: Path) -> None:
    made = command("keys", "add", "Website", "--scope", "read", cwd=tmp_path, env=env)
    (key,) = made.stdout.split()
    assert made.returncode == 0 and key.startswith("rk_") and "cannot be shown again" in made.stderr
    (line,) = command("keys", "list", cwd=tmp_path, env=env).stdout.splitlines()
    number = line.split()[0]
    assert key[:9] in line and key not in line and "read  never used  Website" in line
    assert "is revoked" in command("keys", "revoke", number, cwd=tmp_path, env=env).stdout
    assert "revoked 20" in command("keys", "list", cwd=tmp_path, env=env).stdout
    unknown = command("keys", "revoke", "999", cwd=tmp_path, env=env)
    assert (unknown.returncode, unknown.stderr) == (1, "reception: there is no key 999\n")
