"""Where sentences end: not after an ordinal, an abbreviation, an initial, nor inside a version or a file name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.offline import summary_of
from triage.sentence_ends import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Drucker im 3. Stock druckt nicht.",
        "Am 12. Mai ging es noch.",
        "The door on the 3. floor does not open.",
        "My app, e.g. Excel, crashes.",
        "Ich brauche z. B. Excel und z.B. Word.",
        "Printer No. 5 is jammed.",
        "Datei Nr. 7 ist weg.",
        "Dr. Meyer and J. Smith cannot sign in.",
        "Printers, screens etc. are broken.",
        "Version v2.5 of report.pdf does not open.",
        "It hangs... then it closes.",
        "1. My VPN fails.",
    ],
)
def test_a_sentence_goes_on_behind_a_dot_that_belongs_to_a_word(sentence: str) -> None:
    assert sentences(f"{sentence} Please help!") == [sentence, "Please help!"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It says error 42. It fails", ["It says error 42.", "It fails"]),
        ("I have Windows 11. Since then it hangs.", ["I have Windows 11.", "Since then it hangs."]),
        ("It says no. Then it closes.", ["It says no.", "Then it closes."]),
        ("So do I. My laptop too.", ["So do I.", "My laptop too."]),
        ("Printers, screens etc. Please help", ["Printers, screens etc.", "Please help"]),
        ("Is it down?! yes. ok", ["Is it down?!", "yes.", "ok"]),
        ("I opened report.pdf. It failed.", ["I opened report.pdf.", "It failed."]),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, ends: list[str]) -> None:
    assert sentences(text) == ends


@given(st.text(max_size=300))
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_a_summary_is_the_first_telling_sentence_whole() -> None:
    assert summary_of("Hallo. Der Drucker im 3. Stock druckt nicht. Danke!") == "Der Drucker im 3. Stock druckt nicht"
    assert summary_of("Hi! Printer No. 5, e.g. its tray, is jammed! Thanks") == "Printer No. 5, e.g. its tray, is jammed"
    assert summary_of("Is the VPN down? Since 9 a.m. nothing works.") == "Is the VPN down?"
