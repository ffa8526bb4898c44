"""Rostrum: a live auction monitor for the desk, and the real-time server under it."""

__version__ = "0.1.0"
