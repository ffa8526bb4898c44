"""A lot's sale as two pure functions: ``decide`` makes an event of a command, ``apply`` a state.

Nothing else knows the rules of a sale, and nothing here knows a clock, a file or a socket.
"""
