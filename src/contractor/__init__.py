"""contractor: one OpenAPI document in, code that agrees with it out, and a gate that keeps it so.

    contract = contractor.read("openapi.yaml")
    for finding in contractor.lint(contract): ...
    for file in contractor.render(contract, targets=["typescript"]): ...
    for change in contractor.compare(contractor.read("old.yaml"), contract).changes: ...

Everything here is imported when it is first used.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    import os
    from datetime import date

    from contractor.contract import Contract
    from contractor.diagnostic import DocumentError, Finding, Severity, Span
    from contractor.diff import Change, Comparison, Promise
    from contractor.lint import lint
    from contractor.targets import Copy, File, Settings, Target, Unable
    from contractor.workspace.problem import Refused, TargetFailed

__version__ = "0.1.0"
__all__ = [
    "Change",
    "Comparison",
    "Contract",
    "Copy",
    "DocumentError",
    "File",
    "Finding",
    "Promise",
    "Refused",
    "Settings",
    "Severity",
    "Span",
    "Target",
    "TargetFailed",
    "Unable",
    "__version__",
    "compare",
    "lint",
    "read",
    "read_text",
    "render",
]

_HOMES: Final = {
    "Change": "contractor.diff",
    "Comparison": "contractor.diff",
    "Contract": "contractor.contract",
    "Copy": "contractor.targets",
    "DocumentError": "contractor.diagnostic",
    "File": "contractor.targets",
    "Finding": "contractor.diagnostic",
    "Promise": "contractor.diff",
    "Refused": "contractor.workspace.problem",
    "Settings": "contractor.targets",
    "Severity": "contractor.diagnostic",
    "Span": "contractor.diagnostic",
    "Target": "contractor.targets",
    "TargetFailed": "contractor.workspace.problem",
    "Unable": "contractor.targets",
}


def read(
    source: "str | os.PathLike[str] | Mapping[str, Any]",
    *,
    allow_remote: bool = False,
    allow_outside: bool = False,
    honour_nullable: bool = False,
    assume_types: bool = False,
    overlays: "Iterable[str | os.PathLike[str]]" = (),
    stdin: BinaryIO | None = None,
) -> "Contract":
    """The contract of a document: a path (`-` is standard input, or `stdin`), or data that was parsed already.

    References to other files are followed inside the project's folder: the nearest above the document with
    `contractor.toml`, `pyproject.toml` or `.git`, else the document's own; beyond it with `allow_outside`, and
    over the network with `allow_remote`. `honour_nullable` reads `nullable: true` as it was meant where it
    has no effect, `assume_types` a schema without `type` as of the one type that its keywords are about.
    `overlays` are files of Overlay 1.0 or 1.1, applied in their order to a document that is a
    file. What was noticed on the way is in `contract.findings`; `contract.files.locate` adds lines.
    Raises `DocumentError` where no contract can be built.
    """
    from contractor.contract import read as read_files
    from contractor.source import Files

    if isinstance(source, Mapping):
        files = Files.of_data(source)
    else:
        files = Files.open(
            source,
            allow_remote=allow_remote,
            allow_outside=allow_outside,
            overlays=overlays,
            stdin=stdin,
        )
    return read_files(files, honour_nullable=honour_nullable, assume_types=assume_types)


def read_text(
    text: str,
    *,
    name: str = "openapi.yaml",
    honour_nullable: bool = False,
    assume_types: bool = False,
) -> "Contract":
    """The contract of a document that is text, JSON or YAML; `name` is what findings call it.

    Such a document stands in no folder, so it cannot refer to other files. Raises `DocumentError`.
    """
    from contractor.contract import read as read_files
    from contractor.source import Files

    return read_files(
        Files.of_text(text, name=name), honour_nullable=honour_nullable, assume_types=assume_types
    )


def render(
    contract: "Contract",
    targets: "Iterable[str | Target] | None" = None,
    *,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    package: str | None = None,
    names: Mapping[str, str] | None = None,
) -> "list[File | Copy]":
    """The files that targets make of a contract; writes nothing.

    `targets` are names of installed targets or targets themselves, all that are installed by default.
    `options` holds those of each target by its name. `package` is the importable name of the generated
    code, by default the document's title in snake case. `names` are those that a lock remembers.
    Raises `Refused` for a wrong target, option or package, and `TargetFailed` where a target does not work.
    """
    from contractor.model import build
    from contractor.workspace.installed import checked, installed, pick
    from contractor.workspace.options import settled
    from contractor.workspace.package import package_name
    from contractor.workspace.render import Job, render

    given = options or {}
    available = installed()
    jobs = []
    for one in available if targets is None else targets:
        if isinstance(one, str):
            [found] = pick([one], available)
            target, origin = found.load(), found.origin
        else:
            origin = type(one).__module__
            target = checked(one, getattr(one, "name", ""), origin)
        jobs.append(Job(target, settled(target, given.get(target.name, {})), origin))
    pick([name for name in given if name not in {job.target.name for job in jobs}], available)
    called = package_name(package, contract.info.get("title"))
    made = render(build(contract, names), jobs, called)
    return [file for files in made.values() for file in files]


def compare(
    old: "Contract",
    new: "Contract",
    *,
    promise: "str | Promise" = "wire",
    today: "date | None" = None,
) -> "Comparison":
    """Everything that differs between two contracts, the gravest first: one change for each edit.

    `promise` is what is promised to whom: `wire`, `client` or `data`. `today` decides about sunsets; by default
    it is the day that it is. What a team allows is not applied: that stands in a configuration. Changes know
    where they stand by keys, `base` in the old document and `revision` in the new one. Raises `Refused` where
    there is no such promise, and `DocumentError` where the other promises need models and there can be none.
    """
    from datetime import date as day

    from contractor.diff import Models, Promise, Terms
    from contractor.diff import compare as compare_contracts
    from contractor.workspace.problem import refusal

    words = {one.word: one for one in Promise}
    wanted = promise if isinstance(promise, Promise) else words.get(promise)
    if wanted is None:
        message = f"there is no promise {promise!r}"
        raise refusal("invalid-setting", message, f"there are: {', '.join(words)}")
    models = None
    if wanted > Promise.WIRE:
        from contractor.model import build
        from contractor.workspace.exposing import exposed

        models = Models(exposed(build(old)), exposed(build(new)))
    return compare_contracts(old, new, Terms(today or day.today()), wanted, models)  # noqa: DTZ011


def __getattr__(name: str) -> Any:
    if name == "lint":
        return import_module("contractor.lint")
    if name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module 'contractor' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Lint(ModuleType):
    """The package `contractor.lint`, which is the function of that name as well."""

    def __call__(self, contract: "Contract") -> "list[Finding]":
        """Everything there is to say about a document, as `contractor lint` does.

        What reading noticed, what the meta-schemas refuse, our own rules, and what naming and shaping types
        brought up. Findings have no positions yet; `contract.files.locate` adds them.
        """
        from contractor.model import build

        found: list[Finding] = self.lint(contract)
        known = {(one.id, one.at) for one in found}
        return [
            *found,
            *(one for one in build(contract).findings if (one.id, one.at) not in known),
        ]


class _Contractor(ModuleType):
    """This package. Whoever imports `contractor.lint` sets it here, and from then on it can be called."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "lint" and isinstance(value, ModuleType):
            value.__class__ = _Lint
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Contractor
