"""Lists of what is kept in memory, and of examples where nothing is kept.

Takes the operation that lists and what is kept, gives statements; refuses to know databases.
"""

from contextlib import ExitStack

from contractor.contract.travel import Direction
from contractor.model import Property, Type
from contractor.nouns import singular
from contractor.samples import NoSample
from contractor.scaffold.filtering import Filter, filters, order
from contractor.scaffold.kept import Kept
from contractor.scaffold.method import Method
from contractor.scaffold.paging import Window, around, most, window
from contractor.targets.python import literals
from contractor.text import words


def answer_list(method: Method, kept: Kept | None) -> None:
    """Answer with a page of what is kept, else with one of examples."""
    wanted = method.kind(method.answer())
    inside = () if method.step.listing is None else method.step.listing.inside
    several = method.whole.kinds.inside(wanted, inside)
    item = None if several is None else method.whole.kinds.item(several)
    if wanted is None or several is None or item is None or method.step.listing is None:
        method.by_example()
        return
    found = method.local(("found",))
    kind, all_of_them = _all(method, kept, item, inside)
    method.lines.add(f"{found} = {all_of_them}")
    _filter(method, kind, found)
    _order(method, kind, found)
    page = window(method)
    shown = _page(method, found, page, several)
    items = _items(method, shown, kind, item)
    record = method.whole.kinds.record(wanted)
    if not inside or record is None:
        method.goes_well(items)
        return
    told = around(method, record, inside[0], page, total=f"len({found})", shown=shown)
    method.goes_well(method.built(record, {inside[0]: items, **told}, wanted))


def _all(
    method: Method, kept: Kept | None, item: Type, inside: tuple[str, ...]
) -> tuple[Type, str]:
    """All that there is to list: its type, and an expression."""
    whole = method.whole
    if kept is not None and kept.kind is not None:
        objects = whole.kinds.is_object(kept.kind) and whole.kinds.is_object(item)
        if objects or whole.same(kept.kind, item):
            is_below = method.is_below(kept.resource)
            above = method.key_parts(kept)[:-1] if is_below else []
            made_below = [method.argument("path", one) for one in whole.made_below(kept)]
            if not is_below and made_below and all(made_below):
                above = [str(one) for one in made_below]
            shelf = method.scene.shelf(kept)
            return (
                kept.kind,
                f"{shelf}.below({', '.join(above)})" if above else f"{shelf}.all()",
            )
    answer = method.answer()
    body = None if answer is None else method.body_of(answer)
    media = (
        None
        if answer is None or body is None
        else whole.stock.media(method.call, answer, body.body)
    )
    if media is None:
        raise NoSample(method.call.at, "the answer leads nowhere")
    value = whole.samples.of(media, Direction.RESPONSE)
    for name in inside:
        value = value[name]
    if not value:
        raise NoSample(method.call.at, "the example of a list is empty")
    segments = [one for one in method.endpoint.path.split("/") if one and "{" not in one]
    said = singular(words(segments[-1])) if segments and words(segments[-1]) else ()
    constant = method.scene.examples.several(item, said or method.call.name, value)[1]
    return item, f"list({method.scene.example(constant)})"


def _page(method: Method, found: str, page: Window, listed: Type) -> str:
    """The variable that holds what the page holds."""
    bound = most(method, listed)
    cut = page.slice or (f"[:{bound}]" if bound is not None else "")
    if not cut:
        return found
    shown = method.local(("shown",))
    method.lines.add(f"{shown} = {found}{cut}")
    return shown


def _items(method: Method, shown: str, kind: Type, item: Type) -> str:
    """Things as the items of the answer."""
    made = method.converted("one", kind, item)
    if made not in (None, "one"):
        return f"[{made} for one in {shown}]"
    # A list of something is no list of what may be null.
    return shown if method.whole.code(kind) == method.whole.code(item) else f"[*{shown}]"


def _filter(method: Method, kind: Type, found: str) -> None:
    """Keep those that are what the request asks for."""
    record = method.whole.kinds.record(kind)
    if record is None:
        return
    one = method.local(("one",))
    for filter in filters(method, record):
        attribute = method.whole.attributes.names(record)[filter.property.name]
        test = _test(method, filter, f"{one}.{attribute}")
        line = f"{found} = [{one} for {one} in {found} if {test}]"
        if filter.always:
            method.lines.add(line)
            continue
        with method.lines.inside(f"if {filter.argument} is not None:"):
            method.lines.add(line)


def _order(method: Method, kind: Type, found: str) -> None:
    """Put things in the order that the request asks for."""
    record = method.whole.kinds.record(kind)
    asked = None if record is None else order(method, record)
    if record is None or asked is None:
        return
    names = method.whole.attributes.names(record)
    listed = ", ".join(
        f"{literals.string(name)}: {literals.string(names[name])}" for name in asked.properties
    )
    key = f'{asked.argument}.lstrip("+-")'
    orders, name = method.local(("orders",)), method.local(("order",))
    with ExitStack() as block:
        if not asked.always:
            block.enter_context(method.lines.inside(f"if {asked.argument} is not None:"))
        method.lines.add(f"{orders} = {{{listed}}}")
        if asked.whole:
            method.lines.add(f"{name} = {orders}[{key}]")
        else:
            method.lines.add(f"{name} = {orders}.get({key})")
            block.enter_context(method.lines.inside(f"if {name} is not None:"))
        getter = f"{method.scene.use('operator', 'attrgetter')}({name})"
        down = f'{asked.argument}.startswith("-")'
        method.lines.add(f"{found}.sort(key={getter}, reverse={down})")


def _test(method: Method, filter: Filter, value: str) -> str:
    match filter.how:
        case "equal":
            return f"{value} == {filter.argument}"
        case "any-of":
            return f"{value} in {filter.argument}"
        case "holds":
            return f"{filter.argument} in {_list_of(method, filter.property, value)}"
        case _:
            return f"{value} {filter.how} {filter.argument}"


def _list_of(method: Method, one: Property, value: str) -> str:
    """A list that may be absent or null, as one that is there."""
    if one.required and not method.whole.kinds.takes_null(one.type):
        return value
    read = value if one.required else f"{method.scene.use(method.scene.models, 'given')}({value})"
    return f"({read} or [])"
