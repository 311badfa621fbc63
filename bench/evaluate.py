"""`make eval`: runs the yardstick beside the project over `reception understand` and prints one table of what is reached."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
YARDSTICK = PROJECT.parent / "shared" / "eval"
RECEPTION = Path(sys.executable).with_name("reception")


@dataclass(frozen=True, slots=True)
class Run:
    """One scorer on one set of data."""

    scorer: str
    data: str
    split: str


WHEN = Run("score_when.py", "when.jsonl", "dev")
SPANISH = Run("score_when.py", "when_es.jsonl", "dev")
BOOKING = Run("score_when.py", "sgd_turns.jsonl", "all")
REPLIES = Run("score_replies.py", "replies.jsonl", "all")
DETECTION = Run("score_detect.py", "r8k_spans.jsonl", "dev")

START, RANGE, WRONG = 1, 2, 4  # columns of score_when's table, after the count


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of our table: where a figure stands in a scorer's output, and what it should reach (`<=` or `>=`)."""

    name: str
    run: Run
    pattern: str
    goal: str


def column(group: str, number: int) -> str:
    """A pattern for a figure of score_when's table: the group's row, past the count and the figures before it."""
    return rf"^{re.escape(group)}\s+\d+" + r"\s+\S+" * (number - 1) + r"\s+(\S+)"


FIGURES = (
    Figure("when, core: start", WHEN, column("CORE", START), ">=95"),
    Figure("when, core: range", WHEN, column("CORE", RANGE), ">=92"),
    Figure("when, core: wrong", WHEN, column("CORE", WRONG), "<=3"),
    Figure("when, NLU++ part: start", WHEN, column("src=nlupp", START), ">=93"),
    Figure("when, Spanish core: start", SPANISH, column("CORE", START), ">=92"),
    Figure("booking turns: start", BOOKING, column("ALL", START), ">=98.5"),
    Figure("booking turns: wrong", BOOKING, column("ALL", WRONG), "<=1"),
    Figure("replies: accuracy", REPLIES, r"accuracy ([\d.]+)", ">=98.5"),
    Figure("replies: macro-F1", REPLIES, r"macro-F1 ([\d.]+)", ">=95"),
    Figure("replies: dangerous", REPLIES, r"dangerous ([\d.]+)%", "<=0.15"),
    Figure("detection: dates", DETECTION, r"'date': '([\d.]+)%", ">=99"),
    Figure("detection: times", DETECTION, r"'time': '([\d.]+)%", ">=97"),
    Figure("detection: false on the rest", DETECTION, r"'neg': '([\d.]+)%", "<=1"),
    Figure("detection: false on bare numbers", DETECTION, r"'neg-bare-number': '([\d.]+)%", "<=0"),
    Figure("ms a message, median", WHEN, r"'median_ms': ([\d.]+)", "<=0.5"),
    Figure("ms a message, p95", WHEN, r"'p95_ms': ([\d.]+)", "<=2"),
    Figure("s until the first answer", WHEN, r"'cold_s': ([\d.]+)", "<=0.6"),
)


def score(run: Run) -> str:
    """The scorer's output."""
    adapter = f"{sys.executable} {YARDSTICK / 'adapter.py'} {RECEPTION} understand"
    command = [
        sys.executable,
        str(YARDSTICK / run.scorer),
        "--cmd",
        adapter,
        "--data",
        str(YARDSTICK / "data" / run.data),
    ]
    done = subprocess.run([*command, "--split", run.split], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{run.scorer} on {run.data} failed: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout


def reaches(value: float, goal: str) -> bool:
    """Whether a figure keeps its goal."""
    bound = float(goal[2:])
    return value >= bound if goal.startswith(">=") else value <= bound


def line(figure: Figure, output: str) -> str:
    """One line of the table."""
    found = re.search(figure.pattern, output, re.MULTILINE)
    value = float(found[1]) if found else float("nan")
    return f"{figure.name:34}{value:>10}{figure.goal.replace('=', '= '):>12}   {'reached' if reaches(value, figure.goal) else 'missed'}"


def main() -> None:
    """Print the table; where the yardstick is not there, say so."""
    if not YARDSTICK.is_dir():
        sys.exit(f"The yardstick is not here: its scorers and data are looked for in {YARDSTICK}.")
    if shutil.which(str(RECEPTION)) is None:
        sys.exit(f"{RECEPTION} is not installed: run make.")
    runs = tuple(dict.fromkeys(figure.run for figure in FIGURES))
    print(f"{'':34}{'measured':>10}{'to reach':>12}   (percent where nothing else is said)")
    outputs = {run: score(run) for run in runs}  # one after the other: times are measured too
    for figure in FIGURES:
        print(line(figure, outputs[figure.run]))


if __name__ == "__main__":
    main()
