"""Another program's receiver of webhooks: it takes what comes, and fails, hangs or sends elsewhere when it is told to."""

from __future__ import annotations

import ssl

from werkzeug.wrappers import Request, Response

from tests.providers.wire import Fault, Simulator, reply


class ProgramSimulator(Simulator):
    """A receiver at `.url`; a Fault with status 302 leads to `/elsewhere` of its own, which must never be asked for."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(tls)
        self.bodies: list[bytes] = []

    def kind_of(self, request: Request) -> str:
        return request.path

    def answer(self, kind: str, request: Request, values: dict[str, object]) -> Response:
        self.bodies.append(request.get_data())
        return reply(200, {"thanks": True})

    def refusal(self, fault: Fault) -> Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        if 300 <= fault.status < 400:
            headers["Location"] = f"{self.url}/elsewhere"
        return reply(fault.status, {"error": fault.message}, headers)
