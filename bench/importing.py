"""How long a long list of patients takes to come in and go out, and how much memory: `python -m bench.importing [LINES]`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cli
from db import embedded

LINES = 100_000
SAMPLE = Path(cli.__file__).parent / "clinic" / "sample.toml"


def main(lines: int) -> None:
    """Prints seconds and the largest resident size of each command, on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="reception-bench-") as name:
        folder = Path(name)
        with embedded.postgres(folder, throwaway=True) as server:
            for words in (("db", "upgrade"), ("seed", str(SAMPLE))):
                reception(server.url, folder, *words)
            for count in (lines // 20, lines):
                write(folder / "in.csv", count)
                reception(server.url, folder, "import", "in.csv", "--dry-run", shown=f"dry run of {count} lines")
            reception(server.url, folder, "import", "in.csv", shown=f"import of {lines} lines")
            reception(server.url, folder, "import", "in.csv", shown="the same again, all known")
            reception(server.url, folder, "export", "--to", "out.csv", shown=f"export of {lines} patients")


def write(path: Path, lines: int) -> None:
    """A list of made-up patients."""
    with path.open("w", encoding="utf-8") as out:
        out.write("name,email,phone,birthdate,language\n")
        for n in range(lines):
            out.write(
                f"Patient {n},p{n}@mail.example,(212) 555-{n % 10_000:04d},1984-03-{n % 28 + 1:02d},{('en', 'es')[n % 2]}\n"
            )


def reception(url: str, folder: Path, *words: str, shown: str = "") -> None:
    """Runs a command; with `shown`, prints what it took."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "cli", *words],
        cwd=folder,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    if shown:
        print(f"{shown:32} {time.perf_counter() - began:6.1f} s  {used.ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else LINES)
