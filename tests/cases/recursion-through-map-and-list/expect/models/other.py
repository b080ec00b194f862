# Made by contractor. Changes made here are lost.

from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    Nest: TypeAlias = "list[Nest]"
else:
    Nest = TypeAliasType("Nest", "list[Nest]")


if TYPE_CHECKING:
    Tree: TypeAlias = "dict[str, Tree]"
else:
    Tree = TypeAliasType("Tree", "dict[str, Tree]")


if TYPE_CHECKING:
    Ping: TypeAlias = "list[Pong]"
else:
    Ping = TypeAliasType("Ping", "list[Pong]")


Pong: TypeAlias = dict[str, Ping]


if TYPE_CHECKING:
    Chain: TypeAlias = "list[Chain] | str"
else:
    Chain = TypeAliasType("Chain", "list[Chain] | str")
