"""Reading a card as Teams draws it for one person: which elements are shown, which acts can be pressed, what its inputs hold."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
CHILDREN = ("body", "items", "columns", "rows", "cells", "images", "inlines", "actions", "facts")


@dataclass(frozen=True)
class Act:
    """Something that can be pressed. `action` as in the card; `inputs` those whose values go with it (of its card and the cards around)."""

    label: str
    action: Json
    inputs: tuple[Json, ...]
    behind: tuple[str, ...] = ()
    """The labels of the ShowCards that have to be opened to see it."""


def shown(node: Json, toggled: dict[str, bool]) -> bool:
    """Whether an element is drawn."""
    return toggled.get(str(node.get("id", "")), node.get("isVisible", True)) is not False


def chosen_action(action: Json, *, old_client: bool) -> Json | None:
    """What the client makes of an action: one that knows no Action.Execute takes the fallback, or leaves it out."""
    if action.get("type") != "Action.Execute" or not old_client:
        return action
    fallback = action.get("fallback")
    return fallback if isinstance(fallback, dict) else None


def acts(card: Json, toggled: dict[str, bool] | None = None, *, old_client: bool = False) -> list[Act]:
    """Everything that can be pressed, in reading order."""
    return _acts(card, toggled or {}, old_client, (), ())


def _acts(card: Json, toggled: dict[str, bool], old: bool, around: tuple[Json, ...], behind: tuple[str, ...]) -> list[Act]:
    own = around + tuple(visible_inputs(card, toggled))
    found: list[Act] = []
    for action, label in _actions(card, toggled):
        taken = chosen_action(action, old_client=old)
        if taken is None:
            continue
        if taken.get("type") == "Action.ShowCard":
            found.append(Act(label, taken, (), behind))
            found += _acts(taken["card"], toggled, old, own, (*behind, label))
        else:
            found.append(Act(str(taken.get("title") or label), taken, own, behind))
    return found


def _actions(node: Any, toggled: dict[str, bool]) -> list[tuple[Json, str]]:
    """(action, label) of the actions of one card: its own and those in and behind its elements; not those in its ShowCards."""
    if isinstance(node, list):
        return [found for one in node for found in _actions(one, toggled)]
    if not isinstance(node, dict) or not shown(node, toggled):
        return []
    if str(node.get("type", "")).startswith("Action."):
        return [(node, str(node.get("title", "")))] if node.get("isEnabled", True) else []
    found = []
    for name in ("selectAction", "inlineAction"):
        if isinstance(node.get(name), dict):
            found.append((node[name], str(node[name].get("title") or node.get("altText") or node.get("text") or node[name].get("id", ""))))
    return found + [one for name in CHILDREN for one in _actions(node.get(name), toggled)]


def visible_inputs(node: Any, toggled: dict[str, bool]) -> list[Json]:
    """The inputs of one card, not those in its ShowCards."""
    if isinstance(node, list):
        return [found for one in node for found in visible_inputs(one, toggled)]
    if not isinstance(node, dict) or not shown(node, toggled) or node.get("type") == "Action.ShowCard":
        return []
    if str(node.get("type", "")).startswith("Input."):
        return [node]
    return [one for name in CHILDREN for one in visible_inputs(node.get(name), toggled)]


def entered(inputs: tuple[Json, ...], given: Json) -> tuple[Json, dict[str, str]]:
    """(values by id, errors by id) of what somebody enters; `given` goes by id or label, choices also by what one reads.

    Raises:
        KeyError: there is no such input, or no such choice.
    """
    values: Json = {}
    names = {one.get("label") or one["id"]: one["id"] for one in inputs} | {one["id"]: one["id"] for one in inputs}
    wanted = {names[name]: value for name, value in given.items()}
    for one in inputs:
        value = _entry(one, wanted[one["id"]]) if one["id"] in wanted else _standing(one)
        if value not in (None, ""):
            values[one["id"]] = value
        elif one["type"] == "Input.Text":
            values[one["id"]] = ""
    return values, {one["id"]: str(one.get("errorMessage", "")) for one in inputs if not _right(one, values.get(one["id"]))}


def _standing(one: Json) -> Any:
    if one["type"] == "Input.Toggle":
        return one.get("value", one.get("valueOff", "false"))
    value = one.get("value")
    return str(value) if value is not None else None


def _entry(one: Json, value: Any) -> str:
    if one["type"] == "Input.Toggle":
        return str(one.get("valueOn", "true") if value else one.get("valueOff", "false"))
    if one["type"] != "Input.ChoiceSet":
        return str(value)
    offered = {choice["title"]: choice["value"] for choice in one.get("choices", [])}
    offered |= {choice["value"]: choice["value"] for choice in one.get("choices", [])}
    wanted = value if isinstance(value, list | tuple) else [value]
    return ",".join(offered[item] if offered else str(item) for item in wanted)


def _right(one: Json, value: Any) -> bool:
    if value in (None, ""):
        return not one.get("isRequired")
    if one["type"] == "Input.Toggle":
        return not one.get("isRequired") or value == one.get("valueOn", "true")
    if one["type"] == "Input.Text" and one.get("maxLength"):
        return len(str(value)) <= int(one["maxLength"])
    return True


def words(card: Json, toggled: dict[str, bool] | None = None) -> str:
    """What is read in a card, line by line; what a ShowCard hides is not."""
    return "\n".join(_words(card, toggled or {}))


def _words(node: Any, toggled: dict[str, bool]) -> list[str]:
    if isinstance(node, list):
        return [line for one in node for line in _words(one, toggled)]
    if not isinstance(node, dict) or not shown(node, toggled):
        return []
    kind = str(node.get("type", ""))
    if kind == "RichTextBlock":
        return ["".join(one if isinstance(one, str) else one["text"] for one in node["inlines"])]
    if kind.startswith("Action."):
        return [f"[{node.get('title', '')}]"]
    own = [str(node[name]) for name in ("text", "label", "title") if node.get(name)]
    own += [f"{node['title']}: {node['value']}"] if kind == "Fact" or ("value" in node and "title" in node and not kind) else []
    if kind == "FactSet":
        return [f"{one['title']}: {one['value']}" for one in node["facts"]]
    if kind.startswith("Input."):
        return [*own, *(str(one["title"]) for one in node.get("choices", []))]
    return own + [line for name in CHILDREN for line in _words(node.get(name), toggled)]
