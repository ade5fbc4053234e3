"""Hypothesis strategies: profiles as varied as the model allows, in a few words."""

from __future__ import annotations

from hypothesis import strategies as st

from matchmaker.profiles.model import Profile
from tests.support.builders import item, profile

WORDS = ("market", "vendors", "waste", "drainage", "budget", "youth", "water", "land", "tourism")
THEMES = ("markets", "solid-waste", "drainage", "participation", "youth", "water-supply")
COUNTRIES = ("ke", "mz", "br", "fi", "jp", "fr", "in", "ve")  # Venezuela has no income group

titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
themes = st.lists(st.sampled_from(THEMES), min_size=1, max_size=2, unique=True)
evidence = st.sampled_from(
    [(), ({"source": "s1"},), ({"source": "s1", "verified_by": "A jury"},)],
)
languages = st.lists(st.sampled_from(["en", "fr", "pt", "sw"]), min_size=1, max_size=2, unique=True)


@st.composite
def items(draw: st.DrawFn, kind: str) -> list[dict[str, object]]:
    entries = draw(st.lists(st.tuples(titles, themes, evidence), max_size=3))
    extra = (
        [{"priority": draw(st.sampled_from(["high", "medium", "low"]))} for _ in entries]
        if kind == "challenge"
        else [{} for _ in entries]
    )
    return [
        item(title, id=f"{kind}-{at}", themes=names, evidence=proof, **extra[at])
        for at, (title, names, proof) in enumerate(entries)
    ]


@st.composite
def contexts(draw: st.DrawFn) -> dict[str, object]:
    fields = {
        "population": st.integers(1, 10**8),
        "climate": st.sampled_from(["Aw", "Am", "Cfa", "Dfc"]),
        "settlement": st.lists(st.sampled_from(["coastal", "port", "capital"]), unique=True),
        "hazards": st.lists(st.sampled_from(["flood", "heat", "drought"]), unique=True),
        "functions": st.lists(st.sampled_from(["markets", "roads", "parks"]), unique=True),
    }
    return {name: draw(values) for name, values in fields.items() if draw(st.booleans())}


@st.composite
def profiles(draw: st.DrawFn, name: str = "testville") -> Profile:
    return profile(
        f"{draw(st.sampled_from(COUNTRIES))}-{name}",
        challenges=draw(items("challenge")),
        expertise=draw(items("expertise")),
        languages=draw(languages),
        context=draw(contexts()),
        capacity={"interpreting": draw(st.lists(st.sampled_from(["en", "fr"]), unique=True))},
    )


@st.composite
def registries(draw: st.DrawFn) -> list[Profile]:
    count = draw(st.integers(2, 6))
    return [draw(profiles(f"town-{at}")) for at in range(count)]
