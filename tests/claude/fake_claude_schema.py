"""Whether an answer's JSON schema would be taken by structured outputs, and whether an answer fits a schema.

The rules are those of Anthropic's structured-outputs page and of the SDK's own `transform_schema`; `Strictness` says where the fake is
stricter than the API (optional properties, pattern) and which limits are our own because the API's is not published (size, enum values).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FORMATS = frozenset("date-time time date duration email hostname uri ipv4 ipv6 uuid".split())
ANNOTATIONS = frozenset({"description", "title", "$defs", "definitions", "default", "examples"})
KEYWORDS = {
    "object": {"properties", "required", "additionalProperties"},
    "array": {"items", "minItems"},
    "string": {"format"},
    "integer": set(),
    "number": set(),
    "boolean": set(),
    "null": set(),
}
Schema = dict[str, Any]


@dataclass
class Strictness:
    """What may be sent. The API takes 24 optional properties and 16 unions a request; it refuses a grammar that is too large without
    saying how large: 10,000 characters and 500 enum values are our own guess."""

    tools: bool = False
    optional_properties: int = 0
    unions: int = 16
    enum_values: int = 500
    schema_size: int = 10_000
    streams: bool = False


def _types(schema: Schema) -> list[str]:
    kind = schema.get("type")
    return [kind] if isinstance(kind, str) else list(kind) if isinstance(kind, list) else []


def _object(schema: Schema, at: str) -> Iterator[str]:
    if schema.get("additionalProperties") is not False:
        yield f"{at}: For 'object' type, 'additionalProperties' must be explicitly set to false"
    names = schema.get("properties", {})
    if not isinstance(names, dict):
        yield f"{at}: 'properties' must be an object"
    elif not isinstance(schema.get("required", []), list) or set(schema.get("required", [])) - set(names):
        yield f"{at}: 'required' must be a list of names in 'properties'"


def _array(schema: Schema, at: str) -> Iterator[str]:
    if not isinstance(schema.get("items"), dict):
        yield f"{at}: For 'array' type, 'items' must be a schema"
    if schema.get("minItems", 0) not in (0, 1):
        yield f"{at}: For 'array' type, 'minItems' values other than 0 or 1 are not supported"


def _literals(schema: Schema, at: str) -> Iterator[str]:
    values = schema["enum"] if "enum" in schema else [schema["const"]]
    if not isinstance(values, list) or not values:
        yield f"{at}: 'enum' must be a list that is not empty"
    elif any(isinstance(value, dict | list) for value in values):
        yield f"{at}: 'enum' of objects or arrays is not supported"
    elif len({json.dumps(value) for value in values}) < len(values):
        yield f"{at}: 'enum' has a value twice"


def _keywords(schema: Schema, at: str) -> Iterator[str]:
    """Of one schema, without those inside it."""
    if "$ref" in schema:
        if not str(schema["$ref"]).startswith(("#/$defs/", "#/definitions/")):
            yield f"{at}: external '$ref' is not supported"
        return
    types, own = _types(schema), {"type", "anyOf", "allOf", "enum", "const"} | ANNOTATIONS
    for kind in types:
        if kind not in KEYWORDS:
            yield f"{at}: type '{kind}' is not supported"
            return
        own |= KEYWORDS[kind]
    if set(schema) - own:
        yield f"{at}: For '{'/'.join(types) or 'any'}' type, properties {', '.join(sorted(set(schema) - own))} are not supported"
    if not types and not {"anyOf", "allOf", "enum", "const"} & set(schema):
        yield f"{at}: Schema must have a 'type', 'anyOf', 'allOf', 'enum' or 'const'"
    if "enum" in schema or "const" in schema:
        yield from _literals(schema, at)
    if "object" in types:
        yield from _object(schema, at)
    if "array" in types:
        yield from _array(schema, at)
    if "format" in schema and schema["format"] not in FORMATS:
        yield f"{at}: For 'string' type, format '{schema['format']}' is not supported"


def _inside(schema: Schema, at: str) -> Iterator[tuple[str, Any]]:
    for holder in ("properties", "$defs", "definitions"):
        held = schema.get(holder)
        if isinstance(held, dict):
            yield from ((f"{at}.{holder}.{name}", one) for name, one in held.items())
    for holder in ("anyOf", "allOf"):
        yield from ((f"{at}.{holder}.{number}", one) for number, one in enumerate(schema.get(holder) or ()))
    if "items" in schema:
        yield f"{at}.items", schema["items"]


def _all(schema: Any, at: str) -> Iterator[tuple[str, Any]]:
    yield at, schema
    if isinstance(schema, dict):
        for where, one in _inside(schema, at):
            yield from _all(one, where)


def target(root: Schema, ref: str) -> Any:
    """What a reference inside the schema points at; None: nothing."""
    found: Any = root
    for part in ref.removeprefix("#/").split("/"):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _recursive(root: Schema, schema: Any, open_refs: tuple[str, ...] = ()) -> bool:
    if not isinstance(schema, dict):
        return False
    ref = schema.get("$ref")
    if ref is not None:
        return ref in open_refs or _recursive(root, target(root, str(ref)), (*open_refs, ref))
    held = [one for where, one in _inside(schema, "") if not where.startswith((".$defs", ".definitions"))]
    return any(_recursive(root, one, open_refs) for one in held)


def _counts(schemas: list[Schema], size: int, strict: Strictness) -> Iterator[str]:
    optional = sum(len(set(one.get("properties", {})) - set(one.get("required", []))) for one in schemas)
    unions = sum("anyOf" in one or isinstance(one.get("type"), list) for one in schemas)
    values = sum(len(one.get("enum", ())) for one in schemas)
    if optional > strict.optional_properties:
        yield f"Schemas contains too many optional parameters ({optional}), limit: {strict.optional_properties}"
    if unions > strict.unions:
        yield f"Schemas contains too many parameters with union types ({unions}), limit: {strict.unions}"
    if values > strict.enum_values or size > strict.schema_size:
        yield "The compiled grammar is too large, which would cause performance issues. Simplify your schema"


def complaints(schema: Any, strict: Strictness) -> list[str]:
    """Every reason to refuse the schema; empty: it is taken."""
    if not isinstance(schema, dict) or not schema:
        return ["schema: Input should be a valid dictionary"]
    if schema.get("type") != "object" and "anyOf" not in schema and "$ref" not in schema:
        return ["schema: the answer itself must be an object"]
    found: list[str] = []
    for at, one in _all(schema, "schema"):
        found += _keywords(one, at) if isinstance(one, dict) else [f"{at}: must be an object"]
    if not found:
        dead = [one["$ref"] for _, one in _all(schema, "") if "$ref" in one and target(schema, str(one["$ref"])) is None]
        found += [f"schema: '$ref' to nothing: {ref}" for ref in dead]
    if not found and any(_recursive(schema, one) for _, one in _all(schema, "")):
        found.append("schema: recursive schemas are not supported")
    return found or list(_counts([one for _, one in _all(schema, "")], len(json.dumps(schema, separators=(",", ":"))), strict))
