"""One run of `contractor generate`: from a document on disk to an output folder on disk.

Takes what is asked for, gives an outcome; refuses to print. Nothing is parsed where nothing changed, and
nothing is written unless everything can be.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import unquote

from contractor import __version__
from contractor.diagnostic import DocumentError, Finding, Severity, Span, errors
from contractor.frozen import frozen
from contractor.source.files import beside
from contractor.source.pointer import named, scheme
from contractor.workspace import lock as locks
from contractor.workspace.disk import Folder, alone, known_files
from contractor.workspace.ejected import Overrides
from contractor.workspace.installed import Installed
from contractor.workspace.options import settled
from contractor.workspace.package import package_name
from contractor.workspace.plan import Plan, plan
from contractor.workspace.problem import refusal

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.model import Model
    from contractor.source import Files
    from contractor.workspace.implementations import Application
    from contractor.workspace.render import Job

Mode = Literal["write", "check", "diff"]
STDIN: Final = "-"
_STDIN_NAME: Final = "<stdin>"


@frozen
class Wanted:
    """A target that is asked for, and the options that are set; `spans` say where."""

    installed: Installed
    options: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, Span | None] = field(default_factory=dict)


@frozen
class Request:
    """What one run is asked for.

    `targets` are rendered; files of others stay if `others(name)` says so. `package` None takes the title.
    `thorough` reads the document even where nothing changed. `application` is a person's own code,
    which is held against what it has to implement. `overrides` are templates that stand before the
    targets' own.
    """

    spec: str
    out: Path
    targets: Sequence[Wanted]
    package: str | None = None
    honour_nullable: bool = False
    assume_types: bool = False
    allow_remote: bool = False
    allow_outside: bool = False
    overlays: Sequence[Path] = ()
    application: "Application | None" = None
    overrides: Overrides | None = None
    mode: Mode = "write"
    force: bool = False
    keep_going: bool = False
    thorough: bool = False
    stays: Callable[[str], bool] = lambda name: False

    def copies(self) -> list[Path]:
        """The templates that stand before the targets' own."""
        if self.overrides is None:
            return []
        names = [one.installed.name for one in self.targets]
        return [path for name in names for path in self.overrides.files(name).values()]


@frozen
class Outcome:
    """What came of a run.

    `status` is the exit status. `findings` have no spans yet (`files.locate`). `unmet` are findings about a
    person's code, with spans: what it does not implement. `fresh`: nothing had changed, and nothing was read;
    `warnings` are then those of the run before. `plan` is None where there was none. `inputs` are the files
    that decide about the next run. `model` is what was rendered; a process that ends after its only run need
    not take it apart first, which for a large document takes a while.
    """

    status: int
    findings: tuple[Finding, ...] = ()
    unmet: tuple[Finding, ...] = ()
    files: "Files | None" = None
    plan: Plan | None = None
    lock_changed: bool = False
    fresh: bool = False
    unchanged: int = 0
    warnings: Mapping[str, int] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()
    model: "Model | None" = field(default=None, compare=False, repr=False)


def generate(
    request: Request,
    progress: Callable[[str], None] = lambda stage: None,
) -> Outcome:
    """Generate, check or compare. Raises `Refused` where settings, a target or the disk do not allow it."""
    folder = Folder(request.out)
    lock = folder.lock()
    if not request.thorough and not request.force and not folder.interrupted:
        fresh = _fresh(request, folder, lock)
        if fresh is not None:
            return fresh
    return _Run(request, folder, progress).outcome()


# ── nothing changed ───────────────────────────────────────────────────────────────────────────────


def _fresh(request: Request, folder: Folder, lock: locks.Lock | None) -> Outcome | None:
    """The outcome without reading the document, if inputs, settings, code and output are as they were."""
    if lock is None or lock.errors or request.spec == STDIN or lock.contractor != __version__:
        return None
    root = Path(request.spec)
    paths = {name: root.parent / unquote(name) for name in lock.inputs}
    # What came over the network may have changed; only fetching tells.
    if named(root.name) not in paths or any(scheme(name) for name in paths):
        return None
    if any(_digest(path) != lock.inputs[name] for name, path in paths.items()):
        return None
    names = [wanted.installed.name for wanted in request.targets]
    if any(
        lock.targets.get(one.installed.name) != _stamp(request, one, lock.inputs)
        for one in request.targets
    ):
        return None
    if any(name not in names and not request.stays(name) for name in lock.files):
        return None
    mine = {path: digest for name in names for path, digest in lock.files.get(name, {}).items()}
    texts: dict[str, str] = {}
    for path, digest in mine.items():
        content = folder.read(path)
        if content is None or locks.digest(content) != digest:
            return None
        if request.application is not None and path.endswith(".py"):
            texts[path] = content.decode()
    unmet = _unmet(request, texts)
    return Outcome(
        1 if errors(unmet) else 0,
        unmet=tuple(unmet),
        fresh=True,
        unchanged=len(mine),
        warnings=lock.warnings,
        inputs=(*paths.values(), *request.copies()),
    )


def _stamp(request: Request, wanted: Wanted, inputs: Mapping[str, str]) -> str:
    """The digest of everything that the files of a target depend on, but for the names in the lock."""
    return locks.digest_of(
        wanted.installed.fingerprint(),
        dict(inputs),
        request.package,
        wanted.options,
        [
            request.honour_nullable,
            request.assume_types,
            request.allow_remote,
            request.allow_outside,
        ],
        [beside(Path(request.spec), one) for one in request.overlays],
        request.overrides.stamp(wanted.installed.name) if request.overrides is not None else {},
    )


def _digest(path: Path) -> str | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    # A mark at the beginning is no part of the text, which is what a full run has the digest of.
    return locks.digest(content.removeprefix(b"\xef\xbb\xbf"))


# ── something changed ─────────────────────────────────────────────────────────────────────────────


class _Run:
    """A run that reads the document. Holds what is known so far, so that an early end can be told."""

    def __init__(self, request: Request, folder: Folder, progress: Callable[[str], None]) -> None:
        self._request = request
        self._folder = folder
        self._progress = progress
        self._files: Files | None = None
        self._model: Model | None = None

    def outcome(self) -> Outcome:
        try:
            return self._outcome()
        except DocumentError as failure:
            return self._ended(2, failure.findings)

    def _outcome(self) -> Outcome:
        jobs = [_job(self._request, wanted) for wanted in self._request.targets]
        self._refuse_without(jobs)
        self._progress("reading")
        contract = self._contract()
        found = [*self._structure(contract), *self._templates()]
        while True:
            before = self._folder.lock()
            self._progress("naming types")
            model = self._model = _model(contract, before)
            document = [*found, *model.findings]
            if errors(document) and not self._request.keep_going:
                return self._ended(1, document)
            package = package_name(self._request.package, contract.info.get("title"))
            made, losses = self._rendered(model, jobs, package)
            if errors(losses) and not self._request.keep_going:
                return self._ended(1, [*document, *losses])
            with self._guard():
                if self._folder.lock() == before:
                    return self._finished(model, made, [*document, *losses], before)
            # Another run wrote in between, and its names are to be kept.

    def _refuse_without(self, jobs: "Sequence[Job]") -> None:
        """Refuse to write code that stands on what nobody writes."""
        there = {job.target.name for job in jobs}
        for job in jobs:
            for name in getattr(job.target, "needs", ()):
                if name not in there and not self._request.stays(name):
                    raise refusal(
                        "invalid-setting",
                        f"the target {job.target.name} stands on {name}, which is not generated",
                        f"enable {name}, or disable {job.target.name} too",
                    )

    def _contract(self) -> "Contract":
        from contractor.contract import read
        from contractor.source import Files

        request = self._request
        self._files = Files.open(
            request.spec,
            allow_remote=request.allow_remote,
            allow_outside=request.allow_outside,
            overlays=request.overlays,
        )
        return read(
            self._files, honour_nullable=request.honour_nullable, assume_types=request.assume_types
        )

    def _templates(self) -> list[Finding]:
        overrides = self._request.overrides
        names = [one.installed.name for one in self._request.targets]
        if overrides is None:
            return []
        return [
            *overrides.strangers(),
            *(found for name in names for found in overrides.findings(name)),
        ]

    def _structure(self, contract: "Contract") -> list[Finding]:
        from contractor.contract.validate import validate

        return [*contract.files.findings, *contract.findings, *validate(contract)]

    def _rendered(
        self, model: "Model", jobs: "Sequence[Job]", package: str
    ) -> tuple[dict[str, dict[str, str | bytes]], list[Finding]]:
        from contractor.targets import Copy
        from contractor.workspace.render import check, render

        self._progress("rendering " + ", ".join(job.target.name for job in jobs))
        made = {
            name: {
                file.path: file.content if isinstance(file, Copy) else file.text for file in files
            }
            for name, files in render(model, jobs, package).items()
        }
        return made, check(model, jobs, package)

    def _guard(self) -> AbstractContextManager[None]:
        if self._request.mode != "write":
            return nullcontext()
        return alone(
            self._folder.path,
            lambda: self._progress("waiting for another run of contractor to finish"),
        )

    def _finished(
        self,
        model: "Model",
        made: Mapping[str, Mapping[str, str | bytes]],
        found: Sequence[Finding],
        before: locks.Lock | None,
    ) -> Outcome:
        request, folder = self._request, self._folder
        self._progress("comparing")
        texts = {path: text for files in made.values() for path, text in files.items()}
        stay = self._staying(before, made)
        known = known_files(before, folder.journal())
        kept = [path for files in stay.values() for path in files]
        planned = plan(texts, known, folder.read, kept)
        after = self._lock(model, made, found, before, stay)
        if request.force:
            planned = planned.forced()
        severity = Severity.ERROR if request.mode == "write" else Severity.WARNING
        strangers = [
            _stranger(one.change.path, one.reason, folder, severity) for one in planned.strangers
        ]
        left = [_left(path, folder) for path in planned.left]
        lock_changed = before is None or not after.same_result(before)
        said = (*found, *left)
        unmet = _unmet(request, texts)
        status = 1 if errors([*found, *unmet]) else 0
        if strangers and request.mode == "write":
            return self._ended(1, (*said, *strangers), planned, unmet=unmet)
        if request.mode != "write":
            drift = bool(planned.changes) or lock_changed
            status = 1 if drift and request.mode == "check" else status
            return self._ended(
                status, (*said, *strangers), planned, unmet=unmet, lock_changed=lock_changed
            )
        if obstacle := next(iter(folder.obstacles(planned, texts)), None):
            raise refusal("in-the-way", obstacle, "move it, or choose another output folder")
        self._progress("writing")
        folder.apply(planned, known, after)
        return self._ended(status, said, planned, unmet=unmet, lock_changed=lock_changed)

    def _staying(
        self, before: locks.Lock | None, made: Mapping[str, Any]
    ) -> dict[str, Mapping[str, str]]:
        """The files of targets that this run leaves alone."""
        files = before.files if before is not None else {}
        return {
            name: files[name] for name in files if name not in made and self._request.stays(name)
        }

    def _lock(
        self,
        model: "Model",
        made: Mapping[str, Mapping[str, str | bytes]],
        found: Sequence[Finding],
        before: locks.Lock | None,
        stay: Mapping[str, Mapping[str, str]],
    ) -> locks.Lock:
        from contractor.text import pascal

        inputs = self._inputs(model.contract.files)
        stamps = {
            wanted.installed.name: _stamp(self._request, wanted, inputs)
            for wanted in self._request.targets
        }
        old = before.targets if before is not None else {}
        digests = {
            name: {path: locks.digest_text(text) for path, text in files.items()}
            for name, files in made.items()
        }
        counts = Counter(one.id for one in found if one.severity is Severity.WARNING)
        return locks.Lock(
            contractor=__version__,
            inputs=inputs,
            targets={**{name: old[name] for name in stay if name in old}, **stamps},
            errors=len(errors(found)),
            warnings=dict(counts),
            names={key: pascal(one.name) for key, one in model.definitions.items()},
            files={**stay, **digests},
        )

    def _inputs(self, files: "Files") -> dict[str, str]:
        request = self._request
        root = _STDIN_NAME if request.spec == STDIN else named(Path(request.spec).name)
        return {name or root: locks.digest(file.content) for name, file in files.written.items()}

    def _ended(
        self,
        status: int,
        findings: Sequence[Finding],
        planned: Plan | None = None,
        *,
        unmet: Sequence[Finding] = (),
        lock_changed: bool = False,
    ) -> Outcome:
        return Outcome(
            status,
            tuple(findings),
            tuple(unmet),
            self._files,
            planned,
            lock_changed,
            unchanged=planned.unchanged if planned is not None else 0,
            inputs=self._watched(),
            model=self._model,
        )

    def _watched(self) -> tuple[Path, ...]:
        if self._request.spec == STDIN:
            return ()
        root = Path(self._request.spec)
        if self._files is None:
            return (root, *self._request.overlays, *self._request.copies())
        found = [self._files.path(name) for name in self._files.written if name]
        return (root, *(path for path in found if path is not None), *self._request.copies())


def _unmet(request: Request, made: Mapping[str, str | bytes]) -> list[Finding]:
    """What a person's code does not implement; an error where the question is whether all is well."""
    if request.application is None:
        return []
    from contractor.workspace.implementations import missing

    severity = Severity.ERROR if request.mode == "check" else Severity.WARNING
    texts = {path: text for path, text in made.items() if isinstance(text, str)}
    return missing(texts, request.application, severity)


def _job(request: Request, wanted: Wanted) -> "Job":
    from contractor.workspace.render import Job

    target = wanted.installed.load()
    options = settled(target, wanted.options, wanted.spans)
    overrides = request.overrides
    templates = None if overrides is None else overrides.place(target.name)
    return Job(target, options, wanted.installed.origin, templates)


def _model(contract: "Contract", before: locks.Lock | None) -> "Model":
    from contractor.model import build

    return build(contract, before.names if before is not None else {})


def _stranger(path: str, reason: str, folder: Folder, severity: Severity) -> Finding:
    shown = f"{folder.shown}/{path}"
    if reason == "edited":
        return Finding(
            "edited-file",
            severity,
            f"{shown} was edited by hand since contractor wrote it",
            "",
            "bring the change into the document or into a file of your own; --force throws it away",
            span=Span(shown, 1, 1, 1, 1),
        )
    return Finding(
        "foreign-file",
        severity,
        f"{shown} is there already, and contractor did not write it",
        "",
        "move it or choose another output folder; --force replaces it",
        span=Span(shown, 1, 1, 1, 1),
    )


def _left(path: str, folder: Folder) -> Finding:
    shown = f"{folder.shown}/{path}"
    return Finding(
        "left-behind",
        Severity.WARNING,
        f"{shown} is not generated any more, but was edited by hand: it is yours now",
        "",
        "delete it if nothing needs it",
        span=Span(shown, 1, 1, 1, 1),
    )
