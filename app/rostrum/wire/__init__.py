"""Types of everything that crosses a process: the one vocabulary of server, desk and tools.

Money is an integer in the currency's minor unit; time is integer milliseconds UTC.
JSON names are camelCase (``serverNow``), Python names are snake_case (``server_now``).
"""
