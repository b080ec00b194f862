"""Other engines that write the models, each a room of its own.

An engine takes a model and gives the modules of `models/`. What the other targets ask of the models is settled
before any engine runs, and so is the same with each of them: the names of types (`symbols`), the attributes of
records (`attributes`), the types of texts with a format (`runtime/_wire.py`), `given`, and `MISSING` for what
is absent. An engine that does not keep to that says so as an error.
"""
