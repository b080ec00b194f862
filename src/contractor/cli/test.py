"""`contractor test`: whether a server is what its contract says."""

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import choosing, comparing, printing, reading, subjects
from contractor.cli.comparing import F

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contractor.contract import Contract, Endpoint
    from contractor.testing.outcome import Tested
    from contractor.testing.probes import Probe
    from contractor.testing.run import Subject
    from contractor.testing.settings import Settings
    from contractor.workspace.testing import Testing


def _configured(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """What the command line says, else the table `test` of the configuration."""
    if value not in (None, ()) or context.resilient_parsing:
        return value
    return getattr(reading.config(context).test, parameter.name or "")


def _number(name: str, least: int, help: str) -> Any:
    kind = click.IntRange(min=least)
    return click.option(f"--{name}", type=kind, metavar="N", callback=_configured, help=help)


def _chosen(command: F) -> F:
    """Which operations."""
    for option in (
        click.option(
            "--shard",
            metavar="N/OF",
            callback=choosing.part,
            help="Test one part of the operations, for instance 1/4. What shares state stays together.",
        ),
        click.option(
            "--changed",
            metavar="BASE",
            help="Test the operations whose contract differs from that of a git revision or a file.",
        ),
        click.option(
            "--operation",
            "operations",
            metavar="ID",
            multiple=True,
            help="Test this operation: its operationId, or 'GET /books'. May be repeated.",
        ),
    ):
        command = option(command)
    return command


def _how(command: F) -> F:
    """How they are tested."""
    for option in (
        click.option(
            "--allow-uncovered",
            type=click.Choice(["unreached", "timeout"]),
            multiple=True,
            callback=_configured,
            help="Let a run pass that never saw some operation succeed, or that the time did not suffice for.",
        ),
        click.option(
            "--baseline-update",
            is_flag=True,
            help="Add what Schemathesis finds now to the baseline.",
        ),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Let the failures pass that this file knows, a baseline of Schemathesis.",
        ),
        click.option(
            "--header",
            "headers",
            metavar="'NAME: VALUE'",
            multiple=True,
            help="Send a header with every request. May be repeated.",
        ),
        click.option(
            "--phases",
            metavar="NAMES",
            help="Do only these, separated by commas: examples, coverage, fuzzing, stateful, or names of probes.",
        ),
        _number("timeout", 1, "Seconds that one answer may take."),
        _number("time", 1, "Seconds that there are; what they do not suffice for is not covered."),
        _number("examples", 1, "How many requests by chance each operation gets."),
        _number("seed", 0, "What chance begins with: the same seed sends the same requests."),
    ):
        command = option(command)
    return command


@click.command("test")
@click.argument("target", required=False, metavar="[APP|URL]")
@click.option("--spec", metavar="SPEC", help="The document, instead of that of the configuration.")
@click.option("--url", metavar="URL", help="The server to test; the same as naming it.")
@click.option("--mock", is_flag=True, help="Test contractor's own mock of the document.")
@_chosen
@_how
@reading.configured
@reading.switches
@printing.loudness
@printing.test_options
@click.pass_context
def command(
    context: click.Context,
    /,
    target: str | None,
    spec: str | None,
    url: str | None,
    mock: bool,
    operations: tuple[str, ...],
    changed: str | None,
    shard: tuple[int, int] | None,
    seed: int,
    examples: int,
    time: int | None,
    timeout: int,
    phases: str | None,
    headers: tuple[str, ...],
    allow_uncovered: tuple[str, ...],
    baseline: Path | None,
    baseline_update: bool,
    format: str,
    output: Path | None,
    color: str,
    verbose: int,
    quiet: int,
    **options: Any,
) -> None:
    """Test a server against its contract: APP (module:variable, imported here), or the one at URL.

    Every operation must be seen to succeed as documented, and everything that comes back must be what the document
    says. Without APP and URL, `app` of the configuration is tested.

    Exit status: 0 passed, 1 failed or not covered, 2 could not be tested. `contractor explain ID` says what a check
    promises and what to do.
    """
    from contractor.testing.installed import lacking

    printer = printing.printer(format, output, color, verbose, quiet)
    if (missing := lacking()) is not None:
        printing.stop(missing, "pip install 'openapi-contractor[test]'")
    _refuse_two(context, target, url, mock=mock)
    contract, endpoints = _asked(context, spec, operations, changed, shard, options, printer)
    if not endpoints:
        printer.say(f"nothing to test: {_why_none(changed, shard)}")
        sys.exit(0 if changed is not None or shard is not None else 2)
    probes = _probes()
    known = _baseline(context, baseline)
    if baseline_update and known is None:
        raise click.UsageError("--baseline-update needs a file: name --baseline.", context)
    settings = _settings(
        context,
        probes,
        seed=seed,
        examples=examples,
        seconds=time,
        timeout=timeout,
        phases=phases,
        headers=headers,
        allowed=allow_uncovered,
        baseline=known,
        update_baseline=baseline_update,
    )
    # What an application prints when it is imported or asked is not our output.
    with redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        subject = subjects.subject(context, contract, endpoints, target or url, mock=mock)
        before = _entries(known) if baseline_update else 0
        tested = _tested(context, subject, settings, probes, printer)
    printer.tested(tested, contract)
    if baseline_update:
        printer.say(_recorded(known, before))
    sys.exit(0 if tested.passed else 1)


def as_configured(
    context: click.Context, options: dict[str, Any], printer: printing.Printer
) -> "tuple[Tested, Contract]":
    """What came of testing what the configuration names, as it says, and the contract.

    Says why and exits with 2 where it cannot be tested. `options` say how the document is read.
    """
    from contractor.testing.installed import lacking

    if (missing := lacking()) is not None:
        printing.stop(missing, "pip install 'openapi-contractor[test]'")
    contract, endpoints = _asked(context, None, (), None, None, options, printer)
    if not endpoints:
        printing.stop(_why_none(None, None), "describe one")
    said, probes = reading.config(context).test, _probes()
    settings = _settings(
        context,
        probes,
        seed=said.seed,
        examples=said.examples,
        seconds=said.time,
        timeout=said.timeout,
        phases=None,
        headers=(),
        allowed=said.allow_uncovered,
        baseline=_baseline(context, None),
    )
    with redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        subject = subjects.subject(context, contract, endpoints, None, mock=False)
        return _tested(context, subject, settings, probes, printer), contract


def _refuse_two(context: click.Context, target: str | None, url: str | None, *, mock: bool) -> None:
    if sum((target is not None, url is not None, mock)) > 1:
        raise click.UsageError("Name one thing to test: APP, a URL, or --mock.", context)


def _why_none(changed: str | None, shard: tuple[int, int] | None) -> str:
    if changed is not None:
        return f"no operation differs from {changed}"
    if shard is not None:
        return f"there are fewer groups of operations than {shard[1]}"
    return "the document has no operation"


def _asked(
    context: click.Context,
    spec: str | None,
    operations: tuple[str, ...],
    changed: str | None,
    shard: tuple[int, int] | None,
    options: dict[str, Any],
    printer: printing.Printer,
) -> "tuple[Contract, tuple[Endpoint, ...]]":
    """The contract, and those of its operations that are asked for."""
    named = spec or reading.spec(context, "Say what the server must be: name --spec, or set")
    if changed is None:
        contract = reading.contract(named, **options, printer=printer)
        return contract, choosing.chosen(contract, operations, shard)
    how = comparing.how(options)
    contract, routes = choosing.changed(context, changed, named, how, printer)
    endpoints = choosing.chosen(contract, operations, None)
    if routes is not None:
        from contractor.testing.selecting import route

        endpoints = tuple(one for one in endpoints if route(one) in routes)
    if shard is not None:
        from contractor.testing.selecting import shard as sharded

        endpoints = sharded(contract, endpoints, *shard)
    return contract, endpoints


def _probes() -> "Sequence[Probe]":
    from contractor.testing.probes import probes

    return probes()


def _settings(
    context: click.Context,
    probes: "Sequence[Probe]",
    *,
    seed: int,
    examples: int,
    seconds: int | None,
    timeout: int,
    phases: str | None,
    headers: tuple[str, ...],
    allowed: tuple[str, ...],
    baseline: Path | None,
    update_baseline: bool = False,
) -> "Settings":
    from contractor.testing.settings import ENGINE, Settings

    said: Testing = reading.config(context).test
    wanted = said.phases
    if phases is not None:
        wanted = tuple(name.strip() for name in phases.split(",") if name.strip())
    known = (*ENGINE, *(probe.name for probe in probes))
    for name in wanted or ():
        if name not in known:
            raise click.UsageError(
                f"There is no phase {name!r}. There are: {', '.join(known)}.", context
            )
    return Settings(
        seed=seed,
        examples=examples,
        seconds=seconds,
        timeout=timeout,
        phases=wanted,
        headers=(*said.headers.items(), *(_header(one, context) for one in headers)),
        allowed=allowed,
        baseline=baseline,
        update_baseline=update_baseline,
        today=comparing.today(),
    )


def _refuse_credentials(subject: "Subject", settings: "Settings", context: click.Context) -> None:
    """Refuse headers that would stand beside the credentials of a scheme, which nobody could then take away."""
    for name, _ in settings.headers:
        scheme = subject.credentials.reading(name)
        if scheme is not None:
            raise click.UsageError(
                f"{name} is what the scheme {scheme} of the document reads, and it is sent, left out and made wrong"
                f" on purpose: set [tool.contractor.test.credentials.{scheme}] instead of a header.",
                context,
            )


def _header(text: str, context: click.Context) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise click.UsageError(f"--header {text!r} is no 'Name: value'.", context)
    return name.strip(), value.strip()


def _baseline(context: click.Context, given: Path | None) -> Path | None:
    """The file of known failures: that of the command line, else that of the configuration."""
    config = reading.config(context)
    if given is not None or config.test.baseline is None:
        return given
    folder = config.file.parent if config.file is not None else Path.cwd()
    return folder / config.test.baseline


@contextmanager
def _said_once() -> Iterator[None]:
    """Within it, what an application logs and nobody handles is said once, not for each of a thousand requests."""
    heard: set[str] = set()

    def is_new(record: logging.LogRecord) -> bool:
        text = record.getMessage()
        is_first = text not in heard
        heard.add(text)
        return is_first

    last = logging.lastResort
    if last is None:
        yield
        return
    last.addFilter(is_new)
    try:
        yield
    finally:
        last.removeFilter(is_new)


def _entries(path: Path | None) -> int:
    """How many failures a baseline knows."""
    from contractor.testing.failure import BadBaseline
    from contractor.testing.schemathesis import load

    try:
        return len(load(path).entries)
    except BadBaseline as why:
        printing.stop(str(why), "mend it, or name another --baseline")


def _recorded(path: Path | None, before: int) -> str:
    """What was written to a baseline, in a sentence."""
    if path is None or not path.is_file():
        return "no baseline was written: Schemathesis was not asked for anything (--phases)"
    count = _entries(path)
    return (
        f"wrote {path}: {count:,} {'entry' if count == 1 else 'entries'}, {count - before:,} of them new;"
        " each lets a whole kind of failure of an operation pass"
    )


def _tested(
    context: click.Context,
    subject: "Subject",
    settings: "Settings",
    probes: "Sequence[Probe]",
    printer: printing.Printer,
) -> "Tested":
    from contractor.testing.failure import BadBaseline
    from contractor.testing.run import test
    from contractor.testing.transport import NotStarted

    _refuse_credentials(subject, settings, context)
    with printing.progress(wanted=printer.loud >= 0) as said, _said_once():
        try:
            return test(subject, settings, probes, said)
        except NotStarted as why:
            help = "start the server, or correct the URL" if subject.origin else "mend what it says"
            printing.stop(str(why), help)
        except BadBaseline as why:
            printing.stop(str(why), "mend it, or name another --baseline")
