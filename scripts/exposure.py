"""Count in how many top tens each government stands, and why the most frequent ones do.

    python scripts/exposure.py              # with the default engine
    python scripts/exposure.py light

A government that is near to everybody in meaning crowds out the others (a hub: Radovanovic,
Nanopoulos and Ivanovic, "Hubs in space", JMLR 11, 2010). For the five most frequent ones the table
shows what lifts them: the mean of each factor over all their pairs, as a multiple of its mean over
everybody's, and which expertise answers challenges well (by half or more) where they are in a list.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from math import exp, log
from typing import cast

import matchmaker
from matchmaker.embedding.engine import Embedder
from matchmaker.errors import MatchmakerError
from matchmaker.matching.pair_records import PairRecords
from matchmaker.matching.ranking import Match
from matchmaker.settings import DEFAULTS

SHOWN = 5
MOST = 1 / 3


def matches_of_all(embedder: Embedder) -> dict[str, tuple[Match, ...]]:
    """Every candidate of every government but associations, in order."""
    registry = matchmaker.load_registry()
    found: dict[str, tuple[Match, ...]] = {}
    for seeker in registry:
        if seeker.level == "association":  # ranked among themselves: of 20, ten are in every list
            continue
        try:
            ranking = matchmaker.rank(
                registry, seeker, top=len(registry), embedder=embedder, records=PairRecords()
            )
        except MatchmakerError as error:  # what lists nothing has no top ten
            print(f"{seeker.id}: {error.message}")
        else:
            found[seeker.id] = ranking.matches
    return found


def mean_factors(matches: list[Match]) -> dict[str, float]:
    """Geometric mean of each factor, since a score is their product."""
    logs: defaultdict[str, list[float]] = defaultdict(list)
    for match in matches:
        for factor in match.pair.factors:
            logs[factor.name].append(log(factor.value))
    return {name: exp(sum(values) / len(values)) for name, values in logs.items()}


def main(embedder: Embedder) -> int:
    """Print the table; 1 if somebody stands in more than a third of the lists."""
    lists = matches_of_all(embedder)
    top = {id_: matches[: DEFAULTS.top] for id_, matches in lists.items()}
    peers = Counter(match.candidate.id for matches in lists.values() for match in matches)
    shown = Counter(match.candidate.id for matches in top.values() for match in matches)
    everything = mean_factors([match for matches in lists.values() for match in matches])
    print(f"{len(lists)} lists; in how many each stands, of those in which it could:")
    for id_, count in sorted(shown.items(), key=lambda entry: -entry[1] / peers[entry[0]]):
        print(f"{count / peers[id_]:6.0%}  {count:4} of {peers[id_]:3}  {id_}")
    print(f"   0 %  {sum(1 for id_ in peers if id_ not in shown)} governments in no list")
    print()
    worst = sorted(shown, key=lambda id_: -shown[id_] / peers[id_])[:SHOWN]
    for id_ in worst:
        where = [m for matches in top.values() for m in matches if m.candidate.id == id_]
        lift = mean_factors([m for ms in lists.values() for m in ms if m.candidate.id == id_])
        answers = Counter(
            answer.expertise.title
            for match in where
            for answer in match.pair.answers
            if answer.expertise and answer.strength >= 0.5  # noqa: PLR2004 - a good answer
        )
        print(f"{id_}: {shown[id_] / peers[id_]:.0%} of lists; against everybody in the mean of:")
        print("   " + ", ".join(f"{name} x{lift[name] / everything[name]:.2f}" for name in lift))
        for title, count in answers.most_common(4):
            print(f"   answers well in {count:3}: {title}")
    return int(any(shown[id_] > peers[id_] * MOST for id_ in worst))


if __name__ == "__main__":
    sys.exit(main(cast("Embedder", sys.argv[1] if len(sys.argv) > 1 else "auto")))
