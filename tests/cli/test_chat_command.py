"""`helpdesk chat` as a terminal runs it: it ends at Ctrl-C without an Enter, and shows what an old terminal can show."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

from helpdesks import data_folder

ROOT = Path(__file__).resolve().parents[2]
PLAIN = {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONUNBUFFERED": "1"}


def chat(folder: Path, stdin: int) -> "subprocess.Popen[bytes]":
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("HELPDESK_", "ANTHROPIC_", "SLACK_"))}
    command = [sys.executable, "-m", "bot", "chat", "--data", str(data_folder(folder / "data"))]
    return subprocess.Popen(
        command, cwd=folder, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**settings, **PLAIN}, start_new_session=True
    )


def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    terminal, typed = pty.openpty()
    with chat(tmp_path, typed) as running:
        assert running.stdout is not None
        assert b"You are Amara Okafor" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=20)
    os.close(terminal)
    os.close(typed)
    assert (running.returncode, errors) == (130, b"")


def test_what_a_terminal_cannot_show_is_replaced(tmp_path: Path) -> None:
    with chat(tmp_path, subprocess.PIPE) as running:
        out, errors = running.communicate("Grüße, mein Drucker druckt nicht mehr\n:quit\n".encode(), timeout=60)
    assert (running.returncode, errors) == (0, b"")
    assert b"Gr??e, mein Drucker druckt nicht mehr" in out
