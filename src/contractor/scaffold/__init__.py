"""A first implementation of an application: files that work as they are, and that are a person's own from then on.

Takes a model, gives files as text; refuses to know disk, and what becomes of the files.
"""

from collections.abc import Mapping

from contractor.depth import deep
from contractor.frozen import frozen
from contractor.model import Model
from contractor.scaffold.application import beside, joining, modules
from contractor.scaffold.group import Addition, lacking, written
from contractor.scaffold.tests import tests
from contractor.scaffold.whole import Whole

__all__ = ["Addition", "Application", "scaffold"]


@frozen
class Application:
    """The files of an application by their paths in its package, its tests by theirs, and what is there and lacks.

    `additions` are for files that a person has made their own.
    """

    files: Mapping[str, str]
    tests: Mapping[str, str]
    additions: tuple[Addition, ...] = ()


def scaffold(
    model: Model,
    package: str,
    existing: Mapping[str, str] | None = None,
    *,
    stored: bool = True,
    absent: str = "MISSING",
    main: str = "main",
    variable: str = "app",
    application: str = "app",
) -> Application:
    """An application that implements a contract.

    `package` is the generated one, `application` the one that is written. `existing` are the files that are there
    already: what stands beside them uses only what they define. `stored`: tables are generated. `absent` is what code
    says of a property that is not there. `main` is the module that puts the application together, and `variable`
    what it is called there.
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
        return _written(whole, application)


def _written(whole: Whole, application: str) -> Application:
    """All that belongs to the application; what stands beside a file only where that is not there yet."""
    files = {"__init__.py": ""}
    made = [(group, written(whole, group)) for group in whole.groups]
    new = [one for _, one in made if f"{one.file}.py" not in whole.existing]
    additions: list[Addition] = []
    used = {use for one in new for use in one.uses}
    for group, one in made:
        files[f"{one.file}.py"] = one.text
        if one in new:
            continue
        found, uses = lacking(whole, group)
        additions += found
        used |= uses
    for one in new:
        if one.examples:
            files["examples/__init__.py"] = (
                '"""What answers begin with, for each group of operations."""\n'
            )
            files[f"examples/{one.file}.py"] = one.examples
    files |= dict(modules(whole, made))
    files |= dict(beside(whole, used, stores=any(one.stores for one in new)))
    joined = joining(whole, made)
    return Application(
        files,
        dict(tests(whole, [one for _, one in made], application)),
        (*additions, *([] if joined is None else [joined])),
    )
