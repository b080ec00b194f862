"""Judgement about two documents: what differs, whom it breaks, and what to do about it.

Takes two contracts, gives a `Comparison`; refuses to print it, to know where the documents came from, and to
look at a clock. Occurrences of rules (`operations`, `schemas`) become changes (`merging`), one for each edit.
"""
