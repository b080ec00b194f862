"""Names that something is said to have had, and that it cannot have had; and names that cannot stand beside others.

Takes both versions, gives findings; refuses to guess what was meant. What the version before says too was done then.
"""

from collections.abc import Iterable, Iterator, Mapping

from contractor.diagnostic import Finding, Severity
from contractor.relational import Column, Database, Relation
from contractor.text import nearest


def called(name: str | None, columns: Iterable[Column]) -> Column | None:
    """The column that is called so, in the database or in the document."""
    for one in columns:
        if name is not None and (name == one.name or (name,) == one.path):
            return one
    return None


def unmet_columns(old: Relation, new: Relation) -> Iterator[Finding]:
    """An error for each column that cannot be what another one was."""
    before = {one.name: one for one in old.columns}
    stays = {one.name for one in new.columns}
    lower = {name.lower(): name for name in before}
    for one in new.columns:
        said, same = one.renamed_from, before.get(one.name)
        if same is None and one.name.lower() in lower:
            yield _beside(one.name, lower[one.name.lower()], one.at)
            continue
        if said is None or (same is not None and same.renamed_from == said):
            continue
        source = called(said, old.columns)
        if source is None:
            if same is None:
                yield _never(one.name, said, [each.name for each in old.columns], one.at)
        elif same is not None and same is not source:
            yield _taken(f"{one.name!r} is there already, and cannot be what {said!r} was", one.at)
        elif source.name in stays and source.name != one.name:
            yield _taken(f"{one.name!r} cannot be what {said!r} was, which is still there", one.at)


def unmet_tables(old: Database, new: Database, was: Mapping[str, str]) -> Iterator[Finding]:
    """An error for each table that cannot be what another one was. `was` are those that can be."""
    lower = {name.lower(): name for name in old.relations}
    for name, one in new.relations.items():
        said, same = one.renamed_from, old.relations.get(name)
        if same is None and name.lower() in lower:
            yield _beside(name, lower[name.lower()], one.at)
            continue
        if said is None or name in was or (same is not None and same.renamed_from == said):
            continue
        if said not in old.relations:
            if same is None and old.relations:
                yield _never(name, said, list(old.relations), one.at)
        elif same is not None and said != name:
            yield _taken(f"{name!r} is there already, and cannot be what {said!r} was", one.at)
        elif said in new.relations and said != name:
            yield _taken(f"{name!r} cannot be what {said!r} was, which is still there", one.at)


def _never(name: str, said: str, known: list[str], at: str) -> Finding:
    near = nearest(said, known)
    why = f"{name!r} cannot be what {said!r} was: there was none"
    why += f"; did you mean {near}?" if near else ""
    help = "say what it was called in the version before, or leave `renamed-from` out"
    return Finding("no-such-rename", Severity.ERROR, why, at, help)


def _beside(name: str, other: str, at: str) -> Finding:
    why = f"{name!r} cannot stand beside {other!r} of the version before: capitals do not tell them apart"
    help = "leave the name as it was, or change more of it than capitals"
    return Finding("no-such-rename", Severity.ERROR, why, at, help)


def _taken(why: str, at: str) -> Finding:
    help = "leave `renamed-from` out; to exchange two of them, give one another name first"
    return Finding("no-such-rename", Severity.ERROR, why, at, help)
