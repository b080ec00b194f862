"""docs/benchmarks.md from the recorded results: text in, text out."""

from statistics import median
from typing import Any

HEAD = """\
# Benchmarks

Written by `make bench`. contractor beside the generators that people use today, on the
same documents, in one run for each table. **CPU** is user and system time of the process and its children; memory
is the peak of the largest of them. Each row is the median of its runs, which took turns with those
of the other rows of its table. An exit status of 1 says that there were findings; the rest was done
all the same. A bar that could not be measured is not shown as met.

{versions}
"""


def page(recorded: dict[str, Any]) -> str:
    versions = ["| tool | version |", "|---|---|"]
    versions += [f"| {tool} | {version} |" for tool, version in recorded["versions"].items()]
    head = HEAD.format(versions="\n".join(versions))
    parts = [head, *(section(measure) for measure in recorded["measures"].values())]
    return "\n".join(parts)


def section(measure: dict[str, Any]) -> str:
    when = f"Measured on {measure['date']}, {measure['rounds']} rounds: {measure['machine']}"
    lines = [f"## {measure['title']}", "", measure["how"], "", when, ""]
    if measure.get("skipped"):
        return "\n".join([*lines[:2], f"Not measured: {measure['skipped']}.", ""])
    lines += ["| | CPU s | peak MB | on the clock, s |", "|---|--:|--:|--:|"]
    lines += [row(label, outcome) for label, outcome in measure["outcomes"].items()]
    if measure["bars"]:
        lines += ["", "| bar | measured | |", "|---|---|---|"]
        lines += [bar_row(bar) for bar in measure["bars"]]
    return "\n".join([*lines, ""])


def row(label: str, outcome: dict[str, Any]) -> str:
    if outcome["failure"]:
        return f"| {label} | failed: {outcome['failure'].replace('|', '/')} | | |"
    cpu, memory, wall = (
        median(run[what] for run in outcome["runs"]) for what in ("cpu", "memory_mb", "wall")
    )
    if outcome["runs"][-1]["status"] != 0:
        label += f" (exit status {outcome['runs'][-1]['status']})"
    return f"| {label} | {cpu:.2f} | {memory:.0f} | {wall:.2f} |"


def bar_row(bar: dict[str, Any]) -> str:
    verdict = {True: "met", False: "**not met**", None: "**not measured**"}[bar["met"]]
    return f"| {bar['says']} | {bar['figure']} | {verdict} |"
