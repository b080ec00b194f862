"""A first implementation of an application: files that work as they are, and that are a person's own from then on.

Takes a model, gives files as text; refuses to know disk, and what becomes of the files.
"""

from collections.abc import Mapping

from contractor.depth import deep
from contractor.model import Model
from contractor.scaffold.application import modules
from contractor.scaffold.group import written
from contractor.scaffold.scene import Whole

__all__ = ["scaffold"]


def scaffold(
    model: Model,
    package: str,
    existing: Mapping[str, str] | None = None,
    *,
    stored: bool = True,
    absent: str = "MISSING",
) -> dict[str, str]:
    """The files of an application, by their paths in its package.

    `package` is the generated one. `existing` are the files that are there already: what stands beside them uses
    only what they define. `stored`: tables are generated. `absent` is what code says of a property that is not
    there.
    """
    with deep():
        return _files(Whole(model, package, existing or {}, stored=stored, absent=absent))


def _files(whole: Whole) -> dict[str, str]:
    files = {"__init__.py": ""}
    made = [(group, written(whole, group)) for group in whole.groups]
    for _, one in made:
        files[f"{one.file}.py"] = one.text
        if one.examples:
            files["examples/__init__.py"] = (
                '"""What answers begin with, for each group of operations."""\n'
            )
            files[f"examples/{one.file}.py"] = one.examples
    return files | dict(modules(whole, made))
