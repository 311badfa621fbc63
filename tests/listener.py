"""A real SMTP listener: what the house sends arrives here, whole, and can be read."""

from __future__ import annotations

import email
import email.policy
import threading
import time
from asyncio.base_events import Server
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Listener:
    """A mail server on loopback. `answers` are given instead of 250, one a message, before the rest is taken: `"451 later"`."""

    answers: list[str] = field(default_factory=list)
    received: list[EmailMessage] = field(default_factory=list)
    refused: int = 0
    port: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        """For SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Called by the server with each message."""
        with self._changed:
            if self.answers:
                self.refused += 1
                return self.answers.pop(0)
            content = envelope.content
            assert isinstance(content, bytes)
            message = email.message_from_bytes(content, policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            self.received.append(message)
            self._changed.notify_all()
        return "250 OK"

    def wait(self, count: int = 1, seconds: float = 20.0) -> list[EmailMessage]:
        """All messages so far, once there are `count`; fails when they do not come."""
        end = time.monotonic() + seconds
        with self._changed:
            while len(self.received) < count:
                left = end - time.monotonic()
                assert left > 0, f"{len(self.received)} of {count} e-mails came"
                self._changed.wait(left)
            return list(self.received)


class _Bound(Controller):
    """A controller that takes whatever port is free and tells which."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def smtp() -> Iterator[Listener]:
    """An SMTP server for one test: `smtp.url`, `smtp.wait(2)`, `smtp.answers.append("451 try later")`."""
    listener = Listener()
    controller = _Bound(listener, hostname="127.0.0.1", port=0, ready_timeout=20)
    controller.start()
    listener.port = controller.port
    yield listener
    controller.stop()
