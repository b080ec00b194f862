"""Methods of things that are rows of a database, by what they do.

Takes an operation and the table of what it is about, gives statements; what no table is for, it leaves to what is
kept in memory.
"""

from contextlib import ExitStack
from typing import Final

from contractor.contract.templating import as_sent
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.model import Enumeration, Property, Record, Type
from contractor.model.tables import Stored, Table
from contractor.nouns import article, phrase
from contractor.resources import Role
from contractor.samples import NoSample
from contractor.scaffold.filtering import Filter, Order, filters, order
from contractor.scaffold.in_memory import InMemory
from contractor.scaffold.kept import Kept
from contractor.scaffold.listing import answer_list
from contractor.scaffold.method import Told
from contractor.scaffold.paging import Window, around, most, window
from contractor.targets.fastapi.names import BODY
from contractor.targets.python import literals
from contractor.targets.sqlalchemy.conversions import Needed
from contractor.targets.sqlalchemy.names import column_attribute, version_attribute
from contractor.text import Words

#: Formats of texts that no column holds as they are.
_CONVERTED: Final = frozenset({"byte", "binary", "decimal", "time", "ipv4", "ipv6"})


@frozen
class _Owner:
    """The row that others belong to: what its path leads to, the attribute of the others that holds its key, and the
    argument that is it."""

    kept: Kept
    table: Table
    attribute: str
    argument: str


class InDatabase(InMemory):
    """A method of an application that has tables."""

    def write(self) -> None:
        """The statements of the method. Raises `NoSample` where an example that they need cannot be made."""
        resource = self.step.resource
        kept = None if resource is None else self.whole.kept.get(resource.path)
        table = self._table(kept)
        if table is None:
            super().write()
            return
        match self.role:
            case Role.LIST:
                self.look_above()
                self._list_rows(table)
            case Role.READ if kept is None:
                self.look_above()
                self._read_any(table)
            case Role.CREATE | Role.ACT if kept is None or self.role is Role.CREATE:
                self.look_above()
                self._create_row(kept, table)
            case _ if kept is None:
                super().write()
            case Role.READ:
                self._read_row(kept, table)
            case Role.REPLACE:
                self._replace_row(kept, table)
            case Role.UPDATE:
                self._update_row(kept, table)
            case Role.DELETE:
                self._delete_row(kept, table)
            case _:
                self._act_on_row(kept, table)

    def _table(self, kept: Kept | None) -> Table | None:
        """The table that the operation works on."""
        if kept is not None:
            return kept.table
        wanted = self.kind(self.answer())
        if self.role is Role.LIST and self.step.listing is not None:
            listed = self.whole.kinds.inside(wanted, self.step.listing.inside)
            wanted = None if listed is None else self.whole.kinds.item(listed)
        table = self.whole.table(wanted)
        if table is None or self.role in (Role.LIST, Role.READ):
            return table
        if table.parent is not None and self._owner(table, as_sent(self.endpoint.path)) is None:
            return None
        is_made = self.role is Role.ACT and self.call.method.lower() == "post"
        return table if is_made and table.record.key in self._sent() else None

    def _sent(self) -> set[str]:
        """The records that the body is, as they are read."""
        records = [self.whole.kinds.record(kind) for kind in self.body_kinds()]
        return {one.key.removesuffix(">sent") for one in records if one is not None}

    # ── rows ──────────────────────────────────────────────────────────────────────────────────────

    def _stores(self) -> str:
        """The session of the request."""
        self.is_async = False
        self.scene.stores = True
        return "self.session"

    def _row_class(self, table: Table) -> str:
        return self.scene.row(table)

    def _gone(self, table: Table, row: str) -> str:
        """What is true where there is no such row."""
        return f"{row} is None" + (f" or {row}.deleted_at is not None" if table.soft_delete else "")

    def _get(
        self, kept: Kept, table: Table, *, changes: bool = False, said: Words = ("row",)
    ) -> str:
        """The variable that holds the row that a path leads to, `said` as it is called.

        `changes`: nobody else changes it before this request is done. Rows of its lists have no version by which
        two who replace them at once could be told apart.
        """
        row = self.local(said)
        key = self.key_parts(kept)[-1]
        lock = ", with_for_update=True" if changes else ""
        owner = self._owner(table, kept.resource.path)
        if owner is not None and (len(owner.kept.keys) > 1 or owner.table.soft_delete):
            self.must_be_there(owner.kept)
        self.lines.add(f"{row} = {self._stores()}.get({self._row_class(table)}, {key}{lock})")
        gone = self._gone(table, row)
        if owner is not None:
            gone += f" or {row}.{owner.attribute} != {owner.argument}"
        with self.lines.inside(f"if {gone}:"):
            self.missing(kept.noun)
        return row

    def _owner(self, table: Table, path: str) -> "_Owner | None":
        """The row which those of a table belong to, where a path leads through it."""
        above = None if table.parent is None else self.whole.above(path)
        if above is None or above.table is None or above.table.key != table.parent:
            return None
        argument = self.argument("path", above.keys[-1].variable)
        if argument is None:
            return None
        return _Owner(above, above.table, self.whole.owner(table, above.table), argument)

    def must_be_there(self, kept: Kept) -> None:
        """Refuse whoever asks for something that is not there."""
        if kept.table is None:
            super().must_be_there(kept)
            return
        if not self._leads_to(kept):
            return
        if kept.table.soft_delete or kept.table.parent is not None:
            self._get(kept, kept.table, said=(*kept.noun, "row"))
            return
        key = self.key_parts(kept)[-1]
        found = f"{self._stores()}.get({self._row_class(kept.table)}, {key})"
        with self.lines.inside(f"if {found} is None:"):
            self.missing(kept.noun)

    def _model(self, table: Table, row: str) -> str:
        """The model of a row. What is not stored is that of the example."""
        needed = self.whole.from_row(table)
        given = [row]
        if needed:
            example = self._example(table)
            given += [
                f"{one.name}={self._of_example(table.record, example, one)}" for one in needed
            ]
        return f"{self.scene.use(self.scene.tables, 'from_row')}({', '.join(given)})"

    def _of_example(self, record: Record, example: str, one: Needed) -> str:
        """A part of an example."""
        kinds = self.whole.kinds
        found: Record | None = record
        text = example
        for name in one.path:
            if found is None:
                raise NoSample(record.at, f"{name} is in no object")
            text += f".{self.whole.attributes.names(found)[name]}"
            found = kinds.record(kinds.properties(found)[name].type)
        return text

    def _example(self, table: Table) -> str:
        """The constant of an example of what a table holds."""
        schema = self.whole.contract.schemas[table.key]
        kind = self.whole.kind_of(table)
        value = self.whole.samples.value(schema, Direction.RESPONSE)
        return self.scene.example(self.scene.examples.one(kind, table.record.name, value))

    def _row(self, table: Table, model: str, row: str | None = None) -> str:
        """The row of a model. What the model does not hold comes from the row before, or from what was sent."""
        beside = [f"{one.name}={self._beside(table, one, row)}" for one in self.whole.to_row(table)]
        given = [model, *beside]
        return f"{self.scene.use(self.scene.tables, 'to_row')}({', '.join(given)})"

    def _beside(self, table: Table, one: Needed, row: str | None) -> str:
        if row is not None:
            return f"{row}.{one.name}"
        for part in self.parts(self.whole.kind_of(table)):
            found = self._said_by(part, one)
            if found is not None:
                return found
        kind, value = self.whole.beside(table, one)
        return self.scene.literal(kind, value)

    def _said_by(self, part: str, one: Needed) -> str | None:
        """What a part of the body says of something beside the model."""
        kinds = self.whole.kinds
        own = self.body_kinds()[0]
        record = kinds.record(own)
        if part != BODY and record is not None:
            names = self.whole.attributes.names(record)
            name = next((name for name, own in names.items() if part == f"{BODY}.{own}"), "")
            found = kinds.properties(record).get(name)
            record = None if found is None else kinds.record(found.type)
        if record is None or len(one.path) != 1 or one.path[0] not in kinds.properties(record):
            return None
        said = kinds.properties(record)[one.path[0]]
        if not said.required or self.whole.code(said.type) != one.type.flat:
            return None
        return f"{part}.{self.whole.attributes.names(record)[one.path[0]]}"

    # ── constraints ───────────────────────────────────────────────────────────────────────────────

    def _violated(self, table: Table, noun: Words) -> str:
        """What is wrong where a row is refused; empty where none can be."""
        said: list[str] = []
        if table.unique or self._says_key(table):
            said.append(f"there is such {article(phrase(noun))} already")
        if self.whole.refers(table):
            said.append("what it refers to is not there")
        return ", or ".join(said)

    def _commit(self, noun: Words, said: str, row: str | None, stale: str | None = None) -> None:
        """Commit; `said` is what is answered where a constraint does not hold, empty where none can be broken.

        `row` is read again before that: as it is now, and not as somebody else may leave it. `stale` is the reply
        where somebody else was quicker. What cannot be stored at all is answered as a broken constraint is, if
        there is no better one: a contract that takes every text has no answer that refuses one with U+0000.
        """
        is_documented = self.documents("409")
        refuses = self.documents("422") or self.documents("400")
        lenient = any(self.documents(one) for one in ("404", "403", "4XX", "DEFAULT"))
        session = self._stores()
        steps = [f"{session}.commit()"]
        if row is not None:
            steps = [f"{session}.flush()", f"{session}.refresh({row})", *steps]
        may_fail = is_documented or (refuses and lenient) or bool(said)
        if not may_fail and stale is None:
            self.lines.add(*steps)
            return
        with self.lines.inside("try:"):
            self.lines.add(*steps)
        if stale is not None:
            late = self.scene.use("sqlalchemy.orm.exc", "StaleDataError")
            with self.lines.inside(f"except {late}:"):
                self.lines.add(f"return {stale}")
        if may_fail:
            self._refuse_unstorable(noun, said or "that cannot be stored")

    def _refuse_unstorable(self, noun: Words, said: str) -> None:
        error = self.scene.use("sqlalchemy.exc", "StatementError")
        passing = self.scene.use(f"{self.whole.package}._failures", "is_unavailable")
        why = self.local(("why",))
        with self.lines.inside(f"except {error} as {why}:"):
            with self.lines.inside(f"if {passing}({why}):"):
                self.lines.add("raise")
            made = self.refusal("409", noun, said) if self.documents("409") else None
            if made is not None:
                self.lines.add(f"return {made}")
                return
            refused = self.scene.use(self.scene.public, "Refused")
            lenient = any(self.documents(one) for one in ("404", "403", "4XX", "DEFAULT"))
            refuses = self.documents("422") or self.documents("400")
            reason = "not-found" if lenient and refuses else "conflict"
            self.lines.add(f'raise {refused}("{reason}", "{said}") from None')

    def _etag(self, table: Table, row: str) -> str | None:
        if not self.tells_version():
            return None
        if table.version is None:
            return f"{self.scene.use('.etags', 'digest')}({self._model(table, row)})"
        return f"{self.scene.use('.etags', 'etag')}({row}.{version_attribute(table.version)})"

    def _refuse_stale_row(self, kept: Kept, table: Table, row: str) -> None:
        if table.version is not None and self.is_versioned(kept):
            self.refuse_stale(kept.noun, f"{row}.{version_attribute(table.version)}")

    def _late(self, kept: Kept, table: Table) -> str | None:
        """The reply where somebody else changes a row while this request does, if there is one for it."""
        if table.version is None or not self.documents("412"):
            return None
        return self.refusal("412", kept.noun, "somebody changed it since")

    def _show(self, kept: Kept | None, table: Table, row: str, tag: str | None = None) -> None:
        """Answer with a row."""
        answer = self.answer()
        told = Told(etag=tag if tag is not None else self._etag(table, row))
        if kept is not None and kept.keys:
            own = f"{row}.{column_attribute(self._primary(table).source.words)}"
            where = self.location(kept.resource, [(own, self.whole.key_code(kept.keys[-1]))])
            told = Told(where, told.etag)
        if answer is None or self.kind(answer) is None:
            self.goes_well(None, told)
            return
        self.goes_well(self.wrapped(self._model(table, row), self.whole.kind_of(table)), told)

    def _primary(self, table: Table) -> Stored:
        return next(one for one in table.stored if one.source.name == table.primary[0])

    # ── roles ─────────────────────────────────────────────────────────────────────────────────────

    def _read_any(self, table: Table) -> None:
        """Answer with the first row: which one it is, only the application knows."""
        self.lines.note("Which one it is depends on who asks; until you say so, it is the first.")
        wanted, row = self.local(("wanted",)), self.local(("row",))
        self._select(table, wanted)
        self.lines.add(f"{row} = {self._stores()}.scalars({wanted}.limit(1)).first()")
        with self.lines.inside(f"if {row} is None:"):
            self.missing(table.record.name)
        self._show(None, table, row)

    def _select(self, table: Table, wanted: str, *, ordered: bool = True) -> None:
        """The query for all rows that are there, in the order of their keys if it is `ordered`."""
        name = self._row_class(table)
        select = self.scene.use("sqlalchemy", "select")
        by_key = f".order_by({self._key_column(table)})" if ordered else ""
        self.lines.add(f"{wanted} = {select}({name}){by_key}")
        owner = self._owner(table, as_sent(self.endpoint.path))
        if owner is not None:
            condition = f"{name}.{owner.attribute} == {owner.argument}"
            self.lines.add(f"{wanted} = {wanted}.where({condition})")
        if table.soft_delete:
            self.lines.add(f"{wanted} = {wanted}.where({name}.deleted_at.is_(None))")

    def _key_column(self, table: Table) -> str:
        return f"{self._row_class(table)}.{column_attribute(self._primary(table).source.words)}"

    def _read_row(self, kept: Kept, table: Table) -> None:
        row = self._get(kept, table)
        tag: str | None = None
        seen = self.argument("header", "If-None-Match")
        version = None if seen is None or not self.documents("304") else self._etag(table, row)
        if version is not None:
            tag = self.answer_unchanged(version)
        self._show(kept, table, row, tag)

    def _create_row(self, kept: Kept | None, table: Table) -> None:
        row = self.local(("row",))
        noun = table.record.name if kept is None else kept.noun
        if self._is_row_itself(table):
            self.lines.add(f"{row} = {self.scene.use(self.scene.tables, 'to_row')}({BODY})")
        else:
            name = self._like_row(kept, table)
            self.lines.add(f"{row} = {self._row(table, name)}")
            self._keep_private(table, row)
        owner = self._owner(table, as_sent(self.endpoint.path))
        if owner is not None:
            self.lines.add(f"{row}.{owner.attribute} = {owner.argument}")
        self.lines.add(f"{self._stores()}.add({row})")
        self._commit(noun, self._violated(table, noun), row)
        self._show(kept, table, row)

    def _is_row_itself(self, table: Table) -> bool:
        """Whether what was sent is all that a row needs."""
        kinds = self.body_kinds()
        if len(kinds) != 1 or not self.call.body_required:
            return False
        record = self.whole.kinds.record(kinds[0])
        return record is not None and self.whole.is_row(record, table)

    def _like_row(self, kept: Kept | None, table: Table) -> str:
        """A new variable that holds an example of what a table holds, completed by what was sent."""
        kind = self.whole.kind_of(table)
        name = self.local(table.record.name if kept is None else kept.noun)
        parts = self.parts(kind)
        like = self.scene.merging("like")
        self.lines.add(f"{name} = {like}({', '.join([self._example(table), *parts])})")
        primary = self._primary(table)
        if not self._says_key(table):
            own = self.whole.attributes.names(table.record)[primary.source.name]
            self.lines.add(f"{name}.{own} = {self._fresh_key(table, primary)}")
        self._date_row(table, name, new=True)
        return name

    def _date_row(self, table: Table, name: str, *, new: bool) -> None:
        names = self.whole.attributes.names(table.record)
        for property, value in self.dates(table.record, new=new).items():
            self.lines.add(f"{name}.{names[property]} = {value}")

    def _says_key(self, table: Table) -> bool:
        return not self._primary(table).source.read_only and self._says(table.primary[0])

    def _fresh_key(self, table: Table, primary: Stored) -> str:
        scalar = self.whole.kinds.scalar(primary.source.type)
        uuid4 = self.scene.use("uuid", "uuid4")
        if scalar is not None and scalar.format == "uuid":
            return f"{uuid4}()"
        if scalar is not None and scalar.kind in ("integer", "number"):
            name = f"{self._row_class(table)}.{column_attribute(primary.source.words)}"
            select, func = (
                self.scene.use("sqlalchemy", "select"),
                self.scene.use("sqlalchemy", "func"),
            )
            return f"({self._stores()}.scalar({select}({func}.max({name}))) or 0) + 1"
        return f"str({uuid4}())"

    def _replace_row(self, kept: Kept, table: Table) -> None:
        row = self._get(kept, table, changes=True)
        self._refuse_stale_row(kept, table, row)
        name = self.local(kept.noun)
        parts = self.parts(self.whole.kind_of(table))
        like = self.scene.merging("like")
        self.lines.add(f"{name} = {like}({', '.join([self._model(table, row), *parts])})")
        self._date_row(table, name, new=False)
        self._merge(kept, table, row, name)

    def _update_row(self, kept: Kept, table: Table) -> None:
        row = self._get(kept, table, changes=True)
        self._refuse_stale_row(kept, table, row)
        kinds = self.body_kinds()
        if not kinds or not all(map(self.whole.kinds.is_object, kinds)):
            self._show(kept, table, row)
            return
        name = self.local(kept.noun)
        patched = self.scene.merging("patched")
        self.lines.add(f"{name} = {patched}({self._model(table, row)}, {BODY})")
        self._date_row(table, name, new=False)
        self._merge(kept, table, row, name)

    def _keep_private(self, table: Table, row: str) -> None:
        """Write what was sent and nobody reads into a row; what was not sent stays."""
        kinds = self.body_kinds()
        record = self.whole.kinds.record(kinds[0]) if len(kinds) == 1 else None
        if record is None or not self.call.body_required:
            return
        properties = self.whole.kinds.properties(record)
        names = self.whole.attributes.names(record)
        for one in table.stored:
            said = properties.get(one.source.name)
            if not one.private or one.store != "column" or said is None:
                continue
            if self.whole.code(self.whole.kinds.bare(said.type)) != self.whole.code(
                self.whole.kinds.bare(one.source.type)
            ):
                continue
            column = f"{row}.{column_attribute(one.source.words)}"
            sent = f"{BODY}.{names[one.source.name]}"
            if said.required and not self.whole.kinds.takes_null(said.type):
                self.lines.add(f"{column} = {sent}")
                continue
            value = self.local(one.source.words)
            read = f"{self.scene.use(self.scene.models, 'given')}({sent})"
            self.lines.add(f"{value} = {read}")
            with self.lines.inside(f"if {value} is not None:"):
                self.lines.add(f"{column} = {value}")

    def _merge(self, kept: Kept, table: Table, row: str, name: str) -> None:
        """Make a row what a model says, and answer with it."""
        own = self.whole.attributes.names(table.record)[table.primary[0]]
        if self._says(table.primary[0]):
            self.lines.add(f"{name}.{own} = {self.key_parts(kept)[-1]}")
        changed = self.local(("changed",))
        self.lines.add(f"{changed} = {self._row(table, name, row)}")
        self._keep_private(table, changed)
        owner = self._owner(table, kept.resource.path)
        if owner is not None:
            self.lines.add(f"{changed}.{owner.attribute} = {owner.argument}")
        if table.version is not None:
            version = version_attribute(table.version)
            self.lines.add(f"{changed}.{version} = {row}.{version}")
        if table.timestamps:
            self.lines.add(f"{changed}.created_at = {row}.created_at")
        self.lines.add(f"{row} = {self._stores()}.merge({changed})")
        stale = self._late(kept, table)
        self._commit(kept.noun, self._violated(table, kept.noun), row, stale)
        self._show(kept, table, row)

    def _delete_row(self, kept: Kept, table: Table) -> None:
        row = self._get(kept, table, changes=True)
        self._refuse_stale_row(kept, table, row)
        shown: str | None = None
        answer = self.answer()
        if answer is not None and self.kind(answer) is not None:
            shown = self.local(kept.noun)
            self.lines.add(f"{shown} = {self._model(table, row)}")
        if table.soft_delete:
            now = self.scene.use(f"{self.whole.package}._tables", "now")
            self.lines.add(f"{row}.deleted_at = {now}()")
            self._commit(kept.noun, "", None, self._late(kept, table))
        else:
            self.lines.add(f"{self._stores()}.delete({row})")
            said = "something refers to it" if self.whole.is_referred(table) else ""
            self._commit(kept.noun, said, None, self._late(kept, table))
        self.remove_below(kept)
        if shown is None:
            self.goes_well(None)
        else:
            self.goes_well(self.wrapped(shown, self.whole.kind_of(table)))

    def _act_on_row(self, kept: Kept, table: Table) -> None:
        wanted = self.kind(self.answer())
        same = wanted is not None and self.whole.same(wanted, self.whole.kind_of(table))
        if not self._leads_to(kept) or not same:
            if self._leads_to(kept):
                self.must_be_there(kept)
            self.by_example()
            return
        row = self._get(kept, table)
        self._show(kept, table, row)

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list_rows(self, table: Table) -> None:
        wanted = self.kind(self.answer())
        inside = () if self.step.listing is None else self.step.listing.inside
        listed = self.whole.kinds.inside(wanted, inside)
        item = None if listed is None else self.whole.kinds.item(listed)
        made = None if item is None else self.converted("row", self.whole.kind_of(table), item)
        if wanted is None or listed is None or item is None or made is None:
            answer_list(self, None)
            return
        query = self.local(("wanted",))
        asked = self._order(table)
        self._select(table, query, ordered=asked is None)
        self._where(table, query)
        if asked is not None:
            self._put_in_order(table, query, asked)
        page = window(self, bounded=True)
        rows, total = self.local(("rows",)), self.local(("total",))
        record = self.whole.kinds.record(wanted)
        told = (
            {}
            if record is None or not inside
            else around(self, record, inside[0], page, total=total, shown=rows)
        )
        if any(total in value for value in told.values()):
            self._count(query, total)
        self._fetch(query, rows, page, listed)
        row = self.local(("row",))
        shown = self._model(table, row)
        items = f"[{self.converted(shown, self.whole.kind_of(table), item)} for {row} in {rows}]"
        if not inside or record is None:
            self.goes_well(items)
            return
        self.goes_well(self.built(record, {inside[0]: items, **told}, wanted))

    def _fetch(self, query: str, rows: str, page: Window, listed: Type) -> None:
        size = page.size or str(most(self, listed) or 100)
        bound = most(self, listed)
        if page.size == "100" and bound is not None:
            size = str(bound)
        cut = f"{query}.limit({size})"
        if page.start is not None:
            cut = f"{query}.offset({page.start}).limit({size})"
        self.lines.add(f"{rows} = {self._stores()}.scalars({cut}).all()")

    def _count(self, query: str, total: str) -> None:
        select, func = self.scene.use("sqlalchemy", "select"), self.scene.use("sqlalchemy", "func")
        counted = self.local(("counted",))
        self.lines.add(
            f"{counted} = {select}({func}.count()).select_from({query}.subquery())",
            f"{total} = {self._stores()}.scalar({counted}) or 0",
        )

    def _where(self, table: Table, query: str) -> None:
        """Narrow a query by what the request asks for."""
        stored = {one.source.name: one for one in table.stored}
        for filter in filters(self, table.record):
            one = stored.get(filter.property.name)
            test = None if one is None else self._condition(table, one, filter)
            if test is None:
                continue
            line = f"{query} = {query}.where({test})"
            if filter.always:
                self.lines.add(line)
                continue
            with self.lines.inside(f"if {filter.argument} is not None:"):
                self.lines.add(line)

    def _order(self, table: Table) -> Order | None:
        """What the list is ordered by, where all of it are columns."""
        asked = order(self, table.record)
        if asked is None or not self._columns(table).keys() >= asked.properties.keys():
            return None
        return asked

    def _columns(self, table: Table) -> dict[str, str]:
        """The columns of a table by the properties that they hold as they are."""
        name = self._row_class(table)
        return {
            one.source.name: f"{name}.{column_attribute(one.source.words)}"
            for one in table.stored
            if one.store == "column" and one.rows is None
        }

    def _put_in_order(self, table: Table, query: str, asked: Order) -> None:
        """Order a query by what the request asks for, and by the key between equals."""
        columns = self._columns(table)
        listed = ", ".join(f"{literals.string(name)}: {columns[name]}" for name in asked.properties)
        kind = self.scene.use("sqlalchemy.orm", "InstrumentedAttribute")
        held = f"dict[str, {kind}[{self.scene.use('typing', 'Any')}]]"
        orders, column = self.local(("orders",)), self.local(("order",))
        key = f'{asked.argument}.lstrip("+-")'
        down = f'{asked.argument}.startswith("-")'
        with ExitStack() as block:
            if not asked.always:
                block.enter_context(self.lines.inside(f"if {asked.argument} is not None:"))
            self.lines.add(f"{orders}: {held} = {{{listed}}}")
            self.lines.add(
                f"{column} = {orders}[{key}]" if asked.whole else f"{column} = {orders}.get({key})"
            )
            if not asked.whole:
                block.enter_context(self.lines.inside(f"if {column} is not None:"))
            self.lines.add(
                f"{query} = {query}.order_by({column}.desc() if {down} else {column})",
            )
        self.lines.add(f"{query} = {query}.order_by({self._key_column(table)})")

    def _condition(self, table: Table, one: Stored, filter: Filter) -> str | None:
        """A condition of a query; None where the column holds something else than the argument."""
        if one.store != "column" or one.numeric is not None or filter.how == "holds":
            return None
        column = f"{self._row_class(table)}.{column_attribute(one.source.words)}"
        as_text = self._is_open(one.source)
        if as_text is None:
            return None
        if filter.how == "equal":
            value = f"str({filter.argument})" if as_text else filter.argument
            return f"{column} == {value}"
        if filter.how != "any-of":
            return None if as_text else f"{column} {filter.how} {filter.argument}"
        value = f"map(str, {filter.argument})" if as_text else filter.argument
        return f"{column}.in_({value})"

    def _is_open(self, one: Property) -> bool | None:
        """Whether a column holds the text of a value; None where it holds something else than it."""
        found = self.whole.kinds.enumeration(one.type)
        if isinstance(found, Enumeration):
            return found.open
        scalar = self.whole.kinds.scalar(one.type)
        if scalar is None or scalar.format in _CONVERTED:
            return None
        return False
