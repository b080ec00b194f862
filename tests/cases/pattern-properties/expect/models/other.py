# Made by contractor. Changes made here are lost.

from typing import Any, TypeAlias

from pydantic import MISSING

from ._wire import Bool, Int, Model

Extensions: TypeAlias = dict[str, str]


class Settings(Model):
    version: Int | MISSING = MISSING


Scores: TypeAlias = dict[str, Any]


Mixed: TypeAlias = dict[str, Bool | str | Int]
