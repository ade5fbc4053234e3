import json
import math

import pytest

import matchmaker
from matchmaker.errors import (
    InvalidDataError,
    MatchmakerError,
    MissingExtraError,
    NothingEligibleError,
    Notice,
    UnknownNameError,
    UsageError,
)
from tests.support.builders import item, profile, profile_yaml
from tests.support.command import python
from tests.support.small_registry import small_registry_data, write_registry


@pytest.fixture
def folder(tmp_path):
    return write_registry(tmp_path / "profiles")


@pytest.fixture
def registry(folder):
    return matchmaker.load_registry([folder], starter=False)


def test_only_documented_names_are_public():
    assert sorted(matchmaker.__all__) == [
        "__version__", "batch", "check", "explain", "load_records", "load_registry", "plan_batch",
        "rank", "read_profile",
    ]  # fmt: skip
    for name in matchmaker.__all__:
        assert getattr(matchmaker, name)


def test_every_public_function_says_what_it_does():
    for name in set(matchmaker.__all__) - {"__version__"}:
        text = getattr(matchmaker, name).__doc__
        assert text.splitlines()[0].endswith(".")


def test_names_beside_the_public_ones_do_not_leak_into_the_package():
    script = "import matchmaker; print(*(n for n in dir(matchmaker) if not n.startswith('_')))"
    leaked = set(python("-c", script).out.split()) - set(matchmaker.__all__)
    assert leaked <= {"annotations", "Iterable", "Sequence", "TYPE_CHECKING"}


def test_a_registry_is_read_from_folders_given_as_text_or_path(folder):
    assert len(matchmaker.load_registry([str(folder)], starter=False)) == 4
    assert len(matchmaker.load_registry([folder], starter=False)) == 4


def test_the_starter_registry_comes_first(folder):
    starter = matchmaker.load_registry()
    assert starter.find("Maputo").id == "mz-maputo"
    assert len(matchmaker.load_registry([folder])) == len(starter) + 4


def test_rank_returns_matches_in_order_with_reasons(registry):
    ranking = matchmaker.rank(registry, "Alphaville", mode="learn", embedder="light")
    scores = [match.pair.score for match in ranking.matches]
    assert [match.rank for match in ranking.matches] == [1, 2, 3]
    assert scores == sorted(scores, reverse=True)
    for match in ranking.matches:
        points = math.fsum(factor.points for factor in match.pair.factors)
        assert points == pytest.approx(match.pair.score - 100, abs=1e-9)


def test_rank_takes_the_filters_of_the_command(registry):
    ranking = matchmaker.rank(
        registry,
        "Alphaville",
        theme="informal-economy",
        regions=["europe"],
        countries=["fi"],
        levels=["municipality"],
        south_south="off",
        top=5,
        min_score=1,
        embedder="light",
    )
    assert [match.candidate.id for match in ranking.matches] == ["fi-gammastad"]
    assert ranking.preference is None


def test_explain_gives_the_score_of_the_ranking(registry):
    ranking = matchmaker.rank(registry, "Alphaville", embedder="light")
    for match in ranking.matches:
        found = matchmaker.explain(registry, "Alphaville", match.candidate.id, embedder="light")
        assert found.pair.score == match.pair.score
        assert found.pair.factors == match.pair.factors


def test_a_city_may_be_a_file_a_profile_or_a_name(tmp_path, registry):
    path = tmp_path / "mine.yaml"
    path.write_text(profile_yaml("tz-mine", challenges=[item("Market waste")]), encoding="utf-8")
    mine = matchmaker.read_profile(path)
    assert mine == matchmaker.read_profile(str(path))
    by_path, by_profile = (
        matchmaker.rank(registry, city, embedder="light") for city in (str(path), mine)
    )
    assert by_path == by_profile
    assert len(by_path.matches) == 4


def test_a_path_object_is_a_city_too(tmp_path, registry):
    path = tmp_path / "mine.yaml"
    path.write_text(profile_yaml("tz-mine", challenges=[item("Market waste")]), encoding="utf-8")
    assert matchmaker.rank(registry, path, embedder="light").seeker.id == "tz-mine"


def test_a_profile_made_in_memory_can_be_ranked(registry):
    mine = profile("ug-mine", expertise=[item("Street vendors", themes=["informal-economy"])])
    ranking = matchmaker.rank(registry, mine, mode="share", embedder="light")
    assert len(ranking.matches) == 4


def test_progress_is_told_of_every_block_with_a_dense_model_only(registry):
    told = []
    matchmaker.rank(
        registry,
        "Alphaville",
        embedder="light",
        progress=lambda done, left: told.append((done, left)),
    )
    assert told == []


@pytest.mark.semantic
def test_progress_counts_the_texts_of_the_real_model(registry):
    told = []
    for _ in range(2):
        matchmaker.rank(registry, "Alphaville", progress=lambda *both: told.append(both))
    assert [left for done, left in told if done] == [0] * 4
    assert sum(done for done, _ in told) == 4 + 6


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"city": "Nowhere"}, UnknownNameError),
        ({"city": "Deltanagar", "mode": "learn"}, UsageError),
        ({"theme": "nothing"}, UnknownNameError),
        ({"regions": ["Atlantis"]}, UnknownNameError),
        ({"countries": ["Atlantis"]}, UnknownNameError),
        ({"levels": ["town"]}, UnknownNameError),
        ({"mode": "teach"}, UsageError),
        ({"top": 0}, UsageError),
        ({"min_score": 101}, UsageError),
        ({"min_score": 100}, NothingEligibleError),
        ({"model": "x"}, UsageError),
    ],
)
def test_whatever_cannot_be_done_is_an_error_with_a_hint(registry, arguments, error):
    with pytest.raises(error) as caught:
        matchmaker.rank(registry, **{"city": "Alphaville", "embedder": "light", **arguments})
    assert isinstance(caught.value, MatchmakerError)
    assert caught.value.hint


def test_a_missing_extra_is_an_error_that_says_which(registry, monkeypatch):
    monkeypatch.setattr("matchmaker.embedding.model_files.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="'semantic'"):
        matchmaker.rank(registry, "Alphaville", embedder="sentence-transformers")


def test_a_wrong_profile_names_its_mistakes(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text(json.dumps({"schema": 2}), encoding="utf-8")
    with pytest.raises(InvalidDataError, match="mistakes in 1 file"):
        matchmaker.read_profile(path)


def test_a_missing_file_is_a_mistake_too(tmp_path):
    with pytest.raises(InvalidDataError, match="No such file"):
        matchmaker.read_profile(tmp_path / "missing.yaml")


def test_what_a_person_should_know_comes_as_a_warning(tmp_path, monkeypatch, folder):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path / "file" / "below"))
    with pytest.warns(Notice, match="cannot be opened"):
        registry = matchmaker.load_registry([folder], starter=False)
    assert len(registry) == 4


def test_one_folder_and_one_region_need_no_list(tmp_path):
    write_registry(tmp_path / "profiles", small_registry_data())
    registry = matchmaker.load_registry(str(tmp_path / "profiles"), starter=False)
    found = matchmaker.rank(registry, "Alphaville", regions="Americas", embedder="light")
    assert [match.candidate.id for match in found.matches] == ["br-betatown"]
