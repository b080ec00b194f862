"""The plan, and the folder after it: a law over any history of runs, edits and deletions."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.workspace.disk import Folder, known_files
from contractor.workspace.lock import Lock, digest_text, parse
from contractor.workspace.plan import Change, plan

_PATHS = st.sampled_from(["a", "b/c", "b/d/e", "f/g"])
_TEXTS = st.sampled_from(["one\n", "two\n", "three\n", ""])
_FILES = st.dictionaries(_PATHS, _TEXTS, max_size=4)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("generate"), _FILES),
        st.tuples(st.just("edit"), st.tuples(_PATHS, st.sampled_from(["mine\n", "two\n"]))),
        st.tuples(st.just("delete"), _PATHS),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(_STEPS)
def test_generated_files_are_as_made_and_yours_are_never_lost(steps: list) -> None:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name) / "out")
        yours: dict[str, str] = {}
        for step, value in steps:
            match step:
                case "generate":
                    generate(folder, value, yours)
                case "edit":
                    path, text = value
                    (folder.path / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder.path / path).write_text(text)
                    lock = folder.lock()
                    if lock is None or lock.paths.get(path) != digest_text(text):
                        yours[path] = text
                    else:
                        yours.pop(path, None)
                case "delete":
                    (folder.path / value).unlink(missing_ok=True)
                    for parent in Path(value).parents:
                        place = folder.path / parent
                        if place.is_dir() and not any(place.iterdir()):
                            place.rmdir()
                    yours.pop(value, None)
            for path, text in yours.items():
                assert (folder.path / path).read_text() == text


def generate(folder: Folder, made: dict[str, str], yours: dict[str, str]) -> None:
    lock = folder.lock()
    known = known_files(lock, folder.journal())
    found = plan(made, known, folder.read)
    in_the_way = {path for path in yours if path in made and yours[path] != made[path]}
    assert {one.change.path for one in found.strangers} == in_the_way
    if in_the_way:
        return
    for path in made:
        yours.pop(path, None)
    after = Lock(files={"t": {path: digest_text(text) for path, text in made.items()}})
    folder.apply(found, known, after)
    on_disk = {
        path.relative_to(folder.path).as_posix(): path.read_text()
        for path in folder.path.rglob("*")
        if path.is_file() and path.name != "contractor.lock"
    }
    assert on_disk == {**made, **yours}
    assert folder.lock() == after
    again = plan(made, known_files(after, {}), folder.read)
    assert (again.changes, again.unchanged) == ((), len(made))
    for path in folder.path.rglob("*"):
        assert not path.is_dir() or any(path.iterdir())


_NAMES = st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4)


@given(_NAMES, _NAMES, st.dictionaries(st.text(max_size=5), st.integers(0, 9), max_size=3))
def test_a_lock_is_what_it_says(
    inputs: dict[str, str], names: dict[str, str], warnings: dict[str, int]
) -> None:
    files = {"t": {name: digest_text(name) for name in names}}
    lock = Lock("1", inputs, {}, 0, warnings, names, files)
    assert parse(lock.text(), "lock") == lock


def test_a_diff_splits_lines_where_files_do() -> None:
    change = Change("a", "one\x0ctwo\u2028\r\nend".encode(), "one\x0ctwo\u2028\nEND\n")
    assert change.diff("out").splitlines()[:3] == ["--- a/out/a", "+++ b/out/a", "@@ -1,2 +1,2 @@"]
    assert change.diff("out").endswith("-end\n\\ No newline at end of file\n+END\n")
