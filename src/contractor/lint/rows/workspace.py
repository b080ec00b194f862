"""Findings about configuration, the lock and writing. They word themselves."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.lint.rule import Rule

TITLE: Final = "Configuration and writing"

_ERROR: Final = Severity.ERROR

RULES: Final = (
    Rule(
        "config-not-found",
        _ERROR,
        "There is no configuration where it was said to be",
        "`--config` names a file that does not exist.",
        "correct the path, or leave `--config` out: the nearest contractor.toml or pyproject.toml is used",
    ),
    Rule(
        "config-not-readable",
        _ERROR,
        "The configuration cannot be read",
        "The system refuses it; the message says why.",
        "mend its permissions",
    ),
    Rule(
        "invalid-toml",
        _ERROR,
        "The configuration is not TOML",
        "Nothing in it can be relied on, so nothing is done.",
        "mend it where the message points; texts stand in double quotes",
        bad="package = bookshop",
        good='package = "bookshop"',
    ),
    Rule(
        "unknown-setting",
        _ERROR,
        "A setting that does not exist",
        "It has no effect, and was certainly meant to have one.",
        "correct its name, or remove it",
    ),
    Rule(
        "invalid-setting",
        _ERROR,
        "A setting has a value that it cannot have",
        "What was meant is unknown, so nothing is done.",
        "write what the message asks for",
    ),
    Rule(
        "invalid-package",
        _ERROR,
        "The package's name cannot be imported",
        "Generated Python is an importable package, so its name is an identifier.",
        "choose a name of small letters, digits and underscores that begins with a letter",
    ),
    Rule(
        "unknown-target",
        _ERROR,
        "A target that is not installed",
        "Targets come with contractor or with a package that offers them as entry points.",
        "correct its name, or install the package that offers it",
    ),
    Rule(
        "no-target",
        _ERROR,
        "There is nothing to generate",
        "Every target is switched off, so the run would write nothing.",
        "switch a target on in the configuration, or name one with --target",
    ),
    Rule(
        "target-failed",
        _ERROR,
        "A target could not do its work",
        "It is no target, or it broke off. What it would have written is left as it was.",
        "tell its authors; meanwhile leave it out with `enabled = false`",
    ),
    Rule(
        "lock-conflict",
        _ERROR,
        "The lock holds both sides of a merge",
        "contractor.lock remembers names and what was written; two versions of it cannot both be right.",
        "take either side, then run contractor generate again",
    ),
    Rule(
        "lock-format",
        _ERROR,
        "The lock was written by another version of contractor",
        "What it remembers may be laid out in another way, and guessing could rename types.",
        "use the version of contractor that wrote it, or delete it: names may then change",
    ),
    Rule(
        "lock-unreadable",
        _ERROR,
        "The lock cannot be understood",
        "It was changed by hand or damaged. Without it nobody knows which files are contractor's.",
        "bring it back from version control, or delete it: names may then change",
    ),
    Rule(
        "cannot-read",
        _ERROR,
        "A file of the output folder cannot be read",
        "Whether it was edited by hand is unknown, so it is not overwritten.",
        "mend its permissions",
    ),
    Rule(
        "cannot-write",
        _ERROR,
        "The output cannot be written",
        "The system refuses it; the message says why. Files are whole, old or new.",
        "mend that and run contractor again: it takes up what is missing",
    ),
    Rule(
        "outside-folder",
        _ERROR,
        "The output folder holds a symbolic link",
        "Writing through it would change files elsewhere.",
        "make it a folder, or choose another output folder",
    ),
    Rule(
        "out-is-a-file",
        _ERROR,
        "The output folder is a file",
        "Output is a folder of files.",
        "name another folder with --out",
    ),
    Rule(
        "in-the-way",
        _ERROR,
        "Something stands where a file must be written",
        "A folder, or something that is no file, has the name that a generated file needs.",
        "move it, or choose another output folder",
    ),
    Rule(
        "edited-file",
        _ERROR,
        "A generated file was edited by hand",
        "Writing it again would throw the change away. Generated files are rewritten and never edited; your own "
        "files are never touched.",
        "bring the change into the document or into a file of your own; --force throws it away",
    ),
    Rule(
        "foreign-file",
        _ERROR,
        "A file that contractor did not write stands where one is generated",
        "It may be yours, so it is not overwritten.",
        "move it or choose another output folder; --force replaces it",
    ),
    Rule(
        "left-behind",
        Severity.WARNING,
        "A file is not generated any more, and was edited by hand",
        "Files that are no longer generated are deleted; this one holds a change, so it is left to you.",
        "delete it if nothing needs it",
    ),
    Rule(
        "stale-file",
        _ERROR,
        "A generated file is not what the document says",
        "`contractor generate --check` found that a run would change it.",
        "run contractor generate, and commit what changes",
    ),
    Rule(
        "missing-method",
        _ERROR,
        "A class does not have a method that the contract asks for",
        "The document has an operation that nobody implements: calling it fails. `contractor generate` says so "
        "as a warning, `--check` as an error; type checkers say the same.",
        "write the method",
    ),
    Rule(
        "wrong-arguments",
        _ERROR,
        "A method takes other arguments than it is called with",
        "A parameter or a body came, went or was renamed in the document.",
        "give the method the arguments that the message names",
    ),
    Rule(
        "not-implemented",
        _ERROR,
        "Nothing implements a group of operations",
        "The document has a group of operations that the application is made without.",
        "write a class that derives from the protocol, and pass it to `create_app`",
    ),
    Rule(
        "unreadable-code",
        _ERROR,
        "The code of the application cannot be read",
        "A file has a mistake, or `app` names a module that is not there. What it implements is unknown, which "
        "is not approval. `contractor generate` says so as a warning, `--check` as an error.",
        "mend it, or correct `app`",
    ),
    Rule(
        "implementation-unseen",
        Severity.WARNING,
        "Nothing is seen that implements a group of operations",
        "Code is read and not run: a class that is made in another package, or by a call, is not seen.",
        "derive a class of yours from the protocol; or leave it to your type checker, and remove `app`",
    ),
    Rule(
        "template-changed",
        Severity.WARNING,
        "The original of a copied template is another one by now",
        "Your copy may lack what a newer contractor writes, or pass over values that it is given.",
        "compare them with `contractor eject TARGET --diff`, and then say that you did with `--accept`",
    ),
    Rule(
        "unknown-template",
        Severity.WARNING,
        "A template that nothing reads",
        "The target has none of that name: it is misspelt, or went away.",
        "rename or delete it",
    ),
    Rule(
        "template-failed",
        _ERROR,
        "A copied template cannot be rendered",
        "It has a mistake, or uses a value that there is not.",
        "mend it, or delete it: contractor's own then stands there",
    ),
    Rule(
        "unknown-scheme",
        _ERROR,
        "Credentials for a security scheme that the document does not have",
        "What is shown to a scheme is said by its name; a name that is misspelt would leave the scheme with the "
        "usual credentials, and nobody would notice.",
        "correct the name, or delete it",
    ),
    Rule(
        "no-credential",
        _ERROR,
        "An environment variable that should hold a credential is not set",
        "Without it every request would be refused, and a run would fail for a reason that is none of the server's.",
        "set the variable, or name another one",
    ),
    Rule(
        "squawk-failed",
        _ERROR,
        "squawk gave no verdict",
        "It ended with an error, took too long, or printed what it does not print. That is not approval.",
        "mend what it complains about, or use `--engine own`",
    ),
)
