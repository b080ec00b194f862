"""Files that are written once, and are a person's own from then on.

Takes a folder and texts by path, writes those that are not there; refuses to know what they say, and to touch what
is there.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from contractor.frozen import frozen
from contractor.workspace.config import shown_path
from contractor.workspace.problem import Refused, refusal


@frozen
class Once:
    """What came of it: the files that were written, and those that were there, by their paths below the folder."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def write_once(folder: Path, files: Mapping[str, str], again: str) -> Once:
    """Write the files that are not there yet; nothing is written unless everything can be.

    `again` is the command that takes up what is missing. Raises `Refused` where the disk does not allow it.
    """
    kept = tuple(path for path in files if is_there(folder / path))
    writes = {path: text for path, text in files.items() if path not in kept}
    _refuse_obstacles(folder, writes, again)
    for path, text in writes.items():
        _write(folder / path, text, again)
    return Once(tuple(writes), kept)


def is_there(place: Path) -> bool:
    """Whether anything stands at a place, a link that leads nowhere included."""
    return place.is_symlink() or place.exists()


def denied(place: Path, why: str, again: str) -> Refused:
    """The refusal where a file cannot be written."""
    return refusal(
        "cannot-write",
        f"{shown_path(place)} cannot be written: {why}",
        f"mend that and run {again} again: it takes up what is missing",
    )


def _refuse_obstacles(folder: Path, paths: Iterable[str], again: str) -> None:
    """Say what stands where a folder is needed, before anything is written."""
    for path in paths:
        for above in reversed(PurePosixPath(path).parents[:-1]):
            place = folder / above
            if place.is_symlink():
                name = PurePosixPath(path).name
                raise denied(place / name, "its folder is a symbolic link", again)
            if place.exists() and not place.is_dir():
                raise denied(folder / path, f"{shown_path(place)} is no folder", again)


def _write(place: Path, text: str, again: str) -> None:
    """Write a file that is not there, whole or not at all."""
    temporary = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(text.encode())
        temporary.rename(place)
    except OSError as why:
        with suppress(OSError):
            temporary.unlink()
        raise denied(place, why.strerror or str(why), again) from None
