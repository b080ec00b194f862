"""`contractor show`: what contractor understood of a document, as trees or as JSON."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from contractor.cli import completing, printing, reading
from contractor.text import camel, nearest, pascal, snake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contractor.model import Call, Definition, Model, Property


@click.command("show")
@reading.configured
@click.argument(
    "words", nargs=-1, shell_complete=completing.files, metavar="[SPEC] [NAME|POINTER|METHOD PATH]"
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@reading.switches
@click.pass_context
def command(
    context: click.Context,
    /,
    words: tuple[str, ...],
    as_json: bool,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    assume_types: bool,
    overlays: tuple[Path, ...],
) -> None:
    """List the operations and types of SPEC, or show one.

    It goes by its name (Order, createOrder), by method and path (POST /orders), or by the JSON pointer it
    stands at. SPEC (`-` reads standard input) may be left out where the configuration names the document.

    Exit status: 0, or 2 if the document cannot be read or holds no such thing.
    """
    from contractor.cli.tree import data, listed, property_line, tree

    spec, asked = _spec(context, words)
    contract = reading.contract(
        spec,
        allow_remote=allow_remote,
        allow_outside=allow_outside,
        honour_nullable=honour_nullable,
        assume_types=assume_types,
        overlays=overlays,
    )
    model = reading.model(contract)
    if not asked and not as_json:
        click.echo("\n".join(listed(model)))
        return
    found = list(_found(asked, model)) if asked else [*model.calls, *model.definitions.values()]
    inside = list(_properties(asked, model)) if asked and not found else []
    if asked and not found and not inside:
        _unknown(asked, model)
    if as_json:
        shown = [data(one, model) for one in found]
        shown += [{**data(one, model), "at": at} for _, one, at in inside]
        _print_json(shown[0] if asked and len(shown) == 1 else shown)
        return
    lines = [property_line(owner, one, model) for owner, one, _ in inside]
    click.echo("\n\n".join(["\n".join(tree(one, model)) for one in found] + lines))


def _spec(context: click.Context, words: tuple[str, ...]) -> tuple[str, str]:
    """The document, and what is asked for; the first word is the document unless the configuration names it."""
    from contractor.workspace.config import shown_path

    configured = reading.config(context).spec
    first = words[0] if words else ""
    if words and (configured is None or first == "-" or Path(first).is_file()):
        return first, " ".join(words[1:])
    if configured is None:
        raise click.UsageError("Name a document: contractor show openapi.yaml.", context)
    return shown_path(configured), " ".join(words)


def _found(asked: str, model: "Model") -> "Iterator[Call | Definition]":
    """Everything that goes by this name, route or key."""
    for call in model.calls:
        spelled = (camel(call.name), pascal(call.name), snake(call.name))
        operation = model.contract.endpoints[call.index].operation
        if asked in (*spelled, operation.id) or _is_route(asked, call) or _is_at(asked, call.at):
            yield call
    for key, definition in model.definitions.items():
        if asked == pascal(definition.name) or _is_at(asked, key) or _is_at(asked, definition.at):
            yield definition


def _properties(asked: str, model: "Model") -> "Iterator[tuple[Definition, Property, str]]":
    """The properties that stand at this key, or are called so (`Order.total`): owner, property, key."""
    from contractor.model import Record

    for definition in model.definitions.values():
        if not isinstance(definition, Record):
            continue
        for one, at in zip(definition.properties, definition.places, strict=True):
            if _is_at(asked, at) or asked == f"{pascal(definition.name)}.{one.name}":
                yield definition, one, at


def _is_route(asked: str, call: "Call") -> bool:
    method, _, path = asked.partition(" ")
    return asked == call.path or (method.lower() == call.method.lower() and path == call.path)


def _is_at(asked: str, key: str) -> bool:
    """Whether a pointer, with or without `#` before it, is a key."""
    return asked == key or (asked.startswith("/") and f"#{asked}" == key)


def _unknown(asked: str, model: "Model") -> NoReturn:
    from contractor.report.visible import visible

    known = [pascal(one.name) for one in model.definitions.values()]
    known += [camel(call.name) for call in model.calls]
    known += [f"{call.method.upper()} {call.path}" for call in model.calls]
    known += list(model.definitions)
    pointer = f"#{asked}" if asked.startswith("/") else asked
    folded = {name.casefold(): name for name in known}
    close = folded.get(asked.casefold()) or nearest(asked, known) or nearest(pointer, known)
    hint = f"; did you mean {visible(close)}?" if close else ""
    printing.stop(
        f"there is no type or operation {visible(asked)}{hint}", "contractor show SPEC lists all"
    )


def _print_json(value: Any) -> None:
    from contractor.report.visible import escape_unseen

    click.echo(escape_unseen(json.dumps(value, indent=2, ensure_ascii=False)))
