"""Purity: triage/ and bot/cards/ take now, policy and words as values. Modules in, offences as "file:line what" out."""

import ast
import re
from collections.abc import Iterable

from architecture.source_modules import Module, Offences

# Standard library modules without I/O, clock or process state. zoneinfo reads time zone tables, which are constants.
# datetime and random are checked call by call below; hashlib and hmac compute, secrets and uuid1/uuid4 would draw.
PURE_STDLIB = frozenset(
    """
    __future__ abc array base64 binascii bisect calendar codecs collections copy csv dataclasses datetime decimal difflib enum fractions
    functools graphlib hashlib heapq hmac html io ipaddress itertools json keyword math numbers operator random re statistics string
    struct textwrap types typing unicodedata urllib.parse uuid zlib zoneinfo
    """.split()
)
# What the machine is, as a constant: with it a table of numbers is read alike on every machine. `import sys` alone grants nothing more.
SYS_CONSTANTS = frozenset({"byteorder", "float_info", "maxsize", "maxunicode"})
SYS_NAMES = frozenset({"sys", *(f"sys.{name}" for name in SYS_CONSTANTS)})
PURE_THIRD = ("pydantic", "pydantic_core", "annotated_types")
# Renderers may also use the two libraries that escape and clean markup, and read what a surface can do from its port.
ALLOWED_IN = {"triage/": ("triage", *PURE_THIRD), "bot/cards/": ("triage", "bot.cards", "bot.ports", "nh3", "markupsafe", *PURE_THIRD)}


def pure_rooms_import_nothing_impure(modules: Iterable[Module]) -> Offences:
    """triage/ and bot/cards/ may import only what cannot touch the world."""
    for module in modules:
        for room, allowed in ALLOWED_IN.items():
            if module.path.startswith(room):
                for found in module.imports:
                    if not found.is_of(*allowed, *PURE_STDLIB) and found.name not in SYS_NAMES:
                        yield f"{module.path}:{found.line} imports {found.name}; {room} is pure"


IMPURE_NAMES = frozenset({"open", "print", "input", "exec", "eval", "compile", "__import__", "breakpoint"})
CLOCK_READERS = frozenset({"now", "utcnow", "today"})
CHANCE = re.compile(r"random\.(?!Random$)\w+|uuid\.uuid[14]|uuid[14]|SystemRandom|datetime\.datetime\.fromtimestamp|io\.open")


def pure_rooms_do_nothing_impure(modules: Iterable[Module]) -> Offences:
    """No clock, file, output, unseeded chance or async in triage/ and bot/cards/. hash() of text differs from process to process."""
    for module in modules:
        if module.within(*ALLOWED_IN):
            for node in ast.walk(module.tree):
                if what := _impure(module, node):
                    yield f"{module.path}:{getattr(node, 'lineno', 0)} {what}; triage and cards take such things as values"


def _impure(module: Module, node: ast.AST) -> str | None:
    match node:
        case ast.AsyncFunctionDef() | ast.AsyncFor() | ast.AsyncWith() | ast.Await():
            return "is async"
        case ast.Global():
            return f"changes the global {', '.join(node.names)}"
        case ast.ImportFrom(module="random") if any(alias.name != "Random" for alias in node.names):
            return "imports chance that cannot be seeded"
        case ast.ImportFrom(module="uuid") if any(alias.name in {"uuid1", "uuid4"} for alias in node.names):
            return "imports chance that cannot be seeded"
        case ast.ImportFrom(module="io") if any(alias.name not in {"StringIO", "BytesIO"} for alias in node.names):
            return "imports files"
        case ast.Call(func=ast.Name(id=name)) if name in IMPURE_NAMES:
            return f"calls {name}()"
        case ast.Call(func=ast.Name(id="hash")) if not _inside_dunder_hash(module, node):
            return "calls hash(), which differs from process to process"
        case ast.Call(func=ast.Name(id="Random") | ast.Attribute(attr="Random"), args=[], keywords=[]):
            return "draws without a seed"
        case ast.Call(func=ast.Attribute(attr=attribute) as function) if attribute in CLOCK_READERS and not node.args[1:]:
            return f"reads the clock with {ast.unparse(function)}()"
        case ast.Attribute(value=ast.Name(id="sys"), attr=attribute) if attribute not in SYS_CONSTANTS:
            return f"uses sys.{attribute}"
        case ast.Attribute() if CHANCE.fullmatch(ast.unparse(node)):
            return f"uses {ast.unparse(node)}"
    return None


def _inside_dunder_hash(module: Module, node: ast.AST) -> bool:
    while node in module.parents:
        node = module.parents[node]
        if isinstance(node, ast.FunctionDef):
            return node.name == "__hash__"
    return False


PURITY_RULES = (pure_rooms_import_nothing_impure, pure_rooms_do_nothing_impure)
