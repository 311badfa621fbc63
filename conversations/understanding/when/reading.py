"""What the reader of days and times hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.understanding.model import Evidence, Window


@dataclass(frozen=True, slots=True)
class WhenReading:
    """Days and times named in one message. `windows` are wishes, the surest first; empty when none was named.

    `had` holds what names the visit the patient already has ("my Tuesday visit") where a wish stands beside it.
    `mentioned` holds times that are no wish: when it began, when she called, which day's hours she asks for.
    `otherwise` holds the other reading where the words truly allow two ("next Tuesday" on a Sunday).
    """

    windows: tuple[Window, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0  # 0..1; of the windows where there are any
    soonest: bool = False
    any_time: bool = False
    direction: Literal["earlier", "later"] | None = None
    mentioned: tuple[Window, ...] = ()
    had: tuple[Window, ...] = ()
    otherwise: tuple[Window, ...] = ()
    names_day: bool = False  # a window's day was named ("friday"), not only a time of day; the dialogue needs to know
    names_time: bool = False  # a window's time of day was named ("at 3", "mornings"), not only days
