"""What generated packages carry along: plain typed modules, copied verbatim, importing nothing of contractor.

Every module here but this one is copied; its first line is the comment that the copy begins with.
"""
