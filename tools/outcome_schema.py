"""Write docs/test.schema.json from the code that prints contract tests; with --check, fail where it is stale."""

import json
import sys
from pathlib import Path

from contractor.report.testing.json import schema

FILE = Path(__file__).parents[1] / "docs" / "test.schema.json"


def main(arguments: list[str]) -> int:
    """Write the schema, or check it."""
    text = json.dumps(schema(), indent=2) + "\n"
    if "--check" in arguments:
        current = FILE.is_file() and FILE.read_text("utf-8") == text
        if not current:
            print(f"{FILE.name} is stale; run tools/outcome_schema.py", file=sys.stderr)
        return 0 if current else 1
    FILE.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
