"""Run before the program on macOS: an application that is opened by a click gets no words."""

import sys

if len(sys.argv) == 1:
    sys.argv.append("desk")
