"""`contractor mock`: serve a document by itself, with everything that it says and nothing behind it."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import printing, reading
from contractor.cli.listening import refuse_taken

if TYPE_CHECKING:
    from contractor.contract import Contract

_MISSING = "pip install 'openapi-contractor[mock]'"


@click.command("mock")
@reading.document
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="On which port.")
@click.option("--seed", default=0, show_default=True, help="What all that is made up begins with.")
@click.option(
    "--latency",
    default=0.0,
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    help="Wait before each answer.",
)
@click.option(
    "--fail-rate",
    default=0.0,
    metavar="PART",
    type=click.FloatRange(0, 1),
    help="Fail this part of the requests, from 0 to 1, as the contract documents it.",
)
@click.option(
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Append each exchange to a file, a line of JSON each; credentials are left out.",
)
def command(
    spec: str,
    host: str,
    port: int,
    seed: int,
    latency: float,
    fail_rate: float,
    record: Path | None,
    **switches: Any,
) -> None:
    """Serve SPEC as it stands: what is posted can be read again, lists are pages, requests are refused as it says.

    Who sends the token or key `demo` may do everything, `demo:a b` has the scopes a and b, anybody else is
    refused. Runs until Ctrl-C.

    Exit status: 0, or 2 if there is nothing to serve, or nothing to serve it with.
    """
    contract = reading.contract(spec, **switches)
    try:
        import uvicorn

        from contractor.mock import Settings, application
    except ImportError as missing:
        printing.stop(f"a mock needs {missing.name}, which is not installed", _MISSING)
    refuse_taken(host, port)
    app: Any = application(contract, Settings(seed=seed, latency=latency, fail_rate=fail_rate))
    if record is None:
        _serve(uvicorn, app, contract, host, port)
        return
    from contractor.mock.recording import Recording

    try:
        with record.open("a", encoding="utf-8", newline="", buffering=1) as file:
            _serve(uvicorn, Recording(app, file.write, _keys(contract)), contract, host, port)
    except OSError as why:
        printing.stop(f"{record} cannot be written: {why.strerror}", "name another --record")


def _serve(uvicorn: Any, app: Any, contract: "Contract", host: str, port: int) -> None:
    title = contract.info.get("title", "the document")
    served = sum(one.kind == "path" for one in contract.endpoints)
    click.echo(f"{title}: {served} operations, made up (token or key: demo)", err=True)
    logging.basicConfig(stream=sys.stderr, format="%(message)s", level=logging.ERROR)
    uvicorn.run(app, host=host, port=port, log_level="info", timeout_graceful_shutdown=5)


def _keys(contract: "Contract") -> set[str]:
    """Headers in which keys travel."""
    return {
        (scheme.parameter or "").lower()
        for scheme in contract.security_schemes.values()
        if scheme.type == "apiKey" and scheme.place == "header"
    }
