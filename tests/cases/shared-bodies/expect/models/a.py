# Made by contractor. Changes made here are lost.

from ._wire import ExactIntEnum


class Limit(ExactIntEnum):
    VALUE_10 = 10
    VALUE_100 = 100
