"""tests/conftest.py itself: skips fail in CI, and a test that reaches out fails even where the code swallowed the refusal."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFTEST = ROOT / "tests" / "conftest.py"


def run(folder: Path, tests: dict[str, str], *, ci: bool) -> subprocess.CompletedProcess[str]:
    """Run these tests (name: text), a file each, beside a copy of our conftest.py, as CI or as a user's machine."""
    shutil.copy(CONFTEST, folder)
    for name, text in tests.items():
        (folder / f"test_{name}.py").write_text(text)
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | ({"CI": "true"} if ci else {})
    options = ["-q", "-p", "no:cacheprovider", "--continue-on-collection-errors", "--rootdir", str(folder)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(folder)], cwd=folder, env=environment, capture_output=True, text=True
    )


SKIPS = {
    "skip": "import pytest\ndef test_it(): pytest.skip('no moon')",
    "mark": "import pytest\n@pytest.mark.skip(reason='no moon')\ndef test_it(): pass",
    "module": "import pytest\npytest.skip('no moon', allow_module_level=True)",
}


def test_every_kind_of_skip_fails_in_ci_with_its_reason(tmp_path: Path) -> None:
    ended = run(tmp_path, SKIPS, ci=True)
    assert ended.returncode == 1
    for name in SKIPS:
        assert re.search(rf"(FAILED|ERROR) test_{name}\.py.* which CI does not allow.*no moon", ended.stdout)


def test_skips_are_let_pass_on_a_users_machine(tmp_path: Path) -> None:
    ended = run(tmp_path, SKIPS, ci=False)
    assert ended.returncode == 0, ended.stdout
    assert "3 skipped" in ended.stdout


REACHES = {
    "address": "socket.create_connection(('192.0.2.1', 80), 1)",
    "ipv6": "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "name": "socket.getaddrinfo('helpdesk.example', 443)",
    "datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
}


def test_reaching_out_fails_the_test_although_the_refusal_was_swallowed(tmp_path: Path) -> None:
    swallowing = "import socket\ndef test_it():\n    try:\n        {reach}\n    except OSError:\n        pass\n"
    ended = run(tmp_path, {name: swallowing.format(reach=reach) for name, reach in REACHES.items()}, ci=False)
    assert ended.returncode == 1
    for name in REACHES:
        assert re.search(rf"ERROR test_{name}\.py.* tried to reach", ended.stdout)


LOOPBACK = """
import socket
def test_it():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(("localhost", server.getsockname()[1])):
        pass
"""


def test_loopback_is_open(tmp_path: Path) -> None:
    assert run(tmp_path, {"loopback": LOOPBACK}, ci=True).returncode == 0


def test_settings_of_the_user_do_not_reach_the_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "not-a-key")
    for name in ("HELPDESK_DATA", "MicrosoftAppId", "MICROSOFTAPPPASSWORD", "microsoftapptype"):
        monkeypatch.setenv(name, "elsewhere")
    test = "import os\ndef test_it(): assert not [n for n in os.environ if n.upper().startswith(('HELPDESK_', 'ANTHROPIC_', 'MICROSOFT'))]"
    assert run(tmp_path, {"settings": test}, ci=False).returncode == 0


def test_tests_have_the_same_names_in_every_process(request: pytest.FixtureRequest) -> None:
    """Processes that share the tests do not begin if a name differs by a hash's chance, by the clock, by an address in memory."""
    environment = dict(os.environ) | {"PYTHONHASHSEED": "7"}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), str(ROOT / "tests")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout[-2_000:]
    here = {item.nodeid for item in request.session.items}
    assert here <= set(ended.stdout.splitlines())
