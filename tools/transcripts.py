"""Write docs/transcripts.md: published APIs compared, as printed.

    python tools/transcripts.py FOLDER

FOLDER holds the documents by the names below. What is left out of a long answer is said where it was.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[1] / "docs" / "transcripts.md"
#: Title, both documents, how many warnings are shown, and what a reader learns.
COMPARISONS: Final = (
    (
        "Museum: small and everything at once",
        "Redocly's museum example, c3e83d9 to 2770b2b (24 kB of YAML).",
        ("museum-old.yaml", "museum-new.yaml"),
        9,
        (
            "Two operations answer 201 instead of 200, and what a special event is was tightened: clients that wait for"
            " 200 take the success for a failure. Most other edits of the commit are harmless, counted and not shown."
        ),
    ),
    (
        "Box: a large document, JSON, a few breaks among many additions",
        "Box Platform API, c63bddd2 to c9a878a9 (1.7 MB of JSON).",
        ("box-old.json", "box-new.json"),
        2,
        (
            "The document grew by hundreds of edits; what breaks clients are the errors at the end. Values that an"
            " answer may hold now are warnings: whether a client minds depends on how it reads them, and a team that"
            " knows gives the rule another severity. Each has its line, although the document is JSON."
        ),
    ),
    (
        "Adyen: unions, and what nobody could decide",
        "Adyen Checkout API, version 66 to 67 (0.9 MB of JSON).",
        ("adyen-v66.json", "adyen-v67.json"),
        2,
        (
            "An answer may hold a new kind of action, so clients that switch over the kinds meet one that they do not"
            " know. Some unions overlap so that neither verdict could be proven: they are listed,"
            " and the verdict does not claim more than what was judged."
        ),
    ),
)
_HEAD: Final = """\
<!-- Written by tools/transcripts.py; do not edit. -->

# Transcripts

What `contractor diff` prints for two versions of three published APIs. Errors stand last, where a terminal ends. Lines
in brackets say what was left out here.
"""


def main(arguments: list[str]) -> int:
    """Run the comparisons and write the page."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    parts = [_HEAD]
    for title, what, (old, new), most, learned in COMPARISONS:
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                "from contractor.cli import program; program()",
                "diff",
                old,
                new,
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode == 2:  # no verdict
            print(ran.stderr, file=sys.stderr)
            return 2
        parts += [
            f"## {title}\n\n{what}\n",
            f"```\n$ contractor diff {old} {new}\n{_shortened(ran.stdout, most)}```\n",
            f"Exit status {ran.returncode}. {learned}\n",
        ]
    PAGE.write_text("\n".join(parts), "utf-8", newline="\n")
    return 0


def _shortened(printed: str, most: int) -> str:
    """The text with the first few warnings; everything else stays."""
    blocks = re.split(r"\n\n(?=\S)", printed)
    warnings = [block for block in blocks if block.startswith("warning[")]
    out = warnings[most:]
    if not out:
        return printed
    place = blocks.index(out[0])
    kept = [block for block in blocks if block not in out]
    kept.insert(place, f"[{len(out)} more warnings]")
    return "\n\n".join(kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
