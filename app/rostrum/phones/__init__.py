"""The phone desk as pure functions: a request becomes an event, an event the next desk.

Nothing here knows a clock, a file or a socket; what the auction says comes in as a lot's state.
"""
