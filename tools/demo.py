"""`make demo`: generate from our own document into a new folder and show what came out."""

import subprocess
import sys
import tempfile
from pathlib import Path

SPEC = Path("specs/bookshop.yaml")
EXCERPT = 24  # lines of a file that are shown


def main() -> int:
    out = Path(tempfile.mkdtemp(prefix="contractor-demo-"))
    contractor = Path(sys.executable).with_name("contractor")
    print(f"$ contractor generate {SPEC} --out {out}", flush=True)
    status = subprocess.run([contractor, "generate", SPEC, "--out", out]).returncode
    if status != 0:
        print(f"demo: contractor stopped with exit status {status}", file=sys.stderr)
        return status
    print()
    for line in tree(out):
        print(line)
    files = sorted(path for path in out.rglob("*") if path.suffix in {".py", ".ts"})
    for path in excerpts(files):
        print(f"\n--- {path.relative_to(out)}")
        print("\n".join(from_first_type(path.read_text(encoding="utf-8").splitlines())[:EXCERPT]))
    print(f"\nEverything is in {out}; nothing in it needs contractor to run.")
    return 0


def tree(folder: Path, indent: str = "") -> list[str]:
    """The folder as lines, a folder's own files first."""
    lines: list[str] = []
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        if path.is_dir():
            lines += [f"{indent}{path.name}/", *tree(path, indent + "    ")]
        else:
            lines.append(
                f"{indent}{path.name:<{max(1, 36 - len(indent))}}{path.stat().st_size:>9,} bytes"
            )
    return lines


def excerpts(files: list[Path]) -> list[Path]:
    """The largest Python file that the document gave rise to, and the TypeScript types: enough to see the style."""
    modules = [path for path in files if path.suffix == ".py" and not path.name.startswith("_")]
    types = [path for path in files if path.name == "types.ts"]
    return [max(modules, key=lambda path: path.stat().st_size), *types]


def from_first_type(lines: list[str]) -> list[str]:
    """The lines from the first class, interface or type on; imports show little."""
    starts = ("class ", "export interface ", "export type ")
    for number, line in enumerate(lines):
        if line.startswith(starts):
            return lines[number:]
    return lines


if __name__ == "__main__":
    sys.exit(main())
