"""The public Python interface."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import contractor
from tests.workspace.project import SPEC, Names, Project

PARAMETER = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /a:
    get:
      parameters: [{name: n, in: query, schema: {type: integer, maximum: 9}}]
      responses: {'204': {description: done}}
"""
BROKEN = SPEC.replace("#/components/schemas/Line", "#/components/schemas/Lines")


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", dedent(code)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_that_is_promised_is_there() -> None:
    for name in contractor.__all__:
        assert getattr(contractor, name) is not None
    assert set(contractor.__all__) <= set(dir(contractor))
    with pytest.raises(AttributeError, match="no attribute 'rander'"):
        _ = contractor.rander


@pytest.mark.parametrize(
    "imports",
    [
        "import contractor",
        "import contractor, contractor.lint",
        "import contractor.lint",
        "from contractor.lint import lint; import contractor",
        "from contractor import lint; import contractor",
        "import contractor; contractor.lint; import contractor.lint.rules",
        "import contractor.lint.rules, contractor",
    ],
)
def test_lint_is_a_function_and_a_package_in_whatever_order(imports: str) -> None:
    said = python(f"""
        {imports}
        found = contractor.lint(contractor.read_text({BROKEN!r}))
        assert any(one.id == "unresolved-reference" for one in found)
        import contractor.lint as package
        from contractor.lint import RULES, lint
        assert package.RULES is RULES and package.lint is lint
        from contractor import lint as called
        assert called(contractor.read_text({BROKEN!r})) == found
        print("ok")
    """)
    assert said == "ok\n"


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    said = python("""
        import sys
        import contractor
        import contractor.cli
        heavy = {"contractor.contract", "contractor.model", "contractor.lint", "contractor.source",
                 "jinja2", "yaml", "jsonschema_rs", "tomllib", "importlib.metadata"}
        print(sorted(heavy & set(sys.modules)))
    """)
    assert said == "[]\n"


def test_a_run_on_an_unchanged_document_imports_no_parser(
    project: Project, fake_site: Path
) -> None:
    said = python(f"""
        import sys
        sys.path.insert(0, {str(fake_site)!r})
        from contractor.cli import main
        for _ in range(2):
            before = set(sys.modules)
            try:
                main(["generate", "openapi.yaml", "--target", "fake"])
            except SystemExit as stopped:
                assert not stopped.code
            for name in set(sys.modules) - before:
                if name.startswith(("contractor.model", "contractor.source", "jinja2", "fakes")):
                    del sys.modules[name]
            print(len({{name for name in set(sys.modules) - before if "yaml" in name}}) > 0)
    """)
    assert said == "True\nFalse\n"


def test_read_takes_paths_standard_input_data_and_text(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(SPEC)
    data = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}}
    for found in (
        contractor.read(path),
        contractor.read(str(path)),
        contractor.read("-", stdin=io.BytesIO(SPEC.encode())),
        contractor.read_text(SPEC),
    ):
        assert set(found.schemas) == {"#/components/schemas/Order", "#/components/schemas/Line"}
    assert contractor.read(data).info["title"] == "T"
    for wrong in (tmp_path / "none.yaml", {"swagger": "2.0"}):
        with pytest.raises(contractor.DocumentError) as failure:
            contractor.read(wrong)
        assert failure.value.findings[0].severity is contractor.Severity.ERROR


def test_findings_get_their_lines_when_asked() -> None:
    found = contractor.read_text(BROKEN, name="shop.yaml")
    [finding] = [one for one in contractor.lint(found) if one.id == "unresolved-reference"]
    [located] = found.files.locate([finding])
    assert located.span is not None
    assert (located.span.file, located.span.line) == ("shop.yaml", 10)


def test_render_gives_files_and_touches_no_disk(project: Project) -> None:
    found = contractor.read_text(SPEC)
    files = contractor.render(found)
    assert [one.path for one in files] == [
        "names/Order.txt",
        "names/OrderStatus.txt",
        "names/Line.txt",
    ]
    assert files == contractor.render(found, targets=["names"])
    assert not project.out.exists()
    own = Names("own")
    [first, *_] = contractor.render(
        found, targets=[own], options={"own": {"mark": "*"}}, package="shop"
    )
    assert first == contractor.File("own/Order.txt", "shop.Order\n* status\n* lines\n")
    assert contractor.render(found, names={"#/components/schemas/Order": "Order"}) == files


@pytest.mark.parametrize(
    ("arguments", "id"),
    [
        ({"targets": ["nams"]}, "unknown-target"),
        ({"options": {"nams": {}}}, "unknown-target"),
        ({"options": {"names": {"wdth": 1}}}, "unknown-setting"),
        ({"options": {"names": {"width": 0}}}, "invalid-setting"),
        ({"package": "my-shop"}, "invalid-package"),
        ({"targets": [object()]}, "target-failed"),
    ],
)
def test_render_says_what_is_wrong_with_its_arguments(
    project: Project, arguments: Any, id: str
) -> None:
    with pytest.raises(contractor.Refused) as refused:
        contractor.render(contractor.read_text(SPEC), **arguments)
    assert [one.id for one in refused.value.findings] == [id]


def test_a_package_is_called_by_the_title() -> None:
    from contractor.workspace.package import from_title

    for title, name in (
        ("Book shop", "book_shop"),
        ("GitHub v3 REST API", "git_hub_v3_rest_api"),
        ("JSON", "json_api"),
        ("Pydantic", "pydantic_api"),
        ("class", "class_api"),
        ("match", "match_api"),
        ("3 things", "api_3_things"),
        ("Bücher", "bucher"),
        ("書店", "api"),
        ("", "api"),
        ("a'; import os #", "a_import_os"),
    ):
        assert from_title(title) == name
        assert name.isidentifier()
    assert len(from_title("word " * 100)) <= 60


def test_two_contracts_are_compared() -> None:
    old = contractor.read_text(SPEC)
    new = contractor.read_text(SPEC.replace("Order:", "Order:\n      deprecated: true", 1))
    assert contractor.compare(old, old).changes == ()
    narrowed = contractor.read_text(PARAMETER.replace("maximum: 9", "maximum: 3"))
    found = contractor.compare(contractor.read_text(PARAMETER), narrowed)
    assert [change.id for change in found.changes] == ["request-parameter-max-decreased"]
    assert found.gravest is contractor.Severity.ERROR
    [change] = found.changes
    assert change.breaking
    assert change.revision == "#/paths/~1a/get/parameters/0/schema/maximum"
    assert isinstance(found, contractor.Comparison)
    assert isinstance(change, contractor.Change)
    assert contractor.compare(old, new, promise=contractor.Promise.DATA).promise.word == "data"


def test_a_sunset_is_judged_by_the_day_that_is_given() -> None:
    gone = contractor.read_text(PARAMETER.partition("  /a:")[0] + "  /b: {}\n")
    leaving = contractor.read_text(
        PARAMETER.replace(
            "    get:\n", "    get:\n      deprecated: true\n      x-sunset: '2027-03-01'\n"
        )
    )
    for today, breaking in ((date(2027, 2, 28), True), (date(2027, 3, 2), False)):
        found = contractor.compare(leaving, gone, today=today)
        assert any(change.breaking for change in found.changes) is breaking


def test_a_promise_that_nobody_makes_is_refused() -> None:
    contract = contractor.read_text(PARAMETER)
    with pytest.raises(contractor.Refused, match="there is no promise 'wires'") as refused:
        contractor.compare(contract, contract, promise="wires")
    assert refused.value.findings[0].help == "there are: wire, client, data"
