"""The frame every test runs in: no skip in CI, nothing leaves this machine, no setting of the user's leaks in, one repeatable chance."""

import functools
import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# A developer's own keys and settings must neither be used nor decide a test. MicrosoftAppId and the like are read in any case of letters.
_OURS = ("HELPDESK_", "ANTHROPIC_", "AWS_", "CLOUD_ML_", "SLACK_", "MICROSOFT", "TEAMS_")
for _name in [name for name in os.environ if name.upper().startswith(_OURS)]:
    del os.environ[_name]

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


# --- No skip in CI: there a skipped test is a failed one, with its name and its reason. ---


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, which CI does not allow: {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Turn a skipped test into a failed one in CI."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Turn a module that skips itself while it is collected into a failed one in CI."""
    report = yield
    _refuse_skip(report)
    return report


# --- Nothing leaves this machine. ---


class OutsideConnection(OSError):
    """A test tried to reach another machine. Use a server on 127.0.0.1 instead; the address is in the message."""


_attempts: list[str] = []


def _is_loopback(host: object) -> bool:
    text = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return text in {"", "localhost"} or text.endswith(".localhost")


def _refuse(what: str) -> None:
    _attempts.append(what)
    raise OutsideConnection(f"tests reach nothing but loopback, and this one tried {what}")


def _check_address(connection: socket.socket, address: Any) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
        _refuse(f"{address[0]} port {address[1]}")


def _guarded(real: Any, address_at: int) -> Any:
    """The socket method `real`, refusing addresses that are not loopback; the address is its argument number `address_at`."""

    @functools.wraps(real)
    def method(connection: socket.socket, *args: Any) -> Any:
        _check_address(connection, args[address_at])
        return real(connection, *args)

    return method


_getaddrinfo = socket.getaddrinfo


def _guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    """Looking up a name asks a name server, so only loopback names and plain addresses are looked up."""
    if host is not None and not _is_loopback(host):
        try:
            ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
        except ValueError:
            _refuse(f"the name {host!r}")
    return _getaddrinfo(host, *args, **kwargs)


def pytest_configure() -> None:
    """Guard before any test module is imported."""
    for name, address_at in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name), address_at))
    socket.getaddrinfo = _guarded_getaddrinfo


@pytest.fixture(autouse=True)
def _nothing_leaves_this_machine() -> Iterator[None]:
    """Fail the test even if the code under test swallowed the refusal."""
    _attempts.clear()
    yield
    tried, _attempts[:] = list(_attempts), []
    if tried:
        pytest.fail(f"this test tried to reach {', '.join(tried)}; tests reach nothing but loopback")


# --- One process starts thousands of helpdesks. ---


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """aiohttp remembers the middlewares of its last 1,024 handlers, and with them whole applications: some 3 MB a test. Let go of them."""
    web_app = sys.modules.get("aiohttp.web_app")
    cached = getattr(web_app, "_cached_build_middleware", None)
    if cached is not None:
        cached.cache_clear()


# --- A real browser. ---


@dataclass(frozen=True)
class Browser:
    """Where Chromium and its driver are on this machine."""

    chromium: str
    chromedriver: str


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """Chromium and chromedriver as Debian names them; without them the test is skipped (in CI: failed) and says what to install."""
    names = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "chromedriver": ("chromedriver",)}
    found = {part: next(filter(None, map(shutil.which, choices)), None) for part, choices in names.items()}
    if None in found.values():
        pytest.skip("needs Chromium and its driver: on Debian `apt-get install chromium chromium-driver`")
    return Browser(**found)


@pytest.fixture
def browser(chromium: Browser, tmp_path: Path) -> Iterator[Any]:
    """A headless Chromium of this test's own (selenium WebDriver), 1280 x 900, that can resolve no name but localhost."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium.chromium
    for argument in (
        "--headless=new",
        "--no-sandbox",  # root in a container has no sandbox to offer
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--window-size=1280,900",
        f"--user-data-dir={tmp_path / 'chromium'}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=chromium.chromedriver))
    try:
        yield driver
    finally:
        driver.quit()
