"""How many words an item needs to be found, for the setting ``check.least_words``.

    python benchmarks/thin_texts.py

Each item of the starter registry is cut in two. Its title and first words, up to a number of
different ones, look for its second half among the second halves of all items. The table shows how
often it comes first, and the mean reciprocal rank.
"""

from __future__ import annotations

import numpy as np

from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.model_files import find_model
from matchmaker.profiles.registry import Registry
from matchmaker.settings import DEFAULTS

COUNTS = (2, 4, 6, 8, 10, 12, 14, 16, 20, 24)


def first_words(text: str, count: int) -> str:
    """The beginning of a text, up to a number of different words."""
    seen: set[str] = set()
    kept = []
    for word in text.split():
        if word.lower() not in seen and len(seen) == count:
            break
        seen.add(word.lower())
        kept.append(word)
    return " ".join(kept)


def main() -> None:
    """Print the table."""
    items = [item for made in Registry.load() for item in (*made.challenges, *made.expertise)]
    halves = [item.description.split() for item in items]
    second = [" ".join(words[len(words) // 2 :]) for words in halves]
    first = [
        f"{item.title} {' '.join(words[: len(words) // 2])}"
        for item, words in zip(items, halves, strict=True)
    ]
    dense, lexical = SentenceTransformerChannel(find_model(None)), HashedWords()
    weights = DEFAULTS.similarity
    documents = dense.encode(second, "document"), lexical.encode(second, "document")
    print(f"{len(items)} items\nwords  first  MRR")
    for count in COUNTS:
        texts = [first_words(text, count) for text in first]
        queries = dense.encode(texts, "query"), lexical.encode(texts, "query")
        scores = (
            weights.dense * queries[0] @ documents[0].T
            + weights.lexical * queries[1] @ documents[1].T
        )
        ranks = (scores > np.diag(scores)[:, None]).sum(axis=1) + 1
        print(f"{count:5}  {np.mean(ranks == 1):5.2f}  {np.mean(1 / ranks):.2f}")


if __name__ == "__main__":
    main()
