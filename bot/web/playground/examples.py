"""Requests to click in the playground: the sample organisation's with their stories, else what the organisation file itself gives."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from typing import Any

from bot.cards.words import say
from bot.organisation_file import is_sample
from bot.resources import resource
from bot.web.playground.people import CAST, short_name
from bot.web.playground.places import conversations
from triage.organisation import Organisation

FILE = "playground.json"
OF_EACH_CATEGORY = 2
"""So many of a category's examples are shown."""

Example = dict[str, Any]


def examples(org: Organisation, language: str) -> Sequence[Example]:
    """The sample organisation's, if every place in which they play is there; another organisation's own requests tell no story."""
    shipped = _shipped()
    if is_sample(org) and _places(shipped) <= {one.id for one in conversations(org)}:
        return shipped
    return tuple(_own(org, say(language, "play_own_examples")))


@cache
def _shipped() -> tuple[Example, ...]:
    return tuple(json.loads(resource("manifests", FILE).read_text(encoding="utf-8"))["examples"])


def _places(shipped: Sequence[Example]) -> set[str]:
    steps = (step for example in shipped for step in example.get("steps", ()))
    return {example["where"] for example in shipped} | {step["go"] for step in steps if "go" in step}


def _own(org: Organisation, group: str) -> Iterator[Example]:
    """The examples of each category, in the first help channel, by one employee after the other who speaks the organisation's language."""
    employees = cycle(short_name(one.id) for one in CAST if not (one.is_guest or one.is_agent or one.language))
    for category in org.categories:
        for number, text in enumerate(category.examples[:OF_EACH_CATEGORY], 1):
            where = org.channels.help[0]
            yield {
                "id": f"own-{category.id}-{number}",
                "group": group,
                "label": category.name,
                "who": next(employees),
                "where": where,
                "text": text,
            }
