"""Which words made which piece of a reading, for `--explain` and for those who mend the lexicons."""

from __future__ import annotations

from typing import Protocol

from conversations.understanding.doctors import DoctorsNamed
from conversations.understanding.model import Evidence
from conversations.understanding.signals import Signals


class Span(Protocol):
    """Anything that stands at `text[start:end]`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def gather(
    signals: Signals, when: tuple[Evidence, ...], doctors: DoctorsNamed, **spans: Span | None
) -> tuple[Evidence, ...]:
    """All pieces in the order of the text; what was denied bears a "not:"."""
    words = signals.message.words
    found = {(one.start, one.end, one.piece) for one in when}
    for prefix, by_label in (("", signals.by_label), ("not:", signals.denied)):
        for label, hits in by_label.items():
            found.update([(words[hit.first].start, words[hit.last - 1].end, prefix + label) for hit in hits])
    found.update([(span.start, span.end, piece) for piece, span in spans.items() if span is not None])
    found.update([(word.start, word.end, "doctor") for word in doctors.words])
    return tuple([Evidence(*one) for one in sorted(found)])
