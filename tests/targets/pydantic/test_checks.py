"""What types cannot say, checked: in JSON and in Python, wherever a model is used, and when fields are set."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from contractor.model import build
from tests.documents import contract
from tests.targets.pydantic.packages import Packages, takes, write

CONTACT = """
components:
  schemas:
    Contact:
      type: object
      properties:
        email: {type: string}
        phone: {type: string}
        since: {type: string, format: date-time}
      anyOf: [{required: [email]}, {required: [phone]}]
    Friend:
      allOf:
        - $ref: '#/components/schemas/Contact'
        - {type: object, properties: {nickname: {type: string, not: {const: boss}}}}
    Pair:
      type: array
      prefixItems: [{$ref: '#/components/schemas/Contact'}, {$ref: '#/components/schemas/Contact'}]
    Name: {type: string, not: {enum: [admin, root]}}
    Vague: {minLength: 2}
    Shape:
      oneOf:
        - {type: object, properties: {a: {type: integer}}}
        - {type: object, properties: {b: {type: integer}}}
    Apart:
      oneOf:
        - {type: object, required: [kind], properties: {kind: {const: a}}}
        - {type: object, required: [kind], properties: {kind: {const: b}}}
"""


@pytest.mark.parametrize(
    ("name", "taken", "refused"),
    [
        ("Contact", ['{"email":"e"}', '{"phone":"p","x":1}'], ["{}", '{"since":"x"}']),
        ("Friend", ['{"email":"e","nickname":"n"}'], ['{"nickname":"n"}', '{"email":"e","nickname":"boss"}']),
        ("Pair", ['[{"email":"e"},{"phone":"p"}]', "[]"], ['[{"email":"e"},{}]', '[{},{"email":"e"}]']),
        ("Name", ['"a"'], ['"root"', "1"]),
        ("Vague", ['"ab"', "5", "null", "[]", "{}"], ['"a"']),
        ("Shape", ['{"a":1,"b":"x"}', '{"a":"x","b":1}'], ["{}", '{"a":1,"b":1}', '{"a":"x","b":"x"}']),
        ("Apart", ['{"kind":"a"}'], ['{"kind":"c"}', "{}"]),
    ],
)  # fmt: skip
def test_json_is_checked_as_it_was_written(
    packages: Packages, name: str, taken: list[str], refused: list[str]
) -> None:
    kind = getattr(packages.make(CONTACT), name)
    assert takes(kind, *taken) == [True] * len(taken)
    assert takes(kind, *refused) == [False] * len(refused)


def test_python_values_are_checked_as_they_would_be_written(packages: Packages) -> None:
    models = packages.make(CONTACT)
    with pytest.raises(ValidationError, match="anyOf"):
        models.Contact()
    found = models.Contact(email="e")
    assert TypeAdapter(list[models.Contact]).validate_python([found, {"phone": "p"}])
    with pytest.raises(ValidationError, match="anyOf"):
        TypeAdapter(list[models.Contact]).validate_python([{"since": "2026-01-01T00:00:00Z"}])


def test_a_field_that_must_not_be_set_so_is_as_it_was(packages: Packages) -> None:
    friend = packages.make(CONTACT).Friend(email="e", nickname="n")
    with pytest.raises(ValidationError, match="not"):
        friend.nickname = "boss"
    assert (friend.nickname, friend.model_fields_set) == ("n", {"email", "nickname"})
    friend.nickname = "m"
    assert friend.model_dump_json() == '{"email":"e","nickname":"m"}'


def test_unions_that_shapes_tell_apart_are_not_counted(packages: Packages) -> None:
    packages.make(CONTACT)
    text = (packages.folder / "python/made_0/models/other.py").read_text("utf-8")
    assert "Shape: TypeAlias = Annotated[" in text
    assert "Apart: TypeAlias = ApartA | ApartB" in text


def test_the_engine_is_imported_by_models_that_need_it_only(packages: Packages) -> None:
    model = build(
        contract("components: {schemas: {A: {type: object, properties: {a: {type: integer}}}}}")
    )
    folder = write(model, packages.folder, "plain")
    code = "import plain.models as m, sys; m.A(a=1); sys.exit('jsonschema_rs' in sys.modules)"
    assert not (folder / "plain" / "models" / "_schema.py").exists()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder)


def test_what_is_finer_than_a_microsecond_is_written_back(packages: Packages) -> None:
    models = packages.make(CONTACT)
    text = '{"email":"e","since":"2026-01-01T00:00:00.123456789Z"}'
    found = models.Contact.model_validate_json(text)
    assert found.since.microsecond == 123456
    assert found.model_dump_json() == text
    assert found.model_copy(deep=True).model_dump_json() == text


def test_names_in_json_are_not_set_in_python(packages: Packages) -> None:
    models = packages.make(
        "components: {schemas: {B: {type: object, properties: {fooBar: {type: integer}, class: {type: string}}}}}"
    )
    found = models.B(foo_bar=1)
    with pytest.raises(AttributeError, match="set 'foo_bar'"):
        found.fooBar = 2
    with pytest.raises(AttributeError, match="set 'class_'"):
        setattr(found, "class", "a")
    found.foo_bar = 3
    found.other = 4
    assert found.model_dump_json() == '{"fooBar":3,"other":4}'


def test_python_values_are_of_the_type_that_they_are_written_as(packages: Packages) -> None:
    vague: TypeAdapter[object] = TypeAdapter(packages.make(CONTACT).Vague)
    assert [vague.validate_python(one) for one in ("ab", 5, None, (1,))] == ["ab", 5, None, (1,)]
    for one in (date(2026, 1, 1), Decimal(1), b"a", object()):
        with pytest.raises(ValidationError):
            vague.validate_python(one)
