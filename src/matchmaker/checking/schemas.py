"""The JSON Schema of every kind of file that is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from matchmaker.ledger.model import Exchange
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.json_schema import json_schema, profile_schema
from matchmaker.programmes.model import Programme

SCHEMAS: Mapping[FileKind, Callable[[], dict[str, Any]]] = MappingProxyType(
    {
        "profile": profile_schema,
        "exchange": lambda: json_schema(Exchange, "Documented exchange between governments"),
        "programme": lambda: json_schema(Programme, "Programme that funds or brokers exchanges"),
    }
)
