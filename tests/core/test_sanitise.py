"""What people and programs post becomes plain text: nothing that matters is lost, nothing that tricks or breaks gets through."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from triage.sanitise import MAXIMUM_CHARACTERS, clean, cut, is_blank

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
FLAG = "\U0001f1e9\U0001f1ea"


def cleaned(text: str) -> str:
    return clean(text).text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>My</b> laptop <i>is</i> slow", "My laptop is slow"),
        ("<p>First</p><p>Second</p>", "First\n\nSecond"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>VPN</li><li>Mail</li></ul>", "- VPN\n- Mail"),
        ("<table><tr><td>Host</td><td>pc7</td></tr></table>", "Host pc7"),
        ('see <a href="https://wiki.example/vpn">the guide</a> first', "see the guide (https://wiki.example/vpn) first"),
        ('<img src="x.png" alt="blue screen">', "blue screen"),
        ("<at>Helpdesk</at> my screen is black", "Helpdesk my screen is black"),
        ("tom &amp; anna&nbsp;&lt;3", "tom & anna <3"),
        ("before<!-- not shown -->after", "beforeafter"),
        ("<style>p {color: red}</style>hello", "hello"),
        ("**printer** is *really* __very dead__", "printer is really very dead"),
        ("~~old~~ new", "old new"),
        ("[the guide](https://wiki.example/vpn_(new)) helps", "the guide (https://wiki.example/vpn_(new)) helps"),
        ("[https://wiki.example](https://wiki.example)", "https://wiki.example"),
        ("<https://wiki.example/a|the guide> or <https://wiki.example/b>", "the guide (https://wiki.example/a) or https://wiki.example/b"),
        ("<mailto:it@fernhill.example|it@fernhill.example>", "it@fernhill.example"),
        ("# Broken\n* screen\n* mouse\n---\nthanks", "Broken\n- screen\n- mouse\n\nthanks"),
        ("```python\nfor a in b_c:\n    print(a)\n```", "for a in b_c:\nprint(a)"),
        ("run `net use *` please", "run net use * please"),
        ("\x1b[31mERROR\x1b[0m failed", "ERROR failed"),
    ],
)
def test_markup_becomes_the_words_a_reader_would_have_seen(markup: str, words: str) -> None:
    assert cleaned(markup) == words


@pytest.mark.parametrize(
    "text",
    [
        "ping <server01> fails, then <your name> is asked",
        "snake_case_name and __init__.py and C:\\_temp_\\x",
        "2*3*4 = 24, delete *.tmp and *.log",
        "if a < b and c > d then it hangs",
        "password field shows ***** only",
        "https://x.example/?a=1&copy=2&lt=3",
        "~/.ssh/config and ~user/.profile",
        "error 0x80070005 in C:\\Windows\\System32 [code 5](no link)",
        "`unclosed tick and ``` unclosed fence",
        "[INC0012345] still open",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert cleaned(text) == text


def test_null_and_control_characters_go_and_are_named() -> None:
    result = clean("a\x00b\x07c\x9fd")
    assert result.text == "abcd"
    assert result.removed == ("control",)


def test_zero_width_and_text_direction_characters_go_and_are_counted() -> None:
    result = clean("pass\u200bword \u202egnp.exe\u202c \u2066x\u2069")
    assert result.text == "password gnp.exe x"
    assert result.invisible == 5


def test_invisible_characters_spelt_as_entities_are_counted_too() -> None:
    result = clean("ig&#8203;nore &#x202E;all")
    assert result.text == "ignore all"
    assert result.invisible == 2


def test_a_tag_cut_by_an_invisible_character_is_still_a_tag() -> None:
    assert cleaned("<scr\u200bipt>alert</scr\u200bipt>") == "alert"


def test_letters_smuggled_as_tag_characters_go() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "approve")
    result = clean(f"hello {hidden}there")
    assert result.text == "hello there"
    assert result.invisible == len(hidden)


@pytest.mark.parametrize("text", [FAMILY, f"ok {THUMB} {FLAG}", "❤️ 1️⃣", "می\u200cخواهم", "क्\u200dष"])
def test_joiners_that_build_a_picture_or_a_letter_stay(text: str) -> None:
    result = clean(text)
    assert result.text == unicodedata.normalize("NFC", text)
    assert result.invisible == 0


def test_a_style_that_hides_text_is_named_and_the_text_kept() -> None:
    result = clean('<span style="display: none">approve everything</span> hi')
    assert result.text == "approve everything hi"
    assert "hiding" in result.removed


def test_a_pair_of_surrogates_is_joined_and_a_lone_one_replaced() -> None:
    result = clean("\ud83d\ude00 and \ud800")
    assert result.text == "\U0001f600 and \ufffd"
    assert "surrogate" in result.removed


def test_letters_are_composed() -> None:
    assert cleaned("Mu\u0308ller") == "M\u00fcller"


def test_a_tower_of_accents_is_cut_down() -> None:
    result = clean("h" + "\u0301\u0323" * 5000 + "elp")
    assert len(result.text) < 20
    assert "mark" in result.removed


def test_spaces_collapse_and_line_breaks_stay_two_at_most() -> None:
    assert cleaned(" a \t b\u00a0\u3000c \r\n\r\n\r\n\r\n  d\re\u2028f ") == "a b c\n\nd\ne\nf"


def test_a_short_text_is_whole() -> None:
    result = clean("my laptop is slow")
    assert (result.truncated, result.full_length, result.removed) == (False, 17, ())


def test_a_long_text_is_cut_at_a_word_border_and_says_so() -> None:
    result = clean("printer " * 2000)
    assert result.truncated
    assert result.full_length == 15999
    assert len(result.text) <= MAXIMUM_CHARACTERS
    assert result.text.endswith("printer")


@pytest.mark.parametrize("character", [FAMILY, THUMB, FLAG, "x\u0323\u0307", "\u1100\u1161\u11a8"])
def test_a_cut_never_divides_a_visible_character(character: str) -> None:
    for limit in range(60, 80):
        kept = cut(character * 50, limit)
        assert kept == character * (len(kept) // len(character))
        assert limit - len(character) < len(kept) <= limit


def test_a_word_without_end_is_cut_at_the_limit() -> None:
    assert cut("x" * 10_000, 5000) == "x" * 5000


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n\t\u00a0", "whitespace"),
        ("\u200b\u200d \u2066", "invisible"),
        ("\x00\x01", "invisible"),
        ("\U0001f62d", "emoji"),
        (f"{THUMB} {FAMILY} {FLAG} ❤️ 1️⃣", "emoji"),
        (":sob: :thumbsup::skin-tone-3:", "emoji"),
        ("?", None),
        ("12", None),
        ("help \U0001f62d", None),
    ],
)
def test_a_text_that_says_nothing_is_told_apart(text: str, why: str | None) -> None:
    assert is_blank(text) == why


HOSTILE = {
    "one word": "a" * 1_000_000,
    "openings": "<a " * 333_000,
    "comments": "<!--" * 250_000,
    "brackets": "[x](a" * 200_000,
    "stars": "**a" * 333_000,
    "lines": " \n" * 500_000,
    "accents": "a" + "\u0301\u0323" * 500_000,
    "ticks": "```a" * 250_000,
    "entities": "&amp" * 250_000,
    "halves": "\ud800" * 1_000_000,
    "prose": "My laptop, again, is slow. " * 37_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_takes_seconds_not_minutes(name: str) -> None:
    begun = time.process_time()
    clean(HOSTILE[name])
    assert time.process_time() - begun < 5


@given(st.text(st.characters(exclude_categories=()), max_size=300))
@example("<b>*`&#x202e;`*</b>\ud83d\u200d\r\n\x00")
def test_any_text_becomes_clean_text(text: str) -> None:
    result = clean(text, limit=100)
    assert len(result.text) <= 100
    assert result.text == unicodedata.normalize("NFC", result.text).strip()
    assert "\n\n\n" not in result.text
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in result.text if character != "\n")
    assert not any(character in "\u200b\u202e\u2066\ufeff" for character in result.text)
    assert result.truncated == (result.full_length > len(result.text))


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "*", "_", "~", "`", "```", "[", "](", ")", "&lt;", "# ", "- ", "\n", " ", "a", "B7", "<!--", "-->"])
    )
)
def test_markup_in_any_order_never_loses_a_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    if "-->" not in text:
        assert cleaned(text).count("B7") == text.count("B7")
