"""A first implementation of an application: files that work as they are, and that are a person's own from then on.

Takes a model, gives files as text; refuses to know disk, and what becomes of the files.
"""

from collections.abc import Mapping

from contractor.depth import deep
from contractor.model import Model
from contractor.scaffold.application import beside, modules
from contractor.scaffold.group import written
from contractor.scaffold.whole import Whole

__all__ = ["scaffold"]


def scaffold(
    model: Model,
    package: str,
    existing: Mapping[str, str] | None = None,
    *,
    stored: bool = True,
    absent: str = "MISSING",
    main: str = "main",
    variable: str = "app",
) -> dict[str, str]:
    """The files of an application, by their paths in its package.

    `package` is the generated one. `existing` are the files that are there already: what stands beside them uses
    only what they define. `stored`: tables are generated. `absent` is what code says of a property that is not
    there. `main` is the module that puts the application together, and `variable` what it is called there.
    """
    with deep():
        whole = Whole(
            model,
            package,
            existing or {},
            stored=stored,
            absent=absent,
            main=main,
            variable=variable,
        )
        return _files(whole)


def _files(whole: Whole) -> dict[str, str]:
    """All that belongs to the application; what stands beside a file only where that is not there yet."""
    files = {"__init__.py": ""}
    made = [(group, written(whole, group)) for group in whole.groups]
    new = [(group, one) for group, one in made if f"{one.file}.py" not in whole.existing]
    for _, one in made:
        files[f"{one.file}.py"] = one.text
    for _, one in new:
        if one.examples:
            files["examples/__init__.py"] = (
                '"""What answers begin with, for each group of operations."""\n'
            )
            files[f"examples/{one.file}.py"] = one.examples
    return files | dict(modules(whole, made)) | dict(beside(whole, [one for _, one in new]))
