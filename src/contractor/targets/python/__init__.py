"""The Python language, as every target that writes it needs it.

`identifiers` and `literals` turn names and values into Python, `docstrings` turns prose into it, `layout`
breaks lines as `ruff format` does, `module` gathers imports. They refuse to know what is being generated.
"""
