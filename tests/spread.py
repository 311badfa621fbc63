"""How the tests are spread over several processes: by files, the browser's all on one, the long ones first."""

from __future__ import annotations

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

# They begin first, so that none is left alone at the end.
LONG = ("tests/browser/", "tests/ops/", "tests/web/api/test_fuzz.py", "tests/web/api/test_crowd.py", "tests/jobs/")
TOGETHER = "tests/browser/"


class Spread(LoadFileScheduling):  # type: ignore[misc]  # the library is untyped
    """Files that need a running house share one; two browsers at once would only wait for each other."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Spread:
    return Spread(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
