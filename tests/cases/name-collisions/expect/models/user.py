# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class GetUserResponseJson(Model):
    name: str | MISSING = MISSING


class GetUserResponseVndUserJson(Model):
    full: str | MISSING = MISSING


class GetUser404Response(Model):
    why: str | MISSING = MISSING


class GetUserSortBy(StrEnum):
    NAME = "name"
    AGE = "age"


class GetUserSortByParameter(StrEnum):
    CITY = "city"
    DATE = "date"


class GetUserSortByParameterHeader(StrEnum):
    UP = "up"
    DOWN = "down"
