# Made by contractor. Changes made here are lost.
