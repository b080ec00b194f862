"""What a team says about the changes of its contract.

Takes a `Comparison` and a `Policy`, gives the comparison as the team wants to see it; refuses to know files and
clocks. `judging` is the way through: fingerprints, the team's own severities, what the version says, and at last
what is allowed. Nothing is dropped but what the team gave the severity `none`.
"""
