"""The fixtures of tests.jobs.later for every test here."""

from tests.jobs.later import later, settings

__all__ = ["later", "settings"]
