"""The targets that are installed, ours and those of others, by their entry points.

Takes nothing, gives `Installed` by name; a target's module is imported when it is loaded, and a broken one
is told by its name, never by a traceback.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from contractor import __version__
from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.workspace.config import unknown
from contractor.workspace.problem import TargetFailed, refusal

if TYPE_CHECKING:
    from contractor.targets import Target

#: Entry point group of targets; also `contractor.targets.GROUP`, whose import costs what a model costs.
GROUP: Final = "contractor.targets"
_PACKAGE: Final = Path(__file__).resolve().parent.parent
#: What decides about the text that our targets give.
SOURCES: Final = (
    "text.py",
    "nouns.py",
    "graph.py",
    "profile.py",
    "values.py",
    "source",
    "contract",
    "model",
    "resources",
    "relational",
    "targets",
    "runtime",
    "_templates",
)


@frozen
class Installed:
    """A target that is installed, not loaded yet."""

    name: str
    entry: EntryPoint

    @property
    def origin(self) -> str:
        """The distribution that brings it, with its version."""
        dist = self.entry.dist
        return f"{dist.name} {dist.version}" if dist is not None else self.entry.value

    def load(self) -> "Target":
        """The target itself. Raises `TargetFailed`."""
        try:
            found = self.entry.load()
        except Exception as why:  # noqa: BLE001  whatever somebody else's module does on import
            raise self._failed(f"cannot be loaded: {type(why).__name__}: {why}") from None
        return checked(found, self.name, self.origin)

    def fingerprint(self) -> str:
        """A digest of the code that this target renders with; code that is edited counts as another."""
        if self.entry.module.partition(".")[0] == "contractor":
            return own_fingerprint()
        sources = _digest(_foreign(self.entry.module.partition(".")[0]))
        return hashlib.sha256(f"{own_fingerprint()} {self.origin} {sources}".encode()).hexdigest()

    def _failed(self, why: str) -> TargetFailed:
        return failed(self.name, f"the target {self.name} of {self.origin} {why}", self.origin)


def installed() -> Mapping[str, Installed]:
    """Every installed target by its name, sorted. Raises `TargetFailed` where two bring the same name."""
    found: dict[str, Installed] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        other = found.setdefault(entry.name, Installed(entry.name, entry))
        if other.entry.value != entry.value:
            both = f"{other.origin} and {Installed(entry.name, entry).origin}"
            message = f"two targets are called {entry.name}: those of {both}"
            raise failed(entry.name, message, "both", "uninstall one of them")
    return found


def pick(names: Iterable[str], available: Mapping[str, Installed]) -> list[Installed]:
    """The targets of these names. Raises `Refused` with the nearest name where there is none."""
    found = []
    for name in names:
        if name not in available:
            raise refusal("unknown-target", *unknown("target", name, list(available)))
        found.append(available[name])
    return found


def checked(target: Any, name: str, origin: str) -> "Target":
    """The same target if it is one. Raises `TargetFailed`."""
    wrong = next(iter(_wrong(target, name)), None)
    if wrong is not None:
        raise failed(name, f"the target {name} of {origin} is no target: {wrong}", origin)
    found: Target = target
    return found


def failed(name: str, message: str, origin: str, help: str | None = None) -> TargetFailed:
    """The refusal to go on with a target."""
    if help is None:
        ours = origin.startswith(("openapi-contractor", "contractor."))
        whom = "the authors of contractor" if ours else f"the authors of {origin}"
        help = (
            f"tell {whom}; meanwhile leave it out: [tool.contractor.targets.{name}] enabled = false"
        )
    return TargetFailed(name, Finding("target-failed", Severity.ERROR, message, "", help))


@cache
def own_fingerprint() -> str:
    """The digest of contractor's version, code and templates, as far as they decide what is generated."""
    from_checkout = _PACKAGE.parent.parent / "templates"
    roots = [(name, _PACKAGE / name) for name in SOURCES]
    if not (_PACKAGE / "_templates").is_dir():
        roots.append(("_templates", from_checkout))
    return hashlib.sha256(f"{__version__} {_digest(_under(roots))}".encode()).hexdigest()


def _wrong(target: Any, name: str) -> Iterator[str]:
    for attribute in ("name", "summary", "options", "render", "check"):
        if not hasattr(target, attribute):
            yield f"it has no {attribute!r}"
            return
    if target.name != name:
        yield f"it calls itself {target.name!r}"
    if not isinstance(target.options, Mapping):
        yield "its options are no mapping of names to JSON Schemas"
    if not callable(target.render) or not callable(target.check):
        yield "its `render` and `check` must be callable"


def _foreign(module: str) -> Iterator[tuple[str, Path]]:
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    if spec.submodule_search_locations:
        yield from _under([(module, Path(folder)) for folder in spec.submodule_search_locations])
    elif spec.origin:
        yield module, Path(spec.origin)


def _under(roots: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
    """Every file below the roots with the name that its digest goes by, the same on every machine."""
    for name, root in roots:
        if root.is_file():
            yield name, root
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and path.suffix != ".pyc":
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
