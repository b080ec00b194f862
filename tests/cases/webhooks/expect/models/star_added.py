# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal

from pydantic import MISSING

from ._wire import EXACT, Int, Model


class StarAddedPostResponse(Model):
    thanks: Annotated[Literal[True], EXACT] | MISSING = MISSING


class StarAddedPostRequest(Model):
    stars: Int | MISSING = MISSING
