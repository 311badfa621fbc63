"""The note of what runs in a server's folder: `running.json`, for those who join and for those who tidy up."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path


def note(home: Path, **known: object) -> None:
    """Write down what runs here, for those who join; replaced at one stroke."""
    new = home / "running.new"
    with open(new, "w", opener=private) as file:
        json.dump(known, file)
    new.replace(home / "running.json")


def unnote(home: Path) -> None:
    """From here on nobody joins; the programs' folder is still known, should we be killed."""
    known = read(home)
    note(home, runtime=known.get("runtime"))


def forget(home: Path) -> None:
    """Remove the note and the programs' folder that it names: ours at the end, a killed predecessor's at the start."""
    runtime = read(home).get("runtime")
    if isinstance(runtime, str) and Path(runtime).name.startswith("reception-"):
        shutil.rmtree(runtime, ignore_errors=True)
    (home / "running.json").unlink(missing_ok=True)


def read(home: Path) -> dict[str, object]:
    """What was written down; empty where nothing was."""
    try:
        known = json.loads((home / "running.json").read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def private(path: str, flags: int) -> int:
    """Open a file that nobody else may read."""
    return os.open(path, flags, 0o600)
