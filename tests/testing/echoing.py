"""An application that answers with what the boundary read from a request, as JSON."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from contractor.contract import Contract
from contractor.model import build
from contractor.runtime.boundary import Call, Route
from contractor.runtime.boundary import Contract as Boundary
from contractor.targets.fastapi.described import SCHEMAS, Described
from contractor.targets.fastapi.document import served
from contractor.targets.fastapi.names import groups
from contractor.testing.asgi import Asgi


@contextmanager
def echo(contract: Contract) -> Iterator[Asgi]:
    """The application, serving: `{"values": {"place name": …}, "body": …}` is what it answers."""
    model = build(contract)
    described = Described(model)
    calls = [call for group in groups(model) for call in group.calls]
    files = {"_operations.json": described.operations(calls).encode()}
    files[SCHEMAS] = described.schemas().encode()
    files["openapi.json"] = served(contract)
    boundary = Boundary(files.__getitem__)
    app = boundary.app()
    router = APIRouter(route_class=Route)
    for one in boundary.description["operations"]:
        names = {p["argument"]: f"{p['place']} {p['name']}" for p in one.get("parameters", ())}
        route = _route(boundary.operation(one["method"], one["path"]), names)
        router.add_api_route(one["path"], route, methods=[one["method"].upper()])
    app.include_router(router)
    with Asgi(app) as serving:
        yield serving


def _route(gate: Any, names: dict[str, str]) -> Callable[..., Awaitable[JSONResponse]]:
    async def answer(call: Annotated[Call, Depends(gate)]) -> JSONResponse:
        told = {
            names[key]: value
            for key, value in call.arguments.items()
            if key in names and value is not None
        }
        return JSONResponse({"values": told, "body": _plain(call.arguments.get("body"))})

    return answer


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
