"""``python -m rostrum``."""

from rostrum.cli import main

main()
