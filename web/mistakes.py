"""What is wrong with a form, in the words of who fills it in."""

from __future__ import annotations

from clinic.mistakes import Mistakes
from web.words import Words


def told(mistakes: Mistakes, t: Words) -> dict[str, str]:
    """{field: a sentence to stand beside it}, in the order in which they were found."""
    return {field: t(f"mistake.{wrong.code}", **wrong.values) for field, wrong in mistakes.wrong.items()}
