"""A document at a revision is read with all that was committed with it, and with nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from contractor.diagnostic import DocumentError, Finding
from contractor.workspace.git import Repository, environment
from contractor.workspace.past import against, revisions
from contractor.workspace.problem import Refused
from contractor.workspace.sides import Reading, Side, Unread, side, sides, since
from tests.repository import SPEC, STATUS, Repo, bookings

WIDER = "Status: {enum: [pending, confirmed, checked-in]}\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    repo = bookings(tmp_path / "repo")
    monkeypatch.chdir(repo.folder)
    return repo


def values(source: str) -> list[str]:
    contract = side("old", source).contract
    target = contract.schemas["#/components/schemas/Status"].ref
    assert target is not None
    return list(contract.schemas[target].keywords["enum"])


def title(side: Side | None) -> str:
    assert side is not None
    found: str = side.contract.raw["info"]["title"]
    return found


def refused(source: str) -> Finding:
    with pytest.raises((Refused, DocumentError)) as caught:
        side("old", source)
    (finding,) = caught.value.findings
    return finding


def not_against(path: str, ref: str = "main", **rest: str) -> Finding:
    with pytest.raises(Refused) as caught:
        against(path, ref, **rest)
    (finding,) = caught.value.findings
    return finding


# ── one document at a revision ────────────────────────────────────────────────────────────────────


def test_the_whole_tree_is_that_of_the_revision(repo: Repo) -> None:
    repo.commit(specs__parts__status_yaml=WIDER)
    repo.put("specs/parts/status.yaml", "Status: {enum: [work-tree]}\n")
    assert values("HEAD~1:specs/api.yaml") == ["pending", "confirmed"]
    assert values("main:specs/api.yaml") == ["pending", "confirmed", "checked-in"]
    assert values("specs/api.yaml") == ["work-tree"]


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_both_kinds_of_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    repo = bookings(tmp_path / "repo", f"--object-format={form}")
    monkeypatch.chdir(repo.folder)
    head = repo.git("rev-parse", "HEAD")
    assert len(head) == (40 if form == "sha1" else 64)
    assert values(f"{head}:specs/api.yaml") == ["pending", "confirmed"]
    assert against("specs/api.yaml", "main").path == "specs/api.yaml"


def test_nothing_is_written_anywhere(repo: Repo) -> None:
    repo.put("specs/api.yaml", SPEC + "tags: []\n")

    def everything() -> dict[str, tuple[int, int]]:
        paths = [path for path in repo.folder.rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}

    before = everything()
    values("main:specs/api.yaml")
    against("specs/api.yaml", "main")
    revisions("specs/api.yaml", "main")
    assert everything() == before


def test_findings_show_the_revision(repo: Repo) -> None:
    repo.commit(specs__parts__status_yaml="Other: {}\n")
    contract = side("old", "main:specs/api.yaml").contract
    [found] = [one for one in contract.findings if one.id == "unresolved-reference"]
    [found] = contract.files.locate([found])
    assert found.span is not None
    assert found.span.file == "main:specs/api.yaml"
    assert "main:specs/parts/status.yaml" in contract.files.shown


def test_a_path_that_exists_is_a_path(repo: Repo) -> None:
    repo.put(
        "main:specs/api.yaml", SPEC.replace("Bookings", "Odd").replace("parts/", "../specs/parts/")
    )
    assert title(side("old", "main:specs/api.yaml")) == "Odd"


def test_dots_begin_in_the_current_folder(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo.folder / "specs")
    assert values("main:./api.yaml") == values("main:specs/api.yaml")
    assert values("main:../specs/api.yaml") == values("main:specs/api.yaml")
    assert refused("main:../../specs/api.yaml").id == "outside-repository"
    assert refused("main:api.yaml").message == "there is no file main:api.yaml"


def test_revisions_are_what_git_takes_for_one(repo: Repo) -> None:
    repo.git("tag", "-a", "v1.2", "-m", "release")
    repo.git("branch", "feature/x")
    for name in ("v1.2", "feature/x", "HEAD@{0}", "HEAD^{/fir}"):
        assert values(f"{name}:specs/api.yaml") == ["pending", "confirmed"]


def test_an_unknown_revision_is_said_with_the_nearest(repo: Repo) -> None:
    assert "did you mean main?" in refused("mian:specs/api.yaml").message
    for hostile in ("--help", "--output=x", "^main", "main..main", "$(id)"):
        assert refused(f"{hostile}:specs/api.yaml").id == "unknown-revision"
    assert not (repo.folder / "x").exists()


def test_a_branch_of_the_remote_is_suggested(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("branch", "release")
    repo.clone(tmp_path / "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert "did you mean origin/release?" in refused("release:specs/api.yaml").message


def test_a_broken_document_is_said_of_its_side(repo: Repo) -> None:
    repo.commit(specs__api_yaml="openapi: [\n")
    with pytest.raises(Unread) as caught:
        sides("HEAD~1:specs/api.yaml", "HEAD:specs/api.yaml")
    (finding,) = caught.value.findings
    assert caught.value.word == "new"
    assert finding.span is not None
    assert finding.span.file == "HEAD:specs/api.yaml"
    assert "this is the new side" in finding.notes
    with pytest.raises(Refused, match="cannot be both"):
        sides("-", "-")


# ── what a document can reach ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "target",
    ["../../secret.yaml", "/SECRET", "file:///SECRET", "../../../../../../../../etc/hostname"],
)
def test_nothing_outside_of_the_repository_is_read(repo: Repo, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yaml").write_text(STATUS)
    target = target.replace("/SECRET", (tmp_path / "secret.yaml").as_posix())
    repo.commit(specs__api_yaml=SPEC.replace("parts/status.yaml", target))
    for allow in (False, True):
        found = side("old", "main:specs/api.yaml", Reading(allow_outside=allow)).contract.findings
        assert [one.id for one in found] == ["reference-outside-project"]


def test_an_absolute_path_into_the_work_tree_is_refused(repo: Repo) -> None:
    path = (repo.folder / "specs/parts/status.yaml").as_posix()
    repo.commit(specs__api_yaml=SPEC.replace("parts/status.yaml", path))
    found = side("old", "main:specs/api.yaml").contract.findings
    assert [one.id for one in found] == ["reference-outside-project"]


def linked(repo: Repo, target: str) -> list[str]:
    part = repo.folder / "specs/parts/status.yaml"
    part.unlink()
    part.symlink_to(target)
    repo.commit("link")
    contract = side("old", "main:specs/api.yaml").contract
    return [one.id for one in contract.findings]


def test_links_are_followed_inside_of_the_tree(repo: Repo) -> None:
    repo.put("common/all.yaml", STATUS)
    assert linked(repo, "../../common/all.yaml") == []
    assert values("main:specs/api.yaml") == ["pending", "confirmed"]


@pytest.mark.parametrize(
    ("target", "id"),
    [
        ("../../../secret.yaml", "reference-outside-project"),
        ("/etc/hostname", "reference-outside-project"),
        ("nowhere.yaml", "reference-not-found"),
        ("status.yaml", "reference-not-found"),
    ],
)
def test_links_out_of_the_tree_are_not(repo: Repo, tmp_path: Path, target: str, id: str) -> None:
    (tmp_path / "secret.yaml").write_text(STATUS)
    assert linked(repo, target) == [id]


def test_a_submodule_is_said(repo: Repo, tmp_path: Path) -> None:
    other = bookings(tmp_path / "other")
    repo.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        str(other.folder),
        "vendor",
    )
    repo.commit(specs__api_yaml=SPEC.replace("parts/", "../vendor/specs/parts/"))
    [found] = side("old", "main:specs/api.yaml").contract.findings
    assert found.id == "in-submodule"
    assert refused("main:vendor/specs/api.yaml").id == "in-submodule"
    assert refused("main:vendor").id == "in-submodule"
    assert against("vendor/specs/api.yaml", "main").path == "specs/api.yaml"


def test_a_pointer_of_large_file_storage_is_said(repo: Repo) -> None:
    repo.commit(specs__parts__status_yaml=POINTER, big_yaml=POINTER)
    [found] = side("old", "main:specs/api.yaml").contract.findings
    assert found.id == "large-file-pointer"
    assert refused("main:big.yaml").id == "large-file-pointer"


def test_folders_and_odd_names(repo: Repo) -> None:
    assert refused("main:specs").message == "main:specs is a folder"
    assert refused("main:specs/api.yaml/x").message == "there is no file main:specs/api.yaml/x"
    assert refused("main:a\nb").id == "file-not-found"
    repo.put("a b/ü missing.yaml", SPEC.replace("parts/", "../specs/parts/"))
    repo.commit()
    assert values("main:a b/ü missing.yaml") == ["pending", "confirmed"]


def test_a_file_that_is_too_large_stops_no_other(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contractor.workspace.git.MAX_BYTES", 50)
    tree = Repository(Path()).tree(Repository(Path()).revision("main"))
    assert tree.read("specs/api.yaml") == SPEC[:51].encode()
    assert tree.read("specs/parts/status.yaml") == STATUS.encode()


def test_a_partial_clone_fetches_nothing(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.clone(tmp_path / "clone", "--filter=blob:none", "--no-checkout")
    monkeypatch.chdir(tmp_path / "clone")
    found = refused("main:specs/api.yaml")
    assert found.id == "not-in-clone"


def test_filters_and_hooks_do_not_run(repo: Repo) -> None:
    ran = repo.folder.parent / "ran"
    for setting in ("filter.x.smudge", "filter.x.clean", "diff.x.textconv", "diff.x.command", "core.fsmonitor",
                    "diff.external", "gpg.program", "core.sshCommand", "core.pager"):  # fmt: skip
        repo.git("config", setting, f"touch {ran}; cat")
    repo.git("config", "log.showSignature", "true")
    repo.put(".gitattributes", "*.yaml filter=x diff=x\n")
    repo.git("-c", "core.fsmonitor=", "add", ".gitattributes")
    ran.unlink(missing_ok=True)
    assert values("main:specs/api.yaml") == ["pending", "confirmed"]
    against("specs/api.yaml", "main")
    repo.put("specs/new.yaml", SPEC)
    against("specs/new.yaml", "main")
    revisions("specs/api.yaml", "main")
    assert not ran.exists()


def test_git_runs_for_this_repository_and_asks_nobody() -> None:
    given = {
        "GIT_DIR": "/x/.git",
        "GIT_INDEX_FILE": "i",
        "PATH": "/bin",
        "GIT_ALLOW_PROTOCOL": "https",
    }
    found = environment(given)
    assert "GIT_DIR" not in found
    assert "GIT_INDEX_FILE" not in found
    assert found["PATH"] == "/bin"
    assert found["GIT_ALLOW_PROTOCOL"] == "none"
    assert found["GIT_TERMINAL_PROMPT"] == "0"


OVERLAY = """\
overlay: 1.0.0
info: {title: Titles, version: 1.0.0}
actions: [{target: $.info, update: {title: TITLE}}]
"""


def test_overlays_are_those_of_the_revision(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(over__lay_yaml=OVERLAY.replace("TITLE", "Then"))
    repo.put("over/lay.yaml", OVERLAY.replace("TITLE", "Now"))
    monkeypatch.chdir(repo.folder / "over")
    reading = Reading(overlays=(Path("lay.yaml"),))
    then = side("old", "main:specs/api.yaml", reading)
    assert title(then) == "Then"
    assert "main:over/lay.yaml" in then.contract.files.shown
    assert title(side("new", "../specs/api.yaml", reading)) == "Now"
    before = side("old", "main~1:specs/api.yaml", reading)
    assert title(before) == "Bookings"
    assert [one.id for one in before.notes] == ["overlay-missing"]


# ── against ───────────────────────────────────────────────────────────────────────────────────────


def test_against_is_the_merge_base(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit("mine", specs__api_yaml=SPEC.replace("Bookings", "Mine"))
    repo.git("checkout", "--quiet", "main")
    repo.commit("theirs", specs__api_yaml=SPEC.replace("Bookings", "Theirs"))
    repo.git("checkout", "--quiet", "feature")
    old, new = since("main", "specs/api.yaml")
    assert (title(old), title(new)) == ("Bookings", "Mine")
    assert old is not None
    parted = repo.git("merge-base", "main", "feature").strip()
    assert old.contract.files.root.display == f"{parted[:12]}:specs/api.yaml"
    assert old.notes == new.notes == ()
    old, new = since("feature", "main:specs/api.yaml")
    assert (title(old), title(new)) == ("Bookings", "Theirs")
    monkeypatch.chdir(repo.folder / "specs")
    old, new = since("feature", "main:./api.yaml")
    assert (title(old), title(new)) == ("Bookings", "Theirs")
    with pytest.raises(Refused, match="has no history"):
        since("main", "-")


def test_against_works_in_a_subfolder_and_in_a_worktree(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.folder / "specs")
    assert against("api.yaml", "main").path == "specs/api.yaml"
    monkeypatch.chdir(tmp_path)
    assert against(str(repo.folder / "specs/api.yaml"), "main").path == "specs/api.yaml"
    repo.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"))
    monkeypatch.chdir(tmp_path / "tree")
    assert since("main", "specs/api.yaml")[0] is not None
    assert values("other:specs/api.yaml") == ["pending", "confirmed"]


def test_a_new_document_has_no_old_side(repo: Repo) -> None:
    repo.put("specs/other.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n")
    old, new = since("main", "specs/other.yaml")
    assert old is None
    assert [one.id for one in new.notes] == ["document-new"]


@pytest.mark.parametrize("committed", [True, False])
def test_renames_are_followed_and_said(repo: Repo, committed: bool) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.git("mv", "specs/api.yaml", "specs/bookings.yaml")
    repo.put("specs/bookings.yaml", SPEC.replace("1.0.0", "1.1.0"))
    repo.git("add", "--all")
    if committed:
        repo.commit("rename")
    found = against("specs/bookings.yaml", "main")
    assert found.path == "specs/api.yaml"
    assert [one.id for one in found.notes] == ["document-renamed"]
    old, _ = since("main", "specs/bookings.yaml")
    assert title(old) == "Bookings"
    assert old is not None
    assert [one.id for one in old.notes] == ["document-renamed"]
    gone = not_against("specs/api.yaml")
    assert gone.id == "document-deleted"
    assert "is called specs/bookings.yaml since" in gone.message


def test_a_deleted_document_is_no_verdict(repo: Repo) -> None:
    repo.put("specs/api.yaml", None)
    assert not_against("specs/api.yaml").id == "document-deleted"
    assert not_against("specs/never.yaml").id == "file-not-found"
    repo.commit()
    assert not_against("specs/api.yaml", "main~1").id == "document-deleted"
    assert not_against("specs/api.yaml", "main~1", new="main").id == "document-deleted"


def test_unrelated_histories_have_no_merge_base(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "alone")
    repo.commit()
    assert not_against("specs/api.yaml").id == "no-merge-base"


def test_a_shallow_clone_says_what_to_fetch(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit("a")
    repo.git("checkout", "--quiet", "main")
    repo.commit("b")
    clone = repo.clone(tmp_path / "clone", "--depth=1", "--no-single-branch")
    monkeypatch.chdir(clone.folder)
    found = not_against("specs/api.yaml", "origin/feature")
    assert found.id == "shallow-history"
    assert found.help is not None
    assert "--unshallow" in found.help
    assert "fetch-depth: 0" in found.help
    missing = not_against("specs/api.yaml", "v9")
    assert missing.help is not None
    assert "fetch-depth: 0" in missing.help
    clone.git("fetch", "--quiet", "--unshallow")
    assert against("specs/api.yaml", "origin/feature").path == "specs/api.yaml"


def test_a_bare_repository_has_revisions_and_no_work_tree(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = repo.clone(tmp_path / "bare.git", "--bare")
    monkeypatch.chdir(bare.folder)
    assert values("main:specs/api.yaml") == ["pending", "confirmed"]
    assert not_against("specs/api.yaml").id == "no-work-tree"
    assert against("specs/api.yaml", "main", new="HEAD").path == "specs/api.yaml"


def test_no_repository_no_commit_and_no_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert refused("main:api.yaml").id == "not-a-repository"
    assert not_against("api.yaml").id == "not-a-repository"
    empty = Repo(tmp_path / "empty")
    monkeypatch.chdir(empty.folder)
    empty.put("api.yaml", SPEC)
    assert not_against("api.yaml").message == "nothing has been committed here yet"
    assert refused("main:api.yaml").id == "unknown-revision"
    monkeypatch.setenv("PATH", "")
    assert refused("main:api.yaml").id == "git-not-found"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_damaged_repository_is_no_verdict(repo: Repo) -> None:
    for file in (repo.folder / ".git/objects").rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.write_bytes(b"")
    assert refused("main:specs/api.yaml").id in ("git-failed", "unknown-revision", "not-in-clone")


def test_a_repository_of_somebody_else_is_no_verdict(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = refused("main:specs/api.yaml")
    assert found.id == "git-failed"
    assert "safe.directory" in (found.help or "")


@pytest.mark.parametrize(
    "source", ["x" * 5000, "main:" + "x" * 5000, "x" * 5000 + ":a", "main:a\0b"]
)
def test_odd_names_are_said(repo: Repo, source: str) -> None:
    assert refused(source).id in ("file-not-found", "file-not-readable", "unknown-revision")
    with pytest.raises((Refused, DocumentError)):
        since("main", source)


# ── history ───────────────────────────────────────────────────────────────────────────────────────


def test_the_history_of_a_document(repo: Repo) -> None:
    repo.git("tag", "v1")
    repo.commit("add a part", readme_md="x", specs__parts__other_yaml="{}")
    repo.commit("widen", specs__api_yaml=SPEC.replace("1.0.0", "1.1.0"))
    repo.git("mv", "specs/api.yaml", "specs/bookings.yaml")
    repo.commit("rename")
    repo.git("tag", "-a", "v2", "-m", "second release")
    found = revisions("specs/bookings.yaml", "main")
    assert [one.title for one in found] == ["first", "widen", "rename"]
    assert [one.path for one in found] == [
        "specs/api.yaml",
        "specs/api.yaml",
        "specs/bookings.yaml",
    ]
    assert found[0].date.isoformat() == "2026-01-02T03:04:05+00:00"
    assert [one.title for one in revisions("specs/bookings.yaml", "v1..main")] == [
        "widen",
        "rename",
    ]
    assert values(f"{found[1].commit}:{found[1].path}") == ["pending", "confirmed"]
    assert [one.tag for one in revisions("specs/bookings.yaml", "main", tags=True)] == ["v2"]
    repo.commit("part", specs__parts__status_yaml=WIDER)
    repo.commit("remove a part", specs__parts__other_yaml=None)
    parts = ["specs/parts/status.yaml", "specs/parts/other.yaml"]
    found = revisions("specs/bookings.yaml", "main", also=parts)
    assert [one.title for one in found] == [
        "first",
        "add a part",
        "widen",
        "rename",
        "part",
        "remove a part",
    ]
    assert [one.path for one in found][2:5] == ["specs/api.yaml", *["specs/bookings.yaml"] * 2]
    found = revisions("specs/bookings.yaml", "v2..main", also=parts)
    assert [one.title for one in found] == ["part", "remove a part"]
    with pytest.raises(Refused):
        revisions("specs/bookings.yaml", "--all")
    with pytest.raises(Refused):
        revisions("specs/bookings.yaml", "..")
