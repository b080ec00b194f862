"""A first implementation in a project: the files of `contractor.scaffold` that are not there yet.

Takes a model and where the application is, writes files that are the person's own from then on; refuses to know
what stands in them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from contractor.contract import read
from contractor.contract.validate import validate
from contractor.diagnostic import DocumentError, errors
from contractor.frozen import frozen
from contractor.model import Model, build
from contractor.scaffold import Addition, Application, scaffold
from contractor.source import Files
from contractor.workspace.config import Chosen, Config
from contractor.workspace.disk import Folder
from contractor.workspace.installed import installed
from contractor.workspace.once import Once, write_once
from contractor.workspace.problem import Refused, refusal

#: Where an application is written that nobody has named; the other one where generated code has that name.
_USUAL: Final = "app"
_OTHER: Final = "server"


@frozen
class Place:
    """An application that is a package: the folder that it stands in, its names, and what of generated code it uses.

    `stored`: tables are generated. `absent` is what models say of a property that is not there.
    """

    folder: Path
    package: str
    main: str = "main"
    variable: str = "app"
    stored: bool = True
    absent: str = "MISSING"

    @property
    def name(self) -> str:
        """As the configuration has it: `app.main:app`."""
        return f"{self.package}.{self.main}:{self.variable}"


def usual(generated: str) -> str:
    """What an application is called, `module:variable`, beside a generated package."""
    return f"{_OTHER if generated == _USUAL else _USUAL}.main:app"


def place(base: Path, app: str, targets: Mapping[str, Mapping[str, object]]) -> Place:
    """The place of the application `app` of a project; `targets` are those that are generated, with their options.

    Raises `Refused` where it is no package, or where what it stands on is not generated.
    """
    for needed in ("pydantic", "fastapi"):
        if needed not in targets:
            message = f"a first implementation stands on {needed}, which is not generated"
            raise refusal("invalid-setting", message, f"enable the target {needed}")
    module, _, variable = app.partition(":")
    package, _, main = module.rpartition(".")
    if not package or not variable.isidentifier():
        message = f"`app` is {app}, and a first implementation has several modules: it is a package"
        raise refusal("invalid-setting", message, f'for instance app = "{usual("")}"')
    source = base / "src"
    inside = source if (source / package.partition(".")[0]).is_dir() else base
    absent = "None" if targets["pydantic"].get("optional") == "none" else "MISSING"
    return Place(inside, package, main, variable, "sqlalchemy" in targets, absent)


def application(model: Model, generated: str, where: Place) -> Application:
    """An application, whose files are by their paths below its folder. `generated` is the package it implements."""
    root = where.package.replace(".", "/")
    made = scaffold(
        model,
        generated,
        dict(_existing(where.folder / root)),
        stored=where.stored,
        absent=where.absent,
        main=where.main,
        variable=where.variable,
        application=where.package,
    )
    return Application(
        {f"{root}/{path}": text for path, text in made.files.items()},
        made.tests,
        tuple(Addition(f"{root}/{one.file}", one.text) for one in made.additions),
    )


@frozen
class Scaffolded:
    """What came of it: the files that were written, and what those lack that were there."""

    done: Once
    additions: tuple[Addition, ...]


def scaffolded(model: Model, generated: str, where: Place, again: str) -> Scaffolded:
    """Write what is missing of an application. Raises `Refused` where the disk does not allow it."""
    made = application(model, generated, where)
    return Scaffolded(write_once(where.folder, made.files, again), made.additions)


def _existing(folder: Path) -> Iterable[tuple[str, str]]:
    """The modules that are there."""
    for path in sorted([*folder.glob("*.py"), *folder.glob("examples/*.py")]):
        name = path.relative_to(folder).as_posix()
        try:
            yield name, path.read_text("utf-8")
        except (OSError, ValueError):
            # It is not touched, and nothing is known of what it defines.
            yield name, ""


# ── beside a document ─────────────────────────────────────────────────────────────────────────────


@frozen
class Begun:
    """An application to begin with: its files and tests by path, and its name. `why` says why there is none.

    `stores`: it has a database.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    tests: Mapping[str, str] = field(default_factory=dict)
    stores: bool = False
    app: str = ""
    why: str = ""


def begin(folder: Path, document: Path, generated: str, config: Config) -> Begun:
    """The application of a project that begins with a document, where one can be written.

    An application that is there and that no configuration names is somebody's own, and is left alone.
    """
    app = config.app or usual(generated)
    targets = _targets(config)
    try:
        where = place(folder, app, targets)
    except Refused as refused:
        return Begun(app=config.app or "", why=refused.findings[0].message)
    root = where.folder / where.package.replace(".", "/")
    if config.app is None and root.exists():
        why = (
            f"{where.package}/ is there; contractor generate --scaffold adds to it what is missing"
        )
        return Begun(why=why)
    try:
        model = _model(document, config, folder)
    except (DocumentError, Refused):
        return Begun(app=config.app or "", why="the document cannot be read")
    if model is None:
        return Begun(app=config.app or "", why="the document has errors")
    if not any(call.kind == "path" for call in model.calls):
        return Begun(app=config.app or "", why="the document has no operations")
    relative = where.folder.relative_to(folder).as_posix()
    start = "" if relative == "." else f"{relative}/"
    made = application(model, generated, where)
    database = f"{where.package.replace('.', '/')}/database.py"
    return Begun(
        {f"{start}{path}": text for path, text in made.files.items()},
        {f"tests/{path}": text for path, text in made.tests.items()},
        database in made.files,
        where.name,
    )


def _targets(config: Config) -> Mapping[str, Mapping[str, object]]:
    """The targets that are generated, with their options."""
    chosen = {name: config.targets.get(name, Chosen()) for name in installed()}
    return {name: one.options for name, one in chosen.items() if one.enabled}


def _model(document: Path, config: Config, folder: Path) -> Model | None:
    """The model of a document, as it will be generated from; None where it has errors. Raises `DocumentError`."""
    opened = Files.open(
        document,
        allow_remote=config.allow_remote,
        allow_outside=config.allow_outside,
        overlays=config.overlays,
    )
    contract = read(
        opened, honour_nullable=config.honour_nullable, assume_types=config.assume_types
    )
    lock = Folder(config.out or folder / "generated").lock()
    model = build(contract, {} if lock is None else lock.names)
    found = [*opened.findings, *contract.findings, *validate(contract), *model.findings]
    return None if errors(found) else model
