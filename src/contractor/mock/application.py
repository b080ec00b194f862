"""The application: the boundary, and behind it a behaviour for each operation.

Takes a contract and settings, gives an ASGI application; refuses to know what operations do.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import field
from datetime import UTC, datetime
from random import Random
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import Response

from contractor.contract import Contract
from contractor.frozen import frozen
from contractor.mock.authority import authority
from contractor.mock.behaviour import Asked, Operation
from contractor.mock.clock import Clock
from contractor.mock.things import Things
from contractor.model import Model, build
from contractor.runtime.boundary import Call, Refused, Reply, Route
from contractor.runtime.boundary import Contract as Boundary
from contractor.runtime.boundary.description import Operation as Described
from contractor.samples import NoSample, Samples
from contractor.targets.fastapi.described import SCHEMAS
from contractor.targets.fastapi.described import Described as Description
from contractor.targets.fastapi.document import served
from contractor.targets.fastapi.names import groups, unreachable

logger: Final = logging.getLogger(__name__)
_BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)


@frozen
class Settings:
    """How a mock behaves.

    `seed` decides all that is made up, `begin` is what its clock begins with. `latency` is in seconds, before each
    answer; `fail_rate` is the part of the requests, from 0 to 1, that fail as the contract documents it. `most` is
    how many things a collection holds.
    """

    seed: int = 0
    begin: datetime = field(default=_BEGIN)
    latency: float = 0.0
    fail_rate: float = 0.0
    most: int = 100_000


def application(contract: Contract, settings: Settings | None = None) -> FastAPI:
    """An application that serves every operation of a contract, as far as the contract can be served."""
    settings = Settings() if settings is None else settings
    model = build(contract)
    boundary, indices = _boundary(model)
    app = boundary.app(authority(contract))
    operations = dict(zip(indices, boundary.description["operations"], strict=True))
    samples, clock = Samples(contract, settings.seed), Clock(settings.begin)
    things = Things(contract, samples, clock, settings.most, operations)
    chance = Random(settings.seed)  # noqa: S311
    router = APIRouter(route_class=Route)
    for index, described in operations.items():
        operation = Operation(things, index, described)
        router.add_api_route(
            described["path"],
            _route(boundary, described, operation, settings, chance),
            methods=[described["method"].upper()],
            operation_id=described["id"],
        )
    app.include_router(router)
    return app


def _boundary(model: Model) -> tuple[Boundary, list[int]]:
    """The boundary of a model's contract, and the places in `Contract.endpoints` of its operations."""
    found = groups(model)
    lost = unreachable(model, found)
    calls = [call for group in found for call in group.calls if call.index not in lost]
    description = Description(model)
    files = {"_operations.json": description.operations(calls).encode()}
    # What the operations refer to is known once they are described.
    files[SCHEMAS] = description.schemas().encode()
    files["openapi.json"] = served(model.contract)
    return Boundary(files.__getitem__), [call.index for call in calls]


def _route(
    boundary: Boundary,
    described: Described,
    operation: Operation,
    settings: Settings,
    chance: Random,
) -> Callable[..., Awaitable[Response]]:
    gate = boundary.operation(described["method"], described["path"])
    streams = _streams(described)

    async def route(request: Request, call: Annotated[Call, Depends(gate)]) -> Response:
        if settings.latency:
            await asyncio.sleep(settings.latency)
        if settings.fail_rate and chance.random() < settings.fail_rate:
            raise Refused("failed", "The mock fails on purpose.")
        asked = Asked(
            accept=request.headers.get("accept", "*/*"),
            content_type=request.headers.get("content-type"),
            base=str(request.base_url).rstrip("/"),
            last_event=request.headers.get("last-event-id") if streams else None,
        )

        async def method(**arguments: Any) -> Reply:
            try:
                return operation.answer(arguments, asked)
            except NoSample as why:
                logger.error("%s cannot be answered: %s", described["id"], why)  # noqa: TRY400
                raise

        return await call.answer(method)

    return route


def _streams(described: Described) -> bool:
    """Whether an operation answers with a stream."""
    return any(
        content["kind"] == "stream"
        for answer in described["answers"].values()
        for content in answer.get("content", {}).values()
    )
