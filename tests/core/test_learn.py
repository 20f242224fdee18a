"""The offline classifier: what it learns, corrects, erases, how sure it is, and that replicas agree."""

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from triage.learn import Example, Learner, Prediction, StateError
from triage.vectors import words

TOPICS = {
    "network": "vpn tunnel wifi router connection drops gateway firewall".split(),
    "hardware": "laptop monitor keyboard dock battery charger broken screen".split(),
    "access": "permission folder account group role approve locked owner".split(),
}
FILLER = "please since monday my the is not with a help again today".split()


def requests(count: int, seed: int = 1, start: int = 0) -> list[Example]:
    """Made-up requests: three or four words of one topic among filler words."""
    chance = random.Random(seed)
    made = []
    for number in range(start, start + count):
        label = chance.choice(sorted(TOPICS))
        text = [*chance.sample(TOPICS[label], 3), *chance.sample(FILLER, 5)]
        chance.shuffle(text)
        made.append(Example(id=f"r{number}", text=" ".join(text), label=label))
    return made


def taught(count: int = 60) -> Learner:
    learner = Learner()
    for example in requests(count):
        learner.learn(example)
    return learner


def share_right(learner: Learner, tests: list[Example]) -> float:
    return sum(learner.predict(test.text).label == test.label for test in tests) / len(tests)


def test_the_next_request_knows_what_was_learned() -> None:
    learner = taught()
    learner.learn(Example(id="new", text="frobnicator blinks", label="access"))
    assert learner.predict("the frobnicator blinks").label == "access"


def test_requests_never_seen_are_told_apart() -> None:
    tests = requests(100, seed=2, start=1000)
    assert share_right(taught(), tests) >= 0.95
    assert share_right(Learner.from_examples(requests(60)), tests) >= 0.95


def test_without_examples_there_is_no_label() -> None:
    assert Learner().predict("vpn is down") == Prediction(label=None, confidence=0.0, probabilities=(), experienced=False, known_words=0.0)


def test_under_thirty_examples_there_is_no_experience_and_no_confidence() -> None:
    learner = taught(29)
    early = learner.predict("vpn tunnel drops")
    assert (early.label, early.experienced, early.confidence) == ("network", False, 0.0)
    learner.learn(requests(1, seed=3, start=500)[0])
    assert learner.predict("vpn tunnel drops").experienced


def test_one_label_alone_is_no_experience() -> None:
    learner = Learner.from_examples([Example(id=str(n), text=f"vpn case {n}", label="network") for n in range(40)])
    assert not learner.predict("vpn").experienced


def test_texts_of_the_organisation_file_teach_but_are_no_experience() -> None:
    seeds = [Example(id=f"seed:{example.label}/{example.id}", text=example.text, label=example.label) for example in requests(40)]
    for learner in (Learner.from_examples(seeds), Learner()):
        for example in seeds:
            learner.learn(example)
        prediction = learner.predict("the vpn tunnel drops")
        assert (prediction.label, prediction.experienced) == ("network", False)


@pytest.mark.parametrize("text", ["", "   \n\t ", "\U0001f600\U0001f600", "\x00\x01", "\ud800", "qwzx plomf zzkrt", "!!! ??? ---"])
def test_text_without_a_known_word_gets_no_label(text: str) -> None:
    prediction = taught().predict(text)
    assert (prediction.label, prediction.confidence, prediction.known_words) == (None, 0.0, 0.0)
    assert [share for _, share in prediction.probabilities] == pytest.approx([1 / 3] * 3)


def test_a_strange_text_is_less_sure_than_a_familiar_one() -> None:
    learner = Learner.from_examples(requests(300))
    familiar = learner.predict("please help my vpn tunnel drops since monday")
    strange = learner.predict("zorp vpn blarg quux wibble norf tunnel krelb snarp grolm drops")
    assert familiar.confidence > 0.9
    assert strange.confidence < 0.7
    assert strange.known_words < 0.4 < 0.99 < familiar.known_words


def test_a_lone_word_is_less_sure_than_a_request() -> None:
    learner = Learner.from_examples(requests(300))
    assert learner.predict("vpn").confidence < 0.7 < learner.predict("my vpn tunnel drops today").confidence


def test_confidence_means_accuracy_on_requests_that_are_hard_to_tell() -> None:
    chance = random.Random(4)
    labels = sorted(TOPICS)
    noisy = [
        example if chance.random() < 0.75 else example.model_copy(update={"label": chance.choice(labels)})
        for example in requests(1200, seed=5)
    ]
    learner = Learner.from_examples(noisy[:600])
    said = [learner.predict(example.text) for example in noisy[600:]]
    right = sum(each.label == example.label for each, example in zip(said, noisy[600:], strict=True)) / 600
    assert sum(each.confidence for each in said) / 600 == pytest.approx(right, abs=0.06)
    assert 0.7 < right < 0.95


def test_one_megabyte_is_judged_by_its_start_and_quickly() -> None:
    learner = taught()
    long = "the vpn tunnel drops and the wifi router " + "keyboard " * 120_000
    begun = time.perf_counter()
    learner.learn(Example(id="long", text=long, label="network"))
    assert 0.0 <= learner.predict(long).confidence <= 1.0
    learner.predict("x" * 1_000_000)
    assert time.perf_counter() - begun < 2.0
    assert learner.forget("long")


def test_correction_moves_the_prediction() -> None:
    learner = taught()
    text = "the plotter in the basement smells"
    learner.learn(Example(id="c", text=text, label="network"))
    assert learner.predict(text).label == "network"
    size = len(learner)
    learner.learn(Example(id="c", text=text, label="hardware"))
    assert learner.predict(text).label == "hardware"
    assert len(learner) == size


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=60) | st.lists(st.sampled_from([*TOPICS["network"], *FILLER, "new", "words"]), max_size=9).map(" ".join),
    label=st.sampled_from([*sorted(TOPICS), "brand new label"]),
    asked=st.lists(st.sampled_from([*TOPICS["access"], *TOPICS["network"], *FILLER, "new"]), max_size=8).map(" ".join),
)
def test_learned_and_forgotten_leaves_every_score_as_it_was(text: str, label: str, asked: str) -> None:
    learner = taught(40)
    before = learner.scores(asked)
    learner.learn(Example(id="passing", text=text.encode("utf-8", "ignore").decode(), label=label))
    assert learner.forget("passing")
    assert learner.scores(asked) == pytest.approx(before, abs=1e-9)
    assert learner.labels == tuple(sorted(TOPICS))


def test_forgetting_subtracts_every_vote_so_that_evidence_still_adds_up() -> None:
    learner = taught(80)
    for number in (0, 79, 13, 40, 41):
        assert learner.forget(f"r{number}")
    assert not learner.forget("r13")
    for label, score in learner.scores("my vpn folder is broken").items():
        shares = learner.evidence("my vpn folder is broken", label)
        assert sum(share.share for share in shares) + learner.bias(label) == pytest.approx(score, abs=1e-9)


def test_forgetting_everything_leaves_nothing_even_of_words() -> None:
    learner = taught(50)
    learner.learn(Example(id="private", text="belongs to Rosalind Quill", label="access"))
    assert "private" in learner
    learner.forget("private")
    assert learner.predict("Rosalind Quill").known_words == 0.0
    for example in requests(50):
        learner.forget(example.id)
    assert (len(learner), learner.labels, learner.scores("vpn")) == (0, (), {})
    learner.learn(requests(1)[0])
    assert len(learner) == 1


def test_a_label_that_comes_late_does_not_claim_other_requests() -> None:
    learner = taught(200)
    learner.learn(Example(id="late", text="invoice payment supplier", label="billing"))
    assert share_right(learner, requests(60, seed=6, start=2000)) >= 0.95
    assert learner.predict("supplier invoice payment").label == "billing"
    for doubtful in ("please help with the", "again today monday"):
        assert dict(learner.predict(doubtful).probabilities)["billing"] < 0.03


def test_a_label_that_was_gone_can_come_back() -> None:
    learner = taught(200)
    late = Example(id="late", text="invoice payment supplier", label="billing")
    for _ in range(5):
        learner.learn(late)
        assert learner.labels == ("access", "billing", "hardware", "network")
        assert learner.predict("supplier invoice payment").label == "billing"
        learner.forget("late")
        assert learner.labels == ("access", "hardware", "network")


def test_evidence_names_the_greatest_true_shares_first() -> None:
    learner = taught()
    everything = learner.evidence("vpn tunnel drops", "network")
    assert [share.share for share in everything] == sorted((share.share for share in everything), reverse=True)
    assert learner.evidence("vpn tunnel drops", "network", limit=3) == everything[:3]
    chosen = [everything[5].example_id, everything[1].example_id, "unknown", everything[5].example_id]
    assert learner.evidence("vpn tunnel drops", "network", chosen) == (everything[1], everything[5])
    assert learner.evidence("vpn tunnel drops", "no such label") == ()
    with pytest.raises(KeyError):
        learner.bias("no such label")


def test_the_nearest_example_of_its_own_text_is_itself() -> None:
    learner = Learner.from_examples(requests(60))
    example = requests(60)[17]
    (nearest, similarity), *others = learner.nearest(example.text, 4)
    assert nearest == example.id
    assert similarity == pytest.approx(1.0, abs=1e-6)
    assert len(others) == 3
    assert all(0.0 < cosine <= similarity for _, cosine in others)


def test_a_rebuild_is_due_after_a_tenth_of_change() -> None:
    learner = Learner.from_examples(requests(400))
    assert not learner.needs_rebuild
    for example in requests(39, seed=7, start=5000):
        learner.learn(example)
    assert not learner.needs_rebuild
    learner.forget("r0")
    assert learner.needs_rebuild


def test_of_two_examples_with_one_id_the_later_counts() -> None:
    twice = [*requests(60), Example(id="r0", text="frobnicator", label="hardware")]
    learner = Learner.from_examples(twice)
    assert len(learner) == 60
    assert learner.predict("frobnicator").label == "hardware"


def test_a_rebuild_above_the_size_of_folds_still_learns_every_example() -> None:
    examples = requests(2050, seed=8)
    learner = Learner.from_examples(examples)
    assert len(learner) == 2050
    assert share_right(learner, requests(100, seed=9, start=9000)) >= 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My VPN_Client (v2) isn't up", ["my", "vpn", "client", "v2", "isn", "t", "up"]),
        ("ask [EMAIL_1] or [EMAIL_12]", ["ask", "markemail", "or", "markemail"]),
        ("[PLACEHOLDER_1] [USER_NAME_3]", ["markplaceholder", "markusername"]),
        ("Größe ПАРОЛЬ été", ["größe", "пароль", "été"]),
        ("cafe\u0301 \uff36\uff30\uff2e", ["caf\u00e9", "vpn"]),
        ("密码 忘记", ["密", "码", "忘", "记"]),
        ("k" * 61 + " ok", ["ok"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stems_make_forms_of_a_word_alike() -> None:
    learner = taught()
    learner.learn(Example(id="p", text="printing fails", label="hardware"))
    assert learner.predict("printers printed").label == "hardware"


@pytest.mark.parametrize("make", [lambda: taught(90), lambda: Learner.from_examples(requests(90)), Learner])
def test_state_comes_back_exactly_and_learns_on_alike(make) -> None:  # type: ignore[no-untyped-def]
    learner = make()
    back = Learner.from_state(learner.state())
    assert back.state() == learner.state()
    for one in (learner, back):
        one.forget("r89")
        for example in requests(10, seed=10, start=700):
            one.learn(example)
    assert back.predict("my vpn folder") == learner.predict("my vpn folder")
    assert back.state() == learner.state()


def test_a_state_that_cannot_be_used_is_refused_with_the_remedy() -> None:
    state = taught(40).state()
    changed = bytearray(state)
    changed[-20] ^= 1
    other_version = state[:16] + b"\x00\x63" + state[18:]
    for damaged, word in (
        (bytes(changed), "checksum"),
        (state[:-1], "checksum"),
        (b"", "no learned state"),
        (b"\x80\x04pickle" * 20, "no learned state"),
        (other_version, "version 99"),
    ):
        with pytest.raises(StateError, match=word) as refused:
            Learner.from_state(damaged)
        assert "Learn anew" in str(refused.value)


def test_examples_are_frozen_and_know_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        Example.model_validate({"id": "a", "text": "b", "label": "c", "weight": 2})
    with pytest.raises(ValidationError):
        requests(1)[0].text = "other"  # type: ignore[misc]


def digest() -> str:
    """The weights after a rebuild and some lessons, to nine digits, as one short word."""
    learner = Learner.from_examples(requests(120), seed=7)
    for example in requests(60, seed=11, start=3000):
        learner.learn(example)
    learner.forget("r5")
    asked = ["vpn tunnel", "my laptop is broken", "approve folder role please", "the wifi drops again"]
    figures = [f"{label} {score:.9f}" for text in asked for label, score in sorted(learner.scores(text).items())]
    figures += [f"{share:.9f}" for text in asked for _, share in learner.predict(text).probabilities]
    return hashlib.sha256("\n".join(figures).encode()).hexdigest()[:16]


def test_same_examples_order_and_seed_give_the_same_weights() -> None:
    assert digest() == "68928b3ffcae615a"


def test_weights_do_not_depend_on_the_process() -> None:
    root = Path(__file__).resolve().parents[2]
    program = "import sys; sys.path[:0] = sys.argv[1:]; import test_learn; print(test_learn.digest())"
    found = set()
    for hash_seed in ("0", "1", "4242"):
        command = [sys.executable, "-c", program, str(root), str(root / "tests" / "core")]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        found.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout.strip())
    assert found == {digest()}
