"""What names a document at a revision, and what is only a path with a colon in it."""

import pytest

from contractor.source.git import parted


@pytest.mark.parametrize(
    ("source", "revision", "path"),
    [
        ("main:openapi.yaml", "main", "openapi.yaml"),
        ("HEAD~3:specs/api.yaml", "HEAD~3", "specs/api.yaml"),
        ("v1.2:./openapi.yaml", "v1.2", "./openapi.yaml"),
        ("feature/x:a:b.yaml", "feature/x", "a:b.yaml"),
        ("HEAD^{/fix: it}:a.yaml", "HEAD^{/fix: it}", "a.yaml"),
        ("main@{1 day ago}:a.yaml", "main@{1 day ago}", "a.yaml"),
        ("x:a.yaml", "x", "a.yaml"),
    ],
)
def test_a_revision_and_a_path(source: str, revision: str, path: str) -> None:
    assert parted(source) == (revision, path)


@pytest.mark.parametrize(
    "source",
    [
        *("openapi.yaml", "-", "", ":", ":a.yaml", "main:", "HEAD^{a:b}", r"C:\x\openapi.yaml"),
        *("C:/x/openapi.yaml", "https://example.com/a.yaml", "file:///a.yaml", "file:a.yaml"),
        "ssh+git://host/a.yaml",
    ],
)
def test_no_revision(source: str) -> None:
    assert parted(source) is None
