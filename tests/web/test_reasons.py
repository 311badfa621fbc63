"""Why something was not delivered: in the reader's words, whatever was kept of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from bot.channels.verdicts import TWILIO
from jobs.kinds import KINDS
from tests.web.admin.actions import ROOT, modules
from web import calls, reasons, words
from web.reasons import FAMILY, why

RAISE = {"SendError": 1, "_operator": 0}  # who makes words that are kept, and the place of the words
EN, ES = words.words("en"), words.words("es")


@pytest.mark.parametrize("language", words.languages())
def test_every_code_of_the_carriers_has_a_sentence(language: str) -> None:
    t = words.words(language)
    assert [code for code in TWILIO if f"reason.{code}" not in t] == []
    assert [code for code in ("400", "401", "403", "429") if f"reason.chat_{code}" not in t] == []


def test_every_kind_of_job_has_a_name_and_a_family_of_codes() -> None:
    assert [kind for kind in KINDS if f"job_kind.{kind}" not in EN] == []
    assert set(KINDS) - {"calendar_sync"} <= set(FAMILY)


def test_the_same_code_means_something_else_elsewhere() -> None:
    assert "Telegram" in why(EN, "message", "400", "x") and "calendar" in why(EN, "calendar", "400", "x")
    assert "mailbox" in why(EN, "email", "550", "the e-mail address was refused")
    assert "as a sender" in why(EN, "email", "550", "the SMTP server does not accept EMAIL_FROM")


def test_what_nobody_has_words_for_is_told_by_its_number() -> None:
    assert "con el código 599" in why(ES, "email", "599", "the mail server is moody")
    assert "con el código 30999" in why(ES, "message", "30999", "x")
    assert why(ES, "email", None, "the mail server is moody") == "Fue rechazado y no sabemos más."
    assert why(EN, "email", None, None) == "The provider gave no reason."
    assert why(EN, "webhook", "503", "refused with status 503").endswith("(answer 503).")


def test_what_was_kept_with_its_code_is_told_too() -> None:
    assert reasons.kept(ES, "message", "the number is a landline or its carrier takes no messages (30006)").startswith(
        "Es un"
    )
    assert "bloqueado el bot" in reasons.kept(ES, "message", "blocked")
    assert "buzón" in reasons.kept(ES, "email", "the e-mail was refused (550)")


def words_of(node: ast.expr) -> Iterator[str]:
    """What an expression may be; whatever is filled in is "Error"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "Error" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*words_of(node.body), *words_of(node.orelse))


def test_all_words_that_are_kept_without_a_code_have_a_sentence() -> None:
    made = {
        text
        for name in ("mailer", "google_calendar", "post", "channels/twilio", "channels/telegram")
        for call in ast.walk(ast.parse((ROOT / "bot" / f"{name}.py").read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in RAISE
        if not any(keyword.arg == "code" and isinstance(keyword.value, ast.Constant) for keyword in call.keywords)
        for text in words_of(call.args[RAISE[call.func.id]])
    }
    assert len(made) > 20
    untold = {text for text in made if why(EN, "", None, text) == EN("reason.unknown")}
    assert untold - {"Error with status Error", "too many messages at once"} == set()  # those have a code


def test_every_detail_of_a_call_is_told_in_every_language() -> None:
    sources = [*modules(), *(ast.parse(path.read_text("utf-8")) for path in (ROOT / "conversations").rglob("*.py"))]
    kept = {
        text
        for module in sources
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and re.search("CallHuman|raise_", ast.unparse(call.func))
        for keyword in call.keywords
        if keyword.arg == "detail"
        for text in words_of(keyword.value)
    }
    assert len(kept) > 10 and kept >= set(calls.SAID) - {"running late"}
    untold = {text for text in kept if not calls.told(ES, "human", text.replace("webhook Error", "webhook 3"))}
    assert untold == set()
    assert calls.told(ES, "late", "running 15 min late") == "llega 15 minutos tarde"
    assert "no respondió" in calls.told(ES, "line_stopped", "the SMTP server hung up")
    assert calls.told(ES, "human", "something else") == ""
