"""A file of one megabyte, whatever its shape, is answered in under two seconds, and briefly."""

import time

import pytest

from matchmaker.profiles.files import MAX_BYTES
from tests.support.findings import findings_in

HEAD = """\
schema: 1
id: ke-testville
name: Testville
country: KE
region: Eastern Africa
level: municipality
languages: [en]
text_language: en
provenance: self-declared
verified_on: 2026-01-01
"""
MOST = MAX_BYTES - 2000
ITEM = "  - {{id: a{0}, title: T, description: D, themes: [{1}]}}\n"
WORDS = "rubbish market traders vendors "
SHAPES = {
    "a list": "- a\n" * (MAX_BYTES // 4),
    "nested lists": f"- {'[' * 18}{']' * 18}\n" * (MAX_BYTES // 40),
    "nested sets of fields": f"- {'{a: ' * 18}{'}' * 18}\n" * (MAX_BYTES // 93),
    "unknown fields": HEAD + "".join(f"contxt{n}: 1\n" for n in range(24_000)),
    "long unknown fields": HEAD + "".join(f"{'c' * 900}{n}: 1\n" for n in range(1100)),
    "one long field": f"{HEAD}? {'x' * MOST}\n: 1\n",
    "one long text": f"{HEAD}networks: [{'x' * MOST}]\n",
    "a text of many lines": f"{HEAD}aliases: ['a{chr(10) * MOST}']\n",
    "digits": f"{HEAD}context: {{population: {'9' * MOST}}}\n",
    "underscores": f"{HEAD}context: {{population: {'1_' * (MOST // 2)}}}\n",
    "wrong themes": f"{HEAD}challenges:\n{ITEM.format(0, 'mud, ' * 49_000)}",
    "long wrong themes": f"{HEAD}challenges:\n"
    + "".join(ITEM.format(n, f"{WORDS * 40}, " * 8) for n in range(100)),
    "wrong languages": f"{HEAD}capacity: {{interpreting: [{'english, ' * 49_000}]}}\n",
    "empty items": HEAD + "sources:\n" + "  - {}\n" * 16_000,
    "comments with tabs": HEAD + "#\t\n" * (MOST // 3),
    "one comment of tabs": f"{HEAD}# {chr(9) * MOST}",
    "open brackets": f"{HEAD}aliases: {'[' * MOST}",
    "a bad sign at the end": f"{HEAD}{'# x' * (MOST // 3)}\x1b",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_file_is_answered_soon_and_briefly(shape):
    content = SHAPES[shape].encode()
    assert len(content) <= MAX_BYTES
    start = time.process_time()
    findings = findings_in(content)
    assert time.process_time() - start < 2
    assert len(findings) <= 100
    assert all(len(str(finding)) < 700 for finding in findings)
