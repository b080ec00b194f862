# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Int, Model, Uuid


class BookBinding(StrEnum):
    SOFT = "soft"
    HARD = "hard"


class Book(Model):
    title: str | MISSING = MISSING
    binding: BookBinding | MISSING = MISSING


class Status(StrEnum):
    OPEN = "open"
    RETURNED = "returned"


class Currency(StrEnum):
    EUR = "EUR"
    GBP = "GBP"


class Money(Model):
    cents: Int
    currency: Currency | MISSING = MISSING


class Address(Model):
    city: str | MISSING = MISSING


class Member(Model):
    name: str
    loans: list["Loan"] | MISSING = MISSING
    address: Address | MISSING = MISSING


class Loan(Model):
    id: Uuid
    member: Member
    book: Book
    status: Status | MISSING = MISSING
    fine: Money | MISSING = MISSING


class FailedResponse(Model):
    message: str
    member: Member | MISSING = MISSING
