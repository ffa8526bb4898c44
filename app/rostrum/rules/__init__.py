"""The rules of a sale as plain functions: no I/O, no clock, no state.

Money is an integer in the currency's minor unit; time is integer milliseconds UTC.
"""
