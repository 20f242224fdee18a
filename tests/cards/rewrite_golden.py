"""The one switch: `python tests/cards/rewrite_golden.py` writes the golden files anew. Read the difference before you commit it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from golden_files import FOLDER, golden_files, kept_files


def main() -> None:
    """Write what differs, remove what is no longer drawn, and say so."""
    wanted, kept = golden_files(), kept_files()
    for path in sorted(kept.keys() - wanted.keys()):
        (FOLDER / path).unlink()
        print(f"removed {path}")
    for path, drawn in sorted(wanted.items()):
        if kept.get(path) != drawn:
            (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / path).write_text(drawn, encoding="utf-8")
            print(f"wrote {path}")


if __name__ == "__main__":
    main()
