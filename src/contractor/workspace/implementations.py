"""What of the contract nobody implements.

Takes generated Python as text and the module of a person's application, gives findings; refuses to import or
run either. A generated `Protocol` is what has to be implemented: by the class that is passed to the generated
function which asks for one, or else by those that derive from it. Whoever cannot be seen so is not judged.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from contractor.diagnostic import Finding, Severity, Span
from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.config import shown_path

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
#: Bases that bring no methods of a contract.
_EMPTY: Final = frozenset({"object", "abc.ABC", "typing.Generic", "typing.Protocol"})
#: Decorators of classes that take no method away.
_HARMLESS: Final = frozenset({"dataclasses.dataclass", "typing.final"})
_MODULE: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
#: Whoever refers on and on leads nowhere.
_STEPS: Final = 50


@frozen
class Application:
    """Where a person's application is: a module as `import` finds it from a folder, or from `src` in it.

    `said` is where the configuration names it.
    """

    folder: Path
    module: str
    said: Span | None = None

    def file(self, module: str) -> Path | None:
        """The file of a module, if it is here."""
        if not _MODULE.fullmatch(module):
            return None
        path = module.replace(".", "/")
        places = [
            base / name
            for base in (self.folder, self.folder / "src")
            for name in (f"{path}.py", f"{path}/__init__.py")
        ]
        return next((place for place in places if place.is_file()), None)


def missing(
    generated: Mapping[str, str], application: Application, severity: Severity = Severity.ERROR
) -> list[Finding]:
    """What an application does not implement of generated modules, which are texts by their paths."""
    wanted = _Wanted(generated)
    if wanted.broken or not wanted.protocols:
        return wanted.broken
    if application.file(application.module) is None:
        message = f"there is no module {application.module}, which `app` names"
        help = "correct `app`: it is module:variable, from the folder of the configuration"
        return [
            Finding("unreadable-code", severity, message, "", help, span=application.said),
        ]
    own = _Own(application, wanted.packages, severity)
    found = [one for protocol in wanted.protocols.values() for one in _unmet(protocol, wanted, own)]
    return [*own.unreadable, *found]


# ── what is wanted ────────────────────────────────────────────────────────────────────────────────


class _Wanted:
    """Protocols by name, and for each the functions that ask for one: the argument, by the function's name."""

    def __init__(self, generated: Mapping[str, str]) -> None:
        self.protocols: dict[str, ast.ClassDef] = {}
        self.asked: dict[str, dict[str, tuple[str, int | None]]] = {}
        self.packages: set[str] = set()
        self.broken: list[Finding] = []
        functions: list[Function] = []
        for path, text in generated.items():
            parts = PurePosixPath(path).parts
            if not path.endswith(".py") or any(_is_private(part) for part in parts):
                continue
            try:
                body = ast.parse(text).body
            except (SyntaxError, ValueError, RecursionError, MemoryError) as why:
                self.broken.append(_no_python(path, why))
                continue
            self.packages.add(parts[1] if parts[0] == "python" and len(parts) > 1 else parts[0])
            for node in body:
                if isinstance(node, ast.ClassDef) and any(
                    _last(b) == "Protocol" for b in node.bases
                ):
                    self.protocols[node.name] = node
                elif isinstance(node, Function):
                    functions.append(node)
        for function in functions:
            self._asks(function)

    def _asks(self, function: Function) -> None:
        plain = [*function.args.posonlyargs, *function.args.args]
        for position, argument in [
            *enumerate(plain),
            *((None, a) for a in function.args.kwonlyargs),
        ]:
            for part in ast.walk(argument.annotation or argument):
                if isinstance(part, ast.Name) and part.id in self.protocols:
                    said = (argument.arg, position)
                    self.asked.setdefault(part.id, {})[function.name] = said


def _is_private(part: str) -> bool:
    return part.startswith("_") and part != "__init__.py"


def _no_python(path: str, why: Exception) -> Finding:
    line = getattr(why, "lineno", None) or 1
    message = f"{path} is no Python, at line {line}: {getattr(why, 'msg', None) or why}"
    help = "mend the copy of the template that it is made with"
    return Finding("template-failed", Severity.ERROR, message, "", help)


# ── what is there ─────────────────────────────────────────────────────────────────────────────────


@frozen
class _Module:
    """A file of a person's. Names lead to what they were imported as, in full."""

    name: str
    path: Path
    tree: ast.Module = field(repr=False)
    names: Mapping[str, str] = field(repr=False)

    def dotted(self, node: ast.AST | None) -> str:
        """What `a.b.C` names in full, also as `C[int]` or in quotes; empty for whatever names nothing."""
        parts: list[str] = []
        while node is not None:
            match node:
                case ast.Subscript(value=inner):
                    node = inner
                case ast.Attribute(value=inner, attr=name):
                    parts.append(name)
                    node = inner
                case ast.Name(id=name):
                    full = self.names.get(name, name)
                    return ".".join([full, *reversed(parts)])
                case ast.Constant(value=str(text)) if _MODULE.fullmatch(text):
                    first, _, rest = text.partition(".")
                    return self.names.get(first, first) + (f".{rest}" if rest else "")
                case _:
                    return ""
        return ""


@frozen
class _Class:
    """A class of a person's, and the module it stands in."""

    node: ast.ClassDef
    module: _Module

    @property
    def bases(self) -> list[str]:
        """Its bases, in full."""
        return [self.module.dotted(base) for base in self.node.bases]


class _Own:
    """The modules that an application imports from its own folder, itself included.

    `packages` are generated ones: what is imported from there is known by the last word of its name.
    """

    def __init__(
        self, application: Application, packages: Iterable[str], severity: Severity
    ) -> None:
        self.severity = severity
        self.said = application.said
        self.unreadable: list[Finding] = []
        self._packages = frozenset(packages)
        self._modules: dict[str, _Module] = {}
        self._definitions: dict[str, tuple[ast.ClassDef | Function, _Module]] = {}
        pending = [application.module]
        seen: set[str] = set()
        while pending:
            name = pending.pop()
            if name in seen or name.partition(".")[0] in self._packages:
                continue
            seen.add(name)
            path = application.file(name)
            if path is not None:
                pending += self._read(name, path)
            # A package is run before what stands in it.
            pending += [name.rpartition(".")[0]] if "." in name else []
        self.classes = {
            name: _Class(node, module)
            for name, (node, module) in self._definitions.items()
            if isinstance(node, ast.ClassDef)
        }

    def _read(self, name: str, path: Path) -> list[str]:
        """Take a module in, and give those that it may import."""
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError) as why:
            line = getattr(why, "lineno", None) or 1
            said = getattr(why, "msg", None) or getattr(why, "strerror", None) or why
            message = f"what implements the contract cannot be read: {said}"
            help = "mend it; what it implements is unknown until then"
            span = Span(shown_path(path), line, 1, line, 1)
            self.unreadable.append(
                Finding("unreadable-code", self.severity, message, "", help, span=span)
            )
            return []
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        names: dict[str, str] = {}
        imported: list[str] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    first = one.name.partition(".")[0]
                    names[one.asname or first] = one.name if one.asname else first
                    imported.append(one.name)
            elif isinstance(node, ast.ImportFrom):
                source = _absolute(node, package)
                for one in node.names:
                    names[one.asname or one.name] = f"{source}.{one.name}"
                    imported += [source, f"{source}.{one.name}"]
        for statement in tree.body:
            if isinstance(statement, (ast.ClassDef, Function)):
                names[statement.name] = f"{name}.{statement.name}"
        module = self._modules[name] = _Module(name, path, tree, names)
        for statement in tree.body:
            if isinstance(statement, (ast.ClassDef, Function)):
                self._definitions[f"{name}.{statement.name}"] = (statement, module)
        return imported

    def generated(self, dotted: str) -> str | None:
        """The name of something generated, None for what is not."""
        found = self._real(dotted)
        return found.rpartition(".")[2] if found.partition(".")[0] in self._packages else None

    def _real(self, dotted: str) -> str:
        """Where something is defined that one module may have from another."""
        for _ in range(_STEPS):
            module, _, name = dotted.rpartition(".")
            if dotted in self._definitions or module not in self._modules:
                return dotted
            further = self._modules[module].names.get(name)
            if further is None or further == dotted:
                return dotted
            dotted = further
        return dotted

    def calls(self) -> Iterator[tuple[_Module, str, ast.Call]]:
        """The calls of generated functions, by their names."""
        for module in self._modules.values():
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call):
                    name = self.generated(module.dotted(node.func))
                    if name is not None:
                        yield module, name, node

    def given(self, value: ast.expr, module: _Module) -> _Class | None:
        """The class that an expression is, or makes, or that a function says it gives."""
        if isinstance(value, ast.Lambda):
            value = value.body
            value = value.func if isinstance(value, ast.Call) else value
        name = self._real(module.dotted(value))
        node, home = self._definitions.get(name, (None, module))
        if isinstance(node, Function):
            # A generator says `Iterator[Tasks]`.
            said = node.returns
            inner = said.slice if isinstance(said, ast.Subscript) else said
            name = self._real(home.dotted(inner))
        return self.classes.get(name)

    def deriving(self, protocol: str) -> list[_Class]:
        """The classes that derive from a protocol, and that no other class derives from."""
        parents = {self._real(base) for one in self.classes.values() for base in one.bases}
        return [
            one
            for name, one in self.classes.items()
            if name not in parents
            and not any(_last(base) == "Protocol" for base in one.node.bases)
            and self._derives(one, protocol)
        ]

    def _derives(self, one: _Class, protocol: str) -> bool:
        pending, seen = [one], set()
        while pending:
            found = pending.pop()
            if id(found.node) in seen:
                continue
            seen.add(id(found.node))
            for base in found.bases:
                if self.generated(base) == protocol:
                    return True
                if (real := self._real(base)) in self.classes:
                    pending.append(self.classes[real])
        return False

    def methods(
        self, one: _Class, within: tuple[str, ...] = ()
    ) -> dict[str, Function | None] | None:
        """The methods of a class, those of its bases too; None where not all of them can be seen."""
        name = f"{one.module.name}.{one.node.name}"
        harmless = all(
            one.module.dotted(d) in _HARMLESS for d in map(_called, one.node.decorator_list)
        )
        if name in within or len(within) > _STEPS or one.node.keywords or not harmless:
            return None
        found: dict[str, Function | None] = {}
        for base in reversed(one.bases):
            real = self._real(base)
            if real in self.classes:
                inherited = self.methods(self.classes[real], (*within, name))
                if inherited is None:
                    return None
                found |= inherited
            elif real not in _EMPTY and self.generated(base) is None:
                return None
        for node in one.node.body:
            names = _defined(node)
            if names is None:
                return None
            found |= names
        return found


def _absolute(node: ast.ImportFrom, package: str) -> str:
    """The module that names are imported from, in full (PEP 328)."""
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def _called(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def _defined(node: ast.stmt) -> dict[str, Function | None] | None:
    """What a statement in a class defines; None for one that may define anything."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            # Somebody else's decorator may change what a method takes.
            return {node.name: None if node.decorator_list else node}
        case ast.Assign(targets=targets):
            parts = [part for target in targets for part in ast.walk(target)]
            return {part.id: None for part in parts if isinstance(part, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            return {} if value is None else {name: None}
        case ast.ClassDef(name=name):
            return {name: None}
        case ast.Pass() | ast.Expr():
            return {}
        case _:
            return None


# ── the difference ────────────────────────────────────────────────────────────────────────────────


def _unmet(protocol: ast.ClassDef, wanted: _Wanted, own: _Own) -> Iterator[Finding]:
    name, asked = protocol.name, wanted.asked.get(protocol.name, {})
    implementing: dict[int, _Class] = {}
    unseen = True
    for module, function, call in own.calls():
        if function not in asked:
            continue
        argument, position = asked[function]
        value = _passed(call, argument, position)
        if value is not None:
            found = own.given(value, module)
            if found is not None:
                implementing[id(found.node)] = found
        elif not any(keyword.arg is None for keyword in call.keywords):
            unseen = False
            yield Finding(
                "not-implemented",
                own.severity,
                f"`{function}` is called without `{argument}`, which implements {name}",
                "",
                f"write a class that derives from {name}, and pass it",
                span=_span(module.path, call.func),
            )
    for one in list(implementing.values()) or own.deriving(name):
        unseen = False
        methods = own.methods(one)
        if methods is not None:
            yield from _differences(protocol, one, methods, own.severity)
    if unseen and not own.unreadable:
        yield Finding(
            "implementation-unseen",
            Severity.WARNING,
            f"nothing that can be seen from `app` implements {name}",
            "",
            f"derive a class from {name}, or leave it to your type checker and remove `app`",
            span=own.said,
        )


def _passed(call: ast.Call, argument: str, position: int | None) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == argument:
            return keyword.value
    if position is not None and position < len(call.args):
        return call.args[position]
    return None


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
            span=_span(one.module.path, one.node, f"class {one.node.name}"),
        )


def _misfits(
    wanted: Function, method: Function | None, one: _Class, severity: Severity
) -> Iterator[Finding]:
    if method is None or method.args.kwarg is not None:
        return
    sent = [argument.arg for argument in wanted.args.kwonlyargs]
    named = [argument.arg for argument in (*method.args.args, *method.args.kwonlyargs)]
    said = [f"does not take `{arg}`" for arg in sent if arg not in named]
    said += [f"wants `{arg}`, which nobody sends" for arg in _required(method) if arg not in sent]
    for what in said:
        yield Finding(
            "wrong-arguments",
            severity,
            f"`{one.node.name}.{wanted.name}` {what}",
            "",
            f"it is called as {_signature(wanted)}",
            # A method may stand in a class above, in another file; the class is what was looked at.
            span=_span(one.module.path, method, f"def {method.name}")
            if method in one.node.body
            else _span(one.module.path, one.node, f"class {one.node.name}"),
        )


def _required(method: Function) -> list[str]:
    """The arguments that a method cannot be called without, but for the first."""
    arguments = method.args
    plain = [*arguments.posonlyargs, *arguments.args]
    plain = plain[1 : len(plain) - len(arguments.defaults)]
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return [one.arg for one in plain] + [one.arg for one, default in named if default is None]


def _signature(wanted: Function) -> str:
    arguments = ast.unparse(wanted.args)
    answers = "" if wanted.returns is None else f" -> {ast.unparse(wanted.returns)}"
    return f"def {wanted.name}({arguments}){answers}"


def _last(node: ast.expr) -> str:
    """The last name of `a.b.C` and of `C[int]`; empty for whatever has none."""
    while isinstance(node, ast.Subscript):
        node = node.value
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _span(file: Path, node: ast.expr | ast.stmt, text: str = "") -> Span:
    column = node.col_offset + 1
    if text:
        return Span(shown_path(file), node.lineno, column, node.lineno, column + len(text))
    end = node.end_lineno or node.lineno
    return Span(shown_path(file), node.lineno, column, end, (node.end_col_offset or 0) + 1)
