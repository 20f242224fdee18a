"""What stands behind a button in Teams: its data, and the two ways in which a client sends it.

`data` carries verb, value, marker and version, so that what acts on a card can be told and counted.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.cards.actions import decode

Json = dict[str, Any]
LONGEST_VALUE: Final = 500
MARKER: Final = 255


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
