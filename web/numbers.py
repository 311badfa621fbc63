"""Figures as people read them, in the reader's language."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, format_percent

FULL = 9999  # beside a chart, larger ones are written short: 12K


class Numbers:
    """Writes numbers for one reader."""

    def __init__(self, language: str) -> None:
        self.language = language

    def count(self, value: float) -> str:
        """1,234"""
        return format_decimal(round(value), locale=self.language)

    def short(self, value: float) -> str:
        """1,234, but 12K"""
        if value <= FULL:
            return self.count(value)
        return format_compact_decimal(value, locale=self.language, fraction_digits=1)

    def share(self, value: float | None) -> str:
        """0.853 as 85%; a dash where there is nothing to take a share of."""
        return "–" if value is None else format_percent(round(value, 2), locale=self.language)

    def points(self, value: float) -> str:
        """0.031 as 3: percentage points."""
        return format_decimal(abs(round(value * 100)), locale=self.language)

    def money(self, value: Decimal) -> str:
        """12.45, in whatever currency."""
        return format_decimal(value, format="#,##0.00", locale=self.language)

    def wait(self, span: timedelta | None) -> str:
        """40 s, 12 min, 1 h 20 min, 2 d 3 h; a dash for none."""
        if span is None:
            return "–"
        seconds = int(span.total_seconds())
        if seconds < 60:
            return f"{seconds} s"
        minutes = round(seconds / 60)
        large, small, units = (
            (*divmod(minutes, 60), ("h", "min")) if minutes < 1440 else (*divmod(minutes // 60, 24), ("d", "h"))
        )
        parts = [f"{n}\u00a0{unit}" for n, unit in zip((large, small), units, strict=True) if n]
        return " ".join(parts)
