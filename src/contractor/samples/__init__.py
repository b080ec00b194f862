"""Samples: values of a contract's schemas, and values that violate exactly one keyword.

Takes a contract, gives values; refuses to know operations, servers and tests. `words` knows what people write,
`writing` puts values together, `judging` asks the engine, `mending` takes out what is refused, `violating` breaks
one keyword at a time.
"""

from contractor.samples.sampling import NoSample, Samples, Unviolated
from contractor.samples.violating import Violation

__all__ = ["NoSample", "Samples", "Unviolated", "Violation"]
