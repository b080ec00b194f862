"""Strings that try to break out of generated code, in every place of a document where a string can stand.

The whole bookshop is written anew with one hostile text in all of its names, texts and values. What comes out
must be code that says nothing else than before: it is imported and run, and nothing of the text is executed.
"""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import read
from contractor.model import build
from contractor.source import Files, escape, unescape
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target as sqlalchemy
from contractor.targets.typescript import target as typescript
from contractor.workspace.options import settled
from tests.corpus import TSCONFIG

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
#: Python, then JavaScript, that leaves a mark when it is run.
PYTHON = "import builtins; builtins.INJECTED = 1"
SCRIPT = "globalThis.INJECTED = 1;"
HOSTILE = {
    "docstring": f'"""\n{PYTHON}\n"""',
    "triple": f"'''\n{PYTHON}\n'''",
    "quotes": f"'\"\n{PYTHON}\n#",
    "backslash": f"\\\"\\'\\\n{PYTHON}\n\\",
    "comment": f"*/ {SCRIPT} /*",
    "line-comment": f"// \n{SCRIPT}\n//",
    "template": f"`${{{SCRIPT}}}`",
    "separators": f"\u2028{SCRIPT}\u2029\x85{PYTHON}\x0c{PYTHON}\x0b\r{PYTHON}\r\n{SCRIPT}",
    "jinja": "{{ 7 * 7 }}{% for x in y %}{# #}",
    "format": "%s %(x)s {0} {x!r} $x \\N{BULLET} \\x41 \\u0041 \\U00000041 \\777",
    "markup": f"</script><script>{SCRIPT}</script><!-- -->",
    "control": "\x00\x07\x1b[31m\x7f\ufeff\u202e",
    "long": "ab " * 200,
    "dashes": "-->  ---\n+++ @@ \n... \n\t: | > & * ! % @ `",
    "empty": "",
}
#: Members whose text is the specification's, or a reference.
_KEPT = frozenset(
    "$ref $schema $id $dynamicRef openapi type format in style method propertyName operationId operationRef "
    "scheme bearerFormat openIdConnectUrl authorizationUrl tokenUrl refreshUrl jsonSchemaDialect url "
    "contentMediaType contentEncoding x-sunset".split()
)
#: Members whose keys the author chooses.
_NAMED = frozenset(
    "properties patternProperties $defs schemas parameters headers requestBodies responses examples links "
    "callbacks securitySchemes mapping scopes variables encoding dependentRequired dependentSchemas".split()
)
_COMPONENT = re.compile(r"(#/components/\w+/)([^/]+)(.*)")


class Rewriting:
    """A document with one text put before every name, and in place of every other string."""

    def __init__(self, text: str) -> None:
        self._text = text

    def name(self, name: str) -> str:
        return self._text + name

    def reference(self, ref: str) -> str:
        found = _COMPONENT.fullmatch(ref)
        if found is None:
            return ref
        return found[1] + escape(self.name(unescape(found[2]))) + found[3]

    def stored(self, value: Any, member: str = "") -> Any:
        """What our extensions say: names of properties and schemas go by their new ones, SQL's stay."""
        if isinstance(value, dict):
            return {key: self.stored(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.stored(item, member) for item in value]
        named = member in ("key", "indexes", "unique", "parent", "references")
        return self.name(value) if named else value

    def value(self, value: Any, member: str = "", within: str = "") -> Any:
        if member in ("x-contractor-table", "x-contractor-column"):
            return self.stored(value)
        if isinstance(value, dict):
            return {
                self._key(key, member, within): self.value(item, key, member)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [self.value(item, member, within) for item in value]
        if not isinstance(value, str):
            return value
        if member == "$ref" or within == "mapping":
            return self.reference(value)
        if member in _KEPT and within not in _NAMED:
            return self.name(value) if member in ("propertyName", "operationId") else value
        return self.name(value)

    def _key(self, key: str, member: str, within: str) -> str:
        inside_components = within == "components" or member in ("properties", "$defs", "mapping")
        named = member in _NAMED and (inside_components or member in ("headers", "encoding"))
        return self.name(key) if named else key


def document(text: str) -> Any:
    """The bookshop with the text everywhere, but for path templates and parameters named in them."""
    raw = Files.open(ROOT / "specs" / "bookshop.yaml").root.data
    rewriting = Rewriting(text)
    found = rewriting.value(raw)
    found["openapi"] = raw["openapi"]
    for schema in found["components"]["schemas"].values():
        if "x-contractor-table" in schema and f"{text}id" in schema["properties"]:
            schema["x-contractor-table"].setdefault("key", [f"{text}id"])
    for parameter in _parameters(found):
        if parameter.get("in") == "path":
            parameter["name"] = parameter["name"].removeprefix(text)
    return found


def _parameters(value: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(value, dict):
        if isinstance(value.get("in"), str) and isinstance(value.get("name"), str):
            found.append(value)
        for item in value.values():
            found += _parameters(item)
    if isinstance(value, list):
        for item in value:
            found += _parameters(item)
    return found


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder per hostile text, with all that comes out."""
    folder = tmp_path_factory.mktemp("hostile")
    for label, text in HOSTILE.items():
        model = build(read(Files.of_data(document(text))))
        for target in (pydantic, fastapi, sqlalchemy, typescript):
            options = {"queries": True} if target is typescript else {}
            for file in target.render(model, Settings("shop", settled(target, options))):
                path = folder / label / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(file.text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize("label", HOSTILE)
def test_python_says_nothing_but_types(out: Path, label: str) -> None:
    for path in sorted((out / label / "python" / "shop" / "models").rglob("*.py")):
        module = ast.parse(path.read_bytes())
        if path.name.startswith("_"):
            continue  # ours, the same for every document, but for the index of names
        allowed = (ast.ClassDef, ast.ImportFrom, ast.Import, ast.Assign, ast.AnnAssign, ast.Expr)
        assert all(isinstance(statement, allowed) for statement in module.body), path
        for node in ast.walk(module):
            assert not isinstance(node, (ast.Lambda, ast.Await, ast.NamedExpr, ast.For, ast.While))
    code = (
        "import builtins, shop.models\n"
        "for name in shop.models.__all__: getattr(shop.models, name)\n"
        "assert not hasattr(builtins, 'INJECTED')\n"
        "shop.models.Order if hasattr(shop.models, 'Order') else None\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=out / label / "python",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


RUN = """
import asyncio, builtins, importlib, inspect, json, pkgutil
from pathlib import Path
import shop
from shop import api, tables
from shop._tables import engine
for found in pkgutil.walk_packages(shop.__path__, "shop."):
    importlib.import_module(found.name)

# Tables are made, and hold what they are called by.
database = engine("sqlite://")
tables.Base.metadata.create_all(database)
print(sorted(tables.Base.metadata.tables))

# The application is made of classes that implement nothing, and serves the document.
wanted = inspect.signature(api.create_app).parameters
groups = {name: object for name, one in wanted.items() if one.default is one.empty}
groups.pop("options")
if "authenticate" in wanted:
    groups["authenticate"] = lambda credentials: None
app = api.create_app(**groups)

async def get(path):
    said = []
    scope = dict(
        type="http", method="GET", path=path, raw_path=path.encode(), query_string=b"", headers=[],
        http_version="1.1", scheme="http", root_path="", client=("127.0.0.1", 1), server=("127.0.0.1", 1),
    )
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}
    async def send(message):
        said.append(message)
    await app(scope, receive, send)
    return said[0]["status"], b"".join(one.get("body", b"") for one in said[1:])

status, served = asyncio.run(get("/openapi.json"))
assert (status, served) == (200, Path(shop.__file__).with_name("openapi.json").read_bytes())
status, page = asyncio.run(get("/docs"))
assert status == 200 and b"<script>globalThis" not in page
# A name of the parameter that is missing stands in the refusal, as JSON.
status, refused = asyncio.run(get("/v1/books/search"))
assert 400 <= status < 500, (status, refused)
json.loads(refused)
assert not hasattr(builtins, "INJECTED")
"""
TABLES = ["authors", "book_author_ids", "books", "customers", "order_lines", "orders"]


@pytest.mark.parametrize("label", HOSTILE)
def test_servers_and_tables_run_nothing(out: Path, label: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN],
        cwd=out / label / "python",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    made = ast.literal_eval(done.stdout)
    # A table of the items of a property is called by the property, whatever that is called.
    assert {"authors", "books", "customers", "orders"} <= set(made)
    assert len(made) == len(TABLES)


def test_typescript_compiles_and_runs_nothing(out: Path) -> None:
    config = {**TSCONFIG, "compilerOptions": {**TSCONFIG["compilerOptions"], "noEmit": False}}
    config["compilerOptions"] |= {"outDir": "js", "rootDir": "."}
    (out / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run([BIN / "tsc-5.9", "-p", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[:3000]
    (out / "js" / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    imports = "".join(
        f'await import("./js/{label}/typescript/{name}.js");\n'
        for label in HOSTILE
        for name in ("types", "client", "queries")
    )
    check = 'if ("INJECTED" in globalThis) throw new Error("code from a document was run");\n'
    (out / "run.mjs").write_text(imports + check, encoding="utf-8")
    done = subprocess.run(
        [BIN / "node", out / "run.mjs"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:3000]
    for path in sorted((out / "js").rglob("*.js")):
        assert SCRIPT not in _without_strings(path.read_text("utf-8")), path


def _without_strings(text: str) -> str:
    """The code without its strings and comments."""
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|/\*.*?\*/|//[^\n\u2028\u2029]*', "", text, flags=re.DOTALL)
