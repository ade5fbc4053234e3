"""Measure what the engines need to know of themselves, or check that it is current.

    python scripts/measure.py            # write the packaged files
    python scripts/measure.py --check    # exit 1 if they are not what the code measures

Calibrations come from the shipped texts, typical values from the starter registry. Needs the extra
``semantic``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matchmaker.embedding.calibration as calibration_module
import matchmaker.scoring.typical as typical_module
from matchmaker.embedding.calibration import CALIBRATIONS_FILE, fit_calibration
from matchmaker.embedding.engine import Engine, open_engine
from matchmaker.profiles.registry import Registry
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.typical import TYPICAL_FILE, Typical, measure_context, measure_coverage
from matchmaker.settings import Settings

TOLERANCE = 2e-3  # vectors differ a little between machines


def main() -> int:
    """Measure both default engines."""
    settings = Settings()
    profiles = Registry.load().profiles
    engines: list[Engine] = [open_engine("light"), open_engine("sentence-transformers")]
    calibrations = {engine.identity: fit_calibration(engine) for engine in engines}
    coverage: dict[str, float] = {}
    context: dict[str, float] = {}
    for engine in engines:
        columns = columns_of(profiles, engine.embed(profiles), settings)
        context = measure_context(columns, settings)
        coverage[engine.identity] = measure_coverage(columns, calibrations[engine.identity])
    typical = Typical(context=context, coverage=coverage)
    measured = {
        Path(calibration_module.__file__).with_name(CALIBRATIONS_FILE): {
            name: value._asdict() for name, value in calibrations.items()
        },
        Path(typical_module.__file__).with_name(TYPICAL_FILE): typical._asdict(),
    }
    if "--check" not in sys.argv:
        for path, values in measured.items():
            path.write_text(json.dumps(values, indent=2, sort_keys=True) + "\n", encoding="utf-8")
            print(f"wrote {path.name}: {json.dumps(values)}")
        return 0
    stale = [
        path.name
        for path, values in measured.items()
        if not _agree(json.loads(path.read_text(encoding="utf-8")), values)
    ]
    print(f"stale, run scripts/measure.py: {', '.join(stale)}" if stale else "measures are current")
    return 1 if stale else 0


def _agree(stored: object, measured: object) -> bool:
    if isinstance(stored, dict) and isinstance(measured, dict):
        return stored.keys() == measured.keys() and all(
            _agree(stored[key], measured[key]) for key in stored
        )
    if isinstance(stored, float | int) and isinstance(measured, float | int):
        return abs(stored - measured) <= TOLERANCE
    return stored == measured


if __name__ == "__main__":
    sys.exit(main())
