"""The laws of the check hold for the corpus, for mutations of it, and for what hypothesis finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.builders import profile_yaml
from tests.support.mutations import CORPUS, DICTIONARY, Mutator, seeds
from tests.support.reading_laws import check_agreement, check_bytes

MUTATIONS = 2_000
_BLOCK = 100  # mutations of one test, so that one that fails is soon found again


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_the_laws_hold_for_every_file_of_the_corpus(path):
    content = path.read_bytes()
    check_agreement(content, check_bytes(content))


@pytest.mark.parametrize("seed", range(MUTATIONS // _BLOCK))
def test_the_laws_hold_for_mutations(seed):
    mutator = Mutator(seeds(), seed)
    for _ in range(_BLOCK):
        content = mutator.next()
        check_agreement(content, check_bytes(content))


def test_the_same_seed_makes_the_same_mutations():
    first, second = (Mutator(seeds(), 1) for _ in range(2))
    made = [first.next() for _ in range(50)]
    assert made == [second.next() for _ in range(50)]
    assert len(set(made)) > 40


def test_mutations_reach_every_part_of_the_reader():
    mutator = Mutator(seeds(), 7)
    made = [mutator.next() for _ in range(400)]
    codes = {finding.code[:3] for content in made for finding in check_bytes(content).findings}
    assert codes == {"MM0", "MM1", "MM2", "MM3"}


VALID = profile_yaml().encode()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(VALID)),
            st.integers(0, 30),
            st.one_of(
                st.sampled_from(DICTIONARY), st.binary(max_size=6), st.text().map(str.encode)
            ),
        ),
        max_size=4,
    )
)
def test_the_laws_hold_for_any_edits_of_a_profile(edits):
    content = VALID
    for start, length, put in edits:
        content = content[:start] + put + content[start + length :]
    check_agreement(content, check_bytes(content))
