"""What looks like a day or a time and is none, and what is told rather than wished."""

from __future__ import annotations

import pytest

from tests.conversations.understanding.when.said import reading, said

COUNTED = (
    "we are 5 people", "take 50 mg twice a day", "she is 7 months old", "he turns 6 in april", "my son is 5 years old", "the bill was $45", "45 dollars",
    "it takes 30 min?", "i've had it for 3 days", "for 30 minutes", "2 to 3 times a week", "a1c of 7", "120/80", "180 lbs", "4.5 stars",
    "mi hijo tiene 5 años", "somos 4 personas", "llego 10 minutos tarde", "running 10 min late", "be there in 10 minutes",
)  # fmt: skip
NAMED = (
    "room 12", "option 2", "apt 4", "I live at 5 Main Street", "12 River St", "my number is 555-0123", "call 212 555 0199",
    "version 2.5", "24/7", "type 2 diabetes", "august smith", "june is my daughter", "the second one", "a second opinion", "first visit",
)  # fmt: skip
PHRASES = (
    "good morning", "good afternoon, do you take walk-ins?", "have a nice weekend", "may i ask something", "i sat on my glasses",
    "every day", "one moment", "in a minute", "how are you today", "once a day", "buenas tardes", "buenos dias", "todos los dias",
)  # fmt: skip
TOLD_AT_ONCE = (
    "happy friday!", "thanks for today", "sorry about this morning", "my insurance expires in march", "offer ends at midnight",
    "my results from last week", "it's my mom's birthday on saturday", "today was great", "is it monday already", "today's date is the 9th",
    "it hurts at night", "worse in the evening", "i take it at 8 and 8", "you texted me at 9", "if we come 10 minutes later",
)  # fmt: skip
COMPOUND = (
    "night shift nurse", "sunday school", "i'm a morning person", "a 9-5 job", "girls night", "one of the 3", "the 12 of us", "all of the 6 kids",
    "what about one with a ramp", "take 1/2 tablet", "ages 5 to 9", "5 min away", "just now", "the first thing i need is a refill",
)  # fmt: skip
BARE = ("2", "5", "17", "1530", "no", "yes", "", "👍", "two")
TOLD = (
    "im flying out that morning",
    "woke up this morning with a headache",
    "my prescription runs out friday",
    "it's my 3rd visit",
    "i was there last tuesday",
    "i fell yesterday",
    "it started 3 days ago",
    "booked 6 days ago",
    "i called at 5",
    "anoche",
    "hace 3 días que me duele",
)


@pytest.mark.parametrize("table", (COUNTED, NAMED, PHRASES, BARE, TOLD, TOLD_AT_ONCE, COMPOUND))
def test_no_window_is_read(table: tuple[str, ...]) -> None:
    assert {text: said(text) for text in table if said(text)} == {}


def test_what_was_is_kept_apart_from_what_is_wished() -> None:
    read = reading("i was seen 2 weeks ago, can i come back on friday")
    assert [w.start.isoformat()[:10] for w in read.windows] == ["2026-11-27"]
    assert [w.start.isoformat()[:10] for w in read.mentioned] == ["2026-11-11"]


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("i called yesterday, can we do friday", "11-27"),
        ("happy new year! jan 5 at 3?", "01-05 15:00"),
        ("my back hurts, in 2 days would be good", "11-27"),
        ("it's my birthday on saturday, so friday at 2 please", "11-27 14:00"),
        ("got my results from monday, can i come in thursday", "11-26"),
        ("20 days away", "12-15"),
    ],
)
def test_a_wish_beside_what_is_told_is_heard(text: str, windows: str) -> None:
    assert "; ".join(said(text)) == windows


def test_pain_since_a_day_is_no_wish_for_it() -> None:
    assert said("me duele desde el lunes") == []
    assert said("my back hurts since monday, can i come thursday") == ["11-26"]
