"""Marks that phones send for a message instead of an answer: the mark is read, the message it quotes is not."""

from __future__ import annotations

from tests.conversations.understanding.reading import read

ASKED = "Cancel Tue Dec 1, 3:00 PM with Dr. Lee? Reply YES to cancel it, NO to keep it."
MARKS = {
    f"Liked “{ASKED}”": "yes",
    f'Loved "{ASKED}"': "yes",
    f"👍 to “{ASKED}”": "yes",
    f"\u200b👍\u200b to “\u200b{ASKED}\u200b”": "yes",
    f"Reacted 👎 to “{ASKED}”": "no",
    f"Disliked “{ASKED}”": "no",
    f"Questioned “{ASKED}”": "unsure",
    f"Laughed at “{ASKED}”": None,
    f"Emphasized “{ASKED}”": None,
    f"Removed a like from “{ASKED}”": None,
    f"Le gustó “{ASKED}”": "yes",
    f"No le gustó “{ASKED}”": "no",
    f"Reaccionó con 👍 a “{ASKED}”": "yes",
}


def test_a_mark_answers_and_the_quotation_says_nothing() -> None:
    told = {text: read(text, expecting="yes_no") for text in MARKS}
    assert {text: one.answer for text, one in told.items()} == MARKS
    assert not any(one.when or one.intent not in (None, "other") for one in told.values())


def test_what_she_quotes_herself_is_read() -> None:
    assert read("you wrote “reply yes” but i need to cancel").intent == "cancel"
