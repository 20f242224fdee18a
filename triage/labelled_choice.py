"""Which labelled requests fill the fixed part of a prompt: always the same ones for the same requests, so that the part stays cached. Pure.

They are told redacted (triage/prompt_fixed.py). Requests of private topics and kinds are never told.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from triage.facts import PastRequest
from triage.organisation import Organisation

SHORTEST, LONGEST = 12, 300
"""Characters of a request that is worth telling, and that is told whole."""
MOST: Final = 400
KIND: Final = "kind:"


Enough = Callable[[tuple[PastRequest, ...]], bool]
"""Would so many do? True stays true for more."""


def chosen(examples: Sequence[PastRequest], organisation: Organisation, enough: Enough) -> tuple[PastRequest, ...]:
    """The fewest that are `enough`, none if all of them are not: the topics in turn, each topic's in the order given.

    The same requests in the same order give the same choice; whoever uses it chooses once and keeps it while the process runs.
    """
    turns = list(_in_turns(_by_label(examples, organisation)))[:MOST]
    if not enough(tuple(turns)):
        return ()
    low, high = 0, len(turns)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(tuple(turns[:middle])) else (middle + 1, high)
    return tuple(turns[:low])


def _by_label(examples: Sequence[PastRequest], organisation: Organisation) -> list[list[PastRequest]]:
    """Those that may be told, by label in the organisation's order, each text once."""
    labels = [category.id for category in organisation.categories if not category.private]
    labels += [f"{KIND}{kind.id}" for kind in organisation.kinds if not kind.private]
    found: dict[str, list[PastRequest]] = {label: [] for label in labels}
    seen: set[str] = set()
    for example in examples:
        text = " ".join(example.text.split())
        if example.label in found and SHORTEST <= len(text) <= LONGEST and text.casefold() not in seen:
            seen.add(text.casefold())
            found[example.label].append(example.model_copy(update={"text": text}))
    return list(found.values())


def _in_turns(lists: list[list[PastRequest]]) -> Iterator[PastRequest]:
    for row in zip_longest(*lists):
        yield from (example for example in row if example is not None)
