"""Words, passages and scores: what makes one article answer better than another, and when none answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.passages import PASSAGE_WORDS, cut
from triage.question import Corpus, ask, confidence
from triage.rank import Article, PassageTerms, Ranked, best_articles, rank
from triage.related import RELATED
from triage.stem import stem
from triage.terms import (
    BEGINNING,
    FROM_BEGINNING,
    LONGEST_TERM,
    MOST_OCCURRENCES,
    MOST_TERMS,
    QUESTION_CHARACTERS,
    STOP_WORDS,
    affordable,
    asking_sentences,
    asking_words,
    looked_up,
    rarest,
    stems,
    words,
)


class TestWords:
    def test_case_accents_and_signs_make_no_difference(self) -> None:
        assert words("Café-Drucker, ÜBERLASTET_jetzt!") == ["cafe", "drucker", "uberlastet", "jetzt"]

    def test_two_spellings_of_everyday_words_are_one(self) -> None:
        assert words("Wi-Fi and E-Mail") == words("wifi and email")

    def test_a_key_of_a_thousand_letters_is_cut(self) -> None:
        assert words("k" * 1_000) == ["k" * LONGEST_TERM]

    @given(st.text(st.characters(codec=None)))
    def test_any_text_gives_words_of_letters_and_digits_only(self, text: str) -> None:
        found = words(text)
        assert all(word and len(word) <= LONGEST_TERM for word in found)
        assert all(sign.isalnum() or sign.isnumeric() for word in found for sign in word)

    def test_a_request_is_searched_by_its_telling_words(self) -> None:
        assert asking_words("Hi, how can I get into the VPN? The vpn is down") == ("vpn", "down")

    def test_a_request_of_stop_words_only_keeps_them(self) -> None:
        assert asking_words("What is this?") == ("what", "is", "this")

    def test_a_megabyte_is_read_to_its_first_part(self) -> None:
        assert asking_words("printer " * 200_000 + "vpn") == ("printer",)
        assert len("printer ") * 200_000 > QUESTION_CHARACTERS

    def test_stop_words_are_few_and_say_nothing_of_the_trade(self) -> None:
        assert 100 <= len(STOP_WORDS) <= 160
        assert not STOP_WORDS & {"password", "vpn", "printer", "new", "work", "open", "change"}

    def test_of_a_long_request_the_rarest_words_of_the_beginning_are_looked_up_and_of_the_rest(self) -> None:
        asked = [f"word{number}" for number in range(100)]
        frequencies = {word: 1_000 - number for number, word in enumerate(asked)}
        found = looked_up(asked, frequencies)
        assert len(found) == MOST_TERMS
        assert found == tuple(asked[BEGINNING - FROM_BEGINNING : BEGINNING] + asked[-(MOST_TERMS - FROM_BEGINNING) :])
        assert looked_up(asked[:MOST_TERMS], frequencies) == tuple(asked[:MOST_TERMS])

    def test_words_that_no_text_has_are_the_first_to_go(self) -> None:
        assert rarest(("known", "unheard", "seen"), {"known": 9, "seen": 500}, most=2) == ("known", "seen")

    def test_common_words_do_not_make_finding_slow(self) -> None:
        frequencies = {"rare": 1, "common": MOST_OCCURRENCES, "frequent": MOST_OCCURRENCES, "usual": MOST_OCCURRENCES, "seldom": 2}
        assert affordable(tuple(frequencies), frequencies) == ("rare", "seldom", "common")
        assert affordable(("common", "frequent"), frequencies) == ("common", "frequent")

    def test_a_request_is_taken_apart_into_its_sentences(self) -> None:
        assert asking_sentences("Hi all. The VPN is down!\nAnna too? v1.2") == (("vpn", "down"), ("anna",), ("v1", "2"))


class TestStem:
    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("printers", "printer"),
            ("printing", "print"),
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("hopping", "hop"),
            ("filing", "file"),
            ("conflated", "conflat"),
            ("happy", "happi"),
            ("relational", "relat"),
            ("vietnamization", "vietnam"),
            ("hopefulness", "hope"),
            ("electrical", "electr"),
            ("adoption", "adopt"),
            ("replacement", "replac"),
            ("probate", "probat"),
            ("controlling", "control"),
            ("technologies", "technolog"),
        ],
    )
    def test_follows_the_published_algorithm(self, word: str, expected: str) -> None:
        assert stem(word) == expected

    @pytest.mark.parametrize("word", ["", "is", "2fa", "überprüfung", "0x80070005", "k" * 65])
    def test_leaves_alone_what_is_no_english_word(self, word: str) -> None:
        assert stem(word) == word

    @given(st.text(st.characters(min_codepoint=97, max_codepoint=122), max_size=70))
    def test_any_word_keeps_a_stem_no_longer_than_itself(self, word: str) -> None:
        assert len(stem(word)) <= len(word) + 1
        assert bool(stem(word)) == bool(word)

    def test_related_words_are_stems_and_point_both_ways(self) -> None:
        assert stem("travelling") in RELATED[stem("abroad")]
        assert all(one in RELATED[other] and one != other for one, others in RELATED.items() for other in others)


def article(text: str, title: str = "Title", article_id: str = "a") -> Article:
    return Article(id=article_id, title=title, text=text)


class TestCut:
    def test_cuts_at_headings_and_keeps_their_path(self) -> None:
        found = cut(article("# Title\n\nIntro.\n\n## Mac\n\nOne.\n\n### Sound\n\nTwo.\n\n## Windows\n\nThree."))
        assert [(one.heading, one.body) for one in found] == [
            ("", "Intro."),
            ("Mac", "One."),
            ("Mac > Sound", "Two."),
            ("Windows", "Three."),
        ]
        assert [one.position for one in found] == [0, 1, 2, 3]

    def test_keeps_paragraphs_together_up_to_the_length_of_a_passage(self) -> None:
        paragraph = "word " * 80
        found = cut(article("\n\n".join([paragraph.strip()] * 5)))
        assert [len(one.body.split()) for one in found] == [160, 160, 80]

    @pytest.mark.parametrize("text", ["word " * 1_000, "word\n" * 1_000])
    def test_cuts_a_paragraph_without_end(self, text: str) -> None:
        found = cut(article(text))
        assert sum(len(one.body.split()) for one in found) == 1_000
        assert max(len(one.body.split()) for one in found) <= PASSAGE_WORDS

    def test_a_comment_in_a_code_block_is_no_heading(self) -> None:
        (found,) = cut(article("Run:\n\n```\n# as root\nip a\n```"))
        assert found.heading == ""
        assert "# as root" in found.body

    def test_a_heading_without_text_and_an_empty_article_are_passages_too(self) -> None:
        assert [(one.heading, one.body) for one in cut(article("## Reset by phone"))] == [("Reset by phone", "")]
        assert len(cut(article(""))) == 1

    @given(st.text(st.sampled_from("ab #\n`~-"), max_size=300))
    def test_loses_no_word(self, text: str) -> None:
        kept = " ".join(f"{one.heading} {one.body}" for one in cut(article(text)))
        assert set(words(text)) == set(words(kept))


def terms(article_id: str, title: str, body: str, heading: str = "", position: int = 0) -> PassageTerms:
    fields = tuple(words(text) for text in (title, heading, body, ""))
    return PassageTerms.of(article_id, position, fields, tuple(stems(field) for field in fields))


def corpus_of(passages: list[PassageTerms]) -> Corpus:
    counted: dict[str, dict[str, int]] = {"words": {}, "stems": {}}
    for passage in passages:
        for kind, found in (("words", passage.words), ("stems", passage.stems)):
            for term in found:
                counted[kind][term] = counted[kind].get(term, 0) + 1
    length = sum(passage.length for passage in passages)
    articles = len({passage.article_id for passage in passages})
    return Corpus(articles, len(passages), length, counted["words"], counted["stems"])


FILLER = [
    terms(f"filler-{number}", f"Topic {number}", f"Some text about thing{number} and the printer or the meeting room")
    for number in range(40)
]


def ranked(question: str, *passages: PassageTerms) -> tuple[Ranked, ...]:
    everything = [*passages, *FILLER]
    corpus = corpus_of(everything)
    return rank(ask(question, corpus), everything, corpus)


class TestRank:
    def test_a_word_in_the_title_counts_more_than_one_in_the_text(self) -> None:
        first, second, *_ = ranked(
            "citrix", terms("body", "Remote work", "Citrix is used."), terms("title", "Citrix", "Remote work is used.")
        )
        assert (first.article_id, second.article_id) == ("title", "body")

    def test_another_form_of_the_word_is_found_and_the_exact_one_first(self) -> None:
        first, second, *_ = ranked("encrypt", terms("form", "Disk", "Encrypting is on."), terms("exact", "Disk", "Encrypt it now."))
        assert (first.article_id, second.article_id) == ("exact", "form")
        assert second.score > 0

    def test_a_word_of_the_trade_for_the_same_thing_is_found_after_the_word_itself(self) -> None:
        first, second, third, *_ = ranked(
            "abroad",
            terms("same", "Laptops", "Travelling with it."),
            terms("word", "Laptops", "Going abroad with it."),
            terms("none", "Laptops", "A."),
        )
        assert (first.article_id, second.article_id) == ("word", "same")
        assert second.score > third.score

    def test_neighbours_of_the_question_count_more_side_by_side(self) -> None:
        first, second, *_ = ranked(
            "shared mailbox",
            terms("apart", "Mail", "A mailbox is for one person and can in many cases be shared"),
            terms("together", "Mail", "One in many cases for a person is and can be a shared mailbox"),
        )
        assert (first.article_id, second.article_id) == ("together", "apart")

    def test_an_article_is_its_best_passage_and_says_which(self) -> None:
        first, *_ = ranked(
            "yubikey",
            terms("long", "Keys", "Nothing here."),
            terms("long", "Keys", "A yubikey helps.", "Tokens", 1),
            terms("other", "Doors", "Keys."),
        )
        assert (first.article_id, first.position) == ("long", 1)

    def test_a_product_name_that_half_the_passages_have_still_counts(self) -> None:
        with_name = [terms(f"okta-{number}", f"Okta part{number}", "Okta text.") for number in range(60)]
        found = ranked("okta", *with_name)
        assert all(one.score > 0 for one in found[:60])

    def test_equal_articles_stand_in_the_order_of_their_ids(self) -> None:
        found = ranked("citrix", terms("b", "Citrix", "x"), terms("a", "Citrix", "x"))
        assert [one.article_id for one in found[:2]] == ["a", "b"]

    def test_the_best_candidates_are_read_whole_and_no_more(self) -> None:
        passages = [terms("good", "Citrix", "Citrix."), terms("poor", "Screens", "Citrix."), *FILLER]
        corpus = corpus_of(passages)
        assert best_articles(ask("citrix", corpus), passages, corpus, 2) == ("good", "poor")

    def test_one_sentence_that_fits_outweighs_words_picked_from_all(self) -> None:
        fits = terms("fits", "Smartcard", "When the citrix client loses the smartcard, insert it again.")
        names = terms("names", "Who is who", "Anna and Thomas are in sales, Bernard is in Leeds on a weekend.")
        sentence = "The citrix client loses the smartcard."
        found = ranked(f"Hello, Anna and Thomas had a nice weekend. {sentence} Bernard, Leeds, sales", fits, names)
        assert [one.article_id for one in found[:2]] == ["fits", "names"]
        assert found[0].confidence == pytest.approx(ranked(sentence, fits, names)[0].confidence)

    def test_an_empty_index_ranks_nothing(self) -> None:
        corpus = Corpus(0, 0, 0, {}, {})
        assert rank(ask("vpn", corpus), [], corpus) == ()


class TestConfidence:
    VPN = terms("vpn", "Connect to the VPN", "Open the VPN client and choose the Leeds gateway.", "From home")

    def test_a_question_the_article_answers_is_surer_than_one_it_only_touches(self) -> None:
        sure = ranked("connect to the vpn from home", self.VPN)[0]
        unsure = ranked("vpn invoice for the canteen parking garage", self.VPN)[0]
        assert sure.article_id == unsure.article_id == "vpn"
        assert sure.confidence > 0.85 > 0.5 > unsure.confidence

    def test_nothing_found_is_no_confidence_at_all(self) -> None:
        corpus = corpus_of(FILLER)
        assert confidence(ask("unheard", corpus), 0.0, corpus) == 0.0

    @given(st.lists(st.sampled_from(["vpn", "home", "printer", "zebra", "connect", "meeting"]), max_size=6).map(" ".join))
    def test_is_a_probability_and_rises_with_the_score(self, question: str) -> None:
        found = ranked(question, self.VPN) if question else ()
        assert all(0 <= one.confidence <= 1 for one in found)
        assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
