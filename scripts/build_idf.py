"""Build the table of inverse document frequency from public texts in four languages.

    python scripts/build_idf.py DATA_FOLDER

The texts are those of the UN's 2030 Agenda (goals, targets, indicators) and the names and
descriptions of the DAC purpose codes, each in as many of the four languages as it has. Only counts
of hashed words are kept, none of the texts, and no text that similarity is judged on is among
them. A word is as common as in the language that uses it most: otherwise English "the" would look
rare beside texts in three other languages.
"""

from __future__ import annotations

import csv
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import numpy as np

from matchmaker.embedding import lexical

LANGUAGES = ("en", "fr", "es", "pt")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def collect(folder: Path) -> dict[str, list[str]]:
    """Texts by language."""
    texts: dict[str, list[str]] = defaultdict(list)
    with (folder / "vocabulary" / "sdg_texts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            texts[row["lang"]].append(row["text"])
    tree = ET.parse(folder / "vocabulary" / "dac_sectors_en_fr.xml")  # noqa: S314 - our own copy
    for narrative in tree.iter("narrative"):
        texts[narrative.get(XML_LANG, "en")].append(narrative.text or "")
    return {language: texts[language] for language in LANGUAGES}


def main(folder: Path) -> None:
    """Write the table beside the lexical channel."""
    shares = np.zeros(lexical.N_BUCKETS)
    for texts in collect(folder).values():
        present = lexical.word_counts(texts, signed=False) > 0
        # One added document keeps an unseen bucket finite (as scikit-learn's smooth_idf does).
        shares = np.maximum(shares, (present.sum(axis=0) + 1) / (len(texts) + 1))
    table = np.log(1 / shares).astype(np.float32)
    target = Path(lexical.__file__).with_name(lexical.IDF_FILE)
    np.save(target, table, allow_pickle=False)
    print(f"{target}: {len(table)} buckets, {table.min():.2f} to {table.max():.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
