"""The kinds of what is not covered: what nobody saw, which is never a pass."""

from typing import Final

from contractor.diagnostic import Severity
from contractor.testing.checks.check import Check, openapi

TITLE: Final = "What is not covered"

CHECKS: Final = (
    Check(
        "unreached",
        "No documented success was seen",
        "Every operation is seen to succeed once as documented, with each media type that its body can have.",
        "A server that refuses everything fails no other check. What an operation is for is tested only once it"
        " succeeds, so without that a run has shown nothing about it.",
        "do what the message says: mend what the operation hangs on, show other credentials, give parameters and bodies"
        " examples that the server takes, add a link, or test a server that has data; `--allow-uncovered unreached`"
        " lets it pass",
        bad="""
            GET /books/1
              404  {"status": 404}
            """,
        good="""
            POST /books  {"title": "Emma"}
              201  {"id": 7, "title": "Emma"}
            GET /books/7
              200  {"id": 7, "title": "Emma"}
            """,
        sources=(openapi("4.16", "Responses Object"), openapi("4.20", "Link Object")),
        alike=("timeout", "unchecked"),
    ),
    Check(
        "timeout",
        "The time was over before it was tested",
        "Everything that was asked for was tested in the time that `--time` gives.",
        "A test that was not made has not passed, and what is left out changes with how fast a machine is.",
        "give more `--time`, test less (`--examples`, `--phases`, `--changed main`) or in parts (`--shard 1/4`);"
        " `--allow-uncovered timeout` lets it pass",
        bad="contractor test app:app --time 5",
        good="contractor test app:app --time 120",
        alike=("unreached",),
    ),
    Check(
        "chosen",
        "It was left out on purpose",
        "Nothing was left out: each phase and probe was asked for, no credential was missing, and no operation had"
        " more variants than are sent.",
        "It fails nothing, and is said so that nobody takes it for tested. `-v` lists it.",
        "leave `--phases` out, or name the credential without scopes that `limited` asks for, to have it tested",
        bad="contractor test app:app --phases coverage",
        good="contractor test app:app",
        alike=("unchecked",),
        severity=Severity.INFO,
    ),
    Check(
        "unchecked",
        "Nobody here can check it",
        "Everything that the document says can be held against what the server does.",
        "Client certificates cannot be shown here, XML that comes back is not held against its schema, and a request"
        " that is no longer taken proves nothing about those that are wrong. It fails nothing, and is said so that"
        " nobody takes it for tested.",
        "read the reason: some are mended in the document (a refusal that is not documented, two operations that one"
        " request means), some by examples that the server takes again and again; for the rest write a test of your"
        " own",
        bad="""
            POST /books  {"title": 5}     # documented: 201, and nothing that could refuse it
              400
            """,
        good="""
            POST /books  {"title": 5}     # documented: 201, 422
              422  {"status": 422}
            """,
        alike=("unreached", "chosen"),
        severity=Severity.INFO,
    ),
)
