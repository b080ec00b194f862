# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from pydantic import MISSING

from ._wire import Date, Int, Model


class Person(Model):
    name: str


class Employee(Person):
    """Somebody who works here."""

    number: Int
    office: str | MISSING = MISSING


class Manager(Employee):
    reports: list[Employee]


Guest: TypeAlias = Person


Visitor: TypeAlias = Person
"""Only words are added here."""


class Contractor(Person):
    until: Date | MISSING = MISSING
