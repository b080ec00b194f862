# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from ._wire import Model
from .things import Maybe

Perhaps: TypeAlias = Maybe


class Nested(Model):
    perhaps: Perhaps
