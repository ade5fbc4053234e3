"""The text of every code, and that its examples show what they say."""

import pytest

from matchmaker.checking.catalogue import CATALOGUE
from matchmaker.profiles.findings import Code
from tests.support.checking import codes, facts_in, fields_text

EXAMPLES = [code for code, explanation in CATALOGUE.items() if explanation.wrong]


def test_every_code_is_explained_in_the_order_of_the_codes():
    assert list(CATALOGUE) == list(Code)


@pytest.mark.parametrize("code", Code)
def test_an_explanation_is_made_of_sentences(code):
    explanation = CATALOGUE[code]
    assert explanation.title
    assert not explanation.title.endswith(".")
    for sentence in (explanation.reason, explanation.mend):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence.startswith(("mz-", "'"))
    assert bool(explanation.wrong) == bool(explanation.right)
    assert explanation.wrong != explanation.right or not explanation.wrong


def test_titles_tell_the_codes_apart():
    titles = [explanation.title for explanation in CATALOGUE.values()]
    assert len(set(titles)) == len(titles)


ITEM = {
    "id": "compost",
    "title": "Composting market waste with groups of women",
    "description": "Three markets hand their green waste over and sell the compost.",
    "themes": "[solid-waste]",
    "evidence": "[{source: s1}]",
}


def found_with(example: str) -> set[str]:
    """Codes found in a valid profile whose fields an example replaces, or goes into."""
    names = {line.split(":")[0] for line in example.splitlines()}
    replaced = names
    if names <= {*ITEM, "sdg_targets"}:
        rest = "".join(f"    {key}: {ITEM[key]}\n" for key in ITEM.keys() - names)
        indented = "".join(f"    {line}\n" for line in example.splitlines())
        example, replaced = f"expertise:\n  -\n{rest}{indented}", {"expertise"}
    elif names == {"population"}:
        example = f"context:\n  {example}\n"
    elif names == {"lead_unit"}:
        example = f"readiness:\n  {example}\n"
    elif names == {"supports"}:
        entry = f"- {{id: s1, title: T, {example}}}"
        example, replaced = f"context: {{population: 5}}\nsources:\n  {entry}\n", {"sources"}
    base = fields_text("za-durban" if "durban" in example else "mz-maputo")
    kept = [line for line in base.splitlines() if line.split(":")[0] not in replaced]
    return set(codes(facts_in("\n".join([*kept, example])).findings))


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_wrong_example_is_found_and_the_right_one_is_not(code):
    explanation = CATALOGUE[code]
    assert code in found_with(explanation.wrong)
    assert code not in found_with(explanation.right)
