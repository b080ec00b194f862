"""Containment: whether one schema takes all that another takes, proved or shown on a value.

Takes two contracts, gives verdicts about pairs of their schemas. `spelled` writes schemas for one direction,
`universe` holds each once, `forms` reads the pieces of one together, `proof` proves, `refuting` finds values that
refute, `judge` asks jsonschema-rs about values, `engine` its canonical form about small schemas, `building` makes
values of a schema.
"""

from contractor.containment.comparing import Containment
from contractor.containment.instances import values
from contractor.containment.verdict import Relation, Verdict

__all__ = ["Containment", "Relation", "Verdict", "values"]
