"""Why something was not delivered, in the reader's language: a table of the providers' codes, else the provider's own words."""

from __future__ import annotations

from collections.abc import Mapping

from web.words import Words

FAMILY: Mapping[str, str] = {
    "message": "chat",
    "reminder": "chat",
    "notice": "chat",
    "email": "mail",
    "staff_email": "mail",
    "calendar": "calendar",
    "webhook": "web",
}
"""Whose codes those of a kind of job are: an e-mail's 403 is not a calendar's."""


def why(t: Words, kind: str, code: str | None, words: str | None) -> str:
    """A sentence for what stopped a job of this kind."""
    keys = (f"reason.{FAMILY.get(kind, kind)}_{code}", f"reason.{code}")
    known = next((t(key) for key in keys if key in t), None)
    return known or words or t("reason.none")
