"""What messages cost, as far as pages reckon it."""

from __future__ import annotations

SEGMENT = 0.0083
"""US dollars a segment either way: Twilio's list price for a long code in the United States, without carriers' fees."""
