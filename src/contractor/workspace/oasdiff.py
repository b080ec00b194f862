"""Running oasdiff: finding it, asking for its version and rules, giving it two documents.

Takes contracts, gives what `diff/oasdiff` reads of the answer; refuses to believe an exit code that says
nothing, and to let it reach the network, other files, the project's folder or the person's settings.
"""

import mmap
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from contractor.contract import Contract
from contractor.diff.oasdiff import BUILT_FROM, Engine, Told, Unreadable, engine, given, told
from contractor.diff.rule import MIRRORED
from contractor.diff.terms import Terms
from contractor.frozen import frozen
from contractor.text import short
from contractor.workspace.problem import Refused, refusal

#: Seconds that a comparison may take, and bytes that it may print.
TIMEOUT: Final = 600.0
MAX_OUTPUT: Final = 256_000_000
INSTALL: Final = (
    f"go install github.com/oasdiff/oasdiff@v{MIRRORED}, or brew install oasdiff, or name the binary with"
    " --oasdiff; in Docker it is the image tufin/oasdiff"
)
# What a program needs to run at all. Whatever else is set might be meant for it.
_KEPT: Final = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "GODEBUG")
# The codes that oasdiff gives itself; 1 only comes with --fail-on.
_CODES: Final = {
    100: "it refuses how it was called",
    101: "it refuses how it was called",
    102: "it cannot read a document",
    103: "it found no document",
    104: "it could not compare the documents",
    105: "it could not print its answer",
    122: "it could not merge an allOf",
    123: "it refuses a reference to another file",
}


@frozen
class Installed:
    """An oasdiff on this machine."""

    path: Path
    engine: Engine = field(repr=False)


def find(wanted: Path | None = None) -> Path:
    """The binary that was named, else the one on PATH. Raises `Refused` where there is none."""
    found = shutil.which("oasdiff" if wanted is None else os.fspath(wanted))
    if found is None and wanted is not None:
        raise refusal(
            "oasdiff-not-found", f"{wanted.as_posix()} is no program that can be run", INSTALL
        )
    if found is None:
        raise refusal("oasdiff-not-found", "oasdiff was asked for, and is not on PATH", INSTALL)
    return Path(found).resolve()


def installed(path: Path) -> Installed:
    """The oasdiff at a path, by what it says of itself. Raises `Refused`."""
    path = path.absolute()  # it runs in another folder
    with tempfile.TemporaryDirectory(prefix="contractor-") as folder:
        version = _answer(path, ["--version"], Path(folder), TIMEOUT)
        checks = _answer(path, ["checks", "changelog", "-f", "json"], Path(folder), TIMEOUT)
    try:
        return Installed(
            path, engine(version.decode("utf-8", "replace"), checks, _built_from(path))
        )
    except Unreadable as why:
        raise refusal(
            "oasdiff-failed",
            f"{path.as_posix()} is no oasdiff that contractor knows: {why}",
            INSTALL,
        ) from None


def compare(
    oasdiff: Installed, old: Contract, new: Contract, terms: Terms, *, timeout: float = TIMEOUT
) -> tuple[Told, ...]:
    """What oasdiff finds between two contracts. Raises `Refused` where it gives no verdict."""
    before, after = given(old), given(new)
    with tempfile.TemporaryDirectory(prefix="contractor-") as name:
        folder = Path(name)
        (folder / "old.yaml").write_text(before.text, "utf-8")
        (folder / "new.yaml").write_text(after.text, "utf-8")
        output = _answer(oasdiff.path, command(terms), folder, timeout)
    try:
        return told(output, before, after, oasdiff.engine)
    except Unreadable as why:
        raise _no_verdict(str(why)) from None


def command(terms: Terms) -> list[str]:
    """The arguments of a comparison. oasdiff decides by its own clock what `terms.today` says."""
    arguments = ["changelog", "old.yaml", "new.yaml", "--format=json", "--level=INFO", "--lang=en"]
    # It would fetch whatever a document names; the sides are one file each and need none.
    arguments.append("--allow-external-refs=false")
    if terms.notice_beta:
        arguments.append(f"--deprecation-days-beta={terms.notice_beta}")
    if terms.notice_stable:
        arguments.append(f"--deprecation-days-stable={terms.notice_stable}")
    if terms.stability != "beta":
        arguments.append(f"--stability-level={terms.stability}")
    if not terms.match_inline:
        arguments.append("--match-inline-refs=false")
    if terms.flatten:
        arguments.append("--flatten-allof=true")
    return arguments


def environment(given: Mapping[str, str], home: Path) -> dict[str, str]:
    """The environment that oasdiff runs in: none of its own settings, and a home that is empty."""
    kept = {name: value for name, value in given.items() if name.upper() in _KEPT}
    places = dict.fromkeys(("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "TMPDIR", "TEMP"), str(home))
    # Nothing of it should ask the network; if anything does, it finds nobody.
    nobody = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    return {**kept, **places, **nobody}


def _answer(path: Path, arguments: Sequence[str], folder: Path, timeout: float) -> bytes:
    """What it prints. Raises `Refused` for every exit code but 0."""
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                [path, *arguments],
                cwd=folder,
                env=environment(os.environ, folder),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except (OSError, ValueError) as why:
            raise refusal(
                "oasdiff-not-found", f"{path.as_posix()} does not run: {why}", INSTALL
            ) from None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(timeout, stop)
        timer.start()
        try:
            with process:
                output = process.stdout.read(MAX_OUTPUT + 1) if process.stdout else b""
                if len(output) > MAX_OUTPUT:
                    process.kill()
        finally:
            timer.cancel()
        errors.seek(0)
        said = errors.read(10_000).decode("utf-8", "replace")
    if late.is_set():
        raise _no_verdict(f"it took more than {timeout:g} s")
    if len(output) > MAX_OUTPUT:
        raise _no_verdict(f"it printed more than {MAX_OUTPUT // 1_000_000} MB")
    if process.returncode:
        raise _no_verdict(_reason(process.returncode, said))
    return output


def _reason(code: int, said: str) -> str:
    lines = [line.removeprefix("Error: ").strip() for line in said.splitlines() if line.strip()]
    why = _CODES.get(code, f"it ended with {code}")
    return f"{why}: {short(lines[0], 300)}" if lines else why


def _no_verdict(why: str) -> Refused:
    return refusal(
        "oasdiff-failed",
        f"oasdiff gave no verdict: {why}",
        "nothing was compared by it; --engine own compares without it",
    )


def _built_from(path: Path) -> str | None:
    """The release of the module that a binary was built from, as Go wrote it there."""
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        ):
            found = BUILT_FROM.search(content)
            return None if found is None else found[1].decode()
    except (OSError, ValueError):
        return None  # a file that cannot be mapped: its rules tell
