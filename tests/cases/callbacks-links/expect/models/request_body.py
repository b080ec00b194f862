# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Bool, Model


class CreateReportFinishedRequest(Model):
    ok: Bool | MISSING = MISSING
