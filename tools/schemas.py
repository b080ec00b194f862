"""Write the JSON Schemas of what is printed as JSON, docs/comparison.schema.json and docs/test.schema.json.

They follow from the code that prints it; tests fail where they are stale.
"""

import json
from pathlib import Path

from contractor.report.comparison.json import schema as of_comparisons
from contractor.report.testing.json import schema as of_outcomes

DOCS = Path(__file__).parents[1] / "docs"


def main() -> None:
    """Write both."""
    for name, schema in (("comparison", of_comparisons()), ("test", of_outcomes())):
        text = json.dumps(schema, indent=2) + "\n"
        (DOCS / f"{name}.schema.json").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
