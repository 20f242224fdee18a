"""check: labelled requests of each category, from which the offline model learns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.check.finding import Finding, ok, warning
from bot.learning import ENOUGH_REAL
from storage.sqlite_reading import has_database, open_reading
from storage.store import Labelled, StoreError
from triage.lessons import EXPERIENCE
from triage.organisation import Organisation

SUBJECT = "labelled requests"
MEND = "import your ticket history with `helpdesk examples import`, or let agents confirm and correct"


async def stored(folder: Path) -> Sequence[Labelled]:
    """Those of the data folder; none where there is no readable database, which is another check's finding."""
    if not has_database(folder):
        return ()
    try:
        store = open_reading(folder)
    except StoreError:
        return ()
    try:
        return await store.examples()
    except StoreError:
        return ()
    finally:
        await store.close()


def check(organisation: Organisation, examples: Sequence[Labelled]) -> Iterator[Finding]:
    """Enough of each category? `examples`: those that ship, where they count, and those of the data folder."""
    counts = Counter(example.label for example in examples)
    known = {category.id for category in organisation.categories} | {f"kind:{kind.id}" for kind in organisation.kinds}
    total = sum(count for label, count in counts.items() if label in known)
    if total < EXPERIENCE:
        yield warning(SUBJECT, f"{total} in all: cards say `no experience yet`", f"{EXPERIENCE} or more", MEND)
    else:
        yield ok(SUBJECT, f"{total} in all")
    few = [f"{category.id} ({counts[category.id]})" for category in organisation.categories if counts[category.id] < ENOUGH_REAL]
    if few:
        what = f"few of {', '.join(few)}: the organisation file's `covers` and `examples` stand in"
        yield warning(SUBJECT, what, f"{ENOUGH_REAL} or more of each category", MEND)
    strange = sorted(counts.keys() - known)
    if strange:
        what = (
            f"{sum(counts[label] for label in strange)} of categories that the organisation file does not have: {', '.join(strange[:10])}"
        )
        yield warning(
            SUBJECT, what, "categories of the organisation file", "import them again with --map, or remove them; they teach nothing"
        )
