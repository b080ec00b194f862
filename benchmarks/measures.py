"""What is measured. Each measure is a function from a Bench to a Result; MEASURES lists them.

Attempts of one measure take turns, round by round, so that a busy minute on the machine does not
fall on one of them alone. Medians are reported.
"""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import family
from generators import PACKAGE, Tool, on_own_node, python
from process import Command, CommandFailed, Cost, middle, run

HERE = Path(__file__).resolve().parent
#: `probe.py` says the same.
PARSES = 20_000
# A body that the document itself gives as an example, and the class that stands for its schema.
EXAMPLE, CLASS = "workflow-run", "WorkflowRun"
# What datamodel-code-generator calls it; its `WorkflowRun` is another schema.
THEIR_CLASS = "WorkflowRun2"
SIZES = (1, 2, 4, 8)
REQUESTS = 3000
TABLES = 300

Attempt: TypeAlias = Callable[[], Cost]


@dataclass(frozen=True, slots=True)
class Outcome:
    costs: tuple[Cost, ...] = ()
    failure: str = ""

    @property
    def middle(self) -> Cost | None:
        return middle(self.costs) if self.costs and not self.failure else None


@dataclass(frozen=True, slots=True)
class Bar:
    """`met` is None where it could not be measured, which is not the same as met."""

    says: str
    figure: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Result:
    how: str
    outcomes: dict[str, Outcome]
    bars: tuple[Bar, ...] = ()


class NotMeasurable(Exception):
    """Something that the measure needs is not here; the message says what."""


@dataclass(slots=True)
class Bench:
    corpus: Path
    work: Path
    rounds: int
    ours: Tool | None
    peers: tuple[Tool, ...]
    generated: dict[tuple[str, str], Path] = field(default_factory=dict)

    @property
    def tools(self) -> tuple[Tool, ...]:
        return (self.ours, *self.peers) if self.ours else self.peers

    @property
    def contractor(self) -> Tool:
        if self.ours is None:
            raise NotMeasurable("contractor is not installed beside this Python")
        return self.ours

    def document(self, name: str) -> Path:
        path = self.corpus / name
        if not path.exists():
            raise NotMeasurable(f"{name} is not in the folder of real documents")
        return path

    def pair(self, name: str) -> Path:
        """A compressed document of the conformance set beside the corpus, as a file of its own."""
        packed = self.corpus.parent / "diffset" / "real-specs" / name
        if not packed.exists():
            raise NotMeasurable(f"{name} is not beside the folder of real documents")
        path = self.work / packed.stem
        if not path.exists():
            with gzip.open(packed, "rb") as content, path.open("wb") as file:
                shutil.copyfileobj(content, file)
        return path

    def peer(self, name: str) -> Tool:
        return next(tool for tool in self.peers if tool.name == name)

    def generation(self, tool: Tool, document: Path) -> Attempt:
        """Generate into an empty folder, which is kept for the measures that need what came out."""
        out = self.work / f"{document.stem}-{tool.name.replace('/', '-')}"

        def attempt() -> Cost:
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            cost = run(tool.generate(document, out), self.work)
            if not (out / tool.leaves).is_file():
                raise CommandFailed(f"exit status {cost.status}, no {tool.leaves}: {cost.said}")
            self.generated[tool.name, document.name] = out
            return cost

        return attempt

    def output(self, tool: Tool, document: Path) -> Path:
        """What the tool generates from the document, made now unless an earlier measure did."""
        if (tool.name, document.name) not in self.generated:
            self.generation(tool, document)()
        return self.generated[tool.name, document.name]

    def interleave(self, attempts: dict[str, Attempt], warm: bool = False) -> dict[str, Outcome]:
        costs: dict[str, list[Cost]] = {label: [] for label in attempts}
        failures: dict[str, str] = {}
        for number in range(-1 if warm else 0, self.rounds):
            for label, attempt in attempts.items():
                if label in failures:
                    continue
                try:
                    cost = attempt()
                except (CommandFailed, NotMeasurable) as failure:
                    failures[label] = str(failure)
                    print(f"  {label}: {failure}", flush=True)
                    continue
                if number >= 0:
                    costs[label].append(cost)
                    print(f"  {label}: {cost.cpu:.2f} CPU s, {cost.memory_mb:.0f} MB", flush=True)
        return {label: Outcome(tuple(costs[label]), failures.get(label, "")) for label in attempts}


def github(bench: Bench) -> Result:
    document = bench.document("github.json")
    own = on_own_node()
    tools = [*bench.tools, *([] if own is None else [own])]
    outcomes = bench.interleave({tool.name: bench.generation(tool, document) for tool in tools})
    ours, theirs = medians(outcomes, "contractor", "openapi-typescript")
    here = None if own is None else outcomes[own.name].middle
    return Result(
        "Into an empty folder. contractor writes all its targets; each of the others does its one job.",
        outcomes,
        (
            ratio("at most half the CPU time of openapi-typescript", ours, theirs, "cpu", 0.5),
            ratio("the same, on the machine's own Node", ours, here, "cpu", 0.5),
            ratio("less memory than openapi-typescript", ours, theirs, "memory_mb", 1.0),
        ),
    )


def unchanged(bench: Bench) -> Result:
    document, ours = bench.document("github.json"), bench.contractor
    before = bench.generation(ours, document)()
    out = bench.output(ours, document)

    def again() -> Cost:
        cost = run(ours.generate(document, out), bench.work)
        if cost.status != before.status:
            raise CommandFailed(
                f"exit status {before.status} before, {cost.status} now: {cost.said}"
            )
        return cost

    outcomes = bench.interleave({"contractor": again}, warm=True)
    return Result(
        "The same command on GitHub's description, with its output in place.",
        outcomes,
        (limit("CPU time under 0.5 s", outcomes, 0.5),),
    )


def small(bench: Bench) -> Result:
    document = bench.document("museum.yaml")
    attempts = {tool.name: bench.generation(tool, document) for tool in bench.tools}
    outcomes = bench.interleave(attempts, warm=True)
    return Result(
        "Redocly's museum (23 kB of YAML) into an empty folder, from the shell.",
        outcomes,
        (limit("CPU time under 0.6 s", outcomes, 0.6),),
    )


def help_page(bench: Bench) -> Result:
    command = bench.contractor.help
    assert command is not None
    outcomes = bench.interleave({"contractor": lambda: run(command, bench.work)}, warm=True)
    return Result(
        "From the shell.",
        outcomes,
        (limit("CPU time under 0.15 s", outcomes, 0.15),),
    )


def first_validation(bench: Bench) -> Result:
    return loading(
        bench,
        "Models of GitHub's description, in a new process, with compiled bytecode in place. The body"
        f" is the document's own example of `{CLASS}`.",
        ["first"],
        [CLASS, body(bench)],
        ratio_to_dmcg=("at most a third of datamodel-code-generator's CPU time", 1 / 3),
    )


def everything_built(bench: Bench) -> Result:
    return loading(
        bench,
        "Every module of the generated models is imported and every model's validator is built.",
        ["all"],
        [],
        ratio_to_dmcg=("no more than datamodel-code-generator's CPU time", 1.0),
    )


def parsing(bench: Bench) -> Result:
    document = bench.document("github.json")

    def attempt(tool: Tool, models: Callable[[Path], tuple[Path, str]], name: str) -> Attempt:
        def parse() -> Cost:
            source, module = models(bench.output(tool, document))
            probe = (python(), HERE / "probe.py", "parse", source, module, name, body(bench))
            printed = bench.work / "parsed"
            cost = run(Command(probe), bench.work, printed)
            return replace(cost, cpu=float(printed.read_text("utf-8")))

        return parse

    peer = bench.peer("datamodel-code-generator")
    attempts = {peer.name: attempt(peer, lambda out: (out, PACKAGE), THEIR_CLASS)}
    if bench.ours:
        attempts = {"contractor": attempt(bench.ours, our_models, CLASS)} | attempts
    outcomes = bench.interleave(attempts, warm=True)
    ours, theirs = medians(outcomes, "contractor", peer.name)
    return Result(
        f"`model_validate_json` of the document's own example of `{CLASS}`, {PARSES:,} times in a new process. CPU is"
        f" that of the loop, without loading. datamodel-code-generator calls the class `{THEIR_CLASS}`.",
        outcomes,
        (
            ratio(
                "at most one and a half times datamodel-code-generator's CPU time",
                ours,
                theirs,
                "cpu",
                1.5,
            ),
        ),
    )


def loading(
    bench: Bench,
    how: str,
    before: Sequence[str],
    after: Sequence[str | Path],
    ratio_to_dmcg: tuple[str, float],
) -> Result:
    document = bench.document("github.json")

    def attempt(tool: Tool, models: Callable[[Path], tuple[Path, str]]) -> Attempt:
        def load() -> Cost:
            source, module = models(bench.output(tool, document))
            probe = (python(), HERE / "probe.py", *before, source, module, *after)
            return run(Command(probe), bench.work)

        return load

    peer = bench.peer("datamodel-code-generator")
    attempts = {peer.name: attempt(peer, lambda out: (out, PACKAGE))}
    if bench.ours:
        attempts = {"contractor": attempt(bench.ours, our_models)} | attempts
    outcomes = bench.interleave(attempts, warm=True)
    ours, theirs = medians(outcomes, "contractor", peer.name)
    says, factor = ratio_to_dmcg
    return Result(how, outcomes, (ratio(says, ours, theirs, "cpu", factor),))


def our_models(out: Path) -> tuple[Path, str]:
    """ADAPT HERE when the layout of what contractor writes changes: the folder to import from, and
    the package of the models. probe.py loads everything by importing all modules below it."""
    source = out / "python"
    if not (source / PACKAGE / "models").is_dir():
        raise NotMeasurable(f"contractor wrote no python/{PACKAGE}/models")
    return source, f"{PACKAGE}.models"


def body(bench: Bench) -> Path:
    """The example as a file. Another process reads the document, so that ours stays small."""
    path = bench.work / "body.json"
    code = (
        "import json, sys; d = json.load(open(sys.argv[1]));"
        "json.dump(d['components']['examples'][sys.argv[2]]['value'], open(sys.argv[3], 'w'))"
    )
    document = bench.document("github.json")
    subprocess.run([sys.executable, "-c", code, document, EXAMPLE, path], check=True)
    return path


def proportion(bench: Bench) -> Result:
    ours = bench.contractor
    documents = {f"{size}×": family.write(bench.work, size) for size in SIZES}
    attempts = {size: bench.generation(ours, path) for size, path in documents.items()}
    outcomes = bench.interleave(attempts)
    half, whole = medians(outcomes, f"{SIZES[-2]}×", f"{SIZES[-1]}×")
    return Result(
        f"All targets, from a generated family of documents: {family.PARTS} resources (records, enums,"
        " nested objects, references, five operations each), and 2, 4, 8 times as many.",
        outcomes,
        (ratio("twice the document, at most 2.2 times the CPU time", whole, half, "cpu", 2.2),),
    )


def serving(bench: Bench) -> Result:
    def attempt(module: str, *more: str) -> Attempt:
        def served() -> Cost:
            loop = (sys.executable, HERE / "serving" / "loop.py", module, REQUESTS, *more)
            printed = bench.work / "served.json"
            cost = run(Command(tuple(map(str, loop))), bench.work, printed)
            said = json.loads(printed.read_text("utf-8"))
            if not said["same"]:
                raise CommandFailed("the answer is not the book")
            return replace(cost, cpu=said["cpu"])

        return served

    by_hand = "FastAPI by hand"
    outcomes = bench.interleave(
        {
            by_hand: attempt("by_hand"),
            "contractor": attempt("by_contractor"),
            "contractor, replies not checked": attempt("by_contractor", "unchecked"),
        },
        warm=True,
    )
    ours, theirs = medians(outcomes, "contractor", by_hand)
    says = "at least 60 % of the requests per second of FastAPI by hand"
    bar = Bar(says, "", None)
    if ours is not None and theirs is not None:
        bar = Bar(says, f"{theirs.cpu / ours.cpu:.0%}", theirs.cpu / ours.cpu >= 0.6)
    return Result(
        f"A raw ASGI loop in one process: {REQUESTS} times, a book of the bookshop is created and got, behind a"
        " bearer token with a scope. By hand it is FastAPI with Pydantic models, as one writes it. CPU is that"
        " of the loop, without starting.",
        outcomes,
        (bar,),
    )


def tables(bench: Bench) -> Result:
    here = HERE / "tables"
    folder = bench.work / "tables"
    folder.mkdir(exist_ok=True)
    (folder / "contractor.toml").write_text('spec = "openapi.json"\npackage = "ours"\n')
    write = "import json, sys; from document import document; json.dump(document(int(sys.argv[1])), sys.stdout)"
    for name, arguments in (
        ("openapi.json", (sys.executable, "-c", write, str(TABLES))),
        ("by_hand.py", (sys.executable, "rows_by_hand.py", str(TABLES))),
    ):
        made = subprocess.run(arguments, cwd=here, check=True, capture_output=True)
        (folder / name).write_bytes(made.stdout)
    generate = (Path(sys.executable).with_name("contractor"), "generate", "--force", "openapi.json")
    only = ("--target", "pydantic", "--target", "sqlalchemy")
    subprocess.run((*generate, *only), cwd=folder, check=True, capture_output=True)

    def attempt(module: str, path: Path) -> Attempt:
        def loaded() -> Cost:
            printed = bench.work / "loaded.json"
            command = (sys.executable, here / "loading.py", path, module)
            cost = run(Command(tuple(map(str, command))), bench.work, printed)
            said = json.loads(printed.read_text("utf-8"))
            if said["tables"] != TABLES:
                raise CommandFailed(f"there are {said['tables']} tables")
            return replace(cost, cpu=said["import"] + said["create"])

        return loaded

    outcomes = bench.interleave(
        {
            "by hand": attempt("by_hand", folder),
            "contractor": attempt("ours.tables", folder / "generated" / "python"),
        },
        warm=True,
    )
    ours, theirs = medians(outcomes, "contractor", "by hand")
    return Result(
        f"{TABLES} tables of a dozen columns each: importing the module, configuring its mappers, and `create_all` in"
        " SQLite's memory. By hand it is SQLAlchemy's typed dataclasses with constraints that refuse the same; what"
        " contractor writes imports its models as well, and converts between both.",
        outcomes,
        (ratio("at most 1.5 times the CPU time of tables by hand", ours, theirs, "cpu", 1.5),),
    )


def comparing(bench: Bench) -> Result:
    program = HERE.parent / "tools" / "go" / "bin" / "oasdiff"
    if not program.exists():
        raise NotMeasurable("oasdiff is not installed (make oasdiff)")
    old, new = (bench.pair(f"ghes-{version}.json.gz") for version in ("3.18", "3.19"))
    ours = Path(sys.executable).with_name("contractor")
    commands = {
        "contractor": Command((ours, "diff", old, new), accepts=(0, 1)),
        "contractor, as SARIF": Command(
            (ours, "diff", old, new, "--format", "sarif"), accepts=(0, 1)
        ),
        "oasdiff": Command((program, "changelog", old, new)),
    }

    def attempt(command: Command) -> Attempt:
        return lambda: run(command, bench.work)

    attempts = {label: attempt(command) for label, command in commands.items()}
    outcomes = bench.interleave(attempts, warm=True)
    mine, theirs = medians(outcomes, "contractor", "oasdiff")
    return Result(
        "GitHub Enterprise Server 3.18 and 3.19, 11 MB each, from files on disk to text on a pipe. contractor also"
        " judges whole schemas, looks for values that break, and locates both sides.",
        outcomes,
        (
            ratio("less CPU time than oasdiff", mine, theirs, "cpu", 1.0),
            ratio("less memory than oasdiff", mine, theirs, "memory_mb", 1.0),
        ),
    )


def medians(outcomes: dict[str, Outcome], *labels: str) -> list[Cost | None]:
    return [outcomes[label].middle if label in outcomes else None for label in labels]


def ratio(says: str, ours: Cost | None, theirs: Cost | None, what: str, factor: float) -> Bar:
    if ours is None or theirs is None:
        return Bar(says, "", None)
    found = getattr(ours, what) / getattr(theirs, what)
    return Bar(says, f"{found:.2f} times", found <= factor)


def limit(says: str, outcomes: dict[str, Outcome], seconds: float) -> Bar:
    (ours,) = medians(outcomes, "contractor")
    if ours is None:
        return Bar(says, "", None)
    return Bar(says, f"{ours.cpu:.2f} s", ours.cpu < seconds)


def plain(result: Result) -> dict[str, object]:
    """The result as JSON holds it, with every single run."""
    return {
        "how": result.how,
        "outcomes": {
            label: {"failure": outcome.failure, "runs": [cost.plain() for cost in outcome.costs]}
            for label, outcome in result.outcomes.items()
        },
        "bars": [{"says": bar.says, "figure": bar.figure, "met": bar.met} for bar in result.bars],
    }


MEASURES: dict[str, tuple[str, Callable[[Bench], Result]]] = {
    "github": ("Generate from GitHub's description (13 MB)", github),
    "unchanged": ("Generate again when nothing changed", unchanged),
    "small": ("Generate from a small document", small),
    "help": ("`contractor --help`", help_page),
    "first": ("Import the generated models and validate one body", first_validation),
    "parsing": ("Parse one body again and again", parsing),
    "all": ("Load everything and build every model", everything_built),
    "serving": ("Serve requests", serving),
    "tables": ("Import and create three hundred tables", tables),
    "comparing": ("Compare two versions (11 MB each)", comparing),
    "family": ("Cost in proportion to the document", proportion),
}
