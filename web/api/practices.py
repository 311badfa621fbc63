"""The practice as it is now: read once a process, and again when somebody has edited it."""

from __future__ import annotations

from sqlalchemy import Connection

from clinic.model import Practice
from db import practice


class Practices:
    """Keeps the newest version that this process has seen; threads may share it."""

    def __init__(self) -> None:
        self._kept: Practice | None = None

    def current(self, conn: Connection) -> Practice:
        """Raises db.practice.NotSeededError before a clinic is loaded."""
        kept = self._kept
        if kept is None or kept.version != practice.version(conn):
            kept = self._kept = practice.load(conn)
        return kept
