"""One folder for each kind of change: `old.yaml` and `new.yaml`, whose first line says why it is there."""

from pathlib import Path

from contractor.contract import read
from contractor.model import Model, build
from contractor.source import Files

FOLDER = Path(__file__).parent
KINDS = sorted(path.parent.name for path in FOLDER.glob("*/old.yaml"))


def models(kind: str) -> tuple[Model, Model]:
    """The models of both versions of a kind."""
    old, new = (_model(FOLDER / kind / f"{side}.yaml") for side in ("old", "new"))
    return old, new


def _model(path: Path) -> Model:
    return build(read(Files.of_text(path.read_text("utf-8"))))
