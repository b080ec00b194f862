"""Two operations of the bookshop as one writes them by hand with FastAPI and Pydantic."""

from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Annotated
from uuid import UUID

from fastapi import Depends, FastAPI, Header, HTTPException, Path, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Model(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Format(StrEnum):
    HARDBACK = "hardback"
    PAPERBACK = "paperback"
    EBOOK = "ebook"
    AUDIO = "audio"


class Money(Model):
    amount: int = Field(ge=0)
    currency: str = Field(pattern="^[A-Z]{3}$")


class BookInput(Model):
    isbn: str = Field(pattern="^97[89][0-9]{10}$")
    title: str = Field(min_length=1, max_length=300)
    subtitle: str | None = Field(default=None, min_length=1, max_length=300)
    titles: dict[str, Annotated[str, Field(min_length=1)]] | None = None
    author_ids: list[UUID] = Field(min_length=1)
    blurb: str | None = Field(default=None, max_length=4000)
    format: Format
    language: str
    category: str | None = None
    published_on: str | None = None
    price: Money
    dimensions: tuple[float, float, float] | None = None
    weight: Decimal | None = Field(default=None, ge=0)
    in_print: bool = True


class Book(BookInput):
    average_stars: float | None = Field(default=None, ge=1, le=5)


app = FastAPI()
books: dict[str, Book] = {}
bearer = HTTPBearer()


async def staff(
    shown: Annotated[HTTPAuthorizationCredentials, Depends(bearer)],
) -> str:
    name, _, scopes = shown.credentials.partition(".")
    if name != "staff":
        raise HTTPException(401)
    if "catalogue:write" not in scopes.split("+"):
        raise HTTPException(403)
    return name


def tag(book: Book) -> str:
    return f'"{sha256(book.model_dump_json().encode()).hexdigest()[:16]}"'


@app.post("/v1/books", status_code=201, response_model=Book, response_model_exclude_unset=True)
async def create_book(
    body: BookInput, response: Response, principal: Annotated[str, Depends(staff)]
) -> Book:
    made = Book.model_construct(body.model_fields_set | {"average_stars"}, **dict(body))
    books[made.isbn] = made
    response.headers["Location"] = f"/v1/books/{made.isbn}"
    response.headers["ETag"] = tag(made)
    return made


@app.get("/v1/books/{isbn}", response_model=Book, response_model_exclude_unset=True)
async def get_book(
    isbn: Annotated[str, Path(pattern="^97[89][0-9]{10}$")],
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Book:
    found = books.get(isbn)
    if found is None:
        raise HTTPException(404)
    response.headers["ETag"] = tag(found)
    return found
