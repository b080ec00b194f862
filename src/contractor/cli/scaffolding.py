"""`contractor generate --scaffold`: generate, then write what is missing of an implementation.

Takes a configuration and a request to generate, says what was written and what was kept; refuses to know what
stands in the files.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contractor.cli import outcomes, running
from contractor.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.model import Model
    from contractor.workspace.config import Config
    from contractor.workspace.project import Request
    from contractor.workspace.scaffolding import Scaffolded

_AGAIN = "contractor generate --scaffold"


def once(config: "Config", request: "Request", printer: "Printer") -> int:
    """Generate and scaffold; the exit status. Raises `Refused` where the application cannot be written."""
    # What is missing of the application is known once it is written.
    outcome, seconds = running.quietly(replace(request, application=None), printer)
    done = None
    if not outcome.status and outcome.model is not None:
        done = _scaffolded(config, request, outcome.model)
        outcome = replace(outcome, unmet=tuple(_unmet(request)))
    if done is not None:
        _say_written(done, printer)
    outcomes.show(outcome, request, printer, seconds)
    if done is not None:
        _say_wanted(done, config, printer)
    return outcome.status


def _scaffolded(config: "Config", request: "Request", model: "Model") -> "Scaffolded":
    from contractor.workspace.package import package_name
    from contractor.workspace.scaffolding import place, scaffolded, usual

    generated = package_name(request.package, model.contract.info.get("title"))
    base = Path.cwd() if config.file is None else config.file.parent
    targets = {one.installed.name: one.options for one in request.targets}
    where = place(base, config.app or usual(generated), targets)
    return scaffolded(model, generated, where, _AGAIN)


def _unmet(request: "Request") -> list[Finding]:
    """What the application does not implement of the generated code that is there now."""
    from contractor.workspace.implementations import missing

    if request.application is None:
        return []
    folder = request.out
    texts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.py"))
    }
    return missing(texts, request.application, Severity.WARNING)


def _say_written(scaffolded: "Scaffolded", printer: "Printer") -> None:
    """Say which files are new; all others are a person's own."""
    for path in scaffolded.done.written:
        printer.say(f"wrote {path}")
    if not scaffolded.done.written:
        printer.say("the application has all its files")


def _say_wanted(scaffolded: "Scaffolded", config: "Config", printer: "Printer") -> None:
    """Say what a person has to do: what their files lack, and what the configuration does not know yet."""
    for one in scaffolded.additions:
        printer.say(f"\n{one.file} is yours; what it lacks could be:\n")
        printer.say("\n".join(f"  {line}".rstrip() for line in one.text.splitlines()))
    done = scaffolded.done
    main = next((path for path in (*done.written, *done.kept) if path.endswith("main.py")), None)
    if config.app is None and main is not None:
        module = main.removesuffix(".py").removeprefix("src/").replace("/", ".")
        printer.say(
            f'the configuration does not name the application yet: add app = "{module}:app" to it'
        )
