"""The reference pages of docs/reference that are made from the program itself."""

from reference.api import api
from reference.commands import commands, variables
from reference.sentences import sentences


def pages() -> dict[str, str]:
    """Each page by its file name."""
    return {
        "commands.md": commands(),
        "configuration.md": variables(),
        "api.md": api(),
        "sentences.md": sentences(),
    }
