"""A plan as files: an Alembic revision for each phase, and its SQL for each database beside it.

Takes a plan and the migrations that are there, gives files by path; refuses to know disk. Revisions only say which
script runs: what they do stands in SQL, once, where people read, change and lint it.
"""

import ast
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from contractor.frozen import frozen
from contractor.migrations.spelling import spelled
from contractor.migrations.values import PHASES, Phase, Plan, Script
from contractor.targets.templates import folder, templates

_RUNTIME: Final = Path(__file__).parents[1] / "runtime" / "_phases.py"
_WHAT: Final[Mapping[Phase, str]] = {
    "expand": "What the next version needs is added, and what would be in its way is loosened. Both versions work.",
    "backfill": "Rows that are there get what the next version needs. Both versions work.",
    "contract": "The previous version has gone: what only it needed goes, and what the next one promises holds.",
    "cleanup": "Nobody goes back any more: what was kept for that is dropped.",
}


@frozen
class Revision:
    """A revision of Alembic as its file says: what it is called, and what it comes after."""

    name: str
    after: str | None


class Unreadable(Exception):
    """The migrations that are there leave no place for another; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def revision(text: str) -> Revision | None:
    """What a file among the revisions says of itself; None where it is none. Raises `SyntaxError`."""
    said: dict[str, object] = {}
    for node in ast.parse(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Constant):  # type: ignore[attr-defined]
                said[target.id] = node.value.value  # type: ignore[attr-defined]
    name, after = said.get("revision"), said.get("down_revision")
    if not isinstance(name, str):
        return None
    return Revision(name, after if isinstance(after, str) else None)


def head(found: Mapping[str, Revision]) -> str | None:
    """The revision that nothing comes after. Raises `Unreadable` where there are several."""
    before = {one.after for one in found.values()}
    heads = sorted(one.name for one in found.values() if one.name not in before)
    if len(heads) > 1:
        raise Unreadable(
            f"the migrations have {len(heads)} ends: {', '.join(heads)}",
            "put them in one line first: alembic merge, or another down_revision",
        )
    return heads[0] if heads else None


def planned(plan: Plan, found: Mapping[str, Revision]) -> list[str]:
    """The revisions of a plan that are there already."""
    return sorted(one.name for one in found.values() if f"_{plan.name}_" in one.name)


def others(plan: Plan, found: Mapping[str, Revision], there: Mapping[str, str]) -> list[str]:
    """The scripts of a plan that are there and say other things than they would if they were written now.

    `there` are their texts by name. What a script says of itself first is no part of it.
    """
    names = planned(plan, found)
    made = {
        path.removeprefix("sql/"): text
        for script in plan.scripts
        for name in names
        if name.endswith(f"_{script.phase}")
        for path, text in _sql(name, "", [script])
    }
    return [
        name
        for name, text in made.items()
        if name in there and _statements(there[name]) != _statements(text)
    ]


def files(plan: Plan, title: str, found: Mapping[str, Revision]) -> dict[str, str]:
    """What is written for a plan, by its path in the folder of migrations. Raises `Unreadable`."""
    numbers = [int(one.name[:4]) for one in found.values() if one.name[:4].isdecimal()]
    number = max(numbers, default=0) + 1
    before = head(found)
    made: dict[str, str] = {}
    for index, phase in enumerate(PHASES, 1):
        scripts = [one for one in plan.scripts if one.phase == phase]
        if not any(one.steps for one in scripts):
            continue
        name = f"{number:04}_{plan.name}_{index}_{phase}"
        made[f"versions/{name}.py"] = _revision(
            name, before, f"{phase.capitalize()}: {title}", phase
        )
        made.update(_sql(name, title, scripts))
        before = name
    return made


def once(name: str) -> dict[str, str]:
    """What a project needs once to run migrations that are kept in a folder of that name, by its path beside it."""
    place = folder() / "migrations"
    ini = (place / "alembic.ini").read_text("utf-8")
    return {
        "alembic.ini": ini.replace("/migrations", f"/{name}"),
        f"{name}/env.py": (place / "env.py").read_text("utf-8"),
        f"{name}/script.py.mako": (place / "script.py.mako").read_text("utf-8"),
    }


def runtime() -> str:
    """What runs the scripts, as it is carried along."""
    return _RUNTIME.read_text("utf-8")


def _revision(name: str, after: str | None, title: str, phase: Phase) -> str:
    template = templates("migrations").get_template("revision.py.jinja")
    about = textwrap.fill(_WHAT[phase], 88)
    return template.render(
        title=textwrap.shorten(title, 84, placeholder=" …"),
        about=about,
        revision=name,
        revises=after,
    )


def _statements(text: str) -> str:
    return text.partition("\n\n")[2]


def _sql(name: str, title: str, scripts: list[Script]) -> Iterator[tuple[str, str]]:
    for script in scripts:
        way = (
            _WHAT[script.phase]
            if script.direction == "up"
            else f"The way back from {script.phase}."
        )
        text = spelled(script, f"{script.phase.capitalize()}: {title.removesuffix('.')}. {way}")
        yield f"sql/{name}.{script.direction}.{script.dialect}.sql", text
