"""What people read when a value is wrong."""

from datetime import datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from contractor import runtime
from contractor.targets.pydantic import attributes
from tests.targets.pydantic.packages import Packages


@pytest.mark.parametrize(
    ("schema", "text", "message"),
    [
        ("{type: integer}", "true", "Input should be a valid integer"),
        ("{type: integer, minimum: 3}", "2", "Input should be greater than or equal to 3"),
        ("{type: number, maximum: 1.5}", "2", "Input should be less than or equal to 1.5"),
        ("{type: string, format: email}", '"x"', "Input should be an email address"),
        ("{type: string, format: date-time}", '"x"', "Input should be a date and time with offset"),
        ("{type: string, format: byte}", '"aGk"', "Input should be base64"),
        ("{type: string, format: ipv4}", '"1.1.1.999"', "Input should be an IPv4 address"),
        ("{type: array, uniqueItems: true, items: {}}", "[1, 1]", "Items should be unique"),
        ("{const: 1.5}", "2", "Input should be 1.5"),
        ("false", "2", "No value is allowed here"),
    ],
)
def test_messages(schema: str, text: str, message: str, packages: Packages) -> None:
    models = packages.make(f"components: {{schemas: {{Value: {schema}}}}}")
    for read in (
        TypeAdapter(models.Value).validate_json,
        TypeAdapter(models.Value).validate_python,
    ):
        value = text if read.__name__ == "validate_json" else __import__("json").loads(text)
        with pytest.raises(ValidationError) as refused:
            read(value)
        assert [error["msg"] for error in refused.value.errors()] == [message]


def test_a_naive_time_is_told_so(packages: Packages) -> None:
    models = packages.make("components: {schemas: {At: {type: string, format: date-time}}}")
    with pytest.raises(ValidationError, match="offset"):
        TypeAdapter(models.At).validate_python(datetime(2026, 1, 1))  # noqa: DTZ001


def test_the_generator_knows_what_camel_case_is(packages: Packages) -> None:
    models = packages.make("components: {schemas: {A: {type: object}}}")
    wire = __import__("importlib").import_module(f"{models.__name__}._wire")
    for name in ("order_id", "a", "a_b_c", "line_2_x", "x_", "größe_ß", "a__b"):
        assert wire.camel(name) == attributes.camel(name)


def test_runtime_files_import_nothing_of_ours() -> None:
    for path in Path(runtime.__file__).parent.glob("_*.py"):
        if path.name != "__init__.py":
            assert "contractor." not in path.read_text("utf-8").partition('"""')[2]


def test_every_attribute_of_the_base_class_is_known() -> None:
    from pydantic import BaseModel

    names = (*dir(BaseModel), *dir(type(BaseModel)))
    public = {name for name in names if not name.startswith("_") and hasattr(BaseModel, name)}
    assert public <= attributes.TAKEN


def test_building_a_model_leaves_nothing_behind(packages: Packages) -> None:
    fields = ", ".join(f"f{index}: {{type: string, format: date}}" for index in range(9))
    models = packages.make(
        f"components: {{schemas: {{A: {{type: object, properties: {{{fields}}}}}}}}}"
    )
    models.A.model_rebuild()
    wire = __import__("importlib").import_module(f"{models.__name__}._wire")
    (form,) = wire.Date.__metadata__
    assert "metadata" not in form._schema
