"""From a model to the files of every target, checked.

Takes a model, targets and their options, gives files; refuses disk. A target that raises, or that gives
paths which cannot be written, is named, and nothing of it is used.
"""

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from contractor.depth import deep
from contractor.diagnostic import DocumentError, Finding, Severity, Span
from contractor.frozen import frozen
from contractor.model import Model
from contractor.targets import Copy, File, Settings, Target, Unable
from contractor.workspace.config import shown_path
from contractor.workspace.installed import failed
from contractor.workspace.paths import collisions, wrong
from contractor.workspace.problem import Refused, TargetFailed


@frozen
class Job:
    """A target to render, with all its options, whose it is, and the folder of templates that stand before its own."""

    target: Target
    options: Mapping[str, Any] = field(default_factory=dict)
    origin: str = "contractor"
    templates: Path | None = None


def render(model: Model, jobs: Sequence[Job], package: str) -> dict[str, list[File | Copy]]:
    """The files of each target by its name. Raises `TargetFailed`, and `Refused` for what settings ask."""
    made = {job.target.name: _files(model, job, package) for job in jobs}
    owners: dict[str, str] = {}
    for job in jobs:
        for file in made[job.target.name]:
            if file.path in owners:
                raise _clash(job, file.path, file.path, owners)
            owners[file.path] = job.target.name
    for first, second in collisions(owners):
        job = next(job for job in jobs if job.target.name == owners[second])
        raise _clash(job, first, second, owners)
    return made


def check(model: Model, jobs: Sequence[Job], package: str) -> list[Finding]:
    """What the targets cannot say of the model. Raises as `render` does."""
    found: list[Finding] = []
    for job in jobs:
        settings = Settings(package, job.options, job.templates)
        try:
            with deep():
                said: list[Any] = list(job.target.check(model, settings))
        except DocumentError:
            raise
        except Unable as why:
            raise Refused(why.findings) from why
        except Exception as why:
            raise _crashed(job, why) from why
        strange = next((type(one).__name__ for one in said if not isinstance(one, Finding)), None)
        if strange is not None:
            raise _broken(job, f"gives {strange} where a Finding belongs")
        found += said
    return found


def _files(model: Model, job: Job, package: str) -> list[File | Copy]:
    settings = Settings(package, job.options, job.templates)
    try:
        with deep():
            # Any: what somebody else's code gives is looked at before it is believed.
            files: list[Any] = list(job.target.render(model, settings))
    except DocumentError:
        raise
    except Unable as why:
        raise Refused(why.findings) from why
    except Exception as why:
        raise _crashed(job, why) from why
    for file in files:
        if (fault := _fault(file)) is not None:
            raise _broken(job, fault)
    return files


def _fault(file: Any) -> str | None:
    path = getattr(file, "path", None)
    # The content of a copy is looked at by whoever made it.
    text = "" if isinstance(file, Copy) else getattr(file, "text", None)
    if not isinstance(path, str) or not isinstance(text, str):
        return f"gives {type(file).__name__} where a File belongs"
    if (why := wrong(path)) is not None:
        return f"wants to write to {path!r}: {why}"
    if not _is_text(text):
        return f"gives {path!r} a text that UTF-8 cannot say"
    return None


def _is_text(text: str) -> bool:
    """Whether UTF-8 can say it; half a surrogate pair is no character."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _crashed(job: Job, why: Exception) -> TargetFailed:
    frames = traceback.extract_tb(why.__traceback__)
    if job.templates is not None and (place := _in_copy(job.templates, why, frames)):
        message = f"a template of the target {job.target.name} fails: {why}"
        help = "mend the copy, or delete it: contractor's own then stands there"
        path, line = place
        span = Span(shown_path(path), line, 1, line, 1)
        return TargetFailed(
            job.target.name,
            Finding("template-failed", Severity.ERROR, message, "", help, span=span),
        )
    places = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames[1:]]
    where = f" ({places[-1]})" if places else ""
    return _broken(job, f"failed with {type(why).__name__}: {why}{where}")


def _in_copy(
    templates: Path, why: Exception, frames: Iterable[traceback.FrameSummary]
) -> tuple[Path, int] | None:
    """The place in a person's copy of a template that something failed at, if it did."""
    if isinstance(why, UnicodeDecodeError):
        # Reading it failed, before there was a line.
        broken = next((path for path in templates.iterdir() if _is_broken(path)), None)
        return None if broken is None else (broken, 1)
    name, line = getattr(why, "filename", None), getattr(why, "lineno", None)
    places = [(frame.filename, frame.lineno or 1) for frame in frames]
    if isinstance(name, str) and isinstance(line, int):
        places.append((name, line))
    inside = [(Path(file), line) for file, line in places if Path(file).parent == templates]
    return inside[-1] if inside else None


def _is_broken(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except OSError:
        return False
    except ValueError:
        return True
    else:
        return False


def _broken(job: Job, why: str) -> TargetFailed:
    name = job.target.name
    message = f"internal error: the target {name} of {job.origin} {why}"
    return failed(name, message, job.origin)


def _clash(job: Job, first: str, second: str, owners: Mapping[str, str]) -> TargetFailed:
    if first == second:
        whose = f", and so does {owners[first]}" if owners[first] != job.target.name else " twice"
        return _broken(job, f"writes {first!r}{whose}")
    return _broken(job, f"writes {second!r} beside {first!r}, and not every system can keep both")
