"""`contractor show`: what contractor understood of a document."""

import sys
from dataclasses import fields, is_dataclass
from typing import Any

import click

from contractor.cli import reading
from contractor.model import Definition, Enumeration, Model, Nullable, Record, Ref, Type, build
from contractor.text import nearest, pascal


@click.command("show")
@reading.document
@click.argument("name", required=False)
def command(
    spec: str, name: str | None, allow_remote: bool, allow_outside: bool, honour_nullable: bool
) -> None:
    """List the named types of SPEC, or show one: NAME is its name, or the JSON pointer it stands at."""
    contract = reading.contract(
        spec,
        allow_remote=allow_remote,
        allow_outside=allow_outside,
        honour_nullable=honour_nullable,
    )
    model = build(contract)
    if name is None:
        for definition in model.definitions.values():
            click.echo(f"{pascal(definition.name)}  {definition.key}")
        return
    wanted = f"#{name}" if name.startswith("/") else name
    named = {pascal(one.name): one for one in model.definitions.values()}
    found = named.get(name) or model.definitions.get(wanted)
    if found is None:
        close = nearest(name, list(named))
        click.echo(
            f"error: there is no type {name}" + (f"; did you mean {close}?" if close else ""),
            err=True,
        )
        sys.exit(2)
    click.echo("\n".join(_lines(found, model)))


def _lines(definition: Definition, model: Model) -> list[str]:
    head = f"{pascal(definition.name)}  {definition.key}"
    match definition:
        case Record():
            base = (
                f" extends {pascal(model.definitions[definition.base].name)}"
                if definition.base
                else ""
            )
            shown = [f"{head}{base}"]
            for one in definition.properties:
                optional = "" if one.required else "?"
                shown.append(f"  {one.name}{optional}: {_type(one.type, model)}")
            extra = "nothing else" if definition.extra is None else _type(definition.extra, model)
            return [*shown, f"  …: {extra}"]
        case Enumeration():
            opened = ["  … (open)"] if definition.open else []
            return [
                head,
                *(f"  {pascal(member.words)} = {member.value!r}" for member in definition.members),
                *opened,
            ]
        case _:
            return [f"{head} = {_type(definition.type, model)}"]


def _type(kind: Type, model: Model) -> str:
    if isinstance(kind, Ref):
        return pascal(model.definitions[kind.key].name)
    if isinstance(kind, Nullable):
        return f"{_type(kind.inner, model)} or null"
    said = [
        f"{field.name}={_value(getattr(kind, field.name), model)}"
        for field in fields(kind)
        if getattr(kind, field.name) != field.default
    ]
    return f"{type(kind).__name__}({', '.join(said)})" if said else type(kind).__name__


def _value(value: Any, model: Model) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item, model) for item in value) + "]"
    if is_dataclass(value) and not isinstance(value, type):
        return _type(value, model) if isinstance(value, Type) else repr(value)
    return repr(value)
