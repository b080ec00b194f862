"""The application of a project, imported into this process.

Takes `module:variable` and folders, gives what an ASGI server would serve; refuses to serve it. The project's folder
and the generated packages are on the path, as `contractor dev` has them. Whatever keeps it from being imported is
said with the line of the project's own code that it happened on.
"""

import importlib
import inspect
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from contractor.diagnostic import Finding, Severity, Span
from contractor.text import nearest
from contractor.workspace.problem import Refused, refusal

_ID = "app-not-imported"


def application(name: str, folder: Path, generated: Path) -> Any:
    """The application; `folder` is the project's, `generated` where its generated code is. Raises `Refused`.

    Its modules stay imported, and the folders stay on the path: applications import when they are asked, too.
    """
    module, _, variable = name.partition(":")
    paths = [str(folder), str(folder / "src"), str(generated / "python")]
    # First of all, whatever else is installed here: another project may call its package the same.
    sys.path[:] = [*paths, *(path for path in sys.path if path not in paths)]
    importlib.invalidate_caches()
    found: Any = _imported(module, paths)
    for part in variable.split("."):
        if not hasattr(found, part):
            raise _lacking(name, part, found)
        found = getattr(found, part)
    if not _is_asgi(found):
        raise _no_asgi(name, found)
    return found


def _imported(module: str, paths: Iterable[str]) -> ModuleType:
    try:
        return importlib.import_module(module)
    except SyntaxError as why:
        message = f"{module} cannot be imported: {why.msg}"
        raise _refused(message, _span(why.filename, why.lineno), None) from None
    except ModuleNotFoundError as why:
        if why.name is not None and (module == why.name or module.startswith(f"{why.name}.")):
            looked = ", ".join(paths)
            message = f"there is no module {why.name}"
            help = f"name another one, as module:variable; looked in {looked}"
            raise refusal(_ID, message, help) from None
        message = f"{module} needs {why.name}, which is not installed here"
        help = "install contractor into the environment of your application, or generate what it imports"
        raise _refused(message, _origin(why), help) from None
    except (Exception, SystemExit) as why:  # noqa: BLE001  whatever it is, it is the project's
        said = f"{type(why).__name__}: {why}" if str(why) else type(why).__name__
        message = f"{module} cannot be imported: it raises {said}"
        help = f"`python -c 'import {module}'` shows all of it"
        raise _refused(message, _origin(why), help) from None


def _lacking(name: str, part: str, found: Any) -> Refused:
    known = (
        [one for one in vars(found) if not one.startswith("_")]
        if hasattr(found, "__dict__")
        else []
    )
    near = nearest(part, known)
    message = f"{name} names {part!r}, and there is nothing of that name"
    return refusal(_ID, message, f"did you mean {near}?" if near else "correct the name")


def _no_asgi(name: str, found: Any) -> Refused:
    message = f"{name} is no ASGI application"
    if inspect.isfunction(found) and not inspect.signature(found).parameters:
        help = f"it is a function that may make one: name what it gives, for instance app = {found.__name__}()"
    elif callable(found):
        help = "if it is a WSGI application, serve it and test the server: contractor test http://127.0.0.1:8000"
    else:
        help = "name the variable that holds the application"
    return refusal(_ID, message, help)


def _is_asgi(found: Any) -> bool:
    """Whether it can be called as ASGI 3.0 says: a coroutine of scope, receive, send."""
    if inspect.isclass(found) or not callable(found):
        return False
    return inspect.iscoroutinefunction(found) or inspect.iscoroutinefunction(type(found).__call__)


def _origin(why: BaseException) -> Span | None:
    """The last line of the project's own code that an error came through."""
    own = [
        frame
        for frame in traceback.extract_tb(why.__traceback__)
        if frame.filename != __file__
        and not frame.filename.startswith("<")
        and "site-packages" not in Path(frame.filename).parts
        and not frame.filename.startswith(sys.base_prefix)
    ]
    return _span(own[-1].filename, own[-1].lineno) if own else None


def _span(file: str | None, line: int | None) -> Span | None:
    if file is None or line is None:
        return None
    path = Path(file)
    shown = path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else file
    return Span(shown, line, 1, line, 1)


def _refused(message: str, span: Span | None, help: str | None) -> Refused:
    return Refused([Finding(_ID, Severity.ERROR, message, "", help, span=span)])
