# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import ExactIntEnum, Model, Nothing


class AnswerMood(StrEnum):
    GOOD = "good"
    BAD = "bad"


class AnswerPace(StrEnum):
    SLOW = "slow"
    FAST = "fast"


class AnswerLevel(ExactIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3


class Reason(StrEnum):
    PRICE = "price"
    QUALITY = "quality"


class Answer(Model):
    mood: AnswerMood | None
    pace: AnswerPace | None | MISSING = MISSING
    level: AnswerLevel | MISSING = MISSING
    reason: Reason | None | MISSING = MISSING
    reasons: list[Reason | None] | MISSING = MISSING
    nothing: None | MISSING = MISSING
    never: Nothing | MISSING = MISSING
