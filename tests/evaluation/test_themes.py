from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import roc_auc_score

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.lexical import HashedWords
from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.evaluation import similarity_task, theme_task
from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.goal_judging import goal_figures
from matchmaker.evaluation.sdg_data import Judgement
from matchmaker.evaluation.similarity_figures import similarity_figures
from matchmaker.evaluation.target_search import bare_titles, search_figures, whole_targets
from matchmaker.evaluation.task import Context
from matchmaker.evaluation.theme_figures import theme_figures
from matchmaker.ledger.ledger import Ledger
from matchmaker.profiles.registry import Registry
from tests.support.evaluation_data import GOALS, JUDGED, TARGETS, write_data
from tests.support.tiny_channel import TinyChannel

FEW = Draws(resamples=50)


@pytest.fixture
def dense(store) -> Engine:
    return Engine(TinyChannel(), HashedWords(), store=store)


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_data(tmp_path / "data")


@pytest.fixture
def context(engine, folder) -> Context:
    return Context(Registry([]), Ledger([]), engine, Path("cases.yaml"), data=folder, draws=FEW)


def by_language() -> dict[str, dict[str, str]]:
    languages = TARGETS["1.1"]
    return {one: {code: told[one] for code, told in TARGETS.items()} for one in languages}


def test_macro_auc_is_that_of_the_best_text_of_the_goal_judged(dense, folder):
    words = HashedWords()
    areas = []
    for goal in ("1", "6"):
        texts = [*GOALS[goal], *(told["en"] for code, told in TARGETS.items() if code[0] == goal)]
        judged = [row for row in JUDGED if row[1] == goal]
        asked = words.encode([row[0] for row in judged], "query")
        best = (asked @ words.encode(texts, "document").T).max(axis=1).round(6)
        areas.append(roc_auc_score([row[2] == "True" for row in judged], best))
    goals = theme_figures(folder, dense, draws=FEW).goals
    assert goals.macro_auc["light"].value == pytest.approx(np.mean(areas))
    assert goals[:3] == (6, 5, 2)  # judgements, texts, goals


def test_one_baseline_has_all_texts_of_a_goal_as_one(dense, folder):
    asked = [row[0] for row in JUDGED]
    joined = {
        goal: " ".join([*texts, *(told["en"] for code, told in TARGETS.items() if code[0] == goal)])
        for goal, texts in GOALS.items()
    }
    vectorizer = TfidfVectorizer(strip_accents="unicode", sublinear_tf=True, stop_words="english")
    counts = vectorizer.fit_transform([*asked, *joined.values()]).toarray().round(9)
    areas = []
    for column, goal in enumerate(joined):
        rows = [at for at, row in enumerate(JUDGED) if row[1] == goal]
        scores = [counts[at] @ counts[len(asked) + column] for at in rows]
        areas.append(roc_auc_score([JUDGED[at][2] == "True" for at in rows], scores))
    found = theme_figures(folder, dense, draws=FEW).goals.macro_auc["joined-tfidf"]
    assert found.value == pytest.approx(np.mean(areas))


def test_a_goal_without_texts_is_named(engine):
    judged = [Judgement("Some text", 13, direct=True), Judgement("Another", 13, direct=False)]
    with pytest.raises(InvalidDataError, match="no English text of goal 13"):
        goal_figures(judged, [(1, "No poverty")], engine)


def test_the_best_share_is_one_of_the_grid_and_no_default(dense, engine, folder):
    goals = theme_figures(folder, dense, draws=FEW).goals
    assert goals.shares[goals.best_share].value == max(one.value for one in goals.shares.values())
    assert goals.shares[0.0] == goals.macro_auc["light"]
    assert goals.shares[1.0] == goals.macro_auc["dense"]
    assert theme_figures(folder, engine, draws=FEW).goals.best_share is None


def test_every_language_but_english_is_searched_for_among_the_english_targets():
    searches = whole_targets(by_language(), None)
    assert list(searches) == ["es", "fr", "sw"]
    assert list(whole_targets(by_language())) == ["es", "fr"]
    assert searches["fr"].queries.texts[1] == TARGETS["6.1"]["fr"]
    assert searches["fr"].queries[1:] == ("fr", "query")
    assert searches["fr"].documents.texts == [told["en"] for told in TARGETS.values()]


def test_a_target_that_a_language_lacks_is_not_asked_for():
    targets = by_language()
    del targets["fr"]["1.1"]
    targets["es"] = {"99.9": "No hay tal meta"}
    searches = whole_targets(targets)
    assert searches["fr"].right == (1, 2)
    assert "es" not in searches


def test_bare_titles_keep_what_is_no_date_and_no_cognate_in_the_products_languages():
    searches = bare_titles(by_language())
    assert list(searches) == ["es", "fr"]
    assert searches["fr"].queries.texts == [
        "supprimer la misère",
        "donner de l eau potable à chacun",
    ]
    assert searches["fr"].right == (0, 1)
    assert searches["fr"].left_out == 1  # "Sanitation adéquate" is all cognates
    assert searches["fr"].documents.texts == [told["en"] for told in TARGETS.values()]


def test_search_figures_are_those_of_the_places_found(engine):
    targets = {"en": {"a": "red", "b": "green", "c": "blue"}, "es": {"a": "red", "b": "blue red"}}
    found = search_figures(whole_targets(targets), engine, FEW)["es"]
    assert found[:4] == (2, 3, 0, 1.5)
    assert found.engines["default"].recall_at_1.value == 0.5
    assert found.engines["default"].mrr.value == pytest.approx((1 + 1 / 3) / 2)
    assert found.mrr_by_chance == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)


def test_pairs_across_languages_take_the_first_sentence_in_english(dense, folder):
    reads_all = TinyChannel()
    reads_all.languages = None
    figures = similarity_figures(folder, replace(dense, dense=reads_all), draws=FEW)
    assert list(figures.within) == ["en", "fr", "es", "pt"]
    assert list(figures.across) == ["fr", "es", "pt"]
    # The test's languages all say the same in English, so only the trust in them differs.
    assert figures.across["fr"]["dense"] == figures.within["en"]["dense"]
    assert figures.trust == {"fr": 1, "es": 1, "pt": 1}
    assert figures.pairs == 4


def test_the_light_engine_has_no_trust_to_measure(engine, folder):
    assert similarity_figures(folder, engine, draws=FEW).trust == {}


@pytest.mark.parametrize("task", [theme_task, similarity_task])
def test_a_task_gives_every_figure_that_its_tables_show(task, context, dense):
    for engine in (context.engine, dense):
        result = task.evaluate(context._replace(engine=engine))
        assert result.name == task.NAME
        assert next(iter(result.engines)) == "default"
        for table in result.tables:
            for group in table.groups:
                for measure in table.measures:
                    figure = result.engines["default"][group].measures[measure]
                    assert figure.low <= figure.value <= figure.high


@pytest.mark.parametrize("task", [theme_task, similarity_task])
def test_two_runs_are_equal_and_the_second_encodes_nothing(task, context, dense):
    context = context._replace(engine=dense)
    first = task.evaluate(context)
    encoded = len(dense.dense.encoded)
    assert task.evaluate(context) == first
    assert len(dense.dense.encoded) == encoded > 0


@pytest.mark.parametrize("task", [theme_task, similarity_task])
def test_a_task_without_its_data_says_what_to_do(task, context, tmp_path):
    with pytest.raises(UsageError, match="needs public test data"):
        task.evaluate(context._replace(data=None))
    with pytest.raises(UsageError, match="There is no folder"):
        task.evaluate(context._replace(data=tmp_path / "nowhere"))


def test_the_best_share_stands_beside_the_default(context, dense):
    result = theme_task.evaluate(context._replace(engine=dense))
    best = result.engines["best-share"]["goals"].measures["macro AUC"]
    assert best.value >= result.engines["light"]["goals"].measures["macro AUC"].value
    assert result.extra["best_share"] in {float(share) for share in result.extra["shares"]}
    assert any("flatters it" in note for note in result.tables[0].notes)
    assert len(result.charts[0].series[0].points) == len(result.extra["shares"])
