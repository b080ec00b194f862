"""Write docs/rules.md from the rule table; with --check, fail where it is not current."""

import sys
from pathlib import Path

from contractor.lint.explained import page

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in arguments:
        current = PAGE.is_file() and PAGE.read_text("utf-8") == text
        if not current:
            print(
                f"{PAGE.name} is not what the rule table says; run tools/rules.py", file=sys.stderr
            )
        return 0 if current else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
