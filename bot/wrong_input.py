"""What somebody gave to a command and it cannot use: a file, a line, a name, an option."""

from collections.abc import Sequence

MOST_SHOWN = 20


class WrongInput(Exception):
    """One line a problem: the place, what was found, what was expected and what to do. Nothing of it was taken."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        more = len(problems) - MOST_SHOWN
        super().__init__("\n".join([*problems[:MOST_SHOWN], *([f"... and {more} more problems"] if more > 0 else [])]))


def listed(names: Sequence[str], most: int = 60) -> str:
    """Names in one sentence, for "expected one of ..."."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
