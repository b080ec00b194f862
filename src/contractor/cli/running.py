"""One run of `contractor generate`: what the configuration and the command line ask for, and how it is told.

Takes a configuration and what was said beside it, gives the outcome; refuses to know which verb runs it.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from contractor.cli import outcomes, printing
from contractor.diagnostic import Finding, Severity
from contractor.text import nearest

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.config import Config
    from contractor.workspace.ejected import Overrides
    from contractor.workspace.project import Outcome, Request, Wanted

DEFAULT_OUT: Final = "generated"


def request(
    config: "Config",
    spec: str,
    out: Path | None,
    names: Sequence[str],
    package: str | None,
    **rest: Any,
) -> "Request":
    """What is asked for; `out`, `names` of targets and `package` stand over the configuration's."""
    from contractor.workspace.implementations import Application
    from contractor.workspace.project import Request

    base = config.file.parent if config.file is not None else Path.cwd()
    wanted, stays = _targets(config, names)
    return Request(
        spec=spec,
        out=Path.cwd() / out if out is not None else config.out or base / DEFAULT_OUT,
        targets=wanted,
        package=config.package if package is None else package,
        application=None
        if config.app is None
        else Application(base, config.app.partition(":")[0], config.span("app")),
        overrides=_overrides(config),
        stays=stays,
        **rest,
    )


def _overrides(config: "Config") -> "Overrides | None":
    """The templates of the configuration. Raises `Refused` where it names no folder."""
    from contractor.workspace.ejected import Overrides
    from contractor.workspace.installed import installed
    from contractor.workspace.problem import Refused

    if config.templates is None:
        return None
    if not config.templates.is_dir():
        message = f"`templates` names {config.templates.name}, and there is no such folder"
        help = "contractor eject TARGET makes it; or correct it"
        span = config.span("templates")
        raise Refused([Finding("invalid-setting", Severity.ERROR, message, "", help, span=span)])
    return Overrides(config.templates, tuple(installed()))


def _targets(
    config: "Config", names: Sequence[str]
) -> tuple[list["Wanted"], Callable[[str], bool]]:
    """The targets to render, and whether the files of another target stay."""
    from contractor.workspace.config import Chosen, unknown
    from contractor.workspace.installed import installed, pick
    from contractor.workspace.problem import Refused, refusal
    from contractor.workspace.project import Wanted

    available = installed()
    mistakes = []
    for name in config.targets:
        if name in available:
            continue
        # Somebody may lack a plugin that the project leaves out; who misspelt a name wants to know.
        if config.targets[name].enabled or nearest(name, list(available)):
            message, help = unknown("target", name, list(available))
            span = config.span("targets", name)
            mistakes.append(Finding("unknown-target", Severity.ERROR, message, "", help, span=span))
    if mistakes:
        raise Refused(mistakes)
    chosen = {name: config.targets.get(name, Chosen()) for name in available}
    enabled = [name for name in available if chosen[name].enabled]
    wanted = [
        Wanted(
            one,
            chosen[one.name].options,
            {
                option: config.span("targets", one.name, option)
                for option in chosen[one.name].options
            },
        )
        for one in pick(dict.fromkeys(names) or enabled, available)
    ]

    if not wanted:
        what = "enabled" if available else "installed"
        raise refusal(
            "no-target", f"no target is {what}", f"there are: {', '.join(available) or 'none'}"
        )

    def stays(name: str) -> bool:
        # Somebody without a plugin must not delete what it made; who disabled it wants its files gone.
        disabled = name in config.targets and not config.targets[name].enabled
        return not disabled and (name not in available or bool(names))

    return wanted, stays


def once(request: "Request", printer: "Printer") -> "Outcome":
    """Run once and say what came of it."""
    outcome, seconds = quietly(request, printer)
    outcomes.show(outcome, request, printer, seconds)
    return outcome


def quietly(request: "Request", printer: "Printer") -> "tuple[Outcome, float]":
    """Run once, and say nothing but how far it has come; what came of it, and how many seconds it took."""
    from contractor.workspace.project import generate

    started = time.monotonic()
    with printing.progress(wanted=printer.loud >= 0) as said, _without_collector():
        outcome = generate(request, said)
    return outcome, time.monotonic() - started


@contextmanager
def _without_collector() -> Iterator[None]:
    """Within it, Python looks for no circles: there are few, and looking takes a third of a large document's time."""
    gc.disable()
    try:
        yield
    finally:
        # What is there now counts as old. Else the first thing that happens is a look through all of it.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
