"""Draw the README's picture: the ranking for Maputo as a terminal of 100 columns shows it.

    python scripts/render_screenshot.py            # write docs/images/maputo.svg
    python scripts/render_screenshot.py --check    # exit 1 if its text is not current

Needs the extra ``semantic``.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import matchmaker
from matchmaker.reports.matches import matches_report
from matchmaker.reports.terminal import print_report, report_console

TARGET = Path(__file__).parents[1] / "docs" / "images" / "maputo.svg"
WIDTH = 96
FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
DIGIT = re.compile(r"\d")  # vectors differ a little between machines, and with them last digits


def picture() -> str:
    """The SVG."""
    ranking = matchmaker.rank(matchmaker.load_registry(), "Maputo", top=6)
    console = report_console(width=WIDTH, color=True, record=True)
    print_report(console, matches_report(ranking))
    svg = console.export_svg(title="match --city Maputo --top 6", unique_id="maputo")
    return FONT_FACE.sub("", svg)  # a picture must not fetch anything


def words(svg: str) -> str:
    """Its text without digits."""
    lines = re.findall(r"<text[^>]*>(.*?)</text>", svg, flags=re.DOTALL)
    return DIGIT.sub("0", unescape("\n".join(lines)))


def main() -> int:
    """Write or check."""
    svg = picture()
    if "--check" not in sys.argv:
        TARGET.write_text(svg, encoding="utf-8")
        return 0
    current = TARGET.is_file() and words(TARGET.read_text(encoding="utf-8")) == words(svg)
    print("maputo.svg is current" if current else "stale, run scripts/render_screenshot.py")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
