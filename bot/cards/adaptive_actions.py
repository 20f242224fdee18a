"""Buttons in Teams: what stands behind each and how a client sends it, and how many stand side by side.

`data` carries verb, value, marker and version, so that what acts on a card can be told and counted.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.cards.actions import decode
from bot.cards.card import Button, Form

Json = dict[str, Any]
LONGEST_VALUE: Final = 500
MARKER: Final = 255
PRIMARY: Final = 6
ROW: Final = 54
"""Characters of labels, with five beside each, in one row of a card: more rows on a desktop, on a phone what is pushed aside unseen
(github.com/microsoft/AdaptiveCards/issues/8792 and 4758)."""
BESIDE_LABEL: Final = 5


def data_of(value: str, verb: str, marker: str = "") -> Json:
    """What comes back with a click. ValueError for a value that is no button's: empty or of more than 500 characters."""
    if not 1 <= len(value) <= LONGEST_VALUE:
        raise ValueError(f"the value of a button has {len(value)} characters; expected 1 to {LONGEST_VALUE}")
    found = decode(value)
    version = {} if found is None else {"version": found.version}
    return {"verb": verb, "value": value, **({"marker": marker[:MARKER]} if marker else {}), **version}


def execute(named: Json, data: Json) -> Json:
    """An Action.Execute, and for clients that do not know it an Action.Submit that says the same."""
    return {"type": "Action.Execute", **named, "verb": data["verb"], "data": data, "fallback": submit(named, data)}


def submit(named: Json, data: Json) -> Json:
    """An Action.Submit: the only one that a dialog sends, and there `task/fetch` means nothing."""
    return {"type": "Action.Submit", **named, "data": data}


def fetch(named: Json, data: Json) -> Json:
    """The action that asks the bot for a dialog."""
    return {"type": "Action.Submit", **named, "data": {"msteams": {"type": "task/fetch"}, **data}}


def clicked(data: object) -> str:
    """The value of what was clicked, from the data of an Execute, a Submit or a task/fetch; empty if there is none."""
    value = data.get("value") if isinstance(data, Mapping) else None
    return value if isinstance(value, str) else ""


def side_by_side(buttons: Sequence[Button], entries: int) -> int:
    """How many of the buttons stand in the row: the first always."""
    room, count = ROW, 0
    for one in buttons[:PRIMARY]:
        room -= len(one.label or str(one.action)) + BESIDE_LABEL
        if count and room < (BESIDE_LABEL if count + 1 < entries else 0):
            break
        count += 1
    return count


def of_each_action(entries: Sequence[Button], forms: Mapping[str, Form]) -> dict[str, Form]:
    """One form of each action: the ids of inputs are unique on a card. The others come as the answer to a click."""
    found: dict[str, tuple[str, Form]] = {}
    for one in entries:
        if one.value in forms:
            found.setdefault(forms[one.value].action, (one.value, forms[one.value]))
    return dict(found.values())
