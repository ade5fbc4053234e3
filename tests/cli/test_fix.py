import os
import signal
import subprocess
import sys
import time

import pytest

from matchmaker.cli import fix as fix_module
from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.yaml_writing import write_yaml
from tests.support.builders import profile_data
from tests.support.command import assert_error, environment, match
from tests.support.hostile import raw_controls

GOOD = write_yaml(profile_data("ke-mfano"))
SLOPPY = GOOD.replace("languages: [en]", "languages: EN").replace("name: ", "name:   ")
WRONG = GOOD.replace("level: municipality", "level: town")


@pytest.fixture
def registry(write_profile):
    """A folder with a file to mend, one that is right, and one for a person."""
    write_profile(SLOPPY, "ke/mfano.yaml")
    write_profile(GOOD, "ke/ngano.yaml")
    return write_profile(WRONG, "ke/tisho.yaml")


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_without_write_it_says_what_it_would_mend_and_writes_nothing(registry):
    before = bytes_in(registry)
    outcome = match("fix", registry)
    assert outcome.code == 1
    assert outcome.out == (
        f"{registry / 'ke' / 'mfano.yaml'}\n  line 7: languages: 'EN' written as a list, [en]\n"
    )
    assert outcome.err.splitlines() == [
        "Would mend 1 of 3 files; add --write to do it.",
        "1 mistake in 1 file is left for a person: see `match check`.",
    ]
    assert bytes_in(registry) == before


def test_diff_shows_the_lines(registry):
    before = bytes_in(registry)
    outcome = match("fix", "--diff", registry)
    assert outcome.code == 1
    assert "-languages: EN\n+languages: [en]\n" in outcome.out
    assert "\x1b" not in outcome.out
    assert bytes_in(registry) == before


def test_write_mends_the_files_that_need_it_and_no_others(registry):
    before = bytes_in(registry)
    outcome = match("fix", registry, "--write")
    assert outcome.code == 1, "a mistake is left for a person"
    after = bytes_in(registry)
    assert after.pop("mfano.yaml").decode() == SLOPPY.replace("EN", "[en]")
    before.pop("mfano.yaml")
    assert after == before
    assert "Mended 1 of 3 files." in outcome.err


def test_everything_mended_ends_well_and_twice_changes_nothing(registry):
    path = registry / "ke" / "mfano.yaml"
    assert match("fix", path, "--write").code == 0
    written = path.read_bytes()
    again = match("fix", path, "--write")
    assert (again.code, again.out, again.err) == (0, "", "Nothing to mend in 1 file.\n")
    assert path.read_bytes() == written


def test_one_file_named_twice_is_mended_once(registry):
    path = registry / "ke" / "mfano.yaml"
    assert "Mended 1 of 1 file.\n" in match("fix", path, registry / "ke/mfano.yaml", "--write").err


def test_the_starter_profiles_have_nothing_to_mend():
    outcome = match("fix", starter_folder())
    assert (outcome.code, outcome.out) == (0, "")


def test_a_missing_path_is_wrong_use_and_nothing_is_written(registry):
    before = bytes_in(registry)
    assert_error(match("fix", registry, "nowhere.yaml", "--write"), 2, "nowhere.yaml")
    assert bytes_in(registry) == before


def test_no_path_is_wrong_use():
    assert match("fix").code == 2


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_mended(registry):
    (registry / "ke" / "big.yaml").write_bytes(b"#" * (1 << 21))
    outcome = match("fix", registry, "--write")
    assert outcome.code == 1
    assert "over 1 MiB" in outcome.err
    assert "Mended 1 of 4 files." in outcome.err


def test_a_file_that_changed_meanwhile_is_left(registry, monkeypatch):
    path = registry / "ke" / "mfano.yaml"
    original = fix_module._written

    def change_first(path, content, fixed):
        path.write_text(GOOD + "# by somebody else\n", encoding="utf-8")
        return original(path, content, fixed)

    monkeypatch.setattr(fix_module, "_written", change_first)
    outcome = match("fix", path, "--write")
    assert outcome.code == 1
    assert "changed by somebody else" in outcome.err
    assert path.read_text(encoding="utf-8").endswith("# by somebody else\n")


def test_a_link_is_not_written_through(registry, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(registry / "ke" / "mfano.yaml")
    outcome = match("fix", link, "--write")
    assert outcome.code == 1
    assert "is a link" in outcome.err
    assert (registry / "ke" / "mfano.yaml").read_text(encoding="utf-8") == SLOPPY


@pytest.mark.parametrize("option", [(), ("--diff",)])
def test_what_is_printed_obeys_no_control(write_profile, option):
    text = 'id: "\\e[31m"\nname: x\u202e\nna\u200bme:   1\n\tlevel: "a\x1b[2J"\nschema: 1\r\n'
    folder = write_profile(text.replace("\t", ""), "ke/x\u202ey.yaml")
    outcome = match("fix", folder, *option)
    assert raw_controls(outcome.out + outcome.err) == set()


def test_a_killed_process_leaves_the_old_or_the_new_file(tmp_path):
    path = tmp_path / "mfano.yaml"
    path.write_text(SLOPPY, encoding="utf-8")
    new = SLOPPY.replace("EN", "[en]")
    # Writes again and again in one process, so that a kill mostly falls into a write.
    program = (
        "import sys; from pathlib import Path; from matchmaker.atomic_file import write_file\n"
        "from matchmaker.profiles.fixing import fix\n"
        "path = Path(sys.argv[1]); old = path.read_bytes(); new = fix(old, 'x').after\n"
        "print('ready', flush=True)\n"
        "while True: write_file(path, new); write_file(path, old)\n"
    )
    for delay in (0.0, 0.01, 0.02, 0.03):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, env=environment()
        )
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait()
        process.stdout.close()
        assert path.read_text(encoding="utf-8") in (SLOPPY, new)
        path.write_text(SLOPPY, encoding="utf-8")
