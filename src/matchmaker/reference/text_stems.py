"""Words of four languages without their endings, so that forms of one word compare equal.

Two strengths. A *number stem* is without number (``mercados``, ``mercado``) and, of people, gender
(``refugiadas``); it is compared where a word stands alone. A *root* is also without gender and the
commonest endings of verbs and of nouns made from verbs (``collecting``, ``collection``); roots of
different words meet now and then (``parks``, ``parking``), so they are compared only where several
stand together. Neither is a word of its language, and none is ever shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from matchmaker.reference.folding import fold

_SHORTEST = 4  # letters of a root that lost an ending
_WHOLE = 3  # letters of a word that has no endings

_Endings = Sequence[tuple[str, str]]
# Two spellings of one language, folded: British and American; Portuguese after and before the
# agreement of 1990 (Brazil writes "coletivo", Mozambique and Angola often "colectivo").
_SPELLINGS: Mapping[str, _Endings] = {
    "en": (("iz", "is"), ("our", "or"), ("centre", "center"), ("ae", "e"), ("gramme", "gram")),
    "fr": (),
    "es": (),
    "pt": (("cc", "c"), ("ct", "t"), ("pc", "c"), ("pt", "t")),
}
# Endings of number, and of people's gender, and what stands for them; the first that fits.
_NUMBERS: Mapping[str, _Endings] = {
    "en": (
        ("women", "woman"), ("children", "child"), ("people", "people"), ("buses", "bus"),
        ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
        ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
    ),
    "fr": (("eaux", "eau"), ("aux", "al"), ("elles", "el"), ("elle", "el"), ("nnes", "n"),
           ("nne", "n"), ("es", ""), ("s", ""), ("x", ""), ("e", "")),
    "es": (
        ("ces", "z"), ("adas", "ado"), ("ada", "ado"), ("idas", "ido"), ("ida", "ido"),
        ("oras", "or"), ("ora", "or"), ("es", ""), ("s", ""), ("e", ""),
    ),
    "pt": (
        ("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("ns", "m"),
        ("adas", "ado"), ("ada", "ado"), ("idas", "ido"), ("ida", "ido"), ("osas", "oso"),
        ("osa", "oso"), ("oras", "or"), ("ora", "or"), ("es", ""), ("s", ""), ("e", ""),
    ),
}  # fmt: skip
# Endings of verbs and of what is made from them; of those that fit, the longest.
_ROOTS: Mapping[str, Sequence[str]] = {
    "en": (
        "ement", "ation", "ment", "ator", "ative", "ion", "ing", "ed", "er", "or", "ive", "ate",
        "at", "e", "al",
    ),
    "fr": (
        "issement", "atric", "ateur", "ement", "ation", "issant", "ition", "eus", "eur", "ag",
        "ant", "ent", "ion", "er", "ez", "ir", "iv", "if", "at", "e", "i", "is", "iss",
    ),
    "es": (
        "amiento", "imiento", "acion", "icion", "ador", "idor", "iendo", "ando", "cion", "ion",
        "aje", "aj", "ado", "ido", "ar", "er", "ir", "o", "a", "e",
    ),
    "pt": (
        "amento", "imento", "acao", "icao", "ador", "edor", "idor", "endo", "ando", "indo", "cao",
        "agem", "anca", "ado", "ido", "ar", "er", "ir", "ao", "o", "a", "e",
    ),
}  # fmt: skip


@lru_cache(maxsize=20_000)
def number_stem(word: str, language: str) -> str:
    """A word of one of the four languages, without case, accents, number and old spelling."""
    plain = _folded(word)
    if len(plain) <= _WHOLE:
        return plain
    for spelling, instead in _SPELLINGS[language]:
        plain = plain.replace(spelling, instead)
    stem = next(
        (
            plain.removesuffix(ending) + instead
            for ending, instead in _NUMBERS[language]
            if plain.endswith(ending) and len(plain) - len(ending) + len(instead) >= _WHOLE
        ),
        plain,
    )
    if language == "fr" and unicodedata.normalize("NFC", word).lower().rstrip("s").endswith("é"):
        return f"{stem}é"  # "marché" is no form of "marche"
    return stem


@lru_cache(maxsize=20_000)
def root(word: str, language: str) -> str:
    """A word of one of the four languages, also without gender and the endings of verbs."""
    stem = number_stem(word, language).rstrip("é")
    fitting = (
        ending
        for ending in _ROOTS[language]
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST
    )
    bare = stem.removesuffix(max(fitting, key=len, default=""))
    # planning, plan
    return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare


def _folded(word: str) -> str:
    return fold(word).replace("œ", "oe").replace("æ", "ae")
