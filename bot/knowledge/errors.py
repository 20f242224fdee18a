"""What is wrong with somebody's articles, in words that say where it is and how to mend it."""

from collections.abc import Sequence

MOST_SHOWN = 20


class ArticleError(Exception):
    """Articles (or questions about them) that cannot be used. One line a problem: place, what was found, what was expected, an example.

    Nothing was taken in; what the index held before stays.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - MOST_SHOWN
        super().__init__("\n".join([*self.problems[:MOST_SHOWN], *([f"... and {more} more problems"] if more > 0 else [])]))


def problem(place: str, found: str, expected: str, example: str = "") -> str:
    """One line of an ArticleError."""
    return f"{place}: {found}; expected {expected}" + (f", for example {example}" if example else "")
