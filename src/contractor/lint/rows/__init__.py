"""The rows of the rule table, a file for each part of a document."""
