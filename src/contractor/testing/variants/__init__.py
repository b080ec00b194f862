"""Variants of a good call: each is wrong, or at the edge of what is right, in one place and for one reason.

Takes a good call, gives calls; refuses to send them and to judge what comes back. `parameters` and `bodies` make
what must be refused, `edges` what must be taken.
"""

from contractor.testing.variants.variant import Variant, located, spread

__all__ = ["Variant", "located", "spread"]
