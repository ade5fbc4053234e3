from __future__ import annotations

import numpy as np

from matchmaker.embedding.channels import SideBySide
from matchmaker.embedding.gloss import Glossed
from matchmaker.embedding.lexical import HashedWords
from tests.support.tiny_channel import TinyChannel


def test_the_channel_gets_the_text_in_english():
    inner = TinyChannel()
    Glossed(inner, "pt").encode(["Mercados municipais"], "query")
    assert inner.encoded == ["market municipal"]


def test_the_text_can_stay_beside_its_gloss():
    inner = TinyChannel()
    Glossed(inner, "pt", beside=True).encode(["Mercados municipais"], "query")
    assert inner.encoded == ["Mercados municipais market municipal"]


def test_words_of_another_language_meet_english_ones_and_their_own():
    [portuguese] = Glossed(HashedWords(), "pt", beside=True).encode(["água"], "query")
    [french] = Glossed(HashedWords(), "fr", beside=True).encode(["eau"], "document")
    english, own = HashedWords().encode(["water", "água"], "document")
    assert float(portuguese @ english) > 0.3
    assert float(portuguese @ french) > 0.1
    assert float(portuguese @ own) > 0.5


def test_channel_language_and_place_of_the_gloss_make_another_identity():
    inner = TinyChannel()
    identities = {
        inner.identity,
        *(
            Glossed(inner, language, beside=beside).identity
            for language in ("es", "fr", "pt")
            for beside in (False, True)
        ),
    }
    assert len(identities) == 7
    assert all(identity.startswith(inner.identity) for identity in identities)


def test_rows_stay_in_order():
    channel = Glossed(TinyChannel(), "fr")
    both = channel.encode(["eau", "route"], "query")
    assert (both == np.vstack([channel.encode([text], "query") for text in ("eau", "route")])).all()


def test_channels_side_by_side_share_a_row_and_keep_their_lengths():
    tiny, words = TinyChannel(), HashedWords()
    both = SideBySide((tiny, words))
    expected = np.hstack(
        [tiny.encode(["clean water"], "query"), words.encode(["clean water"], "query")]
    )
    assert (both.encode(["clean water"], "query") == expected).all()
    assert both.identity == f"{tiny.identity} and {words.identity}"
