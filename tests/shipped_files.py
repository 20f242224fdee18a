"""Compares an installed copy with the checkout it was built from: `python tests/shipped_files.py CHECKOUT`, run by the installed Python.

Every file that is not Python code in bot, triage, storage, prompts and manifests must have arrived, byte for byte, and be found by
bot.resources; every module too; and nothing of tests. Exit code 1 names what differs. `.ci/run` runs it outside the checkout.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.resources import resource


def files_under(folder: Path) -> Iterator[Path]:
    """Every file of a folder that belongs to the product, without caches."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def differences(checkout: Path, site: Path) -> Iterator[str]:
    """One line for each file that is missing from, or different in, the installed copy."""
    pairs = [(path, site / path.relative_to(checkout)) for room in ("bot", "triage", "storage") for path in files_under(checkout / room)]
    for shipped in ("prompts", "manifests"):
        home = resource(shipped)
        pairs += [(path, home / path.relative_to(checkout / shipped)) for path in files_under(checkout / shipped)]
    for source, installed in pairs:
        if not installed.is_file():
            yield f"{source.relative_to(checkout)} is missing from the wheel; list its package or its kind of file in pyproject.toml"
        elif installed.read_bytes() != source.read_bytes():
            yield f"{source.relative_to(checkout)} differs from the installed {installed}"
    for stray in ("tests", "prompts", "manifests"):
        if (site / stray).exists():
            yield f"{stray} was installed at the top of site-packages"


def main() -> int:
    """Print the differences; 0 when there are none."""
    checkout, site = Path(sys.argv[1]).resolve(), Path(bot.__file__).resolve().parents[1]
    if site.is_relative_to(checkout) and site.name != "site-packages":
        print(f"bot was imported from the checkout ({site}); run this with the installed Python, outside the checkout")
        return 1
    found = list(differences(checkout, site))
    print("\n".join(found) or f"the installed copy is whole: {site}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
