"""The rules, a page a subject: which two neighbouring pieces make one larger, and what it then means."""

from conversations.understanding.when.rules import clock, days, ends, meeting, none, ranges, relative

__all__ = ["clock", "days", "ends", "meeting", "none", "ranges", "relative"]
