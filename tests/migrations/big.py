"""Every kind of change with many rows, as a user runs it: `python -m tests.migrations.big [--rows N] [KIND...]`.

Prints a line for each kind and database. DATABASE_URL names a PostgreSQL server; without it one is started.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from contractor import scratch
from contractor.rehearsing import Rehearsed, rehearse
from tests.databases import DIALECTS
from tests.migrations.kinds import KINDS, models

_HEAD = ("kind", "database", "rows", "up/down/up", "catalogue", "both write", "seconds", "digests")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*", default=KINDS)
    parser.add_argument("--rows", type=int, default=50_000)
    asked = parser.parse_args()
    print("| " + " | ".join(_HEAD) + " |")
    print("|" + "---|" * len(_HEAD))
    faults = 0
    with server() as url:
        for kind in asked.kinds:
            old, new = models(kind)
            for dialect in DIALECTS:
                came = rehearse(old, new, dialect, server=url, rows=asked.rows)
                print("| " + " | ".join(_row(kind, came)) + " |", flush=True)
                for one in came.faults[:10]:
                    print(f"    {one.stage}: {one.kind}: {one.message}", flush=True)
                faults += len(came.faults)
    return 1 if faults else 0


@contextmanager
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
    else:
        with scratch.postgresql() as url:
            yield url


def _row(kind: str, came: Rehearsed) -> Iterator[str]:
    found = {one.kind for one in came.faults}
    whole = "migration" not in found
    digests = dict(came.digests)
    yield kind
    yield came.dialect
    yield str(sum(count for _, count in came.rows))
    yield "equal" if whole and "rows" not in found else "DIFFER"
    yield "equal" if whole and "catalogue" not in found else "DIFFERS"
    yield f"yes ({came.writes})" if whole and "write" not in found else "NO"
    yield f"{sum(one.seconds for one in came.stages):.0f}"
    names = ("before", "after", "after, and back", "after, again")
    yield " ".join(digests.get(name, "-")[:6] for name in names)


if __name__ == "__main__":
    sys.exit(main())
