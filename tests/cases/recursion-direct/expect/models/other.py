# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING

from ._wire import VARIADIC, Int, Json, Model


class Folder(Model):
    name: str
    parent: "Folder | None | MISSING" = MISSING
    folders: list["Folder"]
    links: dict[str, "Folder"] | MISSING = MISSING
    pair: (
        Annotated[tuple["Folder", Int, *tuple[Json, ...]], VARIADIC]
        | tuple["Folder"]
        | tuple[()]
        | MISSING
    ) = MISSING


class Comment(Model):
    text: str | MISSING = MISSING
    replies: "CommentReplies | MISSING" = MISSING


class CommentReplies(Model):
    count: Int | MISSING = MISSING
    first: Comment | MISSING = MISSING
    rest: list["CommentReplies"] | MISSING = MISSING
