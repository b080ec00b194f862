"""A group of commands that imports a command's module only when that command is asked for.

Takes names with a line about each, and the package of their modules; refuses to know what they do.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from contractor.text import nearest


class Lazy(click.Group):
    """The group. Each module has its command as `command`."""

    def __init__(
        self, *given: Any, verbs: Mapping[str, str], package: str, noun: str = "verb", **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self._verbs = verbs
        self._package = package
        self._noun = noun

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._verbs:
            return None
        command: click.Command = import_module(f"{self._package}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self._verbs and not name.startswith("-") and not ctx.resilient_parsing:
            near = nearest(name, list(self._verbs))
            hint = f" Did you mean {near}?" if near else f" {ctx.command_path} --help lists all."
            raise click.UsageError(f"There is no {self._noun} {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._verbs.items()))
