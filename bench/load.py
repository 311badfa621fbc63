"""The load: a process of its own that writes as many patients would, and notes how long each waits for the answer.

    python -m bench.load PORT CONNECTIONS SECONDS [RATE]

Without a rate each connection writes again as soon as it is answered. With one, messages a second over all connections, each is
due at its moment, and what it waits because the one before it was late counts too. Prints one JSON object.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from bench.talk import messages, request


@dataclass
class Heard:
    """What one connection, or all together, came back with. Seconds."""

    waits: list[float] = field(default_factory=list)
    wrong: int = 0  # answers other than 200
    seconds: float = 0.0


class Line:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def ask(self, raw: bytes) -> int:
        """Write one request, read its whole answer; the status."""
        self.socket.sendall(raw)
        head = self._until(b"\r\n\r\n")
        length = next(int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.lower().startswith(b"content-length"))
        while len(self.rest) < length:
            self._more()
        self.rest = self.rest[length:]
        return int(head.split(b" ", 2)[1])

    def _until(self, mark: bytes) -> bytes:
        while mark not in self.rest:
            self._more()
        head, _, self.rest = self.rest.partition(mark)
        return head

    def _more(self) -> None:
        got = self.socket.recv(65536)
        if not got:
            raise ConnectionError("the server hung up")
        self.rest += got


def write(connection: int, port: int, seconds: float, pause: float, start: float, heard: Heard) -> None:
    """One connection's share; `pause` is the time between two of its messages, 0 for none."""
    line = Line(port)
    base = f"http://127.0.0.1:{port}"
    due = start + pause * connection / 8
    for phone, text in messages(connection, datetime.now(UTC).date()):
        raw = request(base, phone, text)
        if pause:
            time.sleep(max(0.0, due - time.perf_counter()))
        else:
            due = time.perf_counter()
        if due > start + seconds:
            return
        heard.wrong += line.ask(raw) != 200
        heard.waits.append(time.perf_counter() - due)
        due += pause


def run(port: int, connections: int, seconds: float, rate: float) -> Heard:
    """All connections at once."""
    parts = [Heard() for _ in range(connections)]
    start = time.perf_counter()
    pause = connections / rate if rate else 0.0
    threads = [
        threading.Thread(target=write, args=(number, port, seconds, pause, start, part))
        for number, part in enumerate(parts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Heard(seconds=time.perf_counter() - start)
    for part in parts:
        total.waits += part.waits
        total.wrong += part.wrong
    return total


def main() -> None:
    port, connections, seconds, *rate = sys.argv[1:]
    print(json.dumps(asdict(run(int(port), int(connections), float(seconds), float(rate[0]) if rate else 0.0))))


if __name__ == "__main__":
    main()
