"""A channel that has no provider: what it sends stays in the messages table, where the simulator's phone shows it."""

from __future__ import annotations

from uuid import uuid4

from bot.channels.base import Capabilities, Parcel
from bot.inbound import ChannelName


class Simulated:
    """Stands in for a channel whose provider is not set."""

    provider = "simulator"

    def __init__(self, name: ChannelName, capabilities: Capabilities) -> None:
        self.name: ChannelName = name
        self.capabilities = capabilities

    def lines(self, address: str) -> tuple[str, ...]:
        del address
        return ()

    def send(self, parcel: Parcel) -> str | None:
        del parcel
        return f"out:{uuid4().hex}"
