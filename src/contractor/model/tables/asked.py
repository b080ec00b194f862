"""What is asked for: by a document in its keywords, or by a proposal in their stead.

Takes a model and what is proposed, gives what stands at each place, and keeps what is found wrong with it; refuses to
know what becomes of it.
"""

from collections.abc import Mapping
from typing import Any

from contractor.diagnostic import Finding, Severity
from contractor.model.families import families
from contractor.model.tables.table import Table
from contractor.model.tables.vocabulary import COLUMN, TABLE, ill_typed
from contractor.model.types import Model, TypeKey
from contractor.source import join, resolve, unescape
from contractor.text import nearest


class Asked:
    """What a model is asked for. `proposed` is what stands at further places, as if the document said it.

    `tables` are what tables are asked to be by the keys of their schemas, `families` those that share rows.
    """

    def __init__(self, model: Model, proposed: Mapping[str, Any]) -> None:
        self.model = model
        self._proposed = proposed
        self.tables: dict[TypeKey, Any] = {
            key: schema.keywords[TABLE] if TABLE in schema.keywords else proposed[at]
            for key, schema in model.contract.schemas.items()
            if TABLE in schema.keywords or (proposed and (at := join(key, TABLE)) in proposed)
        }
        self.families = families(model, self.tables, TABLE)
        self.findings: list[Finding] = [*self.families.findings]
        #: Whether the items of a list are a reference that leads nowhere, which was told.
        self.is_dangling = False
        named = list(self.tables)
        named += [one.key for each in self.families.families.values() for one in each.members]
        self._keys = {unescape(key.rpartition("/")[2]): key for key in named}

    def column(self, place: str) -> Any:
        """What stands beside the other keywords of a property: a mapping, or what is ill-typed."""
        file, _, pointer = place.partition("#")
        raw = resolve(self.model.contract.files.load(file).data, pointer)
        found = raw.get(COLUMN, {}) if isinstance(raw, dict) else {}
        if found == {} and self._proposed:
            found = self._proposed.get(join(place, COLUMN), {})
        return found

    def fits(self, keyword: str, said: Any, at: str) -> bool:
        """Whether the value of a keyword is well typed; tells what is not."""
        found = list(ill_typed(keyword, said, at))
        for one in found:
            self._tell(one)
        return not found

    def table_named(self, name: str | None, at: str) -> TypeKey | None:
        """The schema that is called so, whose table it is; tells where there is none."""
        if name is None:
            return None
        key = self._keys.get(name)
        if key is None:
            near = nearest(name, list(self._keys))
            why = f"{name!r} is no schema with `{TABLE}`"
            why += f"; did you mean {near}?" if near else ""
            self.wrong("unknown-table", why, at, f"there are: {', '.join(self._keys)}")
        return key

    def lacks_key(self, table: Table) -> bool:
        """Whether a table has none of the keys that it is asked to have, which was told."""
        return not table.primary and "key" in self.tables.get(table.key, {})

    def wrong(self, id: str, message: str, at: str, help: str | None) -> None:
        """Tell of an error; once, though several tables hold what it is about."""
        self._tell(Finding(id, Severity.ERROR, message, at, help))

    def _tell(self, found: Finding) -> None:
        if found not in self.findings:
            self.findings.append(found)
