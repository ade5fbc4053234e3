import math

import pytest
from pydantic import ValidationError

from matchmaker.errors import UsageError
from matchmaker.settings import DEFAULTS, Settings, load_settings


@pytest.fixture
def load(tmp_path):
    """Settings from the text of a matchmaker.toml, variables and flags."""

    def loaded(toml=None, environment=None, **flags):
        if toml is not None:
            data = toml if isinstance(toml, bytes) else toml.encode()
            (tmp_path / "matchmaker.toml").write_bytes(data)
        return load_settings(tmp_path, environment or {}, **flags)

    return loaded


def test_without_any_override_the_defaults_hold(load):
    assert load() == DEFAULTS


def test_the_defaults_satisfy_their_own_bounds():
    assert Settings.model_validate(DEFAULTS.model_dump()) == DEFAULTS


def test_the_defaults_are_those_of_the_design():
    assert DEFAULTS.seeker_share.model_dump() == {"exchange": 0.5, "learn": 0.8, "share": 0.2}
    assert DEFAULTS.priority.model_dump() == {"high": 3, "medium": 2, "low": 1}
    assert DEFAULTS.evidence.model_dump() == {"stated": 0.8, "documented": 0.4, "verified": 0}
    assert (DEFAULTS.south_south_strength, DEFAULTS.coverage_floor) == (0.10, 0.02)
    assert (DEFAULTS.context_base, DEFAULTS.language_base) == (0.6, 0.7)


@pytest.mark.parametrize("section", ["similarity", "context"])
def test_default_weights_sum_to_one(section):
    assert math.isclose(sum(getattr(DEFAULTS, section).model_dump().values()), 1)


def test_settings_cannot_be_changed_in_place():
    with pytest.raises(ValidationError):
        DEFAULTS.top = 3


def test_a_file_overrides_a_default(load):
    assert load("top = 3").top == 3


def test_a_variable_overrides_the_file(load):
    assert load("top = 3", {"MATCHMAKER_TOP": "4"}).top == 4


def test_a_flag_overrides_the_variable(load):
    assert load("top = 3", {"MATCHMAKER_TOP": "4"}, top=5).top == 5


def test_a_flag_that_was_not_given_overrides_nothing(load):
    assert load("top = 3", top=None).top == 3


def test_a_nested_variable_changes_one_weight_and_keeps_the_file_s_others(load):
    toml = "[similarity]\ndense = 0.6\nlexical = 0.2"
    variables = {"MATCHMAKER_SIMILARITY__LEXICAL": "0.3", "MATCHMAKER_SIMILARITY__THEME": "0.1"}
    expected = {"dense": 0.6, "lexical": 0.3, "theme": 0.1}
    assert load(toml, variables).similarity.model_dump() == pytest.approx(expected)


def test_the_real_environment_is_read_by_default(tmp_path, monkeypatch):
    monkeypatch.setenv("MATCHMAKER_MODE", "learn")
    assert load_settings(tmp_path).mode == "learn"


def test_the_working_folder_is_read_by_default(tmp_path, monkeypatch):
    (tmp_path / "matchmaker.toml").write_text("top = 3")
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}).top == 3


def test_variables_that_are_no_settings_are_left_alone(load):
    others = {
        "MATCHMAKER_CACHE_DIR": "x",
        "MATCHMAKER_MODEL": "y",
        "MATCHMAKER_EMBEDDER": "z",
        "MATCHMAKER_QUERY_PROMPT": "query: ",
        "MATCHMAKER_DOCUMENT_PROMPT": "passage: ",
    }
    assert load(environment={**others, "PATH": "/bin"}) == DEFAULTS


@pytest.mark.parametrize("key", ["model", "embedder", "cache_dir", "query_prompt"])
def test_a_file_in_the_working_folder_cannot_choose_a_model(load, key):
    with pytest.raises(UsageError, match=f"{key}: Extra inputs"):
        load(f'{key} = "someone/something"')


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("top = 0", "top"),
        ('mode = "teach"', "mode"),
        ('south_definition = "oecd"', "south_definition"),
        ("south_south_strength = 0.6", "south_south_strength"),
        ("south_south_strength = nan", "south_south_strength"),
        ("min_score = 101", "min_score"),
        ("coverage_floor = 0", "coverage_floor"),
        ("context = 5", "context"),
        ("[context]\nclimate = -0.1", "context.climate"),
        ("[priority]\nhigh = 0", "priority.high"),
        ("[evidence]\nstated = -1", "evidence.stated"),
        ("[seeker_share]\nlearn = 1.5", "seeker_share.learn"),
        ("[seeker_share]\nteach = 0.5", "seeker_share.teach"),
    ],
)
def test_a_value_out_of_range_is_named_with_its_file(load, tmp_path, toml, named):
    with pytest.raises(UsageError) as caught:
        load(toml)
    assert f"{named}: " in caught.value.message
    assert str(tmp_path / "matchmaker.toml") in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("line", ["[priority]\nhigh = inf", "[evidence]\nstated = inf"])
def test_an_infinite_number_is_out_of_range(load, line):
    with pytest.raises(UsageError):
        load(line)


def test_several_wrong_values_are_told_together(load):
    with pytest.raises(UsageError) as caught:
        load('top = 0\nmode = "teach"', {"MATCHMAKER_FOO": "1"})
    assert all(f"{name}: " in caught.value.message for name in ("top", "mode", "foo"))


@pytest.mark.parametrize("section", ["similarity", "context"])
def test_weights_that_do_not_sum_to_one_are_refused_with_their_sum(load, section):
    weight = next(iter(getattr(DEFAULTS, section).model_dump()))
    with pytest.raises(UsageError, match=r"must sum to 1, not 1\.\d"):
        load(f"[{section}]\n{weight} = 0.99")


@pytest.mark.parametrize(
    "content",
    [b"top =", b"top = 3 # \xe3\xa3", b"= 1", b"top = 1\ntop = 2", b"\0", b"a = " + b"[" * 20_000],
    ids=["half", "not UTF-8", "no key", "twice", "NUL", "nested"],
)
def test_a_file_that_is_no_toml_is_named(load, tmp_path, content):
    with pytest.raises(UsageError, match="Cannot read the settings file") as caught:
        load(content)
    assert str(tmp_path / "matchmaker.toml") in caught.value.message


def test_a_settings_file_that_is_a_folder_is_named(tmp_path):
    (tmp_path / "matchmaker.toml").mkdir()
    with pytest.raises(UsageError, match="Cannot read the settings file"):
        load_settings(tmp_path, {})


@pytest.mark.parametrize(
    "environment",
    [
        {"MATCHMAKER_TOP": "many"},
        {"MATCHMAKER_TOPP": "1"},
        {"MATCHMAKER_": "1"},
        {"MATCHMAKER_CONTEXT__CLIMAT": "0.1"},
        {"MATCHMAKER_CONTEXT__CLIMATE": "0.2", "MATCHMAKER_CONTEXT": "x"},
        {"MATCHMAKER_CONTEXT": "x", "MATCHMAKER_CONTEXT__CLIMATE": "0.2"},
    ],
    ids=["no number", "unknown", "no name", "unknown part", "part and whole", "whole and part"],
)
def test_a_variable_that_cannot_be_used_is_refused(load, environment):
    with pytest.raises(UsageError, match="Settings that cannot be used"):
        load(environment=environment)


@pytest.mark.parametrize(("choice", "strength"), [("prefer", 0.2), ("only", 0), ("off", 0)])
def test_the_preference_has_strength_only_while_it_is_preferred(load, choice, strength):
    settings = load("south_south_strength = 0.2", south_south=choice)
    assert settings.effective_strength == strength
