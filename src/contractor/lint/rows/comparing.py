"""Findings about where the two documents of a comparison come from, and who compares them. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Two documents"

_ERROR: Final = Severity.ERROR

RULES: Final = (
    Rule(
        "git-not-found",
        _ERROR,
        "Git is not installed",
        "A document at a revision is read by git itself.",
        "install git, or name both documents by their paths",
    ),
    Rule(
        "not-a-repository",
        _ERROR,
        "There is no git repository here",
        "A revision was named, and nothing says of which repository.",
        "run contractor inside of one, or name both documents by their paths",
    ),
    Rule(
        "git-failed",
        _ERROR,
        "Git could not answer",
        "The message holds what it says. Nothing was compared, which is not approval.",
        "mend what git complains about",
    ),
    Rule(
        "unknown-revision",
        _ERROR,
        "A revision that is not in this clone",
        "It is misspelt, or was never fetched: a checkout in CI often has one branch only.",
        "name a branch, a tag or a commit that is here, or fetch it; with actions/checkout: fetch-depth: 0",
    ),
    Rule(
        "no-merge-base",
        _ERROR,
        "Two revisions have no commit in common",
        "`--against` compares with the commit where both parted, so that nobody answers for what others changed "
        "meanwhile. There is none.",
        "name both sides by themselves",
    ),
    Rule(
        "shallow-history",
        _ERROR,
        "The clone is too shallow to tell where two revisions parted",
        "Its history ends before that commit. Comparing with another one could blame or approve the wrong change.",
        "git fetch --unshallow; with actions/checkout: fetch-depth: 0",
    ),
    Rule(
        "no-work-tree",
        _ERROR,
        "A bare repository has no files to compare",
        "The new side of `--against` is a file in the work tree, unless a revision is named.",
        "name the new side by its revision, for instance HEAD:openapi.yaml",
    ),
    Rule(
        "outside-repository",
        _ERROR,
        "A path leads out of the repository",
        "At a revision there is only what was committed.",
        "name a path from the top of the repository, or one from here with ./ before it",
    ),
    Rule(
        "document-new",
        Severity.INFO,
        "The document is new",
        "The revision that it is compared against does not have it, nor anything that was renamed to it: nobody "
        "can rely on it yet.",
        "nothing is to be done",
    ),
    Rule(
        "document-renamed",
        Severity.INFO,
        "The document was renamed",
        "It is compared with what it was under its old name.",
        "nothing is to be done",
    ),
    Rule(
        "document-deleted",
        _ERROR,
        "The document is there no longer",
        "There is no new side to compare with. Whoever uses the API that it described would lose all of it.",
        "name the document that took its place",
    ),
    Rule(
        "document-replaced",
        _ERROR,
        "A document is new where another one went away",
        "If it took the other one's place, comparing both says whom that breaks; if it did not, whoever uses the "
        "other API loses all of it. Git sees a rename only where most lines stayed.",
        "name both sides, each by its path or its revision",
    ),
    Rule(
        "overlay-missing",
        Severity.WARNING,
        "A revision does not have an Overlay",
        "What was published then was the document without it, so that is what is compared.",
        "nothing is to be done if the Overlay is new; else name the one of that time",
    ),
    Rule(
        "same-input",
        _ERROR,
        "Standard input cannot be both documents",
        "It can be read once, and has no history that it could be compared with.",
        "name one of them by its path or its revision",
    ),
    Rule(
        "in-submodule",
        _ERROR,
        "A reference leads into a submodule",
        "A submodule is another repository with revisions of its own; what it held at this one may not be here.",
        "commit the file itself, or check both revisions out and name the documents by their paths",
    ),
    Rule(
        "large-file-pointer",
        _ERROR,
        "A file is a pointer of Git LFS",
        "The repository holds a note about the file and not the file.",
        "keep API descriptions out of Git LFS; or check the revision out and name the file by its path",
    ),
    Rule(
        "not-in-clone",
        _ERROR,
        "A partial clone does not have a file",
        "It would have to be fetched, and nothing is fetched while comparing.",
        "fetch without --filter (git fetch --refetch), so that all files are there",
    ),
    Rule(
        "oasdiff-not-found",
        _ERROR,
        "oasdiff was asked for, and is not there",
        "It is a program of its own, which contractor finds on PATH, or where `--oasdiff` or the configuration "
        "says. It cannot come with a Python package.",
        "go install github.com/oasdiff/oasdiff@v1.28.0, or brew install oasdiff; or leave out `--engine`",
    ),
    Rule(
        "oasdiff-failed",
        _ERROR,
        "oasdiff gave no verdict",
        "It ended with an error, took too long, or printed what it does not print. That is not approval.",
        "mend what it complains about, or use `--engine own`",
    ),
    Rule(
        "flatten-failed",
        _ERROR,
        "An `allOf` that cannot be merged",
        "Its branches contradict one another, or make too large a schema, so that oasdiff would not compare them"
        " merged either.",
        "compare without merging allOf",
    ),
    Rule(
        "too-many-routes",
        _ERROR,
        "More routes lead to what changed than oasdiff could count",
        "With `--compat`, a change is reported once for each route to it, as oasdiff does; schemas that refer to one"
        " another may have millions.",
        "compare without `--compat`: contractor follows each schema once",
    ),
)
