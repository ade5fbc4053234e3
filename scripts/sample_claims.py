"""Print every factual claim of some random profiles, each beside the sources that it cites.

    python scripts/sample_claims.py                  # ten profiles
    python scripts/sample_claims.py 3 --seed 7       # three, the same ones each time
    python scripts/sample_claims.py --only mz-maputo

It is for a person with a browser: open each source and see whether it says so. Names, level,
sub-region and working languages are not listed: they are how the profile files the government.
It ends with 1 if a claim has no source.
"""

from __future__ import annotations

import argparse
import random
import sys
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

import matchmaker
from matchmaker.profiles.model import Profile, Source
from matchmaker.reference.countries import countries

WIDTH = 100


class Claim(NamedTuple):
    """Something that a profile says, and the sources that it names for it."""

    path: str
    text: str
    sources: tuple[Source, ...]


def claims(profile: Profile) -> Iterator[Claim]:
    """Every claim of a profile, in the order of its file."""
    place = profile.location
    if place is not None:
        yield _of_field(profile, "location", f"{place.latitude}, {place.longitude}")
    context = profile.context.model_dump(exclude_defaults=True)
    for name, value in context.items():
        if name != "population_year":
            text = value if isinstance(value, str | int) else ", ".join(value)
            year = context.get("population_year") if name == "population" else None
            yield _of_field(profile, f"context.{name}", f"{text}{f' ({year})' if year else ''}")
    for kind in ("challenges", "expertise"):
        for item in getattr(profile, kind):
            cited = {entry.source for entry in item.evidence}
            sources = tuple(source for source in profile.sources if source.id in cited)
            checked = [entry.verified_by for entry in item.evidence if entry.verified_by]
            verified = f" [checked by {', '.join(checked)}]" if checked else ""
            yield Claim(f"{kind}.{item.id}", f"{item.title}. {item.description}{verified}", sources)
    for part in ("capacity", "readiness"):
        for name, value in getattr(profile, part).model_dump(exclude_defaults=True).items():
            yield _of_field(profile, f"{part}.{name}", str(value))
    if profile.networks:
        yield _of_field(profile, "networks", ", ".join(profile.networks))


def _of_field(profile: Profile, path: str, text: str) -> Claim:
    names = {path, path.split(".", maxsplit=1)[0]}
    return Claim(path, text, tuple(s for s in profile.sources if names.intersection(s.supports)))


def _written(source: Source) -> str:
    parts = (source.title, source.publisher, source.year, source.url)
    return f"[{source.id}] " + ", ".join(str(part) for part in parts if part)


def print_profile(profile: Profile) -> int:
    """Print the claims of one profile; the number of those without a source."""
    print(f"\n{profile.name}, {countries()[profile.country].name} ({profile.id})\n{'=' * 60}")
    missing = 0
    for claim in claims(profile):
        print(textwrap.fill(f"{claim.path}: {claim.text}", WIDTH))
        for source in claim.sources:
            print(textwrap.indent(_written(source), "    <- "))
        if not claim.sources:
            missing += 1
            print("    <- NO SOURCE")
    return missing


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("one profile at least")
    return number


def main() -> int:
    """Print the sample; 1 if a claim has no source."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", nargs="?", type=_count, default=10)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--only", help="the id of one profile")
    options = parser.parse_args()
    registry = matchmaker.load_registry()
    if options.only and options.only not in {profile.id for profile in registry}:
        parser.error(f"no profile has the id '{options.only}'")
    chosen = (
        [registry.find(options.only)]
        if options.only
        else random.Random(options.seed).sample(  # noqa: S311 - a sample, no secret
            registry.profiles, min(options.count, len(registry))
        )
    )
    missing = sum(map(print_profile, chosen))
    print(f"\n{len(chosen)} profiles; {missing} claims without a source.")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
