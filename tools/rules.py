"""Write the pages of docs that tables of rules and checks say; with --check, fail where one is not current."""

import sys
from pathlib import Path

from contractor.lint import explained
from contractor.report import catalogue, checks
from contractor.sql import explained as migrations

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "rules.md": explained.page,
    "diff-rules.md": catalogue.page,
    "checks.md": checks.page,
    "migration-rules.md": migrations.page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    status = 0
    for name, page in PAGES.items():
        text, path = page(), DOCS / name
        if "--check" not in arguments:
            path.write_text(text, "utf-8", newline="\n")
        elif not path.is_file() or path.read_text("utf-8") != text:
            print(f"{name} is not what its table says; run tools/rules.py", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
