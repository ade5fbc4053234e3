"""What becomes of texts that the model does not read as they are written, and the way out."""

from __future__ import annotations

from matchmaker.reference.glossary import GLOSSED

OTHER_MODELS = (
    "A multilingual model (--model) reads such texts as they are; --embedder light compares words "
    "and themes, in English, French, Spanish and Portuguese alike."
)


def reading(language: str) -> str:
    """How the model reads a language that is not its own, to follow "which"."""
    if language in GLOSSED:
        return "the model reads only word by word in English"
    return "the model does not read"
