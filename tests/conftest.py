"""What every test may ask for: real servers, a listener for e-mails, a browser, and the providers' simulators."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

from bot.settings import NAMES

# How long one example takes is the machine's affair: a busy one fails no test. The same examples at every run, so that a
# run can be repeated; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")

# Three thousand tests and what they import stay to the end: to look through them for garbage again and again is dear.
gc.set_threshold(50_000, 20, 100)

pytest_plugins = [
    "tests.ground",
    "tests.house",
    "tests.listener",
    "tests.chromium",
    "tests.providers.fixtures",
    "tests.spread",
]


def pytest_configure(config: pytest.Config) -> None:
    """Whoever runs the tests may have a clinic of her own in the environment: no test may see it."""
    for name in NAMES:
        os.environ.pop(name, None)
