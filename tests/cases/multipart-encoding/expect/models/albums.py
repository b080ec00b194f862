# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Json, Model


class CreateAlbumRequestMeta(Model):
    year: Int | MISSING = MISSING


class CreateAlbumRequest(Model):
    title: str
    photos: list[bytes]
    cover: Json | MISSING = MISSING
    meta: CreateAlbumRequestMeta | MISSING = MISSING
    tags: list[str] | MISSING = MISSING


class CreateAlbumRequestXWwwFormUrlencoded(Model):
    title: str | MISSING = MISSING
    tags: list[str] | MISSING = MISSING
