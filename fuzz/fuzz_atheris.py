"""Feed the check of profiles with files that atheris grows by the code they reach.

    pip install atheris                    # 35 MB, with libFuzzer inside; wheels for Linux only
    python fuzz/fuzz_atheris.py GROWN fuzz/corpus tests/examples/invalid -max_total_time=600

GROWN is a folder outside the repository where libFuzzer keeps what it finds; the other folders
are only read. The laws are those of fuzz_reader.py. Not part of the extra ``dev``: there are no
wheels for every system and version of Python that the project supports.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["matchmaker", "yaml"]):
    from tests.support.reading_laws import check_agreement, check_bytes


def one_input(content: bytes) -> None:
    """Assert the laws for one file; called by libFuzzer."""
    check_agreement(content, check_bytes(content))


def main() -> None:
    """Hand the command line to libFuzzer, with the limits of a file unless they are given."""
    limits = ["-timeout=2", "-rss_limit_mb=500", "-max_len=20000"]
    atheris.Setup([*sys.argv[:1], *limits, *sys.argv[1:]], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
