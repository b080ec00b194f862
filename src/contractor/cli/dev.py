"""`contractor dev`: serve the application, and follow every change of the document and of the code."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from contractor.cli import printing, reading, running
from contractor.cli.listening import refuse_taken

if TYPE_CHECKING:
    from contractor.workspace.config import Config
    from contractor.workspace.project import Outcome, Request

#: Seconds that a server has to finish what it is doing.
_GRACE: Final = 5
#: Folders in which nobody keeps code of their own.
_NOT_OURS: Final = ("node_modules", "__pycache__", "site-packages")


@click.command("dev")
@reading.configured
@click.argument("app", required=False, metavar="[MODULE:APP]")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="On which port.")
@click.pass_context
def command(context: click.Context, /, app: str | None, host: str, port: int) -> None:
    """Generate, serve MODULE:APP with uvicorn, and do both again when the document or the code changes.

    The application is `app` of the configuration, unless it is named here. Runs until Ctrl-C.

    Exit status: 0, or 2 if there is nothing to serve, or nothing to serve it with.
    """
    from contractor.cli import watching
    from contractor.workspace.config import APP
    from contractor.workspace.problem import Refused

    config = reading.config(context)
    served = app or config.app
    if served is None or not APP.fullmatch(served):
        said = "Say what to serve" if served is None else f"{served!r} is no module:variable"
        raise click.UsageError(
            f"{said}: contractor dev app.main:app, or set `app` in [tool.contractor] of pyproject.toml.",
            context,
        )
    signal.signal(signal.SIGTERM, _stop)
    try:
        request = _request(config, context)
        folder = config.file.parent if config.file is not None else Path.cwd()
        server = _Server(served, host, port, folder, request.out)
        work = _Work(request, server, folder)
        try:
            inputs = (Path(request.spec), *request.overlays)
            watching.watch(inputs, work.step, printing.PLAIN, work.code)
        finally:
            server.stop()
    except Refused as refused:
        reading.refuse(refused.findings)


def _request(config: "Config", context: click.Context) -> "Request":
    return running.request(
        config,
        reading.spec(context, "Say what to generate from: set"),
        None,
        (),
        None,
        allow_remote=config.allow_remote,
        allow_outside=config.allow_outside,
        honour_nullable=config.honour_nullable,
        assume_types=config.assume_types,
        overlays=config.overlays,
    )


def _stop(signal: int, frame: FrameType | None) -> NoReturn:
    """Whoever ends us ends the server with us."""
    raise KeyboardInterrupt


class _Work:
    """What is done at every change."""

    def __init__(self, request: "Request", server: "_Server", folder: Path) -> None:
        self._request = request
        self._server = server
        self._folder = folder
        self._served: object = None

    def step(self) -> "Outcome":
        """Generate, and serve what is new, whoever wrote it. A document with errors leaves the server as it is."""
        from contractor.cli.watching import marks
        from contractor.workspace.lock import FILE

        outcome = running.once(self._request, printing.PLAIN)
        lock = self._request.out / FILE
        now = (lock.read_bytes() if lock.is_file() else b"", marks(self.code()))
        if outcome.status == 0 and now != self._served:
            self._server.restart()
            self._served = now
        return outcome

    def code(self) -> Iterator[Path]:
        """The Python files of the project that are a person's own: neither generated nor installed."""
        for found, inner, files in os.walk(self._folder):
            here = Path(found)
            inner[:] = [name for name in inner if not self._is_foreign(here / name)]
            yield from (here / name for name in files if name.endswith(".py"))

    def _is_foreign(self, folder: Path) -> bool:
        return (
            folder.name.startswith(".")
            or folder.name in _NOT_OURS
            or folder == self._request.out
            or os.path.exists(folder / "pyvenv.cfg")  # noqa: PTH110  False where nobody may look
        )


class _Server:
    """A server in a process of its own, so that it can be made anew."""

    def __init__(self, app: str, host: str, port: int, folder: Path, out: Path) -> None:
        refuse_taken(host, port)
        self._command: Sequence[str] = [
            *(_interpreter(), "-m", "uvicorn", app, "--host", host, "--port", str(port)),
            *("--timeout-graceful-shutdown", "1"),
        ]
        paths = [folder, folder / "src", out / "python", os.environ.get("PYTHONPATH", "")]
        self._options: dict[str, Any] = {
            "cwd": folder,
            "env": {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, map(str, paths)))},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def restart(self) -> None:
        """End the server, if it runs, and begin another."""
        self.stop()
        self._process = subprocess.Popen(self._command, **self._options)

    def stop(self) -> None:
        """End the server, if it runs."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def _interpreter() -> str:
    """The Python that serves: that of the environment which is active, else our own."""
    active = os.environ.get("VIRTUAL_ENV")
    there = [Path(active, "bin", "python"), Path(active, "Scripts", "python.exe")] if active else []
    python = next((str(path) for path in there if path.exists()), sys.executable)
    if subprocess.run(
        [python, "-c", "import uvicorn"], capture_output=True, check=False
    ).returncode:
        printing.stop(
            "uvicorn is not installed, which serves the application", "pip install uvicorn"
        )
    return python
