"""Data to a model, or to everything the schema finds wrong with it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import ValidationError

from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.schema_findings import schema_findings
from matchmaker.profiles.strict_model import Model
from matchmaker.profiles.yaml_document import Data


def validated(data: Data, model: type[Model], found: Finder) -> Model | Sequence[Finding]:
    """A model from the data of a YAML file, or the schema's findings.

    Parameters
    ----------
    found
        Knows where the fields stand.
    """
    try:
        # JSON mode: lists become tuples and ISO dates become dates, all else stays strict.
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        return list(schema_findings(error, found, model))
