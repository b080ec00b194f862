# Made by contractor. Changes made here are lost.

from enum import StrEnum

from ._wire import ExactIntEnum


class Mode(ExactIntEnum):
    OFF = 0
    """Nothing runs"""

    HEAT = 1
    """Heats to the target"""

    COOL = 2


class Speed(ExactIntEnum):
    MINUS_1 = -1
    VALUE_0 = 0
    VALUE_1 = 1
    VALUE_10 = 10


class Alarm(StrEnum):
    OVERHEATED = "E01"
    SENSOR_LOST = "E02"
    E03 = "E03"


class Fan(StrEnum):
    SAME = "low"
    HIGH = "high"
    VALUE_9_LIVES = "turbo"
