"""What of the contract nobody implements.

Takes generated Python and a person's own, both as text, gives findings; refuses to import or run either. A
generated `Protocol` is what has to be implemented, by a class that derives from it or that is passed to the
generated function which asks for one.
"""

import ast
import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.config import shown_path

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
#: Bases that bring no methods of a contract.
_EMPTY: Final = frozenset({"object", "ABC", "Generic", "Protocol"})
#: Folders in which nobody keeps code of their own.
_NOT_OURS: Final = ("node_modules", "__pycache__", "site-packages")


def code(folder: Path, *apart: Path) -> Iterator[Path]:
    """The Python files below a folder that are a person's own: not those `apart`, nor of an environment."""
    if folder.is_file():
        yield folder
    for found, inner, files in os.walk(folder):
        here = Path(found)
        inner[:] = sorted(
            name
            for name in inner
            if not name.startswith(".")
            and name not in _NOT_OURS
            and here / name not in apart
            and not (here / name / "pyvenv.cfg").exists()
        )
        yield from (here / name for name in sorted(files) if name.endswith(".py"))


def home(folder: Path, app: str) -> Path | None:
    """Where the code of an application is, `module:variable` as servers take it; None if it is not here."""
    top = app.partition(":")[0].partition(".")[0]
    places = [base / name for base in (folder, folder / "src") for name in (top, f"{top}.py")]
    return next((place for place in places if place.exists()), None)


def missing(
    generated: Mapping[str, str], files: Iterable[Path], severity: Severity = Severity.ERROR
) -> list[Finding]:
    """What the files do not implement of the protocols in generated modules, which are texts by their paths."""
    wanted = _Wanted(generated)
    if not wanted.protocols:
        return []
    own = _Own(files, {part for path in generated for part in PurePosixPath(path).parts})
    found = [
        finding
        for protocol in wanted.protocols.values()
        for finding in _unmet(protocol, wanted, own, severity)
    ]
    return [*own.unreadable, *found]


# ── what is wanted ────────────────────────────────────────────────────────────────────────────────


class _Wanted:
    """Protocols by name, and for each the functions that ask for one: the argument's name by the function's."""

    def __init__(self, generated: Mapping[str, str]) -> None:
        self.protocols: dict[str, ast.ClassDef] = {}
        self.asked: dict[str, dict[str, str]] = {}
        functions: list[Function] = []
        for path, text in generated.items():
            if not _public(path) or "def " not in text:
                continue
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef) and any(
                    _last(b) == "Protocol" for b in node.bases
                ):
                    self.protocols[node.name] = node
                elif isinstance(node, Function):
                    functions.append(node)
        for function in functions:
            for argument in function.args.kwonlyargs:
                for part in ast.walk(argument.annotation or argument):
                    if isinstance(part, ast.Name) and part.id in self.protocols:
                        self.asked.setdefault(part.id, {})[function.name] = argument.arg


def _public(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path.endswith(".py") and not any(
        part.startswith("_") and part != "__init__.py" for part in parts
    )


# ── what is there ─────────────────────────────────────────────────────────────────────────────────


@frozen
class _Class:
    """A class of a person's, and the file it stands in."""

    node: ast.ClassDef
    file: Path
    #: The names that the file has imported under others.
    real: Mapping[str, str]

    @property
    def bases(self) -> list[str]:
        """The names of its bases."""
        found = [_last(base) for base in self.node.bases]
        return [self.real.get(name, name) for name in found]


class _Own:
    """The classes, functions and calls of somebody's files, by name.

    `generated` are the words of generated modules: only what is imported from one of these is called.
    """

    def __init__(self, files: Iterable[Path], generated: AbstractSet[str]) -> None:
        self._generated = generated
        self.classes: dict[str, _Class] = {}
        self.unreadable: list[Finding] = []
        self._functions: dict[str, Function] = {}
        self.calls: list[tuple[Path, str, ast.Call]] = []
        for file in files:
            self._read(file)

    def _read(self, file: Path) -> None:
        try:
            tree = ast.parse(file.read_bytes())
        except (OSError, SyntaxError, ValueError, RecursionError) as why:
            line = getattr(why, "lineno", None) or 1
            self.unreadable.append(
                Finding(
                    "unreadable-code",
                    Severity.WARNING,
                    f"what implements the contract cannot be read: {getattr(why, 'msg', None) or why}",
                    "",
                    "mend it; what it implements is unknown until then",
                    span=Span(shown_path(file), line, 1, line, 1),
                )
            )
            return
        real: dict[str, str] = {}
        theirs: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                real |= {one.asname: one.name for one in node.names if one.asname}
                if (node.module or "").partition(".")[0] in self._generated:
                    theirs |= {one.asname or one.name for one in node.names}
            elif isinstance(node, ast.ClassDef):
                self.classes.setdefault(node.name, _Class(node, file, real))
            elif isinstance(node, Function):
                self._functions.setdefault(node.name, node)
        for node in ast.walk(tree):
            name = _last(node.func) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and (
                name in theirs or isinstance(node.func, ast.Attribute)
            ):
                self.calls.append((file, real.get(name, name), node))

    def given(self, value: ast.expr) -> _Class | None:
        """The class that an expression is, or that a function of this name says it gives."""
        name = _last(value)
        if name in self._functions:
            name = _last(self._functions[name].returns)
        return self.classes.get(name)

    def methods(self, one: _Class, empty: AbstractSet[str]) -> dict[str, Function | None] | None:
        """The methods of a class, those of its bases too; None where a base stands elsewhere.

        Bases called as one of `empty` bring none.
        """
        found: dict[str, Function | None] = {}
        for name in reversed(one.bases):
            if name in self.classes and self.classes[name] is not one:
                inherited = self.methods(self.classes[name], empty)
                if inherited is None:
                    return None
                found |= inherited
            elif name not in empty:
                return None
        for node in one.node.body:
            if isinstance(node, Function):
                # Somebody else's decorator may change what a method takes.
                found[node.name] = node if not node.decorator_list else None
            elif isinstance(node, ast.Assign):
                found |= {_last(target): None for target in node.targets}
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                found[_last(node.target)] = None
        return found


# ── the difference ────────────────────────────────────────────────────────────────────────────────


def _unmet(
    protocol: ast.ClassDef, wanted: _Wanted, own: _Own, severity: Severity
) -> Iterator[Finding]:
    name, asked = protocol.name, wanted.asked.get(protocol.name, {})
    implementing = {id(one.node): one for one in own.classes.values() if name in one.bases}
    for file, function, call in own.calls:
        if function not in asked:
            continue
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        if asked[function] in given:
            found = own.given(given[asked[function]])
            if found is not None:
                implementing[id(found.node)] = found
        elif None not in given:
            yield Finding(
                "not-implemented",
                severity,
                f"`{function}` is called without `{asked[function]}`, which implements {name}",
                "",
                f"write a class that derives from {name}, and pass it",
                span=_span(file, call.func),
            )
    for one in implementing.values():
        methods = own.methods(one, _EMPTY | wanted.protocols.keys())
        if methods is not None:
            yield from _differences(protocol, one, methods, severity)


def _differences(
    protocol: ast.ClassDef, one: _Class, methods: Mapping[str, Function | None], severity: Severity
) -> Iterator[Finding]:
    wanted = {node.name: node for node in protocol.body if isinstance(node, Function)}
    spare = [name for name in methods if name not in wanted and not name.startswith("_")]
    for name, method in wanted.items():
        if name in methods:
            yield from _misfits(method, methods[name], one, severity)
            continue
        close = nearest(name, spare)
        yield Finding(
            "missing-method",
            severity,
            f"{one.node.name} has no `{name}`, which {protocol.name} asks for",
            "",
            f"write {_signature(method)}",
            (f"it has `{close}`, which nobody asks for",) if close else (),
            span=_span(one.file, one.node, f"class {one.node.name}"),
        )


def _misfits(
    wanted: Function, method: Function | None, one: _Class, severity: Severity
) -> Iterator[Finding]:
    if method is None or method.args.kwarg is not None:
        return
    sent = [argument.arg for argument in wanted.args.kwonlyargs]
    named = [argument.arg for argument in (*method.args.args[1:], *method.args.kwonlyargs)]
    said = [f"does not take `{arg}`" for arg in sent if arg not in named]
    said += [f"wants `{arg}`, which nobody sends" for arg in _required(method) if arg not in sent]
    for what in said:
        yield Finding(
            "wrong-arguments",
            severity,
            f"`{one.node.name}.{wanted.name}` {what}",
            "",
            f"it is called as {_signature(wanted)}",
            span=_span(one.file, method, f"def {method.name}"),
        )


def _required(method: Function) -> list[str]:
    """The arguments that a method cannot be called without, but for the first."""
    arguments = method.args
    plain = [*arguments.posonlyargs, *arguments.args][1:]
    plain = plain[: len(plain) - len(arguments.defaults)] if arguments.defaults else plain
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return [one.arg for one in plain] + [one.arg for one, default in named if default is None]


def _signature(wanted: Function) -> str:
    arguments = ast.unparse(wanted.args)
    answers = "" if wanted.returns is None else f" -> {ast.unparse(wanted.returns)}"
    return f"def {wanted.name}({arguments}){answers}"


def _last(node: ast.AST | None) -> str:
    """The last name of `a.b.C`, of `C[int]`, and of `"C"`; empty for whatever has none."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _last(value)
        case ast.Constant(value=str(text)):
            return text.rpartition(".")[2]
        case _:
            return ""


def _span(file: Path, node: ast.expr | ast.stmt, text: str = "") -> Span:
    column = node.col_offset + 1
    if text:
        return Span(shown_path(file), node.lineno, column, node.lineno, column + len(text))
    end = node.end_lineno or node.lineno
    return Span(shown_path(file), node.lineno, column, end, (node.end_col_offset or 0) + 1)
