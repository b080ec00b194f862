"""Probes against applications in process, and applications that are broken on purpose."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from contractor.contract import Contract
from contractor.contract.schema import NOTHING
from contractor.contract.servers import prefix
from contractor.mock import application
from contractor.testing.asgi import Application, Asgi
from contractor.testing.context import Context, Deadline
from contractor.testing.credentials import Credential, credentials
from contractor.testing.exchange import Exchange, Request
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.gathering import gathered
from contractor.testing.ledger import Ledger
from contractor.testing.outcome import Covered
from contractor.testing.probes import probes
from contractor.testing.selecting import served
from contractor.testing.transport import NoAnswer


class Tried:
    """What some probes found."""

    def __init__(
        self, found: list[Failure | NotCovered], sent: list[Exchange], covered: tuple[Covered, ...]
    ) -> None:
        self.failures = [one for one in found if isinstance(one, Failure)]
        self.uncovered = [one for one in found if isinstance(one, NotCovered)]
        self.sent = sent
        self.covered = covered

    @property
    def checks(self) -> set[str]:
        """Names of the checks that failed."""
        return {one.check for one in self.failures}

    @property
    def unreached(self) -> list[str]:
        """Operations without a success, by method and path."""
        return [f"{one.method} {one.path}" for one in self.covered if not one.reached]

    def of(self, check: str) -> list[Failure]:
        """The failures of one check."""
        return [one for one in self.failures if one.check == check]


def tried(
    contract: Contract,
    app: Application,
    *names: str,
    seconds: float | None = None,
    shown: Mapping[str, Credential] = NOTHING,
) -> Tried:
    """Let the probes of these names ask an application; `seconds` is when the time is over."""
    endpoints = served(contract)
    ledger = Ledger(contract, endpoints)
    sent: list[Exchange] = []
    found: list[Failure | NotCovered] = []
    with Asgi(app) as serving:

        def send(operation: str, request: Request) -> Exchange:
            try:
                exchange = Exchange(operation, request, serving.send(request, 10))
            except NoAnswer as why:
                exchange = Exchange(operation, request, None, str(why))
            ledger.add(exchange)
            sent.append(exchange)
            return exchange

        context = Context(
            contract=contract,
            endpoints=endpoints,
            send=send,
            credentials=credentials(contract, shown),
            known=ledger.known,
            bases={one.operation.at: prefix(one) for one in endpoints},
            deadline=Deadline(seconds),
            seed=1,
        )
        for probe in probes():
            if probe.name in names:
                found += gathered(probe.run(context))
    return Tried(found, sent, ledger.covered())


Answer = tuple[int, dict[str, str], bytes]
Change = Callable[[str, str, dict[str, str], bytes, Answer], Answer]


def mutant(
    contract: Contract, change: Change, asked: Callable[[str, str, bytes], bytes] | None = None
) -> Application:
    """The mock of a contract, whose answers go through `change` (method, target, headers, body, answer).

    `asked` changes the bodies of requests before the mock sees them.
    """
    app = application(contract)

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        query = scope["query_string"].decode()
        target = scope["raw_path"].decode() + (f"?{query}" if query else "")
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        message = await receive()
        body = message.get("body", b"")
        if asked is not None:
            message = {**message, "body": asked(scope["method"], target, body)}
        start: dict[str, Any] = {}
        chunks: list[bytes] = []

        pending = [message]

        async def received() -> Any:
            return pending.pop() if pending else await receive()

        async def sent(one: Any) -> None:
            if one["type"] == "http.response.start":
                start.update(one)
            else:
                chunks.append(one.get("body", b""))

        await app(scope, received, sent)
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        answer = (start["status"], told, b"".join(chunks))
        status, told, content = change(scope["method"], target, headers, body, answer)
        told.pop("content-length", None)
        listed = [(name.encode(), value.encode()) for name, value in told.items()]
        await send({"type": "http.response.start", "status": status, "headers": listed})
        await send({"type": "http.response.body", "body": content})

    return wrapped


def as_json(value: Any) -> bytes:
    """JSON as bytes."""
    return json.dumps(value).encode()
