"""What the specification allows, and what it forbids, sent by schemathesis to the running server with all its checks."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

from flask import Flask

from bot.runtime import Runtime
from tests.web.api.conftest import KEY, NOW
from tests.web.api.live import served
from tests.web.scene import talk
from web.api import ENDPOINTS, blueprint

ALL_BUT_SURROGATES = [[0, 0xD7FF], [0xE000, 0x10FFFF]]
SETTINGS = Path(__file__).with_name("schemathesis.toml")


def test_schemathesis_finds_nothing(runtime: Runtime, tmp_path: Path) -> None:
    with runtime.engine.begin() as conn:
        talk(conn, "hello", now=NOW)
    _knows_unicode(tmp_path)
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime, per_minute=10**9, guesses=10**9))
    with served(app) as address:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(SETTINGS), "run"),
                *(f"{address}/api/openapi.json", "--header", f"Authorization: Bearer {KEY}"),
                *("--checks", "all", "--max-examples", "2", "--generation-deterministic", "--no-color"),
                *("--continue-on-failure", "--suppress-health-check", "all"),
            ],
            cwd=tmp_path,
            env={name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    assert f"Tested: {len(ENDPOINTS)}" in done.stdout


def _knows_unicode(folder: Path) -> None:
    """Tells Hypothesis, which keeps such tables, what UTF-8 can carry: finding out takes two seconds in a fresh folder."""
    table = folder / ".hypothesis" / "unicode_data" / unicodedata.unidata_version / "codec-v2-utf-8.json.gz"
    table.parent.mkdir(parents=True)
    table.write_bytes(gzip.compress(json.dumps([ALL_BUT_SURROGATES, []]).encode()))
