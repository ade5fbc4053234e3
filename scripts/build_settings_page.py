"""Write the reference page of all settings from the code.

python scripts/build_settings_page.py            # write docs/reference/settings.md
python scripts/build_settings_page.py --check    # exit 1 if it is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from generated_file import write_or_check
from pydantic import BaseModel

from matchmaker.settings import DEFAULTS, ENVIRONMENT_PREFIX, Settings

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"
INTRODUCTION = """# Settings

<!-- written by scripts/build_settings_page.py -->

Defaults are overridden by `matchmaker.toml` in the working folder, then by environment variables,
then by options. Tables of the file are the sections below. A variable joins section and name with
two underscores: `{prefix}CONTEXT__CLIMATE=0.2`. The weights of `similarity` and `context` sum to 1.

```toml
south_south_strength = 0.05

[context]
population = 0.20
climate = 0.20
```

The model is chosen only by `--model` or `MATCHMAKER_MODEL`, never by a file in the working folder,
because a model's name can reach the network. `MATCHMAKER_QUERY_PROMPT` and
`MATCHMAKER_DOCUMENT_PROMPT` are its `--query-prompt` and `--document-prompt`. `MATCHMAKER_EMBEDDER`
is `--embedder`; `MATCHMAKER_CACHE_DIR` names the folder of the caches.
"""


def page() -> str:
    """The text of the page."""
    lines = [INTRODUCTION.format(prefix=ENVIRONMENT_PREFIX), "## General\n", *_table(DEFAULTS)]
    for name in Settings.model_fields:
        section = getattr(DEFAULTS, name)
        if isinstance(section, BaseModel):
            summary = (type(section).__doc__ or "").split("\n")[0]
            lines += [f"\n## [{name}]\n", f"{summary}\n", *_table(section)]
    return "\n".join(lines) + "\n"


def _table(section: BaseModel) -> Iterator[str]:
    yield "| name | default | allowed |"
    yield "|---|---|---|"
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            continue
        bounds = [str(rule) for part in field.metadata for rule in [_bound(part)] if rule]
        choices = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
        allowed = " or ".join(f"`{choice}`" for choice in choices)
        yield f"| `{name}` | `{_plain(value)}` | {allowed or ', '.join(bounds)} |"


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _bound(part: object) -> str:
    for attribute, sign in (("ge", "from"), ("gt", "above"), ("le", "to"), ("lt", "below")):
        if hasattr(part, attribute):
            return f"{sign} {getattr(part, attribute):g}"
    return ""


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, page()))
