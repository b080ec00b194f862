# Made by contractor. Changes made here are lost.

from typing import Literal, TypeAlias

from pydantic import MISSING

from ._wire import Model


class Mail(Model):
    channel: Literal["mail"]
    to: str | MISSING = MISSING


class Sms(Model):
    channel: Literal["sms"]
    number: str | MISSING = MISSING


class Other(Model):
    channel: str | MISSING = MISSING


Notice: TypeAlias = Mail | Sms | Other
