# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Email, Int, Json, Model


class Form(Model):
    name: str | MISSING = MISSING
    email: Email | MISSING = MISSING
    age: Int | MISSING = MISSING


class CompleteForm(Model):
    name: str
    email: Email
    age: Int | MISSING = MISSING


class SignedForm(Model):
    name: str
    email: Email | MISSING = MISSING
    age: Int | MISSING = MISSING
    signature: Json
