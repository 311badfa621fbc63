"""What the simulators share: a server on loopback that notes what it was asked, and fails when it is told to."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Fault:
    """One way of going wrong, instead of the answer: a status with the provider's own `code`, or worse.

    `hangs` answers nothing until the simulator is reset or stopped; `closes` cuts the connection; with `after` the provider
    has done what it was asked before it goes wrong, and only its answer is lost.
    """

    status: int = 503
    code: int | None = None
    message: str = "injected"
    retry_after: int | None = None
    closes: bool = False
    hangs: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came. `values` is its form or its JSON; `status` what it was answered, 0 for no answer at all."""

    kind: str
    method: str
    path: str
    values: Mapping[str, Any]
    headers: Mapping[str, str]
    query: Mapping[str, str]
    status: int
    reply: Mapping[str, Any] = field(default_factory=dict)

    @property
    def effective(self) -> bool:
        """Whether the provider did what it was asked, whatever came back."""
        return bool(self.reply)


def reply(status: int, body: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer; without a body an empty one."""
    raw = "" if body is None else json.dumps(body)
    return Response(raw, status=status, headers=dict(headers or {}), content_type="application/json; charset=utf-8")


def values_of(request: Request) -> dict[str, Any]:
    """The fields of a form (the last of several) or of a JSON object; an empty dict for anything else."""
    if request.is_json:
        body = request.get_json(silent=True)
        return body if isinstance(body, dict) else {}
    return {name: values[-1] for name, values in request.form.lists()}


class Silent(WSGIRequestHandler):
    """A request handler that writes no log."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Says nothing."""


class Simulator:
    """A provider on loopback: a context manager; `url` is its base address.

    Subclasses name each request (`kind_of`), carry it out (`answer`) and word a fault as that provider does (`refusal`).
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.requests: list[Asked] = []
        self._faults: list[tuple[str | None, Fault]] = []
        self._changed = threading.Condition()
        self._let_go = threading.Event()
        self._server: BaseWSGIServer | None = None

    # What a test asks.

    @property
    def url(self) -> str:
        assert self._server is not None, "the simulator is not running"
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._server.server_port}"

    def fail(self, fault: Fault, *, times: int = 1, kind: str | None = None) -> None:
        """The next `times` requests (of `kind`, or any) meet `fault`."""
        with self._changed:
            self._faults += [(kind, fault)] * times

    def asked(self, kind: str | None = None, **values: Any) -> list[Asked]:
        """All requests of a kind, failed ones too, whose fields have these values; oldest first."""
        with self._changed:
            return [one for one in self.requests if _fits(one, kind, values)]

    def done(self, kind: str | None = None, **values: Any) -> list[Asked]:
        """Those among `asked` that took effect."""
        return [one for one in self.asked(kind, **values) if one.effective]

    def wait(self, kind: str | None = None, n: int = 1, seconds: float = 10.0, **values: Any) -> list[Asked]:
        """`done`, as soon as there are `n` of them; an AssertionError after `seconds`."""
        with self._changed:
            enough = self._changed.wait_for(lambda: len(self.done(kind, **values)) >= n, seconds)
        assert enough, f"{len(self.done(kind, **values))} of {n} requests of kind {kind} within {seconds} s"
        return self.done(kind, **values)

    def wait_asked(self, kind: str | None = None, n: int = 1, seconds: float = 10.0, **values: Any) -> list[Asked]:
        """`asked`, as soon as there are `n` of them (one that hangs counts when it arrives); an AssertionError after `seconds`."""
        with self._changed:
            enough = self._changed.wait_for(lambda: len(self.asked(kind, **values)) >= n, seconds)
        assert enough, f"{len(self.asked(kind, **values))} of {n} requests of kind {kind} within {seconds} s"
        return self.asked(kind, **values)

    def reset(self) -> None:
        """Forgets requests and faults; whoever hangs is let go."""
        with self._changed:
            self.requests.clear()
            self._faults.clear()
        self._let_go.set()
        self._let_go = threading.Event()

    def __enter__(self) -> Self:
        self._server = make_server(
            "127.0.0.1", 0, self._serve, threaded=True, request_handler=Silent, ssl_context=self._tls
        )
        # A short poll: stopping waits for it.
        self._loop = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._loop.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go.set()
        if self._server is not None:
            self._server.shutdown()
            self._loop.join()
            self._server.server_close()

    # What a provider supplies.

    def kind_of(self, request: Request) -> str:
        """What the request wants, in the provider's words."""
        raise NotImplementedError

    def answer(self, kind: str, request: Request, values: dict[str, Any]) -> Response:
        """Carries the request out. Called by one thread at a time."""
        raise NotImplementedError

    def refusal(self, fault: Fault) -> Response:
        """The fault in the provider's own form of an error."""
        raise NotImplementedError

    # How it works.

    def _serve(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        kind, values = self.kind_of(request), values_of(request)
        with self._changed:
            fault = self._next_fault(kind)
            response = self._act(kind, request, values, fault)
            self._changed.notify_all()
            let_go = self._let_go
        if fault and (fault.hangs or fault.closes):
            if fault.hangs:
                let_go.wait()
            _hang_up(environ)
        return response(environ, start)

    def _act(self, kind: str, request: Request, values: dict[str, Any], fault: Fault | None) -> Response:
        effect = self.answer(kind, request, values) if fault is None or fault.after else None
        response = effect if fault is None and effect is not None else self.refusal(fault or Fault())
        did = _json(effect) if effect is not None and effect.status_code < 400 else {}
        lost = fault is not None and (fault.hangs or fault.closes)
        self.requests.append(
            Asked(
                kind=kind,
                method=request.method,
                path=request.path,
                values=values,
                headers=dict(request.headers),
                query=request.args.to_dict(),
                status=0 if lost else response.status_code,
                reply=did,
            )
        )
        return response

    def _next_fault(self, kind: str) -> Fault | None:
        for place, (only, fault) in enumerate(self._faults):
            if only in (None, kind):
                del self._faults[place]
                return fault
        return None


def _fits(one: Asked, kind: str | None, values: Mapping[str, Any]) -> bool:
    return kind in (None, one.kind) and all(str(one.values.get(name)) == str(v) for name, v in values.items())


def _json(response: Response) -> dict[str, Any]:
    """What a success said; never empty, for an empty 204 is an effect too."""
    return {"status": response.status_code, **json.loads(response.get_data(as_text=True) or "{}")}


def _hang_up(environ: WSGIEnvironment) -> None:
    connection: socket.socket = environ["werkzeug.socket"]
    # The client may have gone first.
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Returns as soon as `true()`; an AssertionError after `seconds`. For what no simulator can be asked."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.01)
