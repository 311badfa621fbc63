"""Why something was not delivered: in the reader's words where the code is known, else in the provider's."""

from __future__ import annotations

import pytest

from bot.channels.verdicts import TWILIO
from jobs.kinds import KINDS
from web import words
from web.reasons import FAMILY, why


@pytest.mark.parametrize("language", words.languages())
def test_every_code_of_the_carriers_has_a_sentence(language: str) -> None:
    t = words.words(language)
    assert [code for code in TWILIO if f"reason.{code}" not in t] == []


def test_every_kind_of_job_has_a_name_and_a_family_of_codes() -> None:
    t = words.words("en")
    assert [kind for kind in KINDS if f"job_kind.{kind}" not in t] == []
    assert set(KINDS) - {"calendar_sync"} <= set(FAMILY)


def test_the_same_code_means_something_else_elsewhere() -> None:
    t = words.words("en")
    assert "Telegram" in why(t, "message", "400", "x") and "calendar" in why(t, "calendar", "400", "x")
    assert why(t, "email", "599", "the mail server is moody") == "the mail server is moody"
    assert why(t, "email", None, None) == "The provider gave no reason."
