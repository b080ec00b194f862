"""Validators take what the contract takes, and what zod infers of them is the type."""

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from contractor.contract import read
from contractor.contract.json_schema import to_json
from contractor.diagnostic import DocumentError
from contractor.model import Model, build
from contractor.runtime import _wire
from contractor.source import Files
from contractor.targets import Settings
from contractor.targets.pydantic.types import TEXTS as PYTHON
from contractor.targets.typescript import target
from contractor.targets.typescript.validators.formats import NUMBERS, TEXTS
from contractor.targets.typescript.validators.patterns import expression
from tests.targets.typescript.compiler import compile, write
from tests.targets.typescript.zod import bundled, compared, is_plain, ran, verdicts, written

ROOT: Final = Path(__file__).parents[3]
BOOKSHOP: Final = ROOT / "specs" / "bookshop.yaml"
CASES: Final = ROOT / "tests" / "cases"
CORPUS: Final = ROOT.parent / "shared" / "corpus"
KEYWORDS: Final = Path(__file__).parent / "keywords.yaml"


def modelled(path: Path) -> Model:
    return build(read(Files.open(path)))


def of_schemas(folder: Path, schemas: dict[str, Any]) -> Model:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    path = folder / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return modelled(path)


# ── types ─────────────────────────────────────────────────────────────────────────────────────────


def compared_in(folder: Path, model: Model) -> str:
    """The file that compares, in a folder of its own."""
    written(model, folder)
    path = folder / "typescript" / "validators.ts"
    path.write_text(compared(path.read_text(encoding="utf-8")), encoding="utf-8")
    return f"{folder.name}/typescript/validators.ts"


@pytest.mark.parametrize("version", ["5.9", "7"])
def test_what_zod_infers_is_the_type(version: str, tmp_path: Path) -> None:
    files = [compared_in(tmp_path / "bookshop", modelled(BOOKSHOP))]
    for spec in sorted(CASES.glob("*/spec.yaml")):
        try:
            model = modelled(spec)
        except DocumentError:
            continue
        files.append(compared_in(tmp_path / spec.parent.name, model))
    assert len(files) > 50
    assert compile(tmp_path, files, version=version) == {}


def test_what_zod_infers_is_the_type_where_absent_may_be_undefined(tmp_path: Path) -> None:
    file = compared_in(tmp_path / "bookshop", modelled(BOOKSHOP))
    assert compile(tmp_path, [file], exactOptionalPropertyTypes=False) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("optional(z.boolean())", "z.boolean()"),
        ("readOnly(string(uuid))", "string(uuid)"),
        ("z.nullable(string(date))", "string(date)"),
        ("quantity: optional(integer", "quantity: optional(z.nullable(integer"),
        ('z.literal("voucher")', "string()"),
    ],
)
def test_the_comparison_sees_what_differs(before: str, after: str, tmp_path: Path) -> None:
    written(modelled(BOOKSHOP), tmp_path)
    path = tmp_path / "typescript" / "validators.ts"
    text = path.read_text(encoding="utf-8")
    changed = text.replace(before, after, 1)
    if after.count("(") > before.count("("):
        start = changed.index(after)
        end = changed.index("\n", start)
        changed = changed[: end - 1] + ")" + changed[end - 1 :]
    assert changed != text
    path.write_text(compared(changed), encoding="utf-8")
    errors = compile(tmp_path, ["typescript/validators.ts"])
    assert any("TS2554" in error for error in errors.values())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="there is no folder ../shared/corpus")
@pytest.mark.parametrize("name", ["museum.yaml", "train-travel.yaml", "box.json", "discord.json"])
def test_what_zod_infers_of_large_documents_is_the_type(name: str, tmp_path: Path) -> None:
    assert compile(tmp_path, [compared_in(tmp_path / "one", modelled(CORPUS / name))]) == {}


# ── values ────────────────────────────────────────────────────────────────────────────────────────


def test_every_keyword_judges_as_json_schema_does(tmp_path: Path) -> None:
    groups = yaml.safe_load(KEYWORDS.read_text(encoding="utf-8"))
    schemas = {name: group["schema"] for name, group in groups.items()}
    model = of_schemas(tmp_path, schemas)
    asked = [
        (name, text, taken)
        for name, group in groups.items()
        for taken in (True, False)
        for text in group["takes" if taken else "refuses"]
    ]
    wrong = []
    for name, text, taken in asked:
        schema = to_json(model.contract, model.contract.schemas[f"#/components/schemas/{name}"])
        oracle = jsonschema_rs.validator_for(schema, validate_formats=True)
        if oracle.is_valid(json.loads(text)) != taken:
            wrong.append(f"{name}: the oracle does not agree about {text}")
    assert wrong == []
    assert all(is_plain(model, name) for name in groups)
    found = verdicts(model, tmp_path, [(name, text) for name, text, _ in asked])
    assert [
        f"{name} {text}: {verdict}"
        for (name, text, taken), verdict in zip(asked, found, strict=True)
        if verdict is not taken
    ] == []


def test_formats_are_those_of_the_models(tmp_path: Path) -> None:
    assert TEXTS.keys() - {"regex"} == PYTHON.keys()
    samples = (Path(__file__).parent / "formats.txt").read_text(encoding="utf-8").splitlines()
    samples = [json.loads(line) for line in samples if line]
    model = of_schemas(
        tmp_path,
        {f"Text{index}": {"type": "string", "format": name} for index, name in enumerate(PYTHON)},
    )
    asked = [(f"Text{index}", name, text) for index, name in enumerate(PYTHON) for text in samples]
    found = verdicts(model, tmp_path, [(key, json.dumps(text)) for key, _, text in asked])
    adapters = {name: TypeAdapter(getattr(_wire, kind)) for name, kind in PYTHON.items()}
    assert [
        f"{name} {text!r}: {verdict}"
        for (_, name, text), verdict in zip(asked, found, strict=True)
        if verdict is not takes(adapters[name], text)
    ] == []
    taken = {name for (_, name, _), verdict in zip(asked, found, strict=True) if verdict is True}
    assert taken == set(PYTHON)


def takes(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_json(json.dumps(text))
    except ValidationError:
        return False
    return True


def test_formats_bound_integers(tmp_path: Path) -> None:
    bounds = {
        name: (0 if name[0] == "u" else -(2 ** (bits - 1)), 2 ** (bits - (name[0] != "u")) - 1)
        for name in NUMBERS
        for bits in [int(re.sub(r"\D", "", name))]
    }
    model = of_schemas(tmp_path, {name: {"type": "integer", "format": name} for name in bounds})
    asked = [
        (name, str(value), least <= value <= most)
        for name, (least, most) in bounds.items()
        for value in (least, most, 2 * least - 2, 2 * most)
    ]
    assert verdicts(model, tmp_path, [one[:2] for one in asked]) == [one[2] for one in asked]


def test_values_come_out_as_they_went_in(tmp_path: Path) -> None:
    written(
        of_schemas(
            tmp_path,
            {
                "Order": {
                    "type": "object",
                    "properties": {
                        "a": {"type": "string", "default": "x"},
                        "b": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}},
                    },
                },
                "Deep": {"type": "array", "items": {"$ref": "#/components/schemas/Deep"}},
            },
        ),
        tmp_path,
    )
    script = """
      import { DeepSchema, OrderSchema } from "./typescript/validators.js";
      const value = JSON.parse('{"z": 1, "b": [{"y": 2, "a": "1"}], "__proto__": {"b": 3}, "a": "2"}');
      console.log(OrderSchema.parse(value) === value, JSON.stringify(value));
      const deep = JSON.parse("[".repeat(100000) + "]".repeat(100000));
      console.log(DeepSchema.safeParse(deep).success);
      console.log(JSON.stringify(OrderSchema.safeParse({ b: [{}, { a: 1 }] }).error.issues));
      console.log(OrderSchema.safeParse(undefined).success, OrderSchema.safeParse(new Map()).success);
    """
    same, deep, issues, *_ = ran(tmp_path, script).splitlines()
    assert same == 'true {"z":1,"b":[{"y":2,"a":"1"}],"__proto__":{"b":3},"a":"2"}'
    assert deep == "false"
    assert json.loads(issues) == [
        {
            "code": "invalid_type",
            "expected": "string",
            "path": ["b", 1, "a"],
            "message": "Invalid input",
        }
    ]


def test_binary_values_are_blobs(tmp_path: Path) -> None:
    schema = {"type": "string", "format": "binary"}
    written(of_schemas(tmp_path, {"Scan": schema}), tmp_path)
    script = """
      import { ScanSchema } from "./typescript/validators.js";
      console.log(ScanSchema.safeParse(new Blob(["a"])).success, ScanSchema.safeParse("a").success);
    """
    assert ran(tmp_path, script) == "true false\n"


def test_zod_takes_validators_into_its_own(tmp_path: Path) -> None:
    written(modelled(BOOKSHOP), tmp_path)
    script = """
      import * as z from "zod";
      import { MoneySchema } from "./typescript/validators.js";
      const Form = z.object({ price: MoneySchema, note: z.string().optional() });
      const found = Form.safeParse({ price: { amount: 0.5, currency: "GBP" } });
      console.log(JSON.stringify(found.error?.issues));
      const price = MoneySchema["~standard"].validate({ amount: 1, currency: "GBP" });
      console.log(JSON.stringify(price));
    """
    issues, price = ran(tmp_path, script).splitlines()
    assert "expected int" in json.loads(issues)[0]["message"]
    assert json.loads(issues)[0]["path"] == ["price", "amount"]
    assert json.loads(price) == {"value": {"amount": 1, "currency": "GBP"}}


# ── files ─────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_written_unless_asked_for() -> None:
    model = modelled(BOOKSHOP)
    plain = {file.path: file.text for file in target.render(model, Settings("shop", {}))}
    asked = {
        file.path: file.text
        for file in target.render(model, Settings("shop", {"validators": "zod"}))
    }
    assert asked.keys() - plain.keys() == {"typescript/json.ts", "typescript/validators.ts"}
    assert plain == {path: text for path, text in asked.items() if path in plain}


def test_a_bundle_holds_the_validators_that_are_used(tmp_path: Path) -> None:
    written(modelled(BOOKSHOP), tmp_path)
    script = 'import { MoneySchema } from "./typescript/validators.js"; console.log(MoneySchema);'
    text = bundled(tmp_path, script).read_text(encoding="utf-8")
    assert "MoneySchema" in text
    assert "CurrencySchema" in text
    assert "AuthorSchema" not in text
    assert "base64" not in text  # a format that none of them has
    assert "dependentRequired" not in text  # nor keywords that types do not say
    small = bundled(tmp_path, script, "--minify").stat().st_size
    assert small < 16_000


def test_names_of_validators_are_no_types(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"type": "object", "properties": {"id": {"type": "string"}}}
    model = of_schemas(tmp_path, {"Order": plain, "OrderSchema": plain, "Schema": plain})
    written(model, tmp_path)
    text = (tmp_path / "typescript" / "validators.ts").read_text(encoding="utf-8")
    names = re.findall(r"^export const (\w+): Schema<types\.(\w+)>", text, re.MULTILINE)
    assert names == [
        ("OrderSchema_", "Order"),
        ("OrderSchemaSchema", "OrderSchema"),
        ("SchemaSchema", "Schema"),
    ]
    (tmp_path / "both.ts").write_text(
        'export * from "./typescript/types.js";\nexport * from "./typescript/validators.js";\n'
    )
    assert compile(tmp_path, ["both.ts"]) == {}


def test_a_document_without_schemas_has_no_validators(tmp_path: Path) -> None:
    write(of_schemas(tmp_path, {}), tmp_path, validators="zod")
    assert compile_with_zod(tmp_path) == {}


def compile_with_zod(folder: Path) -> Any:
    (folder / "node_modules").symlink_to(ROOT / "tools" / "node" / "node_modules")
    return compile(folder, ["typescript/validators.ts"])


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        ("^[a-z]+$", "/^[a-z]+$/u"),
        ("", "/(?:)/u"),
        ("a/b", r"/a\/b/u"),
        (r"^\-?\d{1,3}$", r"/^-?\d{1,3}$/u"),
        (r"^[\w\-]+\@x$", r"/^[\w\-]+@x$/u"),
        ("^a}$", r"/^a\}$/u"),
        ("^(?i)x$", 'pattern("^(?i)x$")'),
        ("(?i)^x$", "/^x$/iu"),
        (r"\p{L}", r"/\p{L}/u"),
        ("a\nb", r"/a\u000ab/u"),
    ],
)
def test_patterns_are_regular_expressions(pattern: str, literal: str) -> None:
    found = expression(pattern)
    assert found is not None
    assert found[0] == literal


def test_patterns_that_no_engine_takes_are_reported(tmp_path: Path) -> None:
    model = of_schemas(tmp_path, {"Code": {"type": "string", "pattern": "("}})
    findings = list(target.check(model, Settings("shop", {"validators": "zod"})))
    assert [(one.id, one.at) for one in findings] == [("approximated", "#/components/schemas/Code")]
    assert list(target.check(model, Settings("shop", {}))) == []
