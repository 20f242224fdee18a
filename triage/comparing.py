"""Two runs over the same labelled requests: which decisions flipped, what each said, which was right, whether that is more than chance."""

from collections.abc import Sequence
from typing import Literal

from triage.evaluation import Difference, paired_difference
from triage.facts import Fact
from triage.scoring import FIELDS, Field, Said, Truth, judge

Better = Literal["first", "second", "neither"]
SHOWN: tuple[Field, ...] = ("label", "priority", "team", "outcome", "action", "article", "several", "is_request")
"""What makes a flip when it differs; category and kind stand in the label."""


class Pair(Fact):
    """One request as both runs saw it."""

    id: str
    truth: Truth
    first: Said
    second: Said


class Flipped(Fact):
    """One field that the runs decided differently. `truth` None: the label says nothing of it, so neither is known to be right."""

    field: Field
    first: str | None
    second: str | None
    truth: str | None
    right: Better | None


class Flip(Fact):
    """A request that was decided differently."""

    id: str
    fields: tuple[Flipped, ...]


class Comparison(Fact):
    """`n` requests that both runs judged; by field the difference of accuracy, second minus first; the flips, those that matter first."""

    n: int
    left_out: int
    """Failed in one of the runs, so that there is nothing to compare."""
    differences: dict[Field, Difference]
    flips: tuple[Flip, ...]


def compare(pairs: Sequence[Pair]) -> Comparison:
    """Both runs, field by field, on the requests that neither failed on."""
    whole = [pair for pair in pairs if "failed" not in (pair.first.status, pair.second.status)]
    flips = [flip for pair in whole if (flip := _flip(pair)).fields]
    flips.sort(key=lambda flip: not any(one.right in ("first", "second") for one in flip.fields))
    differences = {field: found for field in FIELDS if (found := difference(field, whole)) is not None}
    return Comparison(n=len(whole), left_out=len(pairs) - len(whole), differences=differences, flips=tuple(flips))


def difference(field: Field, pairs: Sequence[Pair]) -> Difference | None:
    """How much more often the second run is right in that field; None if no label names it."""
    first, second = [], []
    for pair in pairs:
        one, other = judge(field, pair.truth, pair.first), judge(field, pair.truth, pair.second)
        if one is not None and other is not None:
            first.append(one.right)
            second.append(other.right)
    return paired_difference(first, second) if first else None


def _flip(pair: Pair) -> Flip:
    return Flip(id=pair.id, fields=tuple(found for field in SHOWN if (found := _flipped(field, pair)) is not None))


def _flipped(field: Field, pair: Pair) -> Flipped | None:
    first, second = _word(field, pair.first), _word(field, pair.second)
    if first == second:
        return None
    one, other = judge(field, pair.truth, pair.first), judge(field, pair.truth, pair.second)
    if one is None or other is None:
        return Flipped(field=field, first=first, second=second, truth=None, right=None)
    right: Better = "first" if one.right and not other.right else "second" if other.right and not one.right else "neither"
    truth = next((each.truth for each in (one, other) if not each.right), one.truth)
    return Flipped(field=field, first=first, second=second, truth=truth, right=right)


def _word(field: Field, found: Said) -> str | None:
    said = getattr(found, field)
    return None if said is None else ("yes" if said else "no") if isinstance(said, bool) else str(said)
