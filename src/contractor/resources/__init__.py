"""What the operations of an API are about: things that are made, read, listed, changed and removed.

Takes a contract, gives its resources and the role of each operation in them; refuses to know values, tables and
code. It goes by paths, methods and answers. What follows no pattern has no role, and is no error.
"""

from contractor.resources.finding import resources
from contractor.resources.references import References
from contractor.resources.values import Listing, Resource, Resources, Role, Step

__all__ = ["Listing", "References", "Resource", "Resources", "Role", "Step", "resources"]
