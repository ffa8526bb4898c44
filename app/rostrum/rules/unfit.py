"""Text of a file that cannot be what its place wants."""

from rostrum.wire.sentences import Fact, Say, Sentence


class Unfit(ValueError):
    """Why, as a sentence in English, and as ``sentence`` by its code; facts are shown as they are."""

    def __init__(self, which: Say, **facts: Fact) -> None:
        super().__init__(which.value.format_map(facts))
        self.sentence = Sentence(which.name, facts)


def quoted(text: str) -> str:
    """What somebody wrote, as a sentence can have it between quotation marks."""
    return repr(text)[1:-1]
