"""A real `helpdesk run` in a process of its own, and somebody at its playground page over HTTP."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


class Server:
    """`helpdesk run` on a free loopback port. `kill` is kill -9, `stop` is SIGTERM. `shows`: the line of its greeting with the address."""

    shows = "playground"

    def __init__(self, folder: Path, *, shows: str = "playground", **environment: str) -> None:
        self.shows = shows
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV", "COVERAGE_PROCESS_START") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--port", "0", "--data", str(folder)],
            cwd=ROOT,
            env={**kept, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self._address()

    def _address(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if self.shows in line and "http://" in line:
                return next(word for word in line.split() if word.startswith("http://")).rstrip("/")
        raise RuntimeError(f"the server did not start: {self.process.stderr.read() if self.process.stderr else ''}")

    def kill(self) -> None:
        self.process.kill()
        self._ended()

    def stop(self, within: float = 20) -> int:
        """SIGTERM; returns the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self._ended(within)

    def _ended(self, within: float = 20) -> int:
        status = self.process.wait(within)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return status

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.kill()


@dataclass(frozen=True)
class Visitor:
    """Somebody of the cast at the playground page."""

    address: str
    name: str

    def do(self, action: str, **body: Any) -> dict[str, Any]:
        """An action of the page, such as post or press. Raises urllib's errors."""
        found: dict[str, Any] = json.loads(self._send("POST", f"/playground/api/{action}", body)[0])
        return found

    def post(self, text: str, conversation: str = "it-help", thread: str | None = None) -> str:
        """Post; returns the id of the post."""
        return str(self._send("POST", "/playground/api/post", {"conversation": conversation, "text": text, "thread": thread})[1]["X-Post"])

    def read(self, what: str, **query: str) -> Any:
        """What the page reads, such as thread(post=...)."""
        return json.loads(self._send("GET", f"/playground/api/{what}?{urllib.parse.urlencode(query)}")[0])

    def press(self, post: str, value: str) -> dict[str, Any]:
        return self.do("click", id=uuid.uuid4().hex, post=post, value=value)

    def _send(self, method: str, path: str, body: object = None) -> tuple[bytes, Any]:
        headers = {
            "X-Helpdesk-Viewer": self.name,
            "Origin": self.address,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read(), answer.headers


def wait_until(true: Any, seconds: float = 20.0, every: float = 0.1) -> Any:
    """Ask until the answer is true; AssertionError after that time."""
    until = time.monotonic() + seconds
    while True:
        found = true()
        if found:
            return found
        assert time.monotonic() < until, f"not within {seconds} s"
        time.sleep(every)
