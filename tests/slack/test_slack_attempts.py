"""What is remembered of posts without an answer: enough to look for them cheaply, and never without end."""

from bot.slack.attempts import CLOCKS_SECONDS, MOST, Attempts


def test_a_post_is_looked_for_from_what_stood_before_it() -> None:
    attempts = Attempts()
    attempts.begin("first")
    assert attempts.oldest("first") is None
    attempts.stands("first", "1712003000.000100")
    attempts.begin("second")
    attempts.stands("third", "1712003500.000100")
    attempts.begin("second")
    assert attempts.oldest("second") == f"{1712003000.0001 - CLOCKS_SECONDS:.6f}"
    attempts.stands("second", "1712003600.000100")
    assert attempts.oldest("second") is None


def test_what_was_surely_not_sent_may_have_been_after_the_next_try() -> None:
    attempts = Attempts()
    attempts.begin("card")
    attempts.surely_not("card")
    assert attempts.surely_unsent("card")
    attempts.begin("card")
    assert not attempts.surely_unsent("card")


def test_memory_of_many_is_bounded_and_what_is_forgotten_is_looked_for_everywhere() -> None:
    attempts = Attempts()
    attempts.stands("", "1712003000.000100")
    for n in range(MOST + 1):
        attempts.begin(f"card {n}")
        attempts.surely_not(f"card {n}")
    assert attempts.oldest("card 0") is None
    assert not attempts.surely_unsent("card 0")
    assert attempts.oldest("card 1") is not None
    assert attempts.surely_unsent("card 1")
