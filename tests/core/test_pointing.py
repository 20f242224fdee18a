"""Which words only point at another post: a closed vocabulary, so that a request in few words stays a request."""

import pytest

from triage.pointing import only_points


@pytest.mark.parametrize(
    "text", ["", "please", "Can you take this?", "triage this please", "help", "look here", "kannst du mal schauen?", "bitte hier"]
)
def test_words_that_only_point(text: str) -> None:
    assert only_points(text)


@pytest.mark.parametrize(
    "text", ["thanks", "👍", "it works again", "my VPN is down", "can you unlock my account?", "hello", "please " * 30, "+1"]
)
def test_words_that_say_more_or_nothing_of_the_kind(text: str) -> None:
    assert not only_points(text)
