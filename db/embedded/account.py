"""As whom a server runs, and how it reaches its programs and its data.

PostgreSQL refuses to run as root. Started by root, a server therefore runs under a system account of its own, which may not
walk through root's private folders. It is given what it needs without opening one of them: its programs as hard links (or
copies) in a private folder that goes when the server goes, its data as an open folder, `/proc/self/fd/N`, that a process may
enter whatever stands above it.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAME = "reception-db"
PR_SET_PDEATHSIG = 1  # linux/prctl.h
PRIVATE = 0o700


class EmbeddedError(Exception):
    """An embedded server cannot be had; the message is one line with the mend."""


@dataclass(frozen=True, slots=True)
class Account:
    """A system account other than ours that servers run under."""

    uid: int
    gid: int


def account() -> Account | None:
    """The account for servers when we are root, made where it is missing; None for anybody else: they run as who we are.

    Raises:
        EmbeddedError: the account is missing and cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        found = _make()
    return Account(found.pw_uid, found.pw_gid)


def _make() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        subprocess.run([*command, "--shell", "/usr/sbin/nologin", NAME], check=False, capture_output=True)  # noqa: S603
        return pwd.getpwnam(NAME)  # a neighbour may have made it a moment before us
    except (OSError, KeyError):
        raise EmbeddedError(
            f"PostgreSQL does not run as root, and the system account {NAME} could not be made (useradd): "
            "set DATABASE_URL and REDIS_URL, or start as an ordinary user"
        ) from None


def give(path: Path, to: Account | None, mode: int = PRIVATE) -> None:
    """Hand the file or folder to the account, closed to everybody else."""
    path.chmod(mode)
    if to is not None:
        os.chown(path, to.uid, to.gid)


def reachable(folder: Path, runtime: Path, to: Account | None) -> Path:
    """A path below which the account finds the programs of `folder`: itself for ourselves, else links or copies in `runtime`."""
    if to is None:
        return folder
    copy = runtime / folder.name
    if not copy.exists():
        shutil.copytree(
            folder, copy, symlinks=True, copy_function=_link, ignore=shutil.ignore_patterns("include", "*.a", "*.py*")
        )
    return copy


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target, follow_symlinks=False)


def runtime_folder(to: Account | None) -> Path:
    """A new private folder outside the project, on a file system that lets programs run.

    Raises:
        EmbeddedError: there is none.
    """
    for parent in (tempfile.gettempdir(), "/var/tmp", "/var/lib"):  # noqa: S108 - mkdtemp makes it ours alone
        if Path(parent).is_dir() and not os.statvfs(parent).f_flag & os.ST_NOEXEC:
            folder = Path(tempfile.mkdtemp(prefix="reception-", dir=parent))
            give(folder, to)
            return folder
    raise EmbeddedError("no folder for temporary programs: every one of /tmp, /var/tmp and /var/lib is mounted noexec")


def become(to: Account | None, when_orphaned: signal.Signals | None) -> Callable[[], None]:
    """What a new process does before it turns into the server: change account, and ask for a signal should its keeper die.

    In this order: the kernel forgets the wish for a signal when the account changes.
    """
    prctl = getattr(ctypes.CDLL(None), "prctl", None)  # Linux only
    keeper = os.getpid()

    def before_exec() -> None:
        if to is not None:
            os.setgroups([])
            os.setgid(to.gid)
            os.setuid(to.uid)
        os.umask(0o077)
        if prctl is not None and when_orphaned is not None:
            prctl(PR_SET_PDEATHSIG, int(when_orphaned), 0, 0, 0)
            if os.getppid() != keeper:  # it died before we asked
                os._exit(1)

    return before_exec
