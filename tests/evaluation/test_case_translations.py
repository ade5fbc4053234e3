"""Towns of the cases in English: their texts change and nothing else; misfits are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.errors import InvalidDataError
from matchmaker.evaluation.cases import load_cases

# An invented town of a real country.
CASES = """\
schema: cases/1
cases:
  - id: pt-en-mfano
    kind: cross-language
    seeker: mz-mfano
    better: ke-mfano
    worse: ug-mfano
    reason: One answers, the other does not.
towns:
  - schema: 1
    id: mz-mfano
    name: Mfano
    country: MZ
    region: Eastern Africa
    level: municipality
    languages: [pt]
    text_language: pt
    provenance: self-declared
    verified_on: 2026-11-21
    challenges:
      - id: lixo
        title: Lixo no mercado
        description: O lixo do mercado fica na rua.
        themes: [solid-waste]
    expertise:
      - id: feiras
        title: Feiras de bairro
        description: Feiras aos sábados em todos os bairros.
        themes: [markets]
translations:
  - id: {id}
    challenges:
      - {{id: {item}, title: Rubbish in the market, description: It lies in the street.}}
    expertise:
      - {{id: feiras, title: Neighbourhood fairs, description: On Saturdays in every quarter.}}
"""


@pytest.fixture
def write(tmp_path: Path):
    def write(id_: str = "mz-mfano", item: str = "lixo", more: str = "") -> Path:
        path = tmp_path / "cases.yaml"
        path.write_text(CASES.format(id=id_, item=item) + more, encoding="utf-8")
        return path

    return write


def test_only_texts_and_their_language_change(write):
    loaded = load_cases(write())
    [town], [english] = loaded.towns, loaded.towns_in_english
    assert english.text_language == "en"
    assert english.challenges[0].title == "Rubbish in the market"
    assert english.expertise[0].description == "On Saturdays in every quarter."
    assert english.challenges[0].themes == ("solid-waste",)
    texts = {"title": "", "description": ""}
    without = [
        profile.model_copy(
            update={
                "text_language": "",
                "challenges": tuple(i.model_copy(update=texts) for i in profile.challenges),
                "expertise": tuple(i.model_copy(update=texts) for i in profile.expertise),
            }
        )
        for profile in (town, english)
    ]
    assert without[0] == without[1]


def test_a_town_without_translation_stays(write):
    path = write()
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("translations:")], encoding="utf-8")
    loaded = load_cases(path)
    assert loaded.towns_in_english == loaded.towns


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id_": "mz-outra"}, "'mz-outra' is no town of this file with a text in another"),
        ({"item": "outro"}, "the challenges of 'mz-mfano' are lixo, not outro"),
        ({"more": "  - {id: mz-mfano}\n"}, "'mz-mfano' is translated already"),
        ({"more": "  - {id: mz-mfano}\n"}, "the expertise of 'mz-mfano' are feiras, not none"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(write, change, expected):
    path = write(**change)
    with pytest.raises(InvalidDataError) as caught:
        load_cases(path)
    assert expected in str(caught.value)
    assert f"{path}:" in str(caught.value)
