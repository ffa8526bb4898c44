"""Run before the program on Windows: rostrumw.exe has no console, and so Python gives it no streams.

What the desk has to say it says in its window, and faults go into its reports; what it writes besides
goes nowhere, instead of being a fault itself.
"""

import os
import sys

if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open for as long as the program is
if sys.stderr is None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
