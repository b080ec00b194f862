"""Contract tests: whether a server is what its contract says, and what of that was seen.

Takes a contract and something that answers requests, gives a `Tested`; refuses to know where either came from
and how the outcome is printed.
"""
