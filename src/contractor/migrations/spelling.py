"""A script as a file of SQL, which people read and change, and which psql runs as well.

Takes a script, gives text; refuses to know paths. What is run together stands between BEGIN and COMMIT; comments that
begin with `contractor:` say what SQL cannot: that a statement is done for some rows after the other, and that a number
has to be 0.
"""

import re
import textwrap
from collections.abc import Iterator
from typing import Final

from contractor.migrations.values import Manner, Script, Statement, Step
from contractor.relational.conditions import quoted

#: Rows that one transaction of a backfill goes over.
BATCH: Final = 5000

#: How long a statement waits for whoever uses the table, before it gives up: others wait behind it.
_LOCK_TIMEOUT: Final = "SET lock_timeout = '5s';"
_STATEMENT_TIMEOUT: Final = "SET statement_timeout = '1min';"
#: Validating, making indexes and filling take as long as they take, and keep nobody waiting.
_NO_TIMEOUT: Final = "SET statement_timeout = 0;"
#: A table that is made anew would take the rows with it that refer to its own.
_APART: Final = (
    "Foreign keys are looked at when tables have been made anew, before that is committed."
)
_REFERENCES_OFF: Final = "PRAGMA foreign_keys = OFF;"
_REFERENCES_ON: Final = "PRAGMA foreign_keys = ON;"
_REFERENCES_CHECKED: Final = "PRAGMA foreign_key_check;"
_WIDTH: Final = 100
_QUOTED: Final = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*")""")
#: The end of a line, and empty ones behind it.
_LINES: Final = re.compile(r"[ \t]*\n(?:[ \t]*\n)*")


def spelled(script: Script, title: str) -> str:
    """The text of a script; `title` says what it is for."""
    parts = [comment(title)]
    if not script.steps:
        parts.append(comment("There is nothing to do."))
    elif script.dialect == "postgresql":
        parts.append(_LOCK_TIMEOUT)
    steps = [_step(script, step) for step in script.steps]
    if steps and _makes_tables_anew(script):
        steps = [f"{comment(_APART)}\n{_REFERENCES_OFF}", *steps, _REFERENCES_ON]
    parts += steps
    return "\n\n".join(parts) + "\n"


def comment(text: str) -> str:
    """A text as a comment."""
    return textwrap.fill(text, _WIDTH, initial_indent="-- ", subsequent_indent="-- ")


def laid_out(sql: str) -> str:
    """A statement as SQLAlchemy writes it, without its tabs and empty lines; what stands in quotes stays as it is."""
    parts = _QUOTED.split(sql.strip())
    parts[::2] = [_LINES.sub("\n", one).replace("\t", "    ") for one in parts[::2]]
    return "".join(parts)


def _makes_tables_anew(script: Script) -> bool:
    return script.dialect == "sqlite" and any(
        statement.sql.startswith("DROP TABLE")
        for step in script.steps
        for statement in step.statements
    )


def _step(script: Script, step: Step) -> str:
    lines = [comment(step.why + ".")]
    if script.dialect == "postgresql":
        brief = step.manner == "together" and not step.long
        lines.append(_STATEMENT_TIMEOUT if brief else _NO_TIMEOUT)
    if step.manner == "together":
        lines.append("BEGIN;")
    for statement in step.statements:
        lines += _statement(statement, step.manner)
    if step.manner == "together":
        if _makes_tables_anew(script):
            lines.append(_REFERENCES_CHECKED)
        lines.append("COMMIT;")
    return "\n".join(lines)


def _statement(statement: Statement, manner: Manner) -> Iterator[str]:
    if statement.note:
        yield comment(statement.note)
    for rule, reason in statement.allow:
        yield comment(f"contractor: allow {rule}: {reason}")
    if manner == "batches":
        keys = ", ".join(map(quoted, statement.by))
        yield f"-- contractor: in batches of {BATCH} by {keys}"
    if statement.expect:
        yield f"-- contractor: expect 0, or else {statement.expect}"
    yield f"{statement.sql};"
