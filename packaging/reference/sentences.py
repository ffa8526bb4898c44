"""The page of the sentences that a server composes, made from ``wire.sentences``."""

from rostrum.wire.sentences import AMOUNTS, ROLES, STATES, STATUSES, Say

HEAD = """# Sentences of the server

A refusal, a clash, the reason of a call that nobody can make: each is a sentence in English, and beside it the member `sentence` says the same for programs: `{"code": …, "facts": {…}}`. After this page you can show it in any language: find the code, and put the facts into its places. A code that you do not know leaves the English, which is always there. The desk does the same.

"""


def sentences() -> str:
    """Every code with its English, and what the facts are."""
    kinds = (
        f"Amounts ({_named(AMOUNTS)}) are integers in the minor unit of the fact `currency`. "
        f"Statuses of lots ({_named(STATUSES)}), states of calls ({_named(STATES)}) and roles "
        f"({_named(ROLES)}) are the words of the API. `language` is a tag such as `fr`, `clerk` "
        "the name that somebody signs in with, `what` members of a client. A fact with several "
        "values is an array of them, or of sentences.\n\n"
    )
    rows = "".join(
        f"| `{each.name}` | {each.value.replace('|', chr(92) + '|')} |\n" for each in Say
    )
    return f"{HEAD}{kinds}| code | in English |\n|---|---|\n{rows}"


def _named(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
