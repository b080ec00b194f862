"""The rows of the table of rules about migrations, a file for each thing that they are about."""
