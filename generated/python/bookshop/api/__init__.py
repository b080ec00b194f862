# Made by contractor. Changes made here are lost.
"""The contract as an application: one class to implement for each group of operations."""

from typing import Any

from fastapi import FastAPI

from .._boundary import (
    LARGEST,
    Authenticate,
    Credential,
    Dependency,
    Principal,
    Refused,
    Upload,
)
from .._contract import contract
from .authors import AuthorsApi, authors_router
from .books import BooksApi, books_router
from .customers import CustomersApi, customers_router
from .orders import OrdersApi, orders_router

__all__ = [
    "Authenticate",
    "AuthorsApi",
    "BooksApi",
    "Credential",
    "CustomersApi",
    "OrdersApi",
    "Principal",
    "Refused",
    "Upload",
    "contract",
    "create_app",
]


def create_app(
    *,
    authors: Dependency[AuthorsApi],
    books: Dependency[BooksApi],
    customers: Dependency[CustomersApi],
    orders: Dependency[OrdersApi],
    authenticate: Authenticate,
    check_replies: bool | float = True,
    largest_body: int = LARGEST,
    **options: Any,
) -> FastAPI:
    """The application. Implementations are FastAPI dependencies, such as a class or a function.

    `authenticate` says whose credentials a request shows.
    `check_replies` holds replies against the contract; a number is the share of them that is looked at, and
    what is wrong with these is only told in the log. `largest_body` is in bytes, `slowest_body` and
    `slowest_authenticate` are in seconds; other options go to `FastAPI`.
    """
    app = contract.app(
        authenticate,
        check_replies=check_replies,
        largest_body=largest_body,
        **options,
    )
    app.include_router(authors_router(authors))
    app.include_router(books_router(books))
    app.include_router(customers_router(customers))
    app.include_router(orders_router(orders))
    return app
