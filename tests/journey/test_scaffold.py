"""`contractor init` beside a document, and `contractor generate --scaffold`: what is there is never touched."""

import tomllib
from pathlib import Path

import pytest

from tests.journey.conftest import ROOT, Done, run
from tests.journey.test_init import files

PETS = """
openapi: 3.0.3
info: {title: Pet Store, version: '1'}
tags: [{name: Pets}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      parameters: [{name: limit, in: query, schema: {type: integer, format: int32, minimum: 0}}]
      responses:
        '200':
          description: pets
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
        default: {$ref: '#/components/responses/Failed'}
    post:
      operationId: addPet
      tags: [Pets]
      security: [{token: []}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '201':
          description: made
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        default: {$ref: '#/components/responses/Failed'}
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
    get:
      operationId: getPet
      tags: [Pets]
      responses:
        '200':
          description: it
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        default: {$ref: '#/components/responses/Failed'}
    delete:
      operationId: deletePet
      tags: [Pets]
      responses:
        '204': {description: gone}
        default: {$ref: '#/components/responses/Failed'}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  responses:
    Failed:
      description: no
      content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, format: int64, readOnly: true}
        name: {type: string, minLength: 1}
        tag: {type: string}
    Error:
      type: object
      required: [code, message]
      properties: {code: {type: integer}, message: {type: string}}
"""
APP = {
    "app/__init__.py",
    "app/examples/__init__.py",
    "app/examples/pets.py",
    "app/main.py",
    "app/memory.py",
    "app/pets.py",
    "app/security.py",
}
TOYS = """
  /toys:
    get:
      operationId: listToys
      tags: [Toys]
      responses:
        '200':
          description: toys
          content: {application/json: {schema: {type: array, items: {type: string}}}}
        default: {$ref: '#/components/responses/Failed'}
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder with a document."""
    (tmp_path / "openapi.yaml").write_text(PETS)
    return tmp_path


def did(folder: Path, *command: str, status: int = 0) -> Done:
    done = run(folder, *command)
    assert done.returncode == status, done.stdout + done.stderr
    return done


def test_a_document_gets_an_application_that_keeps_it(store: Path) -> None:
    done = did(store, "contractor", "init")
    assert {*APP} <= {line[6:] for line in done.stdout.splitlines() if line.startswith("wrote ")}
    assert tomllib.loads((store / "pyproject.toml").read_text())["tool"]["contractor"] == {
        "spec": "openapi.yaml",
        "package": "pet_store",
        "app": "app.main:app",
    }
    did(store, "contractor", "generate")
    did(store, "contractor", "generate", "--check")
    did(store, "mypy")
    did(store, "ruff", "format", "--no-cache", "--check", "app", "tests")
    did(store, "ruff", "check", "--no-cache", "--select", "E,F,I,B,UP", "app", "tests")
    did(store, "python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    tested = did(store, "contractor", "test", "--examples", "2")
    assert "passed: 4 operations seen to succeed" in tested.stdout + tested.stderr


def test_what_is_there_is_never_touched(store: Path) -> None:
    did(store, "contractor", "init", "-q")
    (store / "app" / "pets.py").write_text("# mine\n")
    (store / "app" / "memory.py").unlink()
    before = files(store)
    did(store, "contractor", "init", "-q")
    # Nothing that is written anew needs what was deleted.
    assert files(store) == before
    done = did(store, "contractor", "generate", "--scaffold")
    assert "the application has all its files" in done.stderr
    after = {path: text for path, text in files(store).items() if not path.startswith("generated/")}
    assert after == before


def test_a_new_group_gets_its_file_and_the_rest_is_told(store: Path) -> None:
    did(store, "contractor", "init", "-q")
    did(store, "contractor", "generate", "-q")
    before = files(store / "app")
    text = PETS.replace("components:\n  securitySchemes", f"{TOYS}components:\n  securitySchemes")
    text = text.replace("operationId: deletePet", "operationId: dropPet")
    (store / "openapi.yaml").write_text(text)
    done = did(store, "contractor", "generate", "--scaffold")
    assert "wrote app/toys.py" in done.stderr
    assert "wrote app/examples/toys.py" in done.stderr
    assert {path: files(store / "app")[path] for path in before} == before
    assert "warning[missing-method]: Pets has no `drop_pet`, which PetsApi asks for" in done.stderr
    # What is written before what is wrong, and last what could be pasted.
    order = ("wrote app/toys.py", "warning[missing-method]", "async def drop_pet", "toys=toys,")
    places = [done.stderr.index(text) for text in order]
    assert places == sorted(places)
    assert "app/pets.py is yours; what it lacks could be:" in done.stderr
    # The application is put together by the person: type checkers and the gate say that it lacks the group.
    done = did(store, "contractor", "generate", "--check", status=1)
    assert "ToysApi" in done.stderr
    done = run(store, "mypy")
    assert done.returncode == 1
    assert 'Missing named argument "toys" for "create_app"' in done.stdout
    assert "drop_pet" in done.stdout


def test_an_application_that_nobody_named_is_left_alone(store: Path) -> None:
    (store / "app").mkdir()
    (store / "app" / "own.py").write_text("mine\n")
    done = did(store, "contractor", "init")
    assert "no application was written: app/ is there" in done.stdout
    assert set(files(store / "app")) == {"own.py"}
    assert "app" not in tomllib.loads((store / "pyproject.toml").read_text())["tool"]["contractor"]
    done = did(store, "contractor", "generate", "--scaffold")
    assert set(files(store / "app")) == {path[4:] for path in APP} | {"own.py"}
    assert 'add app = "app.main:app" to it' in done.stderr


def test_an_application_goes_where_the_configuration_says(store: Path) -> None:
    (store / "src" / "server").mkdir(parents=True)
    (store / "contractor.toml").write_text(
        'spec = "openapi.yaml"\npackage = "app"\napp = "server.web:application"\n'
    )
    did(store, "contractor", "generate", "--scaffold")
    assert "application = create_app(" in (store / "src" / "server" / "web.py").read_text()
    assert (store / "src" / "server" / "pets.py").exists()
    did(store, "contractor", "generate", "--check")


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('app = "main:app"', "`app` is main:app, and a first implementation has several modules"),
        ("[targets.fastapi]\nenabled = false", "stands on fastapi, which is not generated"),
    ],
)
def test_what_cannot_be_is_said(setting: str, says: str, store: Path) -> None:
    (store / "contractor.toml").write_text(f'spec = "openapi.yaml"\n{setting}\n')
    done = did(store, "contractor", "generate", "--scaffold", status=2)
    assert says in done.stderr


def test_options_that_exclude_one_another(store: Path) -> None:
    for option in ("--check", "--diff", "--watch"):
        done = did(store, "contractor", "generate", "openapi.yaml", "--scaffold", option, status=2)
        assert "--scaffold writes" in done.stderr


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (("type: integer, format: int64}}", "type: intger}}"), "the document has errors"),
        (("openapi: 3.0.3", "openapi: [3"), "the document cannot be read"),
    ],
)
def test_a_document_with_errors_gets_no_application(
    edit: tuple[str, str], why: str, store: Path
) -> None:
    (store / "openapi.yaml").write_text(PETS.replace(*edit))
    done = did(store, "contractor", "init")
    assert f"no application was written: {why}" in done.stdout
    assert not (store / "app").exists()
    # Once it has none, the application can be had.
    (store / "openapi.yaml").write_text(PETS)
    did(store, "contractor", "init")
    assert (store / "app" / "main.py").exists()


def test_the_bookshop_passes_its_contract_tests(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_bytes((ROOT / "specs" / "bookshop.yaml").read_bytes())
    did(tmp_path, "contractor", "init", "-q")
    did(tmp_path, "contractor", "generate", "-q")
    tested = did(tmp_path, "contractor", "test", "--examples", "1")
    assert "passed: 20 operations seen to succeed" in tested.stdout + tested.stderr
