"""Hypothesis strategies: data such as profile files hold, with any text, and edits of it."""

from __future__ import annotations

from hypothesis import strategies as st

from matchmaker.profiles.fields import field_names
from tests.support.hostile import HOSTILE

_AWKWARD = [
    "8.3", "NO", "yes", "y", "null", "~", "", " ", "a: b", "a #b", "#a", "- a", "'", '"', "\\",
    "a\nb", "a\n\nb\n", "a\n b", "\x85", "\u2028", "\ufeff", "\U0001f600", "\x00", "\t", "a\tb",
    "\xa0", "\xa0 \xa0 " * 40, "word " * 40 + "end", "2026-03-01", "...", "---", "%x", ">-", "|",
]  # fmt: skip
# Half of a surrogate pair is no text that a file can hold.
_chars = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.sampled_from(_AWKWARD),
    st.sampled_from(list(HOSTILE.values())),
    st.text(_chars, max_size=30),
    st.lists(st.text(_chars, min_size=1, max_size=12), max_size=30).map(" ".join),
    st.sampled_from(["market", "waste", "drainage"]),
)
numbers = st.one_of(
    st.integers(-(10**16), 10**16), st.floats(allow_nan=False, allow_infinity=False)
)
scalars = st.one_of(texts, numbers, st.booleans(), st.none())
_names = [
    *field_names(()),
    *field_names(("challenges",)),
    *field_names(("sources",)),
    *field_names(("context",)),
]
keys = st.one_of(st.sampled_from(_names), st.text(_chars, max_size=10))
_identified = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.dictionaries(keys, scalars, max_size=4)),
    max_size=4,
    unique_by=lambda entry: entry[0],
).map(lambda entries: [{**fields, "id": id_} for id_, fields in entries])
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4), _identified
    ),
    max_leaves=12,
)
documents = st.dictionaries(keys, values, max_size=8)


def exactly(value):
    """Data in a form that tells 1, 1.0 and true apart, and not the order of keys."""
    if isinstance(value, dict):
        return {key: exactly(part) for key, part in value.items()}
    return [exactly(part) for part in value] if isinstance(value, list) else repr(value)
