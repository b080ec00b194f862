"""contractor: one OpenAPI document in, code that agrees with it out, and a gate that keeps it so."""

__version__ = "0.1.0"
