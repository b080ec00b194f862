"""Tables that a contract could ask for, each with the reasons: a proposal that a person reads, edits and keeps.

Takes a contract and its model, gives proposed tables; refuses to know YAML and files, and to decide: nothing of this
happens when code is generated. What it proposes was judged as generation would, so that it can be applied as it is.
"""

from contractor.proposing.proposal import propose
from contractor.proposing.spelling import actions, left_out
from contractor.proposing.values import Claim, Left, Proposal, ProposedColumn, ProposedTable

__all__ = [
    "Claim",
    "Left",
    "Proposal",
    "ProposedColumn",
    "ProposedTable",
    "actions",
    "left_out",
    "propose",
]
