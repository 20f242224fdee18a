"""The one way to the data files that ship: prompts, manifests and pages. Finds; never reads, writes or unpacks.

A checkout (and an editable install) holds them at the top level and under bot/web; a wheel carries the two top-level folders inside the
package, as bot/_data/manifests and bot/_data/prompts (pyproject.toml, tool.setuptools.package-dir). Both are plain files on disk.
"""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent

_HOMES = {
    "manifests": (_PACKAGE / "_data" / "manifests", _PACKAGE.parent / "manifests"),
    "prompts": (_PACKAGE / "_data" / "prompts", _PACKAGE.parent / "prompts"),
    "pages": (_PACKAGE / "web" / "pages",),
}


def resource(*parts: str) -> Path:
    """The absolute path of a shipped file or folder: `resource("manifests", "kb")`, `resource("pages", "playground.html")`.

    The first part is "manifests", "prompts" or "pages"; a later one may hold slashes ("kb/vpn.md"). An installed copy wins over a
    neighbouring folder of the same name, since site-packages belongs to many.
    Raises ValueError for another first part or a path that would leave its folder, FileNotFoundError for a file that does not ship.
    """
    if not parts or parts[0] not in _HOMES:
        raise ValueError(f"no shipped folder {'/'.join(parts)!r}; expected one of {', '.join(_HOMES)}")
    inner = PurePosixPath(*parts[1:])
    if inner.is_absolute() or ".." in inner.parts or "\0" in str(inner) or "\\" in str(inner):
        raise ValueError(f"{str(inner)!r} leaves the shipped folder {parts[0]}; expected a path inside it")
    home = next((folder for folder in _HOMES[parts[0]] if folder.is_dir()), _HOMES[parts[0]][-1])
    found = home.joinpath(inner)
    if not found.exists():
        raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation ({found}); install the helpdesk again")
    return found
