"""The HTML of Teams messages is read as words: nothing that people wrote is lost, nothing that they did not write is added."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.activities.reactions import emoji
from bot.teams.markup import REPLY, plain, read, without_marks

OURS = ("Helpdesk",)
SPAN = '<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="{n}">{name}</span>'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>my printer is gone</p>", "my printer is gone"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("<p>a<br>b</p><p>&nbsp;</p><p>c</p>", "a\nb\nc"),
        ("<p>&nbsp;lead &amp; <b>bold</b> &lt;tag&gt;</p>", "lead & bold <tag>"),
        ("<p>in  two   spaces\n  and a line</p>", "in two spaces and a line"),
        (
            f"<p>{SPAN.format(n=0, name='Helpdesk')}&nbsp;it is gone, ask {SPAN.format(n=1, name='Maya Lindqvist')}</p>",
            "it is gone, ask @Maya Lindqvist",
        ),
        (f"<p>{SPAN.format(n=0, name='helpdesk')}: it is gone</p>", "it is gone"),
        (
            '<p>see <a href="https://a.example/x">this</a>, <a href="https://b.example/">https://b.example</a></p>',
            "see this (https://a.example/x), https://b.example",
        ),
        ('<p><a href="mailto:x@y.example">x@y.example</a> <a href="https://c.example"></a></p>', "x@y.example https://c.example"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<blockquote><p>older words</p></blockquote><p>mine</p>", "> older words\nmine"),
        (
            f'<blockquote itemscope itemtype="{REPLY}" itemid="1"><b>Tom</b><p itemprop="preview">older</p></blockquote><p>mine</p>',
            "mine",
        ),
        ('<p>look <img alt="a red error" src="x"><emoji alt="🙂"></emoji></p>', "look a red error🙂"),
        ("<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>", "x y\nz"),
        ("<pre>line 1\nline 2</pre>", "line 1 line 2"),
        ("<script>alert(1)</script><style>p{}</style>words", "words"),
        ("a < b and 5 > 3", "a < b and 5 > 3"),
        ("<p>half <b", "half <b"),
        ("", ""),
    ],
)
def test_html_is_read_as_words(html: str, words: str) -> None:
    assert plain(html, OURS) == words


def test_files_that_teams_does_not_name_are_counted() -> None:
    assert read('<p>see</p><attachment id="1"></attachment><attachment id="2"></attachment>') == ("see", 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<at>Helpdesk</at> it is gone", "it is gone"),
        ("<at>Helpdesk</at>, it is gone <at>Maya</at>", "it is gone @Maya"),
        ("no mention, a colon: and 3 < 4", "no mention, a colon: and 3 < 4"),
    ],
)
def test_marks_of_mentions_leave_the_text(text: str, words: str) -> None:
    assert without_marks(text, OURS) == words


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/&;ab \n\"='", max_size=80) | st.text(max_size=80))
def test_no_html_at_all_stops_the_reader(html: str) -> None:
    assert isinstance(plain(html, OURS), str)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C",)), max_size=60).filter(lambda text: not set(text) & set("<>&"))
)
def test_words_without_markup_stay(text: str) -> None:
    assert plain(text).split() == text.split()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("like", "like"),
        ("heart", "heart"),
        ("1f440_eyes", "eyes"),
        ("2705_whiteheavycheckmark", "white_check_mark"),
        ("1f6a8", "rotating_light"),
        ("wave", "wave"),
    ],
)
def test_reactions_have_the_names_of_the_organisation_file(kind: str, name: str) -> None:
    assert emoji(kind) == name


@pytest.mark.parametrize(
    "typed", ["<a ", "<a b=c ", '<a href="', "<!--", "<!-- >", "<at>", "<at", "</", "<?", " " * 25_000 + "x\n", "<b>", "<blockquote>"]
)
def test_whatever_was_typed_is_read_at_once_as_everybody_waits_for_it(typed: str) -> None:
    long = (typed * 28_000)[:28_000]
    began = time.perf_counter()
    read(long, OURS)
    without_marks(long, OURS)
    assert time.perf_counter() - began < 0.4


def test_a_sign_that_opens_no_tag_is_a_sign() -> None:
    assert plain("<p>5 &lt; 6 and <!-- so --> on</p>") == "5 < 6 and <!-- so --> on"
    assert plain("a <b>bold</b> word, 1 < 2") == "a bold word, 1 < 2"


@pytest.mark.parametrize(
    ("html", "words"), [("a  \n\n  b", "a b"), ("\n a\n", "a"), ("<p>a\n</p><p>\nb</p>", "a\nb"), ("a\t\nb \n c", "a b c")]
)
def test_line_breaks_of_the_source_are_blanks(html: str, words: str) -> None:
    assert plain(html) == words
