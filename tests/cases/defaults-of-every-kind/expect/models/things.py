# Made by contractor. Changes made here are lost.

from enum import StrEnum


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
