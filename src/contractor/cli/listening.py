"""What the verbs that serve share: whether they can listen where they are told to."""

import socket

from contractor.cli import printing


def refuse_taken(host: str, port: int) -> None:
    """Say so at once where nobody can listen, which no change of a file would mend."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as why:
        reason = getattr(why, "strerror", None) or why
        printing.stop(f"{host}:{port} cannot be listened on: {reason}", "name another --port")
