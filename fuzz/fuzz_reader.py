"""Feed the check of profiles with mutated files until one breaks a law.

    python fuzz/fuzz_reader.py --inputs 100000 --seed 1

Every file ends in facts and findings: no exception, every finding with its place in the file, a
known code and a message, within two seconds; the laws are in tests/support/reading_laws.py. A file
that breaks one is kept in fuzz/corpus, where the tests find it. Prints inputs per second, the
slowest input and the peak memory; ends with 1 if an input failed.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.mutations import CORPUS, Mutator, seeds
from tests.support.reading_laws import check_agreement, check_bytes

LIMIT = 2.0  # seconds a file
MEMORY = 1 << 30  # bytes of address space; an input that needs more fails
AGREEMENT = 10  # every tenth input is read as a profile too


class SlowError(Exception):
    """An input took longer than the limit."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `SlowError` where the block takes longer."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise SlowError(f"over {seconds:g} s")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def fuzz(inputs: int, seed: int) -> int:
    """Run the inputs, print the figures, and return the number that failed."""
    corpus = seeds()
    mutator = Mutator(corpus, seed)
    slowest, size, codes, failed, n_bytes = 0.0, 0, Counter[str](), 0, 0
    start = time.perf_counter()
    for number in range(inputs):
        if number % 10_000 == 0:
            print(f"{number} inputs, {failed} failed", file=sys.stderr)
        content = corpus[number] if number < len(corpus) else mutator.next()
        n_bytes += len(content)
        began = time.perf_counter()
        try:
            with limited(LIMIT):
                facts = check_bytes(content)
            took = time.perf_counter() - began
            if number % AGREEMENT == 0:
                check_agreement(content, facts)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            took = time.perf_counter() - began
            failed += 1
            print(f"input {number} fails: {type(error).__name__}: {error}", file=sys.stderr)
            print(f"  kept as {kept(content, error)}", file=sys.stderr)
        else:
            codes.update({str(finding.code) for finding in facts.findings} or {"none"})
        if took > slowest:
            slowest, size = took, len(content)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{inputs} inputs of {n_bytes / inputs / 1000:.1f} kB on average, seed {seed}: "
        f"{inputs / seconds:.0f} a second; slowest {slowest:.3f} s ({size} bytes, limit "
        f"{LIMIT:g} s); peak {peak:.0f} MB; {failed} failed"
    )
    shown = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
    print(f"inputs by code: {shown}")
    return failed


def kept(content: bytes, error: Exception) -> Path:
    """Save a failing input under the name of its error and the hash of its content."""
    CORPUS.mkdir(exist_ok=True)
    digest = hashlib.sha256(content).hexdigest()[:12]
    path = CORPUS / f"{type(error).__name__.lower()}-{digest}.yaml"
    path.write_bytes(content)
    return path


def main() -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description="Fuzz the check of profiles.")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return 1 if fuzz(arguments.inputs, arguments.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
