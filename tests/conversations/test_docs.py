"""The page about the dialogue shows the dialogue as it is."""

from __future__ import annotations

from pathlib import Path

from conversations.dialogue import STATES, diagram

PAGE = Path(__file__).parents[2] / "docs" / "dialogue.md"


def test_the_page_holds_the_diagram_and_every_state() -> None:
    page = PAGE.read_text()
    assert diagram() in page, "write it anew: reception dialogue"
    assert all(f"| `{name}` |" in page for name in STATES)
