"""The playground's page in a real browser, as a test speaks of it: who one is, posts, cards, buttons, dialogs, the examples' guide."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from running_server import make_ready, settings
from selenium.common.exceptions import ElementClickInterceptedException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from bot.web.serving import Serving

T = TypeVar("T")
PATIENCE_SECONDS = 15.0


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server in a thread of its own, so that the browser's blocking calls do not stop it. Yields its address."""
    ready: list[str] = []
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run() -> None:
        await make_ready(folder)
        serving = await Serving.start(settings(folder))
        ready.append(serving.address)
        await stop.wait()
        await serving.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    try:
        until(lambda: ready or not thread.is_alive(), "the server starts")
        assert ready, "the server did not start"
        yield ready[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def until(look: Callable[[], T], what: str) -> T:
    """Wait for something to come true, and return it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE_SECONDS:.0f} s for: {what}")


class Page:
    """One browser on the playground."""

    def __init__(self, driver: Any, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, name: str, where: str = "it-help") -> None:
        """Load the page as somebody, in a conversation."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/?as={name}#/{where}")
        until(lambda: self.js("return document.getElementById('app').dataset.loading === 'false'"), "the page is ready")
        until(lambda: self.title() in (f"#{where}", "Helpdesk"), f"the conversation {where}")

    def become(self, name: str) -> None:
        """Choose somebody else in the list."""
        self.js("const who = document.getElementById('who'); who.value = arguments[0]; who.dispatchEvent(new Event('change'))", name)
        until(lambda: f"as={name}" in self.driver.current_url, f"being {name}")

    def click(self, css: str) -> None:
        """Click the last such element, as soon as there is one."""
        until(lambda: self._clicked(css), f"something to click: {css}")

    def text(self, css: str) -> str:
        """The words of the last such element; empty while there is none."""
        return str(self.js("return [...document.querySelectorAll(arguments[0])].at(-1)?.innerText ?? ''", css))

    def go(self, where: str) -> None:
        self.click(f"[data-conversation='{where}']")
        until(
            lambda: self.js("return document.querySelector('[aria-current]')?.dataset.conversation") == where, f"the conversation {where}"
        )

    def js(self, script: str, *args: object) -> Any:
        return self.driver.execute_script(script, *args)

    def one(self, css: str) -> Any:
        return until(lambda: next(iter(self.all(css)), None), f"an element {css}")

    def all(self, css: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements(By.CSS_SELECTOR, css)
        return found

    def title(self) -> str:
        return self.text("#where")

    def write(self, words: str, field: str = "composer-text") -> None:
        self.one(f"#{field}").send_keys(words, Keys.ENTER)

    def card(self, kind: str) -> Any:
        """The newest card of that kind in sight."""
        return until(lambda: next(iter(reversed(self.all(f"[data-kind='{kind}']"))), None), f"a card {kind}")

    def press(self, kind: str, action: str) -> None:
        """Press a button of the newest card of that kind, in its menu if it stands there."""
        self.click(f"[data-kind='{kind}'] [data-action='{action}']")

    def _clicked(self, css: str) -> bool:
        """Click the last such element with the mouse; False if there is none, or it was redrawn in this very moment."""
        found = self.all(css)
        if not found:
            return False
        try:
            self.js("arguments[0].closest('details')?.setAttribute('open', ''); arguments[0].scrollIntoView({block: 'center'})", found[-1])
            found[-1].click()
        except (StaleElementReferenceException, ElementClickInterceptedException):
            return False
        return True

    def kinds(self) -> set[str]:
        """Every kind of card that stands on the page now."""
        return set(self.js("return [...document.querySelectorAll('[data-kind]')].map((card) => card.dataset.kind)"))

    def complaints(self) -> list[str]:
        """What the browser's console has to complain of: faults of scripts, things the page's policy forbids."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
