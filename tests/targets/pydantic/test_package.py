"""The package as a whole: lazy, typed, the same every time, and never anything that a document slipped in."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import read
from contractor.model import build
from contractor.source import Files
from contractor.targets import Settings
from contractor.targets.pydantic import target
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from tests.documents import contract
from tests.targets.pydantic.packages import BIN, Packages, build_all, write

CASES = Path(__file__).parents[2] / "cases"

SHOP = """
    paths:
      /orders:
        get:
          tags: [Orders]
          responses: {"200": {description: ok, content: {a/b: {schema: {$ref: '#/components/schemas/Order'}}}}}
      /v1/import/books:
        get:
          responses: {"200": {description: ok, content: {a/b: {schema: {$ref: '#/components/schemas/Book'}}}}}
      /things:
        get:
          tags: [Shared]
          responses: {"200": {description: ok, content: {a/b: {schema: {$ref: '#/components/schemas/Thing'}}}}}
    components:
      schemas:
        Money: {type: object, required: [amount], properties: {amount: {type: integer}}}
        Order:
          type: object
          required: [total]
          properties:
            total: {$ref: '#/components/schemas/Money'}
            note: {type: string}
            shippedAt: {type: [string, "null"], format: date-time}
            state: {enum: [open, paid]}
            colour: {anyOf: [{enum: [red]}, {type: string}]}
            list: {type: array, items: {type: integer, format: int32}}
        Book: {type: object, properties: {price: {$ref: '#/components/schemas/Money'}}}
        Thing: {type: object}
        Unused: {type: object, properties: {order: {$ref: '#/components/schemas/Order'}}}
"""


def test_a_type_lives_with_the_operations_that_need_it() -> None:
    model = build(contract(SHOP))
    found = named(model, Graph.of(model))
    assert {found.names[key]: home for key, home in found.homes.items()} == {
        "Money": "shared",
        "Order": "orders",
        "OrderState": "orders",
        "OrderColour": "orders",
        "Book": "import_",
        "Thing": "shared_group",
        "Unused": "other",
    }
    assert found.exported["AnyOrderColour"] == "orders"


def run(script: str, folder: Path, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


GARBAGE = """
import gc, sys, weakref
class Node: pass
def litter():
    node = Node(); node.self = node
    return weakref.ref(node)
before = litter()
own = gc.get_freeze_count()  # some versions of Python freeze what they start with
frozen = gc.freeze() or gc.get_freeze_count() if "frozen" in sys.argv else 0
from shop.models import Order
Order.model_validate_json('{"total": {"amount": 1}}')
between = litter()
assert gc.isenabled()
assert (gc.get_freeze_count() > own) == bool(frozen)
gc.collect()
assert between() is None
assert (before() is None) == (not frozen)
gc.disable()
from shop.models import Unused
Unused.model_rebuild()
assert not gc.isenabled()
"""


@pytest.mark.parametrize("frozen", [False, True])
def test_the_collector_is_left_as_it_was(tmp_path: Path, frozen: bool) -> None:
    """Models tell the collector that they stay; what somebody froze, switched off or dropped is theirs."""
    script = GARBAGE.replace('"frozen" in sys.argv', str(frozen))
    run(script, write(build(contract(SHOP)), tmp_path))


def test_modules_are_imported_when_asked_for(tmp_path: Path) -> None:
    folder = write(build(contract(SHOP)), tmp_path)
    script = (
        "import sys, shop.models as models\n"
        "assert 'pydantic' not in sys.modules\n"
        "models.Book\n"
        "assert 'shop.models.shared' in sys.modules and 'shop.models.orders' not in sys.modules\n"
        "assert dir(models) == sorted([*models.__all__, 'given']), dir(models)\n"
        "from shop.models import *\n"
        "assert Order.__module__ == 'shop.models.orders'\n"
        "try: models.Ordr\n"
        "except AttributeError as error: print(error)\n"
    )
    assert run(script, folder) == "module 'shop.models' has no attribute 'Ordr'\n"
    assert (folder / "shop" / "py.typed").read_text() == ""


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(json.dumps(contract(SHOP).raw))
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from contractor.contract import read\nfrom contractor.model import build\n"
        "from contractor.source import Files\nfrom contractor.targets import Settings\n"
        "from contractor.targets.pydantic import target\n"
        f"model = build(read(Files.open(Path({str(tmp_path / 'spec.json')!r}))))\n"
        "print([(file.path, file.text) for file in target.render(model, Settings('shop'))])\n"
    )
    source = Path(__file__).parents[3] / "src"
    assert run(script, source, "1") == run(script, source, "2")


def test_too_long_modules_are_split(monkeypatch: pytest.MonkeyPatch, packages: Packages) -> None:
    monkeypatch.setattr("contractor.targets.pydantic.symbols.LIMIT", 3)
    monkeypatch.setattr("contractor.targets.pydantic.symbols.FEW", 2)
    names = [f"T{index}" for index in range(10)]
    schemas: dict[str, Any] = {
        name: {"type": "object", "properties": {"next": {"$ref": f"#/components/schemas/{after}"}}}
        for name, after in zip(names, [*names[1:], "Leaf"], strict=True)
    }
    schemas |= {
        "Leaf": {"type": "object"},
        "Root": {"properties": {"leaf": {"$ref": "#/components/schemas/Leaf"}}},
    }
    operation = {
        "tags": ["One"],
        "responses": {
            "200": {
                "description": "ok",
                "content": {"a/b": {"schema": {"$ref": "#/components/schemas/T5"}}},
            }
        },
    }
    document = {
        "openapi": "3.1.1",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": operation}},
        "components": {"schemas": schemas},
    }
    model = build(read(Files.of_data(document)))
    found = named(model, Graph.of(model))
    homes = {found.names[key]: home for key, home in found.homes.items()}
    assert (homes["T4"], homes["T0"]) == ("t0", "t0_2")
    assert homes["Root"] == "other"
    assert (
        sorted(homes[name] for name in ["T5", "T6", "T7", "T8", "T9", "Leaf"])
        == ["one"] * 3 + ["one_2"] * 3
    )
    models = packages.of(model)
    assert build_all(models) == 12
    assert models.T0.model_validate({"next": {"next": {}}}).next.next.next is not None


def test_types_without_a_word_in_common_share_modules() -> None:
    letters = "abcdefghijklmnopqrst"
    pairs = [f"{one.upper()}{other}" for one in letters for other in letters]
    names = [
        *(f"W{pair.lower()}" for pair in pairs),
        *(f"Order{pair}" for pair in pairs),
        "NoteLine",
    ]
    document = {
        "openapi": "3.1.1",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {name: {"type": "object"} for name in names}},
    }
    model = build(read(Files.of_data(document)))
    modules = named(model, Graph.of(model)).modules
    assert {name: len(keys) for name, keys in modules.items()} == {"order": 400, "other": 401}


USE = """\
from datetime import datetime

from pydantic import MISSING

from shop.models import Book, Money, Order, OrderState, given

good = Order(total=Money(amount=1), state=OrderState.OPEN, colour="mauve", list_=[1])
also = Order(total=Money(amount=1), note=MISSING, shipped_at=None)
note: str | None = given(good.note)
if good.shipped_at is not MISSING and good.shipped_at is not None:
    when: datetime = good.shipped_at
if good.state is OrderState.PAID:
    print(good.state.value)
bad = Order()  # wrong
bad = Order(total=Money(amount="1"))  # wrong
bad = Order(total=Money(amount=1), note=None)  # wrong
bad = Order(total=Money(amount=1), shippedAt=None)  # wrong
bad = Order(total=Money(amount=1), state="open")  # wrong
good.note.upper()  # wrong
good.note = None  # wrong
from shop.models import Ordr  # wrong
"""


def test_type_checkers_and_the_runtime_refuse_the_same(tmp_path: Path) -> None:
    folder = write(build(contract(SHOP)), tmp_path)
    (folder / "use.py").write_text(USE)
    wrong = [index for index, line in enumerate(USE.splitlines(), 1) if line.endswith("# wrong")]
    (folder / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    mypy = subprocess.run(
        [BIN / "mypy", "--config-file", "mypy.ini", "--no-error-summary", "use.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in mypy.stdout.splitlines() if ": error:" in line]
    assert sorted({int(line.split(":")[1]) for line in lines}) == wrong, mypy.stdout
    assert all(line.startswith("use.py") for line in lines)
    pyright = subprocess.run(
        [BIN / "pyright", "--pythonpath", sys.executable, "--outputjson", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = json.loads(pyright.stdout)["generalDiagnostics"]
    assert sorted({error["range"]["start"]["line"] + 1 for error in errors}) == wrong, (
        pyright.stdout
    )


@pytest.fixture(scope="module")
def every_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases rendered side by side; gives the folder of the packages."""
    folder = tmp_path_factory.mktemp("cases")
    for spec in sorted(CASES.glob("*/spec.yaml")):
        model = build(read(Files.open(spec)))
        write(model, folder, spec.parent.name.replace("-", "_"))
        model.contract.files.locate(target.check(model, Settings("x")))
    return folder / "python"


@pytest.mark.parametrize("arguments", [["format", "--diff"], ["check"]], ids=["format", "check"])
def test_ruff_has_nothing_to_say(every_case: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [BIN / "ruff", arguments[0], "--isolated", *arguments[1:], every_case],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_case_is_built(every_case: Path) -> None:
    script = (
        "import importlib, sys, pathlib\n"
        "from pydantic import BaseModel, TypeAdapter\n"
        f"for folder in sorted(pathlib.Path({str(every_case)!r}).iterdir()):\n"
        "    models = importlib.import_module(folder.name + '.models')\n"
        "    if folder.name == 'deep_nesting': continue  # deeper than Pydantic itself goes\n"
        "    for name in models.__all__:\n"
        "        one = getattr(models, name)\n"
        "        model = isinstance(one, type) and issubclass(one, BaseModel)\n"
        "        one.model_json_schema() if model else TypeAdapter(one).json_schema()\n"
    )
    run(script, every_case)


#: Pyright takes a second for each package; these hold what is hardest to type.
HARDEST = (
    "all_of_adds discriminator_all_of_parent discriminator_mapping hostile_strings json_value keyword_names "
    "maps_with_properties numbers_exact open_enum recursion_mutual tuples unicode_names".split()
)


@pytest.mark.parametrize(
    "command",
    [
        ["mypy", "--strict", "--config-file", os.devnull, "."],
        ["pyright", "--pythonpath", sys.executable, *HARDEST],
    ],
    ids=["mypy", "pyright"],
)
def test_type_checkers_have_nothing_to_say(every_case: Path, command: list[str]) -> None:
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=every_case,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr


HOSTILE = [
    '"""\nimport os\nos.abort()\n"""',
    "'''\nimport os\n'''",
    'x"); import os; os.abort(); ("',
    "\\",
    "ends with a backslash\\",
    '"',
    "{{ 7 * 7 }}{% raw %}",
    "a\u2028b\u2029c\x85d\x0ce\rf",
    "# comment\n# another",
    "\x00",
]


def poisoned(value: Any, text: str, key: str = "") -> Any:
    """A document with a text in every place where one can stand."""
    if isinstance(value, dict):
        return {
            (f"{name}{text}" if key in ("properties", "schemas", "mapping") else name): poisoned(
                inner, text, name
            )
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [poisoned(inner, text, key) for inner in value]
    if key in ("title", "description", "const", "enum", "default", "pattern", "tags", "summary"):
        return f"{value}{text}"
    if key in ("required", "propertyName", "$ref"):
        return f"{value}{text.replace('~', '~0').replace('/', '~1') if key == '$ref' else text}"
    return value


ALLOWED = {
    "Annotated",
    "ConfigDict",
    "Equals",
    "Field",
    "Literal",
    "Matching",
    "Text",
    "TypeAliasType",
}


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_code(text: str, packages: Packages) -> None:
    document = {
        "openapi": "3.1.1",
        "info": {"title": "t", "version": "1"},
        "paths": {
            "/a": {
                "get": {
                    "tags": ["Tag"],
                    "responses": {
                        "200": {
                            "description": "d",
                            "content": {"a/b": {"schema": {"$ref": "#/components/schemas/One"}}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "One": {
                    "type": "object",
                    "title": "t",
                    "description": "d",
                    "required": ["kind"],
                    "properties": {
                        "kind": {"const": "one", "description": "d"},
                        "size": {"type": "string", "enum": ["s", "m"], "default": "s"},
                        "text": {"type": "string", "pattern": "a", "default": "x", "title": "t"},
                        "fixed": {"const": {"a": ["b"]}},
                    },
                },
                "Two": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {"kind": {"const": "two"}},
                },
                "Either": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/One"},
                        {"$ref": "#/components/schemas/Two"},
                    ],
                    "discriminator": {"propertyName": "kind"},
                },
            }
        },
    }
    model = build(read(Files.of_data(poisoned(document, text))))
    for file in target.render(model, Settings("shop")):
        tree = ast.parse(file.text)
        if Path(file.path).name.startswith("_"):
            continue
        assert {*calls(tree)} <= ALLOWED
        for node in tree.body:
            assert isinstance(
                node, (ast.ImportFrom, ast.ClassDef, ast.AnnAssign, ast.Assign, ast.Expr)
            )
            if isinstance(node, ast.Expr):
                assert isinstance(node.value, ast.Constant)
    models = packages.of(model)
    assert build_all(models) == 4
    found = named(model, Graph.of(model)).names
    one = getattr(
        models, next(found[key] for key in found if key.startswith("#/components/schemas/One"))
    )
    wire = {f"kind{text}": f"one{text}", f"size{text}": f"m{text}"}
    assert json.loads(one.model_validate(wire).model_dump_json()) == wire


def test_every_module_imports_what_a_property_that_others_have_too_needs(
    packages: Packages,
) -> None:
    uses = """
        /{name}s:
          get:
            tags: [{name}s]
            responses:
              "200":
                description: ok
                content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}"""
    models = packages.make(
        "paths:"
        + uses.format(name="Apple")
        + uses.format(name="Pear")
        + """
components:
  schemas:
    Apple:
      type: object
      properties:
        picked: {type: string, format: date-time}
        eaten: {type: string, format: date-time}
    Pear: {type: object, properties: {eaten: {type: string, format: date-time}}}
"""
    )
    pear = models.Pear.model_validate_json('{"eaten": "2026-01-02T03:04:05Z"}')
    assert pear.model_dump_json() == '{"eaten":"2026-01-02T03:04:05Z"}'
