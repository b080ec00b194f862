"""How a scaffold reads: formatted, checked by type checkers, and whole beside whatever is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from contractor.scaffold import scaffold
from tests.scaffold.conftest import ROOT, document, model_of, written

BIN = Path(sys.executable).parent
PYPROJECT = f"""
[tool.mypy]
files = ["app"]
mypy_path = "generated/python"
strict = true
warn_unreachable = true

[tool.pyright]
include = ["app"]
extraPaths = ["generated/python"]
typeCheckingMode = "strict"
enableExperimentalFeatures = true
venvPath = "{BIN.parent.parent}"
venv = "{BIN.parent.name}"

[tool.ruff]
src = [".", "generated/python"]
"""
#: Everything here has a name that something else has, in the scaffold or in Python.
ODD = """
  /shelf:
    get:
      operationId: like
      tags: [memory]
      parameters: [{name: given, in: query, schema: {type: string}}, {name: found, in: query, schema: {type: string}}]
      responses:
        '200':
          description: some
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Shelf'}}}}
    post:
      operationId: put
      tags: [memory]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}
  /shelf/{id}:
    get:
      operationId: get
      tags: [memory]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Shelf'}}}}
        '404': {description: no}
  /main/{class}/{from}:
    get:
      operationId: import
      tags: [Main]
      parameters:
        - {name: class, in: path, required: true, schema: {type: integer}}
        - {name: from, in: path, required: true, schema: {type: string}}
        - {name: select, in: query, schema: {type: boolean}}
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/UUID'}}}}
        '404': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/UUID'}}}}
    delete:
      operationId: del
      tags: [Main]
      parameters:
        - {name: class, in: path, required: true, schema: {type: integer}}
        - {name: from, in: path, required: true, schema: {type: string}}
      responses: {'204': {description: gone}}
  /examples:
    get:
      operationId: Examples
      tags: [Examples]
      responses:
        '200':
          description: any
          content:
            application/json:
              schema:
                oneOf: [{$ref: '#/components/schemas/Shelf'}, {$ref: '#/components/schemas/UUID'}, {type: 'null'}]
  /database:
    get:
      operationId: session
      tags: [Database, 2nd]
      security: [{key: []}]
      responses:
        default:
          description: any
          content: {text/csv: {}, application/json: {schema: {type: object, additionalProperties: {type: number}}}}
  /0/odd:
    post:
      operationId: self
      requestBody: {content: {'application/octet-stream': {}, application/json: {schema: {type: object}}}}
      responses: {'2XX': {description: any, content: {application/json: {}}}}
  /nothing:
    get:
      operationId: nothing
      responses: {}
  /impossible:
    get:
      operationId: impossible
      responses:
        '200': {description: it, content: {application/json: {schema: {not: {}}}}}
"""
SCHEMAS = """
components:
  securitySchemes: {key: {type: apiKey, in: query, name: key}}
  schemas:
    Shelf:
      type: object
      required: [id, memory, PET]
      properties:
        id: {type: string, format: uuid}
        memory: {$ref: '#/components/schemas/Memory'}
        PET: {type: string, const: "it's \\"so\\""}
        created: {type: string, format: date-time, readOnly: true}
        when: {type: string, format: time}
        at: {type: string, format: ipv4}
        bytes: {type: string, format: byte}
    Memory: {type: object, additionalProperties: {type: array, items: {type: integer}}}
    UUID: {type: object, required: [from], properties: {from: {type: string, enum: [a, b]}}}
    Main: {type: string}
    Database: {type: string, enum: [x, y]}
"""


def checked(folder: Path) -> None:
    """See that ruff, mypy and pyright have nothing to say of an application."""
    (folder / "pyproject.toml").write_text(PYPROJECT)
    for command in (
        ["ruff", "format", "--no-cache", "--check", "--diff", "app"],
        ["ruff", "check", "--no-cache", "--select", "E,F,I,B,UP,C4", "--ignore", "E501", "app"],
        ["mypy", "--cache-dir", str(folder / ".mypy")],
        ["pyright"],
    ):
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def test_checkers_have_nothing_to_say_of_the_bookshop(tmp_path: Path) -> None:
    text = (ROOT / "specs" / "bookshop.yaml").read_text("utf-8")
    made = written(model_of(text, tmp_path), tmp_path, "bookshop")
    assert {"database.py", "books.py", "examples/rows.py", "security.py"} <= made.keys()
    checked(tmp_path)


def test_names_do_not_meet(tmp_path: Path) -> None:
    made = written(model_of(document(ODD, SCHEMAS), tmp_path), tmp_path)
    assert {"memory.py", "memory_group.py", "main.py", "main_group.py"} <= made.keys()
    checked(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "import app.main"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{tmp_path / 'generated' / 'python'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["museum", "train-travel", "petstore-expanded"])
def test_checkers_have_nothing_to_say_of_others(name: str, tmp_path: Path) -> None:
    path = ROOT.parent / "shared" / "corpus" / f"{name}.yaml"
    if not path.exists():
        pytest.skip("the documents of others are not here")
    written(model_of(path.read_text("utf-8"), tmp_path), tmp_path)
    checked(tmp_path)


def test_the_same_document_gives_the_same_files(tmp_path: Path) -> None:
    text = (ROOT / "specs" / "bookshop.yaml").read_text("utf-8")
    first, second = (
        scaffold(model_of(text, tmp_path / name), "bookshop").files for name in ("one", "two")
    )
    assert first == second
    assert [*first] == [*second]


def test_without_tables_everything_is_kept_in_memory(tmp_path: Path) -> None:
    text = (ROOT / "specs" / "bookshop.yaml").read_text("utf-8")
    made = scaffold(model_of(text, tmp_path), "bookshop", stored=False).files
    assert "database.py" not in made
    assert "sqlalchemy" not in "".join(made.values())
    assert "BOOKS: Shelf[" in made["books.py"]


MORE = """
  /a/{id}:
    get:
      operationId: getA
      tags: [As]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
    delete:
      operationId: deleteA
      tags: [As]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: gone}}
  /a/{id}/b:
    get:
      operationId: listBs
      tags: [Bs]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: some
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/A'}}}}
"""
A = "components: {schemas: {A: {type: object, required: [id], properties: {id: {type: string}}}}}"


def test_what_a_person_owns_is_told_what_it_lacks(tmp_path: Path) -> None:
    model = model_of(document(MORE, A), tmp_path)
    whole = scaffold(model, "small").files
    own = next(name for name, text in whole.items() if text.count("AS: Shelf"))
    # The person has the group, without its last method and what that alone needs.
    text, _, last = whole[own].partition("    async def delete_a")
    text = text.replace("    DeleteA204,\n", "").replace("DeleteA204, ", "")
    main = whole["main.py"].replace("bs=bs,", "").replace("bs=bs", "")
    made = scaffold(model, "small", {own: text, "main.py": main})
    added = {one.file: one.text for one in made.additions}
    assert f"    async def delete_a{last}".rstrip() in added[own]
    assert "from small.api.as_ import DeleteA204" in added[own]
    assert "Shelf" not in added[own]
    assert added["main.py"].endswith("# and in create_app(...):\n    bs=bs,")
    assert not scaffold(model, "small", {**whole}).additions


def test_a_new_group_stands_on_what_others_define(tmp_path: Path) -> None:
    model = model_of(document(MORE, A), tmp_path)
    whole = scaffold(model, "small").files
    assert "as_.AS" in whole["bs.py"] or ".AS" in whole["bs.py"]
    [own] = [name for name, text in whole.items() if text.count("AS: Shelf")]
    # A person keeps these things elsewhere by now: nothing is asked of what is not there.
    after = scaffold(model, "small", {own: "class As: ...\n", "main.py": ""}).files
    assert ".AS" not in after["bs.py"]
    assert f"examples/{own}" not in after
    assert "examples/bs.py" in after


@pytest.mark.parametrize(
    "required", ["next", "a_property_that_is_called_after_what_its_holder_is_" * 2]
)
def test_what_cannot_be_answered_says_why(required: str, tmp_path: Path) -> None:
    paths = f"""
  /endless:
    get:
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/E'}}}}}}}}
components: {{schemas: {{E: {{
  type: object, required: [{required}], properties: {{{required}: {{$ref: '#/components/schemas/E'}}}}}}}}}}
"""
    made = written(model_of(document(paths), tmp_path), tmp_path)
    assert "not written yet: what it requires has no end" in made["endless.py"]
    checked(tmp_path)
