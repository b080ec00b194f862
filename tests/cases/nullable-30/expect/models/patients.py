# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import TypeAlias

from pydantic import MISSING

from ._wire import Int, Model


class PatientContact(Model):
    name: str | MISSING = MISSING


Ward: TypeAlias = str | None


class Doctor(Model):
    name: str


Nobody: TypeAlias = None


class PatientBlood(StrEnum):
    A = "a"
    B = "b"
    AB = "ab"
    VALUE_0 = "0"


class PatientGender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Patient(Model):
    id: str
    allergy: str | None
    insurer: str | None | MISSING = MISSING
    phone: str | MISSING = MISSING
    beds: list[Int | None] | None | MISSING = MISSING
    contact: PatientContact | None | MISSING = MISSING
    ward: Ward
    doctor: Doctor | Nobody | MISSING = MISSING
    blood: PatientBlood | None
    gender: PatientGender | MISSING = MISSING
