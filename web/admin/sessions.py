"""How long a login lasts: half a day at most, and two hours after somebody last opened a page or pressed a button.

Measured by the real clock, as the cookie itself is: the simulator's may be moved about without logging anybody out.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import request, session
from flask_login import UserMixin, login_user, logout_user

from bot.runtime import real_clock

LIFE = timedelta(hours=12)
IDLE = timedelta(hours=2)
"""A desk may rest over lunch; one that was left open in the evening is closed in the morning."""
COARSE = 60
"""Seconds: how exactly the last use is known, so that not every page needs a new cookie."""


def begin(user: UserMixin) -> None:
    """A fresh session, so that nothing planted in an earlier one lives on but which login it was."""
    login = session.get("login")
    end()
    session["login"] = login
    session.permanent = True
    session["began"] = session["seen"] = seconds()
    login_user(user)


def remember(login: datetime, before: datetime | None) -> None:
    """When this session's own login was, and the one before it."""
    session["login"] = [login.isoformat(), before.isoformat() if before else ""]


def last_login(newest: datetime | None) -> datetime | None:
    """The newest login to one's account but for this session's own; `newest`: the newest of all."""
    own, before = session.get("login") or ("", "")
    if newest is None or not own or newest != datetime.fromisoformat(own):
        return newest
    return datetime.fromisoformat(before) if before else None


def end() -> None:
    logout_user()
    session.clear()


def is_over() -> bool:
    """Whether the session that asks has lasted too long, or was left alone for too long."""
    now = seconds()
    return now - _at("began") >= LIFE.total_seconds() or now - _at("seen") >= IDLE.total_seconds()


def note() -> None:
    """Somebody is there. A page that fetches pieces of itself is not somebody."""
    if by_a_person() and seconds() - _at("seen") >= COARSE:
        session["seen"] = seconds()


def by_a_person() -> bool:
    """Whether a person asks, as far as the browser tells: https://www.w3.org/TR/fetch-metadata/."""
    return request.method != "GET" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def seconds() -> int:
    """The real time, in seconds since 1970."""
    return int(real_clock().timestamp())


def _at(name: str) -> int:
    found = session.get(name)
    return found if isinstance(found, int) else 0
