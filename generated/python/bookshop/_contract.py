# Made by contractor. Changes made here are lost.
"""The contract that the routes keep."""

from ._boundary import Contract

contract = Contract.of(__file__)
