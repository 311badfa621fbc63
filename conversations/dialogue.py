"""The whole dialogue on one page: a table of states, what each asks, who handles the answer, and where it may lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.scene import Scene
from conversations.steps import anytime, booking, introducing, keeping, offering, registering, reminders, taking, which
from conversations.understanding.model import Expecting

# From anywhere a patient may turn to something else: book, cancel, move, confirm, ask for a person, or be shown a list.
ANYWHERE = frozenset(
    {
        "idle",
        "ask_whom",
        "ask_name",
        "ask_email",
        "ask_visit_type",
        "ask_when",
        "ask_which_day",
        "confirm_time",
        "choose_time",
        "choose_visit",
        "confirm_cancel",
        "confirm_visit",
        "declined",
        "ask_language",
    }
)


@dataclass(frozen=True, slots=True)
class State:
    """`ask` says the state's question (again); `answer` handles a message and returns False when it made nothing of it."""

    expects: Expecting | None
    ask: Callable[[Scene], None] | None
    answer: Callable[[Scene], bool]
    leads_to: frozenset[str]


def _leads(*more: str) -> frozenset[str]:
    return ANYWHERE | frozenset(more)


STATES: Mapping[str, State] = {
    # name             expects       asks                            handles the answer           may lead to
    "idle":            State(None, None, reminders.answer_reminder, _leads("menu", "which_question")),
    "menu":            State("choice", anytime.ask_menu, anytime.answer_menu, _leads("menu")),
    "ask_language":    State("choice", anytime.ask_language, anytime.answer_language, _leads("menu")),
    "ask_whom":        State("choice", registering.ask_whom, introducing.answer_whom, _leads("menu")),
    "ask_name":        State("name", registering.ask_name, introducing.answer_name, _leads("menu")),
    "ask_email":       State("email", registering.ask_email, introducing.answer_email, _leads("menu")),
    "ask_visit_type":  State("choice", booking.ask_visit_type, booking.answer_visit_type, _leads("menu")),
    "ask_when":        State("when", booking.ask_when, booking.answer_when, _leads("menu")),
    "ask_which_day":   State("choice", booking.ask_which_day, booking.answer_which_day, _leads("menu")),
    "confirm_time":    State("yes_no", offering.say_offer, taking.answer_offer, _leads("menu", "which_question")),
    "choose_time":     State("choice", offering.say_offers, taking.answer_offers, _leads("menu")),
    "choose_visit":    State("choice", which.ask_visit, keeping.answer_visit, _leads("menu")),
    "confirm_cancel":  State("yes_no", keeping.ask_cancel, keeping.answer_cancel, _leads("menu", "which_question")),
    "confirm_visit":   State("yes_no", reminders.ask_confirm, reminders.answer_confirm, _leads("menu", "which_question")),
    "declined":        State("choice", keeping.ask_declined, keeping.answer_declined, _leads("menu")),
    "which_question":  State("choice", reminders.ask_which_question, reminders.answer_which_question, _leads("menu")),
}  # fmt: skip


def diagram() -> str:
    """The table as a Mermaid state diagram; moves that every state may make are drawn once, from "anywhere"."""
    lines = ["stateDiagram-v2", "    [*] --> idle"]
    lines += [f"    {name}: {name} [{state.expects or 'anything'}]" for name, state in STATES.items()]
    lines += [f"    anywhere --> {name}" for name in sorted(ANYWHERE)]
    lines += [f"    {name} --> {to}" for name, state in STATES.items() for to in sorted(state.leads_to - ANYWHERE)]
    return "\n".join(lines) + "\n"
