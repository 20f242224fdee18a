"""The one switch: `python tests/claude/rewrite_prompts.py` writes the golden prompts anew. Read the difference before you commit it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from prompt_golden import FOLDER, golden_files, kept_files


def main() -> None:
    """Write what differs, remove what is no longer composed, and say so."""
    FOLDER.mkdir(exist_ok=True)
    wanted, kept = golden_files(), kept_files()
    for name in sorted(kept.keys() - wanted.keys()):
        (FOLDER / name).unlink()
        print(f"removed {name}")
    for name, text in sorted(wanted.items()):
        if kept.get(name) != text:
            (FOLDER / name).write_text(text, encoding="utf-8")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
