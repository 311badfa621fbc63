"""Locks on files between processes: the kernel drops them when their holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def take(path: Path, how: int, *, make: bool = True) -> int | None:
    """Lock the file at `path` as `fcntl.flock` says in `how`; the open descriptor, or None where another process is in the way.

    Without `fcntl.LOCK_NB` this waits for its turn. Programs started meanwhile do not inherit the lock.
    Raises FileNotFoundError where there is no file and it is not to be made.
    """
    held = os.open(path, os.O_RDWR | os.O_CLOEXEC | (os.O_CREAT if make else 0), 0o600)
    try:
        fcntl.flock(held, how)
    except BlockingIOError:
        os.close(held)
        return None
    except BaseException:
        os.close(held)
        raise
    return held


def is_held(path: Path) -> bool:
    """Whether some process holds the file at `path` locked for itself."""
    try:
        looking = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(looking, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(looking)
    return False


@contextmanager
def locked(path: Path, how: int) -> Iterator[None]:
    """Hold the lock for the length of the block, waiting for it first."""
    held = take(path, how)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)
