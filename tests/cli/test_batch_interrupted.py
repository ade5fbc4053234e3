"""A `match batch` that ends too early: the old file or the new one, and the next run works."""

import signal
import subprocess
import sys
import time

import pytest

from tests.support.command import environment, match
from tests.support.new_members import write_members

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")

OLD = b"what an earlier run has written"
# Started in the background by a shell a process would ignore Ctrl-C. At its moment, a function, it
# says so and waits.
_RUN = """
import importlib, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
moment = sys.argv.pop(1)
if moment:
    module, name = moment.split(":")
    owner = importlib.import_module(module)
    known = getattr(owner, name)
    def wait(*arguments, **options):
        print("NOW", file=sys.stderr, flush=True)
        time.sleep(60)
        return known(*arguments, **options)
    setattr(owner, name, wait)
from matchmaker.cli.app import main
main()
"""
_MOMENTS = {
    "reading": "matchmaker.profiles.members:read_members",
    "solving": "matchmaker.matching.batch.deciding:solve",
    "reporting": "matchmaker.reports.batch_workbook:batch_workbook",
    "before the file is made": "tempfile:mkstemp",
    "half of it is written": "os:fsync",
    "just before it gets its name": "os:replace",
    "just after": "matchmaker.cli.batch:_refuse_nothing",
}
_WRITING = list(_MOMENTS)[3:]
_CASES = [
    *((moment, signal.SIGINT) for moment in _MOMENTS),
    *((moment, signal.SIGKILL) for moment in _WRITING),
]


@pytest.fixture
def output(tmp_path):
    """The file of an earlier run."""
    path = tmp_path / "out" / "partners.xlsx"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def started(tmp_path, own, output):
    """Starts a run in a session of its own."""
    members = write_members(tmp_path / "members.xlsx")
    arguments = ["batch", "--new", str(members), *own, "--output", str(output)]

    def start(moment: str = "") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", _RUN, moment, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            start_new_session=True,
        )

    start.again = lambda: match(*arguments)
    return start


@pytest.fixture
def new(started, output):
    """What a run that nobody ends writes."""
    assert started.again().code == 0
    content = output.read_bytes()
    output.write_bytes(OLD)
    return content


@pytest.mark.parametrize(("moment", "sent"), _CASES)
def test_at_each_moment_the_file_is_whole(started, output, new, moment, sent):
    process = started(_MOMENTS[moment])
    for line in process.stderr:
        if line == "NOW\n":
            break
    process.send_signal(sent)
    out, err = process.communicate(timeout=30)
    assert out == ""
    assert output.read_bytes() == (new if moment == "just after" else OLD)
    left = [path.name for path in output.parent.iterdir() if path != output]
    if sent == signal.SIGINT:
        assert process.returncode == 130
        assert err == "Interrupted. Nothing is half-written.\n"
        assert left == []
    else:
        assert process.returncode == -signal.SIGKILL
        assert all(name.startswith(".partners.xlsx.") for name in left)
    assert started.again().code == 0
    assert output.read_bytes() == new


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_at_any_time_the_file_is_whole(started, output, new, sent):
    begun = time.monotonic()
    started().communicate(timeout=60)
    whole = time.monotonic() - begun
    assert output.read_bytes() == new
    for share in (0.4, 0.6, 0.8, 0.95):
        output.write_bytes(OLD)
        process = started()
        time.sleep(share * whole)
        if process.poll() is None:
            process.send_signal(sent)
        _, err = process.communicate(timeout=30)
        assert output.read_bytes() in (OLD, new)
        assert process.returncode in (0, 130, -sent), err
    assert started.again().code == 0
    assert output.read_bytes() == new
