"""A file of one megabyte, whatever its shape, is answered in one pass, and briefly."""

import pytest

from matchmaker.profiles.files import MAX_BYTES
from tests.support.findings import findings_in
from tests.support.hang_guard import one_pass
from tests.support.hostile_texts import MEGABYTES


@pytest.mark.parametrize("shape", MEGABYTES)
def test_a_hostile_file_is_answered_in_one_pass_and_briefly(shape):
    content = MEGABYTES[shape].encode()
    assert len(content) <= MAX_BYTES
    with one_pass():
        findings = findings_in(content)
    assert len(findings) <= 100
    assert all(len(str(finding)) < 700 for finding in findings)
