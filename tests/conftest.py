"""What holds for all tests.

A process that a shell starts in the background ignores interrupts, and so does whatever it starts: tests that stop
a server as a person does would wait for ever.
"""

import signal

from tests.databases import database, postgresql

__all__ = ["database", "postgresql"]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
