"""A batch for programs: JSON, and CSV that can be given back as locked pairs."""

from __future__ import annotations

from typing import Any

from matchmaker.matching.batch.result import Batch, ExtraPlace, Load, Pair, Unmatched
from matchmaker.reports.batch_tally import summary_data
from matchmaker.reports.document import Record
from matchmaker.reports.engine_report import engine_data
from matchmaker.reports.government import government_data
from matchmaker.reports.pair_report import FACTOR_LABELS, pair_data
from matchmaker.reports.past_exchanges import history_mark

COLUMNS = (
    "a",
    "b",
    "a_name",
    "b_name",
    "a_country",
    "b_country",
    "score",
    "they_help",
    "you_help",
    "south_south",
    "locked",
    "top_challenge",
    "best_answer",
    "strength",
    "cautions",
    "history",
    *(f"points_{name}" for name in FACTOR_LABELS),
)


def batch_data(batch: Batch) -> dict[str, Any]:
    """The JSON output; numbers are not rounded."""
    quality = batch.quality
    return {
        "schema": "matchmaker.batch/1",
        "mode": batch.mode,
        "theme": batch.theme,
        "settings": settings_data(batch),
        "engine": engine_data(batch.engine),
        "members": [government_data(member) for member in batch.members],
        "pairs": [_pair_data(pair) for pair in batch.pairs],
        "left_out": list(batch.left_out),
        "unmatched": [_unmatched_data(one) for one in batch.unmatched],
        "load": [_load_data(load) for load in batch.load],
        "objective": quality.objective,
        "bound": quality.bound,
        "gap": quality.gap,
        "method": quality.method,
        "greedy": quality.greedy,
        "blocking_pairs": quality.blocking,
        "candidate_pairs": quality.n_candidates,
        "eligible_pairs": quality.n_eligible,
        "members_bound": quality.members_bound,
        "fairness": quality.fairness._asdict() if quality.fairness else None,
        "summary": summary_data(batch),
        "extra_places": None
        if batch.extra_places is None
        else [_extra_place_data(place) for place in batch.extra_places],
    }


def settings_data(batch: Batch) -> dict[str, Any]:
    """Everything that the decision depends on beside the scores' weights."""
    return {
        **batch.settings.model_dump(mode="json"),
        "mode": batch.mode,
        "theme": batch.theme,
        "new_with_new": batch.new_with_new,
        "min_score": batch.engine.settings.min_score,
        "south_south": batch.engine.settings.south_south,
    }


def pair_record(pair: Pair) -> Record:
    """A row of the CSV output."""
    top = pair.score.answers[0] if pair.score.answers else None
    values = (
        pair.a.id,
        pair.b.id,
        pair.a.name,
        pair.b.name,
        pair.a.country,
        pair.b.country,
        pair.score.score,
        pair.score.they_help,
        pair.score.you_help,
        pair.score.south_south,
        pair.locked,
        top.challenge.title if top else "",
        top.expertise.title if top and top.expertise else "",
        top.strength if top else None,
        " ".join(caution.code for caution in pair.cautions),
        history_mark(pair.history),
        *(factor.points for factor in pair.score.factors),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _pair_data(pair: Pair) -> dict[str, Any]:
    score = pair.score
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "score": score.score,
        "they_help": score.they_help,
        "you_help": score.you_help,
        "south_south": score.south_south,
        "locked": pair.locked,
        "a_name": pair.a.name,
        "b_name": pair.b.name,
        **pair_data(score, pair.cautions, pair.history),
    }


def _unmatched_data(one: Unmatched) -> dict[str, str]:
    return {
        "id": one.profile.id,
        "name": one.profile.name,
        "reason": one.reason,
        "text": one.text,
    }


def _load_data(load: Load) -> dict[str, Any]:
    return {
        "id": load.profile.id,
        "role": load.role,
        "used": load.used,
        "capacity": load.capacity,
        "assumed": load.assumed,
    }


def _extra_place_data(place: ExtraPlace) -> dict[str, Any]:
    return {
        "id": place.profile.id,
        "name": place.profile.name,
        "roles": list(place.roles),
        "capacity": place.capacity,
        "shadow_price": place.shadow_price,
        "score_gained": place.score_gained,
        "members_gained": place.members_gained,
    }
