# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class GetUserGetUsersResponse(Model):
    id: str | MISSING = MISSING
