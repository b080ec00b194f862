# Made by contractor. Changes made here are lost.

from ._wire import CamelModel, Model, Uri


class CreateReportResponse(Model):
    id: str


class CreateReportRequest(CamelModel):
    callback_url: Uri
