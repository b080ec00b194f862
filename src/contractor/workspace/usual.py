"""What a document is compared with where nobody names a revision: the branch that it is to go into.

Takes a document, what the configuration says and the environment, gives a revision or why there is none; refuses
to compare. A pull request says where it goes, a push what it replaced; elsewhere it is the default branch.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from contractor.frozen import frozen
from contractor.workspace.git import Repository, Revision
from contractor.workspace.past import around
from contractor.workspace.problem import Refused

#: Variables that name the branch a pull or merge request goes into: GitHub's, GitLab's.
_TARGETS: Final = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
#: Names of default branches, where a clone does not say what is the remote's.
_DEFAULTS: Final = ("origin/main", "origin/master", "main", "master")


@frozen
class Usual:
    """The revision, empty where there is none: then `why` says so. `first` is whether that is the only commit."""

    ref: str = ""
    why: str = ""
    first: bool = False


def usual(document: Path, configured: str | None, environment: Mapping[str, str]) -> Usual:
    """What a document is compared with. Raises `Refused` where git cannot be asked."""
    try:
        repository = around(document)[0]
    except Refused as refused:
        if refused.findings[0].id == "not-a-repository":
            return Usual(why="no base: this is no git repository")
        raise
    if repository.unborn:
        return Usual(why="no base: nothing has been committed yet")
    target = next((environment[name] for name in _TARGETS if environment.get(name)), None)
    if target is not None:
        # A runner has branches as the remote's. Where it has neither, comparing says what to fetch.
        return Usual(
            target if _known(repository, f"origin/{target}") is None else f"origin/{target}"
        )
    if configured is not None:
        return Usual(configured)
    found = next((one for one in _candidates(repository, environment) if one is not None), None)
    if found is None:
        return Usual(why="no base: there is no branch main or master; name one with --against")
    head = repository.revision("HEAD")
    first = found.commit == head.commit and _known(repository, "HEAD^") is None
    return Usual(found.name, first=first)


def _candidates(
    repository: Repository, environment: Mapping[str, str]
) -> Iterator[Revision | None]:
    before = _replaced(environment)
    if before is not None:
        yield _known(repository, before)
    default = repository.default
    if default is not None:
        yield _known(repository, default)
    for name in _DEFAULTS:
        yield _known(repository, name)


def _known(repository: Repository, name: str) -> Revision | None:
    try:
        return repository.revision(name)
    except Refused:
        return None


def _replaced(environment: Mapping[str, str]) -> str | None:
    """The commit that a push to GitHub replaced; None where it made the branch, and elsewhere."""
    if environment.get("GITHUB_EVENT_NAME") != "push":
        return None
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())
        before = event["before"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return before[:12] if isinstance(before, str) and before.strip("0") else None
