"""The playground as people use it: a request, its card, dialogs, the agents' card, words both ways; keyboard, phone, dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playground_page import Page, served, until
from selenium.webdriver.common.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROPOSED = "Excel crashes whenever I open the price list"


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Page]:
    with served(tmp_path / "data") as address:
        found = Page(browser, address)
        yield found
        assert found.complaints() == []
        browser.get("about:blank")


def test_a_request_is_answered_claimed_replied_to_and_solved_without_a_reload(page: Page) -> None:
    page.open("rosa")
    page.write(PROPOSED)
    page.press("requester.proposed", "create_ticket")
    page.card("requester.created")
    page.become("maya")
    page.go("it-triage")
    page.press("agents.new", "claim")
    page.press("agents.claimed", "reply")
    page.one("#dialog textarea").send_keys("Please restart Excel once.")
    page.click("#dialog [type=submit]")
    until(lambda: not page.all("#dialog[open]"), "the dialog closes")
    page.become("rosa")
    page.go("it-help")
    page.click("#posts [data-do=thread].summary")
    until(lambda: "Please restart Excel once." in page.text("[data-kind='news.agent_reply']"), "the agent's words")
    page.write("That did not help", "reply-text")
    page.press("requester.claimed", "solved")
    page.card("requester.resolved")


def test_the_page_speaks_the_language_of_who_one_is(page: Page) -> None:
    page.open("amara")
    page.click("[data-example=ticket]")
    until(lambda: "step 1 of" in page.text("#guide-step"), "the guide's first step")
    page.become("jonas")
    until(lambda: page.text("#try-open") == "Probier das", "the page in German")
    assert page.js("return document.documentElement.lang") == "de"
    assert (page.text("#channels-title"), page.text("#theme-name")) == ("Kanäle", "Aussehen: System")
    assert "Schritt 1 von" in page.text("#guide-step")
    assert page.js("return document.getElementById('side').scrollWidth <= document.getElementById('side').clientWidth")
    page.become("amara")
    until(lambda: page.text("#try-open") == "Try these", "the page in English again")


def test_what_one_person_does_another_sees_at_once(page: Page) -> None:
    page.open("amara")
    first = page.driver.current_window_handle
    page.driver.switch_to.new_window("tab")
    page.open("tom")
    page.write("Good morning everybody")
    page.driver.switch_to.window(first)
    until(lambda: "Good morning everybody" in page.text("#posts"), "Tom's post in Amara's window")


def test_errors_stand_beside_their_fields_and_the_dialog_keeps_the_keyboard(page: Page) -> None:
    page.open("rosa")
    page.write(PROPOSED)
    page.press("requester.proposed", "edit_request")
    field = page.one("#dialog textarea")
    field.clear()
    page.click("#dialog [type=submit]")
    error = page.one("#dialog .error")
    field = page.one("#dialog textarea")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == error.get_attribute("id")
    for _ in range(8):
        page.driver.switch_to.active_element.send_keys(Keys.TAB)
        assert page.js(
            "return document.activeElement === document.body || document.getElementById('dialog').contains(document.activeElement)"
        )
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    until(lambda: not page.all("#dialog[open]"), "Escape closes the dialog")
    assert page.js("return document.activeElement.dataset.action") == "edit_request"


def test_everything_works_with_the_keyboard_alone(page: Page) -> None:
    page.open("amara")
    page.js("document.activeElement.blur()")
    body = page.one("body")
    body.send_keys(Keys.TAB)
    assert page.js("return document.activeElement.className") == "skip"
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.one("#composer-text").send_keys("I forgot my password and need to reset it", Keys.ENTER)
    page.card("requester.self_service")
    tabbed_to(page, "document.activeElement.dataset.action === 'solved'").send_keys(Keys.ENTER)
    page.card("requester.resolved")
    page.one("#composer-text").send_keys(Keys.SHIFT, Keys.TAB)
    post = tabbed_to(page, "document.activeElement.matches('#posts .post')", back=True)
    post.send_keys(Keys.TAB)
    tabbed_to(page, "document.activeElement.dataset.do === 'pick'").send_keys(Keys.ENTER)
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT, Keys.ENTER)
    assert page.one("#posts .reaction").get_attribute("data-emoji") == "eyes"


def tabbed_to(page: Page, there: str, back: bool = False) -> Any:
    """Press Tab (or Shift+Tab) until that is true of the page."""
    for _ in range(60):
        if page.js(f"return {there}"):
            return page.driver.switch_to.active_element
        active = page.driver.switch_to.active_element
        active.send_keys(Keys.SHIFT + Keys.TAB) if back else active.send_keys(Keys.TAB)
    raise AssertionError(f"Tab never came to: {there}")


def test_a_post_is_edited_reacted_to_triaged_from_its_menu_and_deleted(page: Page) -> None:
    page.open("tom", "general")
    page.write("My headset has no sound in calls")
    tool(page, "edit")
    editor = page.one(".editor textarea")
    editor.send_keys(" any more", Keys.ENTER)
    until(lambda: "any more" in page.text("#posts .words") and page.all("#posts .edited"), "the edited words")
    tool(page, "triage")
    until(lambda: page.all("#posts [data-do=thread].summary"), "an answer in the thread")
    tool(page, "delete")
    page.driver.switch_to.alert.accept()
    until(lambda: page.all("#posts .gone"), "the post is gone, its thread stays")


def tool(page: Page, what: str) -> None:
    page.one("#posts .post")
    page.js("const post = document.querySelector('#posts .post'); post.classList.add('open'); post.focus()")
    page.click(f"#posts .post [data-do={what}]")


def test_a_refusal_is_said_only_to_the_one_who_tried(page: Page) -> None:
    page.open("amara")
    page.write("/triage queue")
    until(lambda: "agents" in page.text(".toast[data-kind=refusal]"), "the refusal")
    assert page.one(".toast").get_attribute("role") == "alert"
    page.write("/triage help")
    page.card("command.help")
    assert page.all("#posts .post.private .only-you")
    page.become("tom")
    until(lambda: not page.all("[data-kind='command.help']"), "Tom does not see it")


def test_employees_see_no_private_channel(page: Page) -> None:
    page.open("amara")
    names = [button.get_attribute("data-conversation") for button in page.all("#channels button")]
    assert "it-help" in names
    assert "it-triage" not in names
    page.become("maya")
    until(lambda: page.all("[data-conversation='it-triage']"), "an agent sees the agents' channel")


def test_words_are_words_and_never_markup(page: Page) -> None:
    page.open("amara")
    page.write("<img src=x onerror=alert(1)> <b>bold</b> `code` https://help.fernhill.example/kb?a=1&b=2 does my laptop start?")
    until(lambda: "<img src=x onerror=alert(1)> <b>bold</b>" in page.text("#posts .words"), "the words as they were written")
    assert page.js("return [...document.querySelectorAll('#posts .words *')].map((one) => one.tagName)") == ["CODE", "A"]


def test_the_time_is_sent_ahead_and_the_ticket_is_created_anyway(page: Page) -> None:
    page.open("rosa")
    page.write(PROPOSED)
    page.card("requester.proposed")
    page.click("[data-skip=minutes]")
    page.card("requester.created")


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_light_and_dark_are_chosen_and_kept(page: Page, theme: str, dark: bool) -> None:
    page.open("amara")
    until(lambda: _themed(page, theme), f"the theme {theme}")
    page.driver.refresh()
    page.one("#posts")
    red, green, blue = page.js("return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)")[:3]
    assert (red + green + blue < 200) is dark


def _themed(page: Page, theme: str) -> bool:
    page.click("#theme")
    return bool(page.js("return document.documentElement.dataset.theme") == theme)


def test_on_a_phone_nothing_sticks_out_and_everything_is_reached(page: Page) -> None:
    phone = {"width": 375, "height": 720, "deviceScaleFactor": 2, "mobile": True}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    page.open("amara")
    page.write("I forgot my password and need to reset it")
    page.click("#posts [data-do=thread].summary")
    page.card("requester.self_service")
    for _ in ("thread", "conversation", "side"):
        assert page.js("return document.documentElement.scrollWidth <= innerWidth")
        if page.all(".app[data-panel]"):
            page.click("#panel-close")
        elif not page.all(".app[data-side]"):
            page.click("[data-do=side-open]")
    page.go("general")
    assert not page.all(".app[data-side]")
