"""One JSON object a line in, one a line out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding.lines import explain, reply
from tests.conversations.understanding.reading import VOCABULARY

ASKED = {
    "id": 7,
    "text": "yes please",
    "now": "2026-11-22T09:00:00-05:00",
    "timezone": "America/New_York",
    "expecting": "yes_no",
}
KEYS = ["id", "intent", "answer", "choice", "when", "doctor", "visit_type", "language", "confidence"]


def told(**changed: Any) -> dict[str, Any]:
    """What is answered to a request with some of its members changed."""
    answer: dict[str, Any] = json.loads(reply(json.dumps(ASKED | changed), VOCABULARY))
    return answer


def test_an_answer_has_its_members_in_order() -> None:
    assert list(told()) == KEYS
    assert (told()["id"], told()["answer"], told()["language"]) == (7, "yes", "en")


def test_an_answer_is_one_line() -> None:
    assert "\n" not in reply(json.dumps(ASKED | {"text": "yes\nplease"}), VOCABULARY)


def test_a_doctor_is_told_by_name_and_a_visit_by_code() -> None:
    answer = told(text="a checkup with dr lee", expecting=None)
    assert (answer["doctor"], answer["visit_type"], answer["intent"]) == ("Dr. Ana Lee", "checkup", "book")


def test_a_choice_is_an_index() -> None:
    choices = ["2026-11-24T10:00:00-05:00", "2026-11-24T14:30:00-05:00"]
    assert told(text="the 2:30", expecting="choice", choices=choices)["choice"] == 1
    assert told(text="the 2:30", expecting="choice", choices=["2026-11-24T19:30:00Z"])["choice"] == 0


def test_a_window_is_told_in_the_zone_asked_for() -> None:
    window = told(text="tomorrow", expecting="when")["when"][0]
    assert window == {"start": "2026-11-23T00:00:00-05:00", "end": "2026-11-24T00:00:00-05:00", "grain": "day"}
    assert told(text="tomorrow", expecting="when", timezone=None)["when"][0] == window


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"text": None}, "text"),
        ({"text": 5}, "text"),
        ({"now": None}, "now"),
        ({"now": "yesterday"}, "now"),
        ({"now": "2026-11-22T09:00:00"}, "now"),
        ({"now": "0001-01-01T00:00:00+00:00"}, "now"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": 5}, "timezone"),
        ({"timezone": ""}, "timezone"),
        ({"expecting": "money"}, "expecting"),
        ({"expecting": ["when"]}, "expecting"),
        ({"choices": "2"}, "choices"),
        ({"choices": ["soon"]}, "choices[0]"),
        ({"choices": ["2026-11-24T10:00:00-05:00", 3]}, "choices[1]"),
    ],
)
def test_a_request_with_a_mistake_is_told_which(changed: dict[str, Any], place: str) -> None:
    answer = told(**changed)
    assert list(answer) == ["id", "error"]
    assert answer["id"] == 7
    assert answer["error"].startswith(place)


@pytest.mark.parametrize("line", ["", "x", "[]", "7", "null", '"text"', "{", "[" * 100_000, '{"text": "a"}', "\ud83d"])
def test_a_line_that_is_no_request_is_told_so(line: str) -> None:
    assert list(json.loads(reply(line, VOCABULARY))) == ["id", "error"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.integers(), st.text(max_size=5)))
def test_any_text_gets_an_answer_that_can_be_sent(text: str, identity: object) -> None:
    line = reply(json.dumps(ASKED | {"text": text, "id": identity}), VOCABULARY)
    assert json.loads(line.encode())["id"] == identity


def test_half_a_surrogate_pair_can_be_sent_back() -> None:
    assert (
        json.loads(explain(json.dumps(ASKED | {"text": "yes \ud83d", "id": "\ud83d"}), VOCABULARY).encode())["id"]
        == "\ud83d"
    )


def test_explain_tells_the_words_that_made_each_piece() -> None:
    answer = json.loads(explain(json.dumps(ASKED | {"text": "Yes, it's for my son Leo"}), VOCABULARY))
    assert answer["for"] == {"relation": "child", "name": "Leo"}
    assert {"text": "Yes", "start": 0, "piece": "yes"} in answer["evidence"]
