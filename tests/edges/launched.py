"""`helpdesk` in a process of its own under bad conditions: a folder that may not be written, a full disk, a log that nobody reads."""

import os
import subprocess
import sys
import time
from pathlib import Path

from server_process import ROOT, Server

# root may write everywhere; without these two rights (which are gone for good with exec) it is bound by the modes of files like anybody.
WITHOUT_ROOTS_RIGHTS = """
import ctypes, os, sys
if os.geteuid() == 0:
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        assert ctypes.CDLL(None, use_errno=True).prctl(24, right, 0, 0, 0) == 0  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, "-m", "bot", *sys.argv[1:]])
"""
SMALL_DISK = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
os.execv(sys.executable, [sys.executable, "-m", "bot", *sys.argv[2:]])
"""
"""No file may grow over so many bytes: the write fails, as on a full disk."""
SLOW_MODEL = """
import asyncio, sys
from bot.models.offline import OfflineModel
async def assess(self, request, context, organisation):
    await asyncio.sleep(600)
OfflineModel.assess = assess
from bot.cli import main
sys.argv[0] = "helpdesk"
main()
"""


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def launch(*arguments: object, cwd: Path = ROOT, code: str | None = None, out: object = subprocess.PIPE, err: object = subprocess.PIPE,
           **more: str) -> "subprocess.Popen[str]":  # fmt: skip
    """Start `helpdesk ...` in a folder; `code` starts it in another way, with these arguments."""
    command = ["-m", "bot"] if code is None else ["-c", code]
    given = [sys.executable, *command, *map(str, arguments)]
    return subprocess.Popen(given, cwd=cwd, env=environment(**more), stdout=out, stderr=err, text=True)  # type: ignore[call-overload]


def refused(*arguments: object, **more: object) -> str:
    """Start it and expect one message on standard error and exit status 2; gives the message."""
    with launch(*arguments, **more) as process:  # type: ignore[arg-type]
        try:
            said, message = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 2, f"status {process.returncode}: {said}{message}"
    return the_one_message(message)


def the_one_message(written: str) -> str:
    """What was written to standard error, which must be one message and no more."""
    assert written.startswith("helpdesk: "), written
    assert "Traceback" not in written, written
    assert written.count("\n") == 1, written
    return written


class Launched(Server):
    """A server that was started by `launch`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.address = self._address()


def stopped(server: Server, number: int, within: float) -> float:
    """Send the signal and expect exit status 0 in time; gives the seconds it took."""
    began = time.monotonic()
    server.process.send_signal(number)
    assert server._ended(within) == 0
    return time.monotonic() - began
