"""A table of examples read in one test: a runner that makes a test of each spends longer on that than on reading it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def each(examples: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Calls the test with every example, a tuple as its arguments; fails once, naming all the examples that failed and why."""
    told = [example if isinstance(example, tuple) else (example,) for example in examples]

    def all_of(test: Callable[..., None]) -> Callable[[], None]:
        def run() -> None:
            failed = [why for example in told if (why := _failure(test, example))]
            assert not failed, f"{len(failed)} of {len(told)}:\n" + "\n".join(failed)

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return run

    return all_of


def _failure(test: Callable[..., None], example: tuple[Any, ...]) -> str | None:
    try:
        test(*example)
    except AssertionError as error:
        return f"{example!r}: {str(error).splitlines()[0] if str(error) else 'failed'}"
    return None
