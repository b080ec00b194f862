"""`make case NAME=…`: start a test case, a folder with a small document and the output it must give."""

import re
import sys
from pathlib import Path

CASES = Path("tests/cases")

STARTER = """\
# Why this case exists, in one sentence.
openapi: 3.1.0
info: {title: Case, version: "1"}
paths: {}
components:
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: string}
"""


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        print("usage: make case NAME=words-with-hyphens", file=sys.stderr)
        return 2
    spec = CASES / name / "spec.yaml"
    if spec.exists():
        print(f"{spec} exists already", file=sys.stderr)
        return 1
    (spec.parent / "expect").mkdir(parents=True, exist_ok=True)
    spec.write_text(STARTER, encoding="utf-8")
    print(
        f"{spec} is written: say in it why it exists, make it your case, then see tests/cases/README.md"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
