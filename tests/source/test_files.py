"""References lead to files inside the project, each of which has one name; everything else is refused."""

import os
from pathlib import Path

import pytest

from contractor.diagnostic import DocumentError, Finding
from contractor.source import Files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "api" / "parts" / "deep").mkdir(parents=True)
    (root / "contractor.toml").write_text("")
    (root / "api" / "openapi.yaml").write_text("top: 1\n")
    (root / "api" / "parts" / "a.yaml").write_text("a: 1\n")
    (root / "api" / "parts" / "deep" / "b c.yaml").write_text("b: 1\n")
    (root / "shared.yaml").write_text("shared: 1\n")
    (tmp_path / "secret.yaml").write_text("secret: 1\n")
    return root


def opened(project: Path, *, allow_outside: bool = False, allow_remote: bool = False) -> Files:
    document = project / "api" / "openapi.yaml"
    return Files.open(document, allow_outside=allow_outside, allow_remote=allow_remote)


def refusal(files: Files, reference: str, base: str = "") -> Finding:
    with pytest.raises(DocumentError) as caught:
        files.load(files.resolve(reference, base)[0], at="#/here")
    (finding,) = caught.value.findings
    assert finding.at == "#/here" or finding.span is not None
    return finding


@pytest.mark.parametrize(
    ("reference", "base", "name", "fragment"),
    [
        ("#/a", "", "", "/a"),
        ("#/a", "parts/a.yaml", "parts/a.yaml", "/a"),
        ("parts/a.yaml#/x~1y", "", "parts/a.yaml", "/x~1y"),
        ("./parts/../parts/a.yaml", "", "parts/a.yaml", ""),
        ("parts//a.yaml", "", "parts/a.yaml", ""),
        ("parts/%61.yaml#/a%20b", "", "parts/a.yaml", "/a b"),
        ("parts/a.yaml?version=1#/a", "", "parts/a.yaml", "/a"),
        ("a.yaml", "parts/deep/b c.yaml", "parts/deep/a.yaml", ""),
        ("../a.yaml", "parts/deep/b c.yaml", "parts/a.yaml", ""),
        ("../openapi.yaml#/top", "parts/a.yaml", "", "/top"),
        ("openapi.yaml", "", "", ""),
        ("../shared.yaml", "", "../shared.yaml", ""),
        ("https://example.com/a.yaml#/b", "", "https://example.com/a.yaml", "/b"),
        ("b.yaml", "https://example.com/x/a.yaml", "https://example.com/x/b.yaml", ""),
        ("/b.yaml", "https://example.com/x/a.yaml", "https://example.com/b.yaml", ""),
        ("//other.example/b.yaml", "https://example.com/a", "https://other.example/b.yaml", ""),
    ],
)
def test_references_have_one_name(
    project: Path, reference: str, base: str, name: str, fragment: str
) -> None:
    assert opened(project).resolve(reference, base) == (name, fragment)


def test_one_file_is_read_once(project: Path) -> None:
    files = opened(project)
    spellings = ["parts/a.yaml", "./parts/a.yaml", "parts/deep/../a.yaml", "parts/%61.yaml"]
    spellings += [str(project / "api/parts/a.yaml"), f"file://{project}/api/parts/a.yaml"]
    loaded = [files.load(files.resolve(spelling, "")[0]) for spelling in spellings]
    assert all(file is loaded[0] for file in loaded)
    assert loaded[0].data == {"a": 1}
    assert list(files.loaded) == ["", "parts/a.yaml"]
    assert files.path("parts/a.yaml") == project.resolve() / "api/parts/a.yaml"
    assert files.load(files.resolve("openapi.yaml", "")[0]) is files.root


def test_names_with_odd_characters(project: Path) -> None:
    files = opened(project)
    for name in ("a#b.yaml", "a%b.yaml", "a:b.yaml", "a b.yaml", "é.yaml"):
        (project / "api" / name).write_text(f"is: '{name}'\n")
    for reference, name in (
        ("a%23b.yaml#/is", "a#b.yaml"),
        ("a%25b.yaml#/is", "a%b.yaml"),
        ("./a:b.yaml#/is", "a:b.yaml"),
        ("a%20b.yaml#/is", "a b.yaml"),
        ("é.yaml#/is", "é.yaml"),
        ("%C3%A9.yaml#/is", "é.yaml"),
    ):
        found, fragment = files.resolve(reference, "")
        assert "#" not in found
        assert files.load(found).data == {"is": name}
        assert fragment == "/is"
        assert files.path(found) == project.resolve() / "api" / name


@pytest.mark.parametrize(
    "reference",
    ["../../secret.yaml", "%2e%2e/%2e%2e/secret.yaml", "..%2f..%2fsecret.yaml", "/etc/hostname"],
)
def test_nothing_outside_the_project_is_read(project: Path, reference: str) -> None:
    assert refusal(opened(project), reference).id == "reference-outside-project"


def test_the_project_may_be_left_when_asked(project: Path) -> None:
    files = opened(project, allow_outside=True)
    assert files.load(files.resolve("../../secret.yaml", "")[0]).data == {"secret": 1}
    inside = opened(project)
    assert inside.load(inside.resolve("../shared.yaml", "")[0]).data == {"shared": 1}


def test_links_do_not_lead_out(project: Path) -> None:
    (project / "api" / "link.yaml").symlink_to(project.parent / "secret.yaml")
    (project / "api" / "folder").symlink_to(project.parent)
    (project / "api" / "circle.yaml").symlink_to("circle.yaml")
    (project / "api" / "inside.yaml").symlink_to(project / "shared.yaml")
    files = opened(project)
    assert refusal(files, "link.yaml").id == "reference-outside-project"
    assert refusal(files, "folder/secret.yaml").id == "reference-outside-project"
    assert refusal(files, "circle.yaml").id in ("reference-not-found", "file-not-readable")
    assert files.load("inside.yaml").data == {"shared": 1}


def test_only_files_are_read(project: Path) -> None:
    os.mkfifo(project / "api" / "pipe")
    files = opened(project, allow_outside=True)
    for reference in ("pipe", "parts", "/dev/zero", "none.yaml", "parts/a.yaml/x", "a\\b.yaml"):
        assert refusal(files, reference).id == "reference-not-found"
    assert refusal(files, "a%00b.yaml").id in ("reference-not-found", "file-not-readable")
    assert refusal(files, "x" * 5000).id in ("reference-not-found", "file-not-readable")


def test_a_broken_file_is_refused_each_time(project: Path) -> None:
    (project / "api" / "broken.yaml").write_text("a: [\n")
    files = opened(project)
    first, second = refusal(files, "broken.yaml"), refusal(files, "broken.yaml")
    assert first == second
    assert first.span is not None
    assert first.span.file.endswith("api/broken.yaml")


@pytest.mark.parametrize(
    ("reference", "id"),
    [
        ("https://example.com/a.yaml", "remote-reference-refused"),
        ("HTTP://example.com/a.yaml", "remote-reference-refused"),
        ("//example.com/a.yaml", "unsupported-scheme"),
        ("file://example.com/a.yaml", "unsupported-scheme"),
        ("ftp://example.com/a.yaml", "unsupported-scheme"),
        ("urn:example:a", "unsupported-scheme"),
        ("data:application/json,{}", "unsupported-scheme"),
    ],
)
def test_no_network_unless_asked(project: Path, reference: str, id: str) -> None:
    assert refusal(opened(project), reference).id == id


@pytest.mark.parametrize("reference", ["file:///etc/hostname", "FILE:/etc/hostname"])
def test_remote_documents_never_lead_to_local_ones(project: Path, reference: str) -> None:
    files = opened(project, allow_remote=True, allow_outside=True)
    base = "https://example.com/openapi.yaml"
    assert refusal(files, reference, base).id == "unsupported-scheme"
    for escape in ("../../../etc/hostname", "/etc/hostname"):
        assert files.resolve(escape, base)[0] == "https://example.com/etc/hostname"


def test_texts_and_data_are_no_files() -> None:
    files = Files.of_text("a: 1")
    assert refusal(files, "b.yaml").id == "reference-not-found"
    assert Files.of_data({"a": [1, None]}).root.data == {"a": [1, None]}
    endless: dict[str, object] = {}
    endless["a"] = endless
    for data in ({"a": {1, 2}}, {"a": float("nan")}, {"a": "\ud800"}, endless):
        with pytest.raises(DocumentError):
            Files.of_data(data)
    with pytest.raises(DocumentError):
        Files.of_text("a: \ud800")


def test_roots_that_are_no_documents(tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "none.yaml", "https://example.com/openapi.yaml", "a\0b"):
        with pytest.raises(DocumentError) as caught:
            Files.open(source)
        assert caught.value.findings[0].id in ("file-not-found", "file-not-readable")


def test_spans_are_found_in_every_file(project: Path) -> None:
    from contractor.diagnostic import Severity

    files = opened(project)
    files.load("parts/a.yaml")
    found = files.locate(
        [
            Finding("x", Severity.ERROR, "x", at="parts/a.yaml#/a", on_key=True),
            Finding("x", Severity.ERROR, "x", at="none.yaml#/a"),
            Finding("x", Severity.ERROR, "x"),
        ]
    )
    assert found[0].span is not None
    assert (found[0].span.line, found[0].span.column, found[0].span.end_column) == (1, 1, 2)
    assert found[1].span is None
    assert found[2].span is None
