# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from typing_extensions import TypeAliasType

Nest = TypeAliasType("Nest", "list[Nest]")


Tree = TypeAliasType("Tree", "dict[str, Tree]")


Ping = TypeAliasType("Ping", "list[Pong]")


Pong: TypeAlias = dict[str, Ping]


Chain = TypeAliasType("Chain", "list[Chain] | str")
