"""What keeps an operation from being tested at all."""

from typing import Final

from contractor.testing.checks.check import ENGINE, Check, openapi

TITLE: Final = "What could not be tested"

CHECKS: Final = (
    Check(
        "not-generated",
        "No request could be made, or none could be judged",
        "Schemathesis can make requests for each operation, and judge what comes back.",
        "An operation that nothing is sent to has no failures, and looks as if it were right. So this is one.",
        "do what the message says; a schema that no value satisfies, a reference that leads nowhere and a pattern that"
        " is none do this, and `contractor lint` names their lines",
        bad="""
            POST /books               # title: {type: string, minLength: 5, maxLength: 3}
              nothing was sent
            """,
        good="""
            POST /books  {"title": "Emma"}   # title: {type: string, minLength: 3, maxLength: 5}
              201  {"id": 7, "title": "Emma"}
            """,
        by=(ENGINE,),
        sources=(openapi("4.24", "Schema Object"),),
        alike=("unreached",),
    ),
)
