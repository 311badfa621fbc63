"""`reception import` and `reception export` as an operator runs them."""

from __future__ import annotations

import os
import pty
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import seed
from tests.clinic.samples import practice
from tests.ops.processes import PATIENCE, RECEPTION, command

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def environment(database: str, engine: Engine) -> dict[str, str]:
    with engine.begin() as conn:
        seed.seed(conn, practice(), NOW)
    return {"DATABASE_URL": database}


def test_in_and_out_again(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "in.csv").write_text("name;phone\nMaya Chen;(212) 555-0111\n")

    tried = command("import", "in.csv", "--dry-run", cwd=tmp_path, env=environment)
    done = command("import", "in.csv", cwd=tmp_path, env=environment)
    told = command("export", cwd=tmp_path, env=environment)
    filed = command("export", "--what", "patients", "--to", "out.csv", cwd=tmp_path, env=environment)

    assert tried.stdout == "1 patients read: 1 new, 0 known already, 0 to be mended. Nothing was written.\n"
    assert done.stdout == "1 patients read: 1 new, 0 known already, 0 to be mended. The new ones are registered.\n"
    assert told.stdout.splitlines()[1].startswith("1,Maya Chen,,'+12125550111,,,")
    assert (tmp_path / "out.csv").read_text() == told.stdout
    assert (filed.stdout, filed.stderr) == ("", "1 patients written.\n")
    assert {each.returncode for each in (tried, done, told, filed)} == {0}


def test_a_line_that_must_be_mended_is_no_success(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "in.csv").write_text("name,birthdate\nMaya Chen,31/03/84\n")

    done = command("import", "in.csv", cwd=tmp_path, env=environment)

    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("line 2: birthdate is no date: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", ["email\n", "name\n\x00\ud800"], ids=["no name", "no text"])
def test_a_file_that_is_none_is_one_line(tmp_path: Path, environment: dict[str, str], content: str) -> None:
    (tmp_path / "in.csv").write_bytes(content.encode("utf-8", "surrogatepass"))

    done = command("import", "in.csv", cwd=tmp_path, env=environment)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("reception: in.csv: ")


def test_a_terminal_shows_a_bar(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "in.csv").write_text("name\n" + "Maya Chen\n" * 3000)
    ours, theirs = pty.openpty()

    done = subprocess.run(
        [*RECEPTION, "import", "in.csv", "--dry-run"],
        cwd=tmp_path,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=PATIENCE,
    )
    os.close(theirs)
    drawn = os.read(ours, 65536).decode()
    os.close(ours)

    assert done.returncode == 0
    assert "Reading" in drawn and "100%" in drawn
