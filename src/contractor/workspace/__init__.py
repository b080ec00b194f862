"""A project on disk: its configuration, the installed targets, what was written last time, and writing.

Takes paths and settings, gives outcomes; refuses to print, and to know what targets make.
"""
