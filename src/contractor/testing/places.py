"""Where an operation can be called: values for its path, of things that are there, of links, of the document.

Takes what is known of the things of a server, gives places, the likeliest first; refuses to send anything. Where
nothing is known, whoever walks is asked to find or make something.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from contractor.contract import Endpoint
from contractor.contract.templating import as_sent, variables
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.resources import Resource, Resources, Role, Step
from contractor.samples import NoSample, Samples
from contractor.testing.things import Thing, Things
from contractor.testing.writing import parameters

#: Things, links and examples that one operation is tried with.
_PLACES: Final = 4


@frozen
class Place:
    """Values for the path of an operation, and in words where they are from; `thing` where it is one."""

    values: Mapping[str, Any]
    said: str
    thing: Thing | None = None


class Places:
    """The places of one API. `obtain` makes or finds a thing of a resource, `make` makes a new one."""

    def __init__(
        self,
        resources: Resources,
        things: Things,
        samples: Samples,
        obtain: Callable[[Resource], None],
        make: Callable[[Resource], Thing | None],
    ) -> None:
        self._resources = resources
        self._things = things
        self._samples = samples
        self._obtain = obtain
        self._make = make

    def of(self, endpoint: Endpoint, step: Step) -> Iterator[Place]:
        """Values for the path of an operation, the likeliest first."""
        path = as_sent(endpoint.path)
        names = variables(path)
        links = [
            Place(values, f"what the {said} gave")
            for values, said in self._things.links(endpoint)
            if {*names} <= {*values}
        ][:_PLACES]
        if not names:
            yield from links[:1]
            yield Place({}, "")
            return
        seen: list[Mapping[str, Any]] = []
        for place in (
            *self._at_things(endpoint, step, path),
            *links,
            *self._made_up(endpoint, names),
        ):
            told = {name: place.values[name] for name in names}
            if told not in seen:
                seen.append(told)
                yield place

    def _at_things(self, endpoint: Endpoint, step: Step, path: str) -> Iterator[Place]:
        """Things that the operation is about, or stands below."""
        resource = self.nearest(endpoint)
        if resource is None:
            return
        removes = step.role is Role.DELETE and step.resource is resource
        if removes:
            own = self._make(resource)
            if own is not None:
                yield Place(own.values, f"a thing that {own.said} made for it", own)
        if not self._things.of(resource):
            self._obtain(resource)
        there = self._things.of(resource)
        names = variables(path)
        for one in reversed(there) if removes else there[:_PLACES]:
            missing = [name for name in names if name not in one.values]
            for values in self._filled(endpoint, missing):
                yield Place({**one.values, **values}, f"a thing that {one.said} told of", one)

    def nearest(self, endpoint: Endpoint) -> Resource | None:
        """The innermost thing that an operation is about, or stands below."""
        path = as_sent(endpoint.path)
        while path:
            found = self._resources.by_path.get(path)
            if found is not None and found.variable:
                return found
            path = path.rpartition("/")[0]
        return None

    def _made_up(self, endpoint: Endpoint, names: list[str]) -> Iterator[Place]:
        """Examples of the path's parameters, and values of their schemas."""
        for values in self._filled(endpoint, names):
            yield Place(values, "what the document says of the path")

    def _filled(self, endpoint: Endpoint, names: list[str]) -> Iterator[Mapping[str, Any]]:
        known = {one.name: one for one in parameters(endpoint) if one.place == "path"}
        for variant in (0, 1) if names else (0,):
            values: dict[str, Any] = {}
            for name in names:
                one = known.get(name)
                ids = self._things.ids(name)
                try:
                    values[name] = (
                        ids[0]
                        if ids and variant == 0
                        else "1"
                        if one is None
                        else self._samples.of(one, Direction.REQUEST, variant)
                    )
                except NoSample:
                    values[name] = "1"
            yield values
