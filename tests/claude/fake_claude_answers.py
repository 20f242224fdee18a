"""Answers that fit a schema, as constrained decoding makes them."""

import copy
from collections.abc import Iterator
from typing import Any

from fake_claude_schema import Schema, target

TEXT = "An answer of the fake."
BY_FORMAT = {
    "date-time": "2026-11-24T09:00:00Z",
    "date": "2026-11-24",
    "time": "09:00:00Z",
    "duration": "PT5M",
    "email": "someone@fernhill.example",
    "hostname": "host.fernhill.example",
    "uri": "https://fernhill.example/",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
SIMPLE: dict[str, Any] = {"integer": 1, "number": 0.9, "boolean": False, "null": None}
FITS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}


def _resolved(root: Schema, schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = target(root, schema["$ref"])
    return schema


def usual(root: Schema, schema: Schema | None = None) -> Any:
    """The plainest answer: the first of an enum, one object in a list of objects (no other entries), .9 for a number."""
    schema = _resolved(root, root if schema is None else schema)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    if "anyOf" in schema:
        return usual(root, next((one for one in schema["anyOf"] if one.get("type") != "null"), schema["anyOf"][0]))
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "object":
        return {name: usual(root, one) for name, one in schema.get("properties", {}).items()}
    if kind == "array":
        item = _resolved(root, schema["items"])
        return [usual(root, item)] if item.get("type") == "object" or schema.get("minItems") else []
    return BY_FORMAT.get(schema.get("format", ""), TEXT) if kind == "string" else SIMPLE[kind]


def misfits(root: Schema, value: Any, schema: Schema | None = None, at: str = "answer") -> Iterator[str]:
    """Where the value is not what the schema allows."""
    schema = _resolved(root, root if schema is None else schema)
    if "enum" in schema or "const" in schema:
        if value not in (schema["enum"] if "enum" in schema else [schema["const"]]):
            yield f"{at}: {value!r} is not one of {schema.get('enum', schema.get('const'))}"
        return
    if "anyOf" in schema:
        if all(any(misfits(root, value, one, at)) for one in schema["anyOf"]):
            yield f"{at}: {value!r} fits no alternative"
        return
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    fitting = [kind for kind in kinds if isinstance(value, FITS[kind]) and (kind == "boolean" or not isinstance(value, bool))]
    if not fitting:
        yield f"{at}: {value!r} is not of type {'/'.join(kinds)}"
    elif fitting[0] == "object":
        yield from _object_misfits(root, value, schema, at)
    elif fitting[0] == "array":
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: is empty"
        for number, one in enumerate(value):
            yield from misfits(root, one, schema["items"], f"{at}.{number}")


def _object_misfits(root: Schema, value: dict[str, Any], schema: Schema, at: str) -> Iterator[str]:
    names = schema.get("properties", {})
    yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    yield from (f"{at}: {name} is not in the schema" for name in value if name not in names)
    for name, one in value.items():
        if name in names:
            yield from misfits(root, one, names[name], f"{at}.{name}")


def _places(value: Any, name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object in the answer that has that key, outermost first."""
    if isinstance(value, dict):
        if name in value:
            yield value, name
        for one in value.values():
            yield from _places(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _places(one, name)


def filled(root: Schema, keys: dict[str, Any]) -> Any:
    """The plainest answer with these keys, wherever the schema has them ("a__b": b inside a). ValueError: nowhere, or it does not fit."""
    answer = usual(root)
    for path, wanted in keys.items():
        *within, name = path.split("__")
        holders: list[Any] = [answer]
        for step in within:
            holders = [holder[key] for one in holders for holder, key in _places(one, step)]
        places = [place for one in holders for place in _places(one, name)]
        if not places:
            raise ValueError(f"the answer has no {path}; it has {answer}")
        for holder, key in places:
            holder[key] = copy.deepcopy(wanted)
    wrong = list(misfits(root, answer))
    if wrong:
        raise ValueError("; ".join(wrong))
    return answer
