"""The product's Python files as syntax trees, for the rules beside this file: what a file is called and what it imports when."""

import ast
import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Offences = Iterator[str]


@dataclass(frozen=True)
class Module:
    """One Python file of the product: its path from the top of the checkout, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def name(self) -> str:
        """Its dotted name: bot/cli/__init__.py is bot.cli."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: parent for parent in ast.walk(self.tree) for child in ast.iter_child_nodes(parent)}

    @cached_property
    def imports(self) -> list["Import"]:
        return list(_imports(self))

    def within(self, *places: str) -> bool:
        """Whether the path is one of these files (which may hold a *) or lies in one of these folders (which end in a slash)."""
        return any(self.path.startswith(place) if place.endswith("/") else fnmatch.fnmatch(self.path, place) for place in places)


@dataclass(frozen=True)
class Import:
    """One imported name: `from a.b import c` is a.b.c. `at_import_time` is False inside a function and under TYPE_CHECKING."""

    line: int
    name: str
    at_import_time: bool

    def is_of(self, *packages: str) -> bool:
        """Whether it is one of these packages or something inside one."""
        return any(self.name == package or self.name.startswith(package + ".") for package in packages)


def _imports(module: Module) -> Iterator[Import]:
    package = module.name if module.path.endswith("__init__.py") else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name, _runs_at_import(module, node))
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(node.lineno, f"{base}.{alias.name}", _runs_at_import(module, node))


def _runs_at_import(module: Module, node: ast.AST) -> bool:
    while node in module.parents:
        child, node = node, module.parents[node]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return False
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and child in node.body:
            return False
    return True
