"""What `contractor migrate` can do, a file each, imported when it runs."""
