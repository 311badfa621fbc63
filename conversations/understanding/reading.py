"""One message, read whole: every reader asked once, their findings joined."""

from __future__ import annotations

from conversations.understanding.answers import Fit, read_answer
from conversations.understanding.intents import read_intent, read_topics
from conversations.understanding.message import read_message
from conversations.understanding.model import Context, Understanding, Window
from conversations.understanding.signals import read_signals
from conversations.understanding.when import read as read_when


def understand(text: str, context: Context) -> Understanding:
    """All that `text` says in its context. Never raises, whatever the text; what is not said stays absent."""
    message = read_message(text)
    signals = read_signals(message)
    when = read_when(text, message.tokens, context)
    names_a_time = bool(when.windows)
    told = read_answer(signals, context, _fit(when.windows, context))
    intent = read_intent(signals, context, told, names_a_time)
    return Understanding(
        intent=intent,
        answer=told.answer,
        when=when.windows,
        but_later=told.but_later,
        topics=read_topics(signals),
        confidence=when.confidence if when.windows else 1.0,
    )


def _fit(windows: tuple[Window, ...], context: Context) -> Fit:
    """Does a window touch what is under discussion?"""
    if not windows:
        return None
    about = context.about
    if about is None:
        return "new"
    return "same" if any(window.start < about.end and about.start < window.end for window in windows) else "other"
