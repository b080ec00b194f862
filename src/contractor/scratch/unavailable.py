"""What is said where there is no database to try things in."""


class Unavailable(Exception):
    """There is no such database, or one could not be dropped. `help` says what a person can do."""

    def __init__(self, why: str, help: str) -> None:
        super().__init__(why)
        self.help = help
