"""What every way to a patient's phone has in common: what it can do, how it sends, and how it says that it could not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.inbound import Button, ChannelName

Kind = Literal["temporary", "permanent", "operator"]
Effect = Literal["opted_out", "unreachable", "closed"]


class SendError(Exception):
    """A provider did not take what we gave it.

    kind: "temporary" (worth another try, not before `retry_after` seconds where the provider named them), "permanent" (never
    again with this address or these words) or "operator" (nothing goes out on `line` until somebody sets it right).
    effect: what a permanent refusal says of the address itself; "closed" is for the clinic's own words, until the patient writes. `words` are for staff and hold nothing of the patient's.
    """

    def __init__(
        self,
        kind: Kind,
        words: str,
        *,
        code: str | None = None,
        retry_after: float | None = None,
        effect: Effect | None = None,
        line: str | None = None,
    ) -> None:
        super().__init__(f"{code}: {words}" if code else words)
        self.kind, self.words, self.code = kind, words, code
        self.retry_after, self.effect, self.line = retry_after, effect, line


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can carry. `longest` in characters."""

    buttons: bool
    ask_contact: bool
    receipts: bool  # tells later whether a message arrived
    opt_out_words: bool  # the carrier listens for STOP itself
    longest: int


SMS = Capabilities(buttons=False, ask_contact=False, receipts=True, opt_out_words=True, longest=1600)
WHATSAPP = Capabilities(buttons=False, ask_contact=False, receipts=True, opt_out_words=False, longest=1600)
TELEGRAM = Capabilities(buttons=True, ask_contact=True, receipts=False, opt_out_words=False, longest=4096)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message on its way. What a channel cannot carry of it, it leaves away: the words say the same.

    address: E.164, or a chat id. buttons: by row. ask_contact: the label of the key that shares the sender's number.
    reference: our own id of the message; receipts name it, should they outrun the answer that holds the provider's.
    """

    address: str
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    ask_contact: str | None = None
    reference: int | None = None


class Channel(Protocol):
    """One way to a phone. Safe to use from several threads."""

    @property
    def name(self) -> ChannelName: ...

    @property
    def provider(self) -> str:
        """The name under which its messages are recorded: "twilio", "telegram", "simulator"."""
        ...

    @property
    def capabilities(self) -> Capabilities: ...

    def lines(self, address: str) -> tuple[str, ...]:
        """The lines that a message to `address` needs, any of which an operator's mistake may have stopped."""
        ...

    def send(self, parcel: Parcel) -> str | None:
        """Hands one message to the provider and returns the provider's id of it, unique within `provider`.

        Raises:
            SendError: it was not taken; a time-out may mean that it was.
        """
        ...
