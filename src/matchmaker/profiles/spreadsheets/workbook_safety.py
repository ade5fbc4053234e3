"""A workbook judged before it is opened: a zip archive of bounded size, no entities in its XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from matchmaker.errors import InvalidDataError
from matchmaker.profiles.spreadsheets.bounds import too_large

_MAX_PARTS = 2_000
_MAX_UNZIPPED = 150 << 20
_MAX_RATIO = 200  # unzipped to zipped, of a part over a megabyte; sheets reach about 30
_SMALL_PART = 1 << 20
_CHUNK = 1 << 16
_MAX_PROLOG = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"  # what old and encrypted workbooks begin with
_DAMAGED = "Open it in a spreadsheet program and save it again as .xlsx."


class _RootReachedError(Exception):
    """The first element begins: no document type can follow."""


class _DocumentTypeError(Exception):
    """A document type, the only place of entities, was found."""


def check_workbook(content: bytes, name: str) -> None:
    """Refuse what must not reach a parser.

    Raises
    ------
    InvalidDataError
        If it is no workbook, would unzip to too much, holds macros, or defines XML entities.
    """
    if content.startswith(_OLE):
        raise InvalidDataError(
            f"{name} is protected by a password, or in the old format of Excel.",
            hint="Save it as .xlsx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, name)
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise InvalidDataError(
                    f"{name} holds macros, which are refused.", hint="Save it as .xlsx without."
                )
            for part in parts:
                _check_xml(archive, part, name)  # whatever it is called
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InvalidDataError(f"{name} is no workbook, or is damaged.", hint=_DAMAGED) from error


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    # The sizes of the directory bind: zipfile reads no more of a part than they say.
    if len(parts) > _MAX_PARTS:
        raise too_large(f"{name} has over {_MAX_PARTS} parts")
    if sum(part.file_size for part in parts) > _MAX_UNZIPPED:
        raise too_large(f"{name} unzips to over {_MAX_UNZIPPED >> 20} MiB")
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > part.compress_size * _MAX_RATIO:
            raise too_large(f"{name} is packed suspiciously tight ({part.filename[:80]})")
    if len({part.filename for part in parts}) < len(parts):
        raise InvalidDataError(f"{name} holds a part twice, or is damaged.", hint=_DAMAGED)


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Parse a part up to its first element, as every XML parser would read it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _stop
    read = 0
    try:
        with archive.open(part) as file:
            while (chunk := file.read(_CHUNK)) and read < _MAX_PROLOG:
                read += len(chunk)
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
    except _RootReachedError:
        return
    except _DocumentTypeError:
        message = f"{name} defines XML entities ({part.filename[:80]}), which are refused."
        raise InvalidDataError(message, hint=_DAMAGED) from None
    except expat.ExpatError:
        return  # no XML, such as a picture, for any parser
    if read >= _MAX_PROLOG:
        raise InvalidDataError(f"{name} is no workbook, or is damaged.", hint=_DAMAGED)


def _refuse(*_: object) -> None:
    raise _DocumentTypeError


def _stop(*_: object) -> None:
    raise _RootReachedError
