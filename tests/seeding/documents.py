"""Documents whose rows are made."""

from pathlib import Path

STRANGE = Path(__file__).parent / "strange.yaml"
SHOP = Path(__file__).parents[2] / "specs" / "bookshop.yaml"
FAMILIES = Path(__file__).parents[1] / "cases" / "table-families" / "spec.yaml"
