"""The servers that faults are planted into.

Takes where documents are, gives for each a contract and what makes an application anew; refuses to know faults. One
is contractor's own mock, the other one the application that `contractor init` and `contractor generate` write, with
nothing of it changed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from contractor.contract import Contract, read
from contractor.mock import application as mock
from contractor.source import Files

BIN: Final = Path(sys.executable).parent
_PACKAGES: Final = ("app", "bookshop")


@dataclass(frozen=True)
class Server:
    """A contract, and what begins a server of it that has seen no request. `what` says which server that is."""

    contract: Contract
    begin: Callable[[], Any]
    what: str


def servers(corpus: Path, specs: Path, folder: Path) -> dict[str, Server]:
    """The servers by the names of their documents, of documents that are there.

    A project is written below `folder`, which has to stay, and the process goes there.
    """
    found: dict[str, Server] = {}
    published = corpus / "train-travel.yaml"
    if published.is_file():
        train = read(Files.open(published))
        found["train-travel"] = Server(train, lambda: mock(train), "`contractor mock`")
    shop = specs / "bookshop.yaml"
    begin = _written(folder / "shop", shop)
    found["bookshop"] = Server(
        read(Files.open(shop)), begin, "the application that `contractor init` writes"
    )
    return found


def _written(project: Path, document: Path) -> Callable[[], Any]:
    project.mkdir()
    shutil.copy(document, project / "openapi.yaml")
    for verb in ("init", "generate"):
        subprocess.run([str(BIN / "contractor"), verb, "--quiet"], cwd=project, check=True)
    sys.path[:0] = [str(project), str(project / "generated" / "python")]
    os.chdir(project)
    return _imported


def _imported() -> Any:
    """The application, with a database of its own."""
    before: Any = sys.modules.get("app.database")
    if before is not None:
        before.database.dispose()
    for name in [*sys.modules]:
        if name.partition(".")[0] in _PACKAGES:
            del sys.modules[name]
    import app.main  # type: ignore[import-not-found]

    return app.main.app
